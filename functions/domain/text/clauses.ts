import { foldWords } from './fold.ts';

/** A point and what closes behind it, or the end of a line; "St. Thomas", "6.30" and "example.org" end no sentence. */
const SENTENCE_END = /(?<!\b(?:St|Dr|Mrs?|Ms))[.!?]["'”’)]*(?=\s)|\S(?=[^\S\n]*\n)/g;

/** Where each sentence of a text ends, but for the last. */
export const sentenceEnds = (text: string): IteratorObject<number> =>
  text.matchAll(SENTENCE_END).map((found) => found.index + found[0].length);

/** The sentences of a text as they are written. What stands between semicolons could stand by itself, and is one too. */
export function sentencesOf(text: string): readonly string[] {
  const bounds = [0, ...sentenceEnds(text), text.length];
  return bounds
    .slice(1)
    .flatMap((end, i) => text.slice(bounds[i], end).split(/(?<=;)/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Where one thing ends and another begins: not within "6.30", "1,050", "8–12" or "8 - 12". */
const BETWEEN_CLAUSES =
  /(?:(?!(?<=\d)[.,:](?=\d)|(?<=\d ?)[\u2013\u2014](?= ?\d))[,.;:!?()\u2013\u2014\n]|(?<!\d)\s-\s|\s-\s(?!\d))+/u;

/** The clauses of a text as they are written. */
export const writtenClausesOf = (text: string): readonly string[] =>
  text
    .split(BETWEEN_CLAUSES)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

/** The words of each clause of a text. */
export const clausesOf = (text: string): readonly (readonly string[])[] =>
  text
    .split(BETWEEN_CLAUSES)
    .map(clauseWords)
    .filter((words) => words.length > 0);

/** Before what is somebody's: "her life", "his eighties". */
export const WHOSE: ReadonlySet<string> = new Set(['his', 'her', 'their', 'my']);

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
