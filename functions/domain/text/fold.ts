const ACCENTS = /\p{M}+/gu;
/** Welsh hangs small words on: "colli'r", "teimlo'n", "i'ch". English has hardly any but "I'm". */
const HUNG_ON = /(?<=\p{L})['’ʼ](?:r|n|i|w|u|m|ch|th)(?!['’ʼ\p{L}])/gu;
const APOSTROPHES = /(?<=\p{L})['’ʼ](?=\p{L})/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Words as they are compared: lower case, without accents, apostrophes inside words dropped ("Men's" is "mens", "colli'r" is "colli"). */
export function foldWords(text: string): string[] {
  const folded = text.toLowerCase().normalize('NFD').replace(ACCENTS, '');
  return folded.replace(HUNG_ON, '').replace(APOSTROPHES, '').match(WORDS) ?? [];
}

/** Where one thing ends and another begins: not within "6.30" or "1,050". */
const BETWEEN_CLAUSES = /(?:(?!(?<=\d)[.,:](?=\d))[,.;:!?()\u2013\u2014\n])+/u;

/** The words of each clause of a text. */
export const clausesOf = (text: string): readonly (readonly string[])[] =>
  text
    .split(BETWEEN_CLAUSES)
    .map(clauseWords)
    .filter((words) => words.length > 0);

const WRITTEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*/gu;

/** The same text with other words; what stands between them stays. `other` is given each word folded, and as it is written. */
export const withOtherWords = (text: string, other: (folded: string, written: string) => string): string =>
  text.replace(WRITTEN, (written) => other(foldWords(written)[0] ?? '', written));

/** A part of a text as it is written there, by its words; the words themselves where the text has them otherwise. */
export function writtenAs(text: string, words: readonly string[]): string {
  const written = [...text.matchAll(WRITTEN)].flatMap((match) =>
    foldWords(match[0]).map((word) => ({ word, from: match.index, to: match.index + match[0].length })),
  );
  const start = written.findIndex((_, at) => words.every((word, i) => written[at + i]?.word === word));
  const [first, last] = [written[start], written[start + words.length - 1]];
  return first && last ? text.slice(first.from, last.to) : words.join(' ');
}

const WHOSE = new Set(['his', 'her', 'their', 'my']);

/** How many words from `start` on say "end of life", which is another thing than to "end her life". */
function endOfLife(words: readonly string[], start: number): number {
  if (words[start] !== 'end' || words[start + 1] !== 'of') return 0;
  const life = WHOSE.has(words[start + 2] ?? '') ? start + 3 : start + 2;
  return words[life] === 'life' ? life + 1 - start : 0;
}

/** The words of a clause; what is said as one is one. */
export function clauseWords(clause: string): string[] {
  const words = foldWords(clause);
  const read: string[] = [];
  for (let at = 0; at < words.length; ) {
    const count = endOfLife(words, at);
    read.push(count > 0 ? 'end of life' : (words[at] ?? ''));
    at += Math.max(1, count);
  }
  return read;
}
