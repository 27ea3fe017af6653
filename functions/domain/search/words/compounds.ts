import { WEAK_WORDS } from '../../text/word-lists.ts';
import { isCommon, isMeantAsWritten } from '../../vocabulary/neighbours.ts';
import { areSaidTogether } from '../../vocabulary/phrases.ts';
import { vocabularyWords } from '../../vocabulary/vocabulary.ts';

const SHORTEST_PART = 3;

/** "Lunchclub" is "lunch club": a word that nobody writes so, of two that some phrase of the vocabulary has together; else itself. */
export function takenApart(word: string): readonly string[] {
  if (word.length < 2 * SHORTEST_PART || isWritten(word)) return [word];
  for (let end = SHORTEST_PART; end <= word.length - SHORTEST_PART; end += 1) {
    const parts = [word.slice(0, end), word.slice(end)] as const;
    if (parts.every((part) => vocabularyWords.has(part)) && areOneThing(...parts)) return parts;
  }
  return [word];
}

/** "Day centre" is in some phrase; "club" says too little to be compared, and stands after anything. */
const areOneThing = (first: string, second: string): boolean =>
  WEAK_WORDS.en.has(second) ? !WEAK_WORDS.en.has(first) : areSaidTogether(first, second);

const isWritten = (word: string): boolean =>
  vocabularyWords.has(word) || isCommon(word) || isMeantAsWritten(word);
