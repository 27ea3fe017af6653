/** Tokens or terms, numbered from 0 in the order in which they were first seen. */
export class Dictionary {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(words: readonly string[] = []) {
    for (const word of words) this.add(word);
  }

  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  /** The number of the word, or -1. */
  find(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }
}

/** Whether two different words are one insertion, deletion, substitution or transposition apart. */
export function oneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < short.length - start &&
    short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)
  )
    end++;
  const middle = short.length - start - end;
  if (long.length > short.length) return middle === 0;
  if (middle !== 2) return middle === 1;
  return (
    short.charCodeAt(start) === long.charCodeAt(start + 1) &&
    short.charCodeAt(start + 1) === long.charCodeAt(start)
  );
}
