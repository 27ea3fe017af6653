import type { Language } from '../../../schemas/words.ts';
import { usesByWord, vocabulary } from '../vocabulary/vocabulary.ts';
import { foldWords } from './fold.ts';
import { welshRoot } from './welsh.ts';

const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap(foldWords));

/** Every word of a table's lists in either language, as words are compared. */
export const wordsIn = ({ en, cy }: Readonly<Record<Language, readonly string[]>>): ReadonlySet<string> =>
  folded([...en, ...cy]);

export const STOP_WORDS = {
  en: folded(vocabulary.stopWords.en),
  cy: folded(vocabulary.stopWords.cy),
} as const;
export const WEAK_WORDS = {
  en: folded(vocabulary.weakWords.en),
  cy: folded(vocabulary.weakWords.cy),
} as const;
/** In either language. */
export const isStopWord = (word: string): boolean => STOP_WORDS.en.has(word) || STOP_WORDS.cy.has(word);
export const isWeakWord = (word: string): boolean => WEAK_WORDS.en.has(word) || WEAK_WORDS.cy.has(word);
/** "The", "a group": nothing is asked for by these alone. */
export const saysLittle = (word: string): boolean => isStopWord(word) || isWeakWord(word);

/** Words that are compared as written: "housing" is not "house". */
export const WHOLE_WORDS = folded([...vocabulary.wholeWords.en, ...vocabulary.wholeWords.cy]);

/** "Plant" are children among Welsh words, and a "hen" is old. */
export const FALSE_FRIENDS = folded(vocabulary.falseFriends);

/** Words whose form tells what is meant: "killed himself" is not "kill himself". */
export const TENSE_WORDS = folded([...vocabulary.tenseWords.en, ...vocabulary.tenseWords.cy]);

const SHORTEST_BORROWED = 4;
const BORROWED_MOST = 3;
const WELSH_TIMES = 9;

const usesInEnglish = usesByWord(vocabulary, ['en']);
const usesInWelsh = usesByWord(vocabulary, ['cy']);
/** English speaks of a "sgwrs" here and there: a word that Welsh has many times as often is Welsh. */
const isBorrowed = (word: string, uses: number): boolean =>
  word.length >= SHORTEST_BORROWED &&
  uses <= BORROWED_MOST &&
  (usesInWelsh.get(word) ?? 0) >= WELSH_TIMES * uses;
const englishWords = new Set(
  [...usesInEnglish].flatMap(([word, uses]) => (isBorrowed(word, uses) ? [] : [word])),
).union(STOP_WORDS.en);
const welshWords = new Set(usesInWelsh.keys()).difference(englishWords);
const welshRoots: ReadonlySet<string> = new Set([...welshWords].map(welshRoot));

const SHORTEST_MUTATED = 4;

/** A word that our English has more often than our Welsh, however Welsh it looks: "nhs", "chap". */
export const isKnownEnglish = (word: string): boolean =>
  (usesInEnglish.get(word) ?? 0) > (usesInWelsh.get(word) ?? 0);

/** A word of the vocabulary's Welsh that its English does not use, under any mutation. */
export const isKnownWelsh = (word: string): boolean =>
  welshWords.has(word) ||
  (word.length >= SHORTEST_MUTATED && !englishWords.has(word) && welshRoots.has(welshRoot(word)));
