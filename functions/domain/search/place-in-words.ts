import type { SearchRequest } from '../../../schemas/search.ts';
import { placesNamed } from '../place/gazetteer.ts';
import { foldWords } from '../text/fold.ts';
import { vocabularyWords } from '../vocabulary/vocabulary.ts';

/** What stands before the name of a place, in English and in Welsh. */
const BEFORE = /(?<=^|\s)(?:in|near|around|yn|yng|ym|ger)\s+/giu;
const CAPITAL = /^\p{Lu}/u;
/** As many as "Ashton in Makerfield" has, and one more. */
const NAME_WORDS_MAX = 4;

/** How Welsh begins after "yn": "yng Nghaerdydd", "ym Mangor", "yn Nhreforys". */
const NASAL = { ngh: 'c', ng: 'g', mh: 'p', m: 'b', nh: 't', n: 'd' } as const;
function unmutated(name: string): string {
  const [beginning, radical] =
    Object.entries(NASAL).find(([nasal]) => name.toLowerCase().startsWith(nasal)) ?? [];
  return beginning === undefined ? name : `${radical}${name.slice(beginning.length)}`;
}

/** "Reading" and "bath" are places and words; in small letters they are words. */
const isOrdinary = (name: string) => foldWords(name).every((word) => vocabularyWords.has(word));

/** The name that a gazetteer knows; undefined where there is none, or it is a word. */
function placeNamed(name: string): string | undefined {
  if (!CAPITAL.test(name) && isOrdinary(name)) return undefined;
  return [name, unmutated(name)].find((one) => placesNamed(one).length > 0);
}

/** "Choir in Leeds", with no place beside it: the place is taken out of the words. */
export function withPlaceApart<T extends Pick<SearchRequest, 'q' | 'near'>>(request: T): T {
  if (request.near !== '') return request;
  for (const { 0: before, index } of request.q.matchAll(BEFORE)) {
    const rest = request.q.slice(index + before.length).split(/\s+/);
    for (let count = Math.min(NAME_WORDS_MAX, rest.length); count > 0; count--) {
      const near = placeNamed(
        rest
          .slice(0, count)
          .join(' ')
          .replace(/[.,;:!?]+$/, ''),
      );
      if (near === undefined) continue;
      const q = [request.q.slice(0, index).trim(), ...rest.slice(count)].join(' ').trim();
      return { ...request, q, near };
    }
  }
  return request;
}
