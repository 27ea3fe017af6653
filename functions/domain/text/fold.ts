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

const GO = /^go(?:es|ing)?$/;
const LIKE_THIS = new Set(['like', 'any', 'anymore', 'much', 'living', 'without']);

/** The words of a clause, where "go on" that ends it is one: who "cannot go on" is not who "won't go out", or on a bus. */
export function clauseWords(clause: string): string[] {
  const words = foldWords(clause);
  const isGoOn = (start: number) =>
    words[start + 1] === 'on' &&
    GO.test(words[start] ?? '') &&
    (start + 2 === words.length || LIKE_THIS.has(words[start + 2] ?? ''));
  return words.flatMap((word, at) => {
    if (isGoOn(at)) return ['go on'];
    return isGoOn(at - 1) ? [] : [word];
  });
}
