const ACCENTS = /\p{M}+/gu;
/** Small words are hung on: "colli'r", "teimlo'n", "i'ch"; "I'm", "we'll", "she'd", who is not to be "ill", "well" or a "shed". */
const HUNG_ON = /(?<=\p{L})['’ʼ](?:r|n|i|w|u|m|ch|th|ll|d)(?!['’ʼ\p{L}])/gu;
const APOSTROPHES = /(?<=\p{L})['’ʼ](?=\p{L})/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Words as they are compared: lower case, without accents, apostrophes inside words dropped ("Men's" is "mens", "colli'r" is "colli"). */
export function foldWords(text: string): string[] {
  const folded = text.toLowerCase().normalize('NFD').replace(ACCENTS, '');
  return folded.replace(HUNG_ON, '').replace(APOSTROPHES, '').match(WORDS) ?? [];
}

const WRITTEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*/gu;

/** The words of a text as they are written. */
export const writtenWords = (text: string): readonly string[] => text.match(WRITTEN) ?? [];

/** The same text with other words; what stands between them stays. `other` is given each word folded, as it is written, and which it is. */
export function withOtherWords(
  text: string,
  other: (folded: string, written: string, at: number) => string,
): string {
  let at = 0;
  return text.replace(WRITTEN, (written) => other(foldWords(written)[0] ?? '', written, at++));
}

/** A part of a text as it is written there, by its words; the words themselves where the text has them otherwise. */
export function writtenAs(text: string, words: readonly string[]): string {
  const written: { readonly word: string; readonly from: number; readonly to: number }[] = [];
  for (const match of text.matchAll(WRITTEN))
    for (const word of foldWords(match[0])) {
      const to = match.index + match[0].length;
      written.push({ word, from: match.index, to });
      const last = written.slice(-words.length);
      if (words.every((one, i) => last[i]?.word === one)) return text.slice(last[0]?.from, to);
    }
  return words.join(' ');
}
