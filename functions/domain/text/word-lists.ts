import { vocabulary } from '../vocabulary/vocabulary.ts';
import { foldWords } from './fold.ts';

const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap(foldWords));

export const STOP_WORDS = { en: folded(vocabulary.stopWords.en), cy: folded(vocabulary.stopWords.cy) } as const;
export const WEAK_WORDS = { en: folded(vocabulary.weakWords.en), cy: folded(vocabulary.weakWords.cy) } as const;

const englishPhrases = vocabulary.terms.flatMap((term) => [term.label.en, ...(term.synonyms?.en ?? []), ...(term.needs?.en ?? [])]);
const welshPhrases = vocabulary.terms.flatMap((term) => [
  term.label.cy ?? '',
  ...(term.synonyms?.cy ?? []),
  ...(term.needs?.cy ?? []),
  ...(term.signs?.cy ?? []),
]);

/** Words of the vocabulary's Welsh that its English does not use: Welsh wherever they stand. */
export const WELSH_WORDS: ReadonlySet<string> = folded(welshPhrases).difference(folded(englishPhrases));
