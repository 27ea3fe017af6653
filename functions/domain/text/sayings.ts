import type { Language } from '../../../schemas/words.ts';
import { foldWords } from './fold.ts';
import { welshRoot } from './welsh.ts';

/** However it is said, a "no" is a "no": can't, doesn't, won't, unable, never. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  'no not none never nobody cant cannot dont doesnt didnt wont wouldnt couldnt isnt hasnt havent hadnt wasnt arent unable without'.split(
    ' ',
  ),
);

/** "Scared|afraid of husband|wife" stands for four phrases. */
export function alternativesOf(phrase: string): readonly string[] {
  const ways = phrase.split(' ').map((word) => word.split('|'));
  return ways
    .reduce((said, words) => said.flatMap((start) => words.map((word) => [...start, word])), [
      [],
    ] as string[][])
    .map((words) => words.join(' '));
}

const GAP = '*';
const GAP_WORDS = 3;

/** A way of saying something, in words as they are compared: "not" is any "no", `*` up to three words. */
export type Saying = readonly string[];

/** What a table says of one thing, phrase by phrase, in either language. */
export const sayingsOf = (said: Readonly<Record<Language, readonly string[]>>): readonly Saying[] => [
  ...said.en.flatMap(alternativesOf).map((phrase) => partsOf(phrase, (word) => word)),
  ...said.cy.flatMap(alternativesOf).map((phrase) => partsOf(phrase, welshRoot)),
];

const partsOf = (phrase: string, asCompared: (word: string) => string): Saying =>
  phrase.split(' ').flatMap((part) => (part === GAP ? [GAP] : foldWords(part).map(asCompared)));

const isWord = (said: string | undefined, part: string | undefined): boolean =>
  said !== undefined &&
  (said === part ||
    (part === 'not' && NEGATIONS.has(said)) ||
    (part?.startsWith('~') && welshRoot(said) === part) === true);

/** Where what is said from `start` on ends; undefined where it is not said there. */
export function endOfSaying(
  words: readonly string[],
  start: number,
  saying: Saying,
  part = 0,
): number | undefined {
  if (part === saying.length) return start;
  if (saying[part] !== GAP)
    return isWord(words[start], saying[part]) ? endOfSaying(words, start + 1, saying, part + 1) : undefined;
  for (let skipped = 0; skipped <= GAP_WORDS; skipped += 1) {
    const end = endOfSaying(words, start + skipped, saying, part + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}
