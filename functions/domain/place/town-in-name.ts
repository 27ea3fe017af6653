import { foldWords } from '../text/fold.ts';
import { isCommon } from '../vocabulary/neighbours.ts';
import { vocabularyWords } from '../vocabulary/vocabulary.ts';
import { type NamedPlace, placesNamed } from './gazetteer.ts';

/** Towns that people are called by: "Beverley's Friday Club". */
export const NAMES_OF_PEOPLE: ReadonlySet<string> = new Set(
  'arnold ashley ashton barlow barnes barry barton beverley bradley chester clare dalton digby dudley gifford heather keith kerry lee leigh lincoln mark martin maud milton nelson preston shirley stanley'.split(
    ' ',
  ),
);

/** The name of a village of fewer people is more often somebody's, or a word: "Eagle Scouts". */
const PEOPLE_MIN = 1_000;
const isTown = ({ population }: NamedPlace) => population === 0 || population >= PEOPLE_MIN;

const CAPITAL = /^\p{Lu}/u;
const WORDS_MAX = 3;

/** The towns that the name of a listing or an organisation names: "New Faces Helston", "Debt Help (Leeds)". Words that are words too name none: "Reading group". */
export function townsInName(name: string): readonly NamedPlace[] {
  const words = name.split(/[\s()[\]/,:;–—-]+/).filter((word) => word !== '');
  for (let count = WORDS_MAX; count > 0; count -= 1)
    for (let start = 0; start + count <= words.length; start += 1) {
      const said = words.slice(start, start + count);
      if (!CAPITAL.test(said[0] ?? '') || !CAPITAL.test(said.at(-1) ?? '')) continue;
      const folded = foldWords(said.join(' '));
      if (folded.every((word) => vocabularyWords.has(word) || isCommon(word))) continue;
      const towns = NAMES_OF_PEOPLE.has(folded.join(' ')) ? [] : placesNamed(said.join(' ')).filter(isTown);
      if (towns.length > 0) return towns;
    }
  return [];
}
