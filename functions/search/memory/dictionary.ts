/** Tokens, terms and the like, numbered from 0 in the order in which they were first seen. */
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
