import type { Point } from '../../../../schemas/common.ts';
import type { SearchRequest } from '../../../../schemas/search.ts';
import { distanceKm } from '../../geo/distance.ts';
import { isNation } from '../../place/districts.ts';
import { placesNamed } from '../../place/gazetteer.ts';
import { NAMES_OF_PEOPLE } from '../../place/town-in-name.ts';
import type { PostcodeBook } from '../../ports.ts';
import { isPostcodeKnown, lookUp, type PostcodeAmong, postcodeAmong } from '../../postcode/look-up.ts';
import { parsePostcode } from '../../postcode/parse.ts';
import { foldWords } from '../../text/fold.ts';
import { longestSaid, sayingsOf } from '../../text/sayings.ts';
import { wordsIn } from '../../text/word-lists.ts';
import { isCommon } from '../../vocabulary/neighbours.ts';
import { vocabularyWords } from '../../vocabulary/vocabulary.ts';
import { OTHERS, personTable, YOUNG } from '../words/person-words.ts';
import { isInShort, withoutNames } from '../words/shorthand.ts';
import { middleOfTown, type Venues } from './own-venues.ts';
import { type Villages, villagesCalled } from './villages.ts';

interface Said {
  readonly start: number;
  readonly count: number;
  readonly near: string;
}

const { besidePlace } = personTable;
const BEFORE = wordsIn(besidePlace.before);
const NO_PLACES = wordsIn(besidePlace.noPlaces);
const NO_POSTCODES = wordsIn(besidePlace.noPostcodes);
const ELSEWHERE = sayingsOf(besidePlace.elsewhere);
const MOVED_TO = sayingsOf(besidePlace.movedTo);
const ENDS_CLAUSE = /[.,;:!?]$/;
const CAPITAL = /^\p{Lu}/u;
/** "Leeds for my mum" is not the name of a town. */
const ENDS_IN_CAPITAL = /(?<=^|\s)\p{Lu}\S*$/u;
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
const isEnglish = (name: string) =>
  foldWords(name).every((word) => vocabularyWords.has(word) || isCommon(word));

/** To ask the listings takes a look at each of them; a question that names a place names it soon. */
const TOWNS_ASKED_MAX = 6;

/** The middle of a town that only listings know, or of each village of a name. */
type ListedTown = (name: string) => Promise<readonly Point[]>;

type Books = Venues & Villages;

/** "Street" is a village and a word. */
const villagesOf = async (name: string, books: Books): Promise<readonly Point[]> =>
  isEnglish(name) ? [] : (await villagesCalled(name, books)).map(({ point }) => point);

/** Of one question only the first few names are asked for, each once. */
function listedTowns(books: Books): ListedTown {
  const asked = new Map<string, Promise<readonly Point[]>>();
  return (name) => {
    const known = asked.get(name);
    if (known) return known;
    if (asked.size >= TOWNS_ASKED_MAX) return Promise.resolve([]);
    const found = middleOfTown(name, books).then((middle) => (middle ? [middle] : villagesOf(name, books)));
    asked.set(name, found);
    return found;
  };
}

/**
 * The name that the gazetteer or, of a name in capitals, a listing knows; undefined where there is none, or it is a
 * word: nobody asks the listings for "in a hurry".
 */
async function placeAfter(name: string, listedTown: ListedTown): Promise<string | undefined> {
  if (!CAPITAL.test(name) && isOrdinary(name)) return undefined;
  if (isNation(name) || NO_PLACES.has(name.toLowerCase())) return undefined;
  const listed = [name, unmutated(name)].find((one) => placesNamed(one).length > 0);
  if (listed !== undefined || !ENDS_IN_CAPITAL.test(name)) return listed;
  return (await listedTown(name)).length > 0 ? name : undefined;
}

/** Smaller places are more often words or people's names. */
const LARGE = 5000;
/** A city is meant though the vocabulary knows its name, or English does ("York"), but for this one. */
const CITY = 95_000;
const NO_CITY = 'reading';
/** "Brandon, 19, autistic" tells how old somebody is, "Shelley wants company" what she wants. */
const AGE = /^\d{1,3}(?:yo|yrs?|f|m)?$/i;
const WHO_WANTS = wordsIn(besidePlace.afterPerson);
const CALLED_SO = wordsIn(besidePlace.names);

/** Whether the words that stand at the beginning or the end name somebody, rather than a town: "Arnold" of "her husband Arnold". */
function isPerson(words: readonly string[], { start, count }: Omit<Said, 'near'>): boolean {
  const folded = (at: number) => foldWords(words[at] ?? '').join('');
  const name = foldWords(bare(words.slice(start, start + count))).join(' ');
  if (start > 0) return OTHERS.has(folded(start - 1)) && (NAMES_OF_PEOPLE.has(name) || CALLED_SO.has(name));
  const after = start + count;
  return AGE.test(bare([words[after] ?? ''])) || WHO_WANTS.has(folded(after));
}

/** A town that stands at the beginning or the end without a word like "in": "walking swansea", "Swansea food bank". */
function isTownAlone(words: readonly string[], at: Omit<Said, 'near'>): boolean {
  const name = bare(words.slice(at.start, at.start + at.count));
  const key = foldWords(name).join(' ');
  const population = placesNamed(name)[0]?.population ?? 0;
  if (at.start === 0 && NAMES_OF_PEOPLE.has(key)) return false;
  if (population >= CITY) return key !== NO_CITY;
  if (isPerson(words, at)) return false;
  if (isEnglish(name)) return false;
  return population >= LARGE;
}

const bare = (words: readonly string[]) => words.join(' ').replace(/[.,;:!?]+$/, '');

/** Of the words from `start` or up to `end` the most that are a place. */
const counts = (most: number) =>
  Array.from({ length: Math.min(NAME_WORDS_MAX, most) }, (_, i) => i + 1).reverse();

/** How many words away "section" or "disc" says that "S1" or "L5" is no postcode. */
const BESIDE = 2;
/** "The M4" is a road. */
const THE = 'the';
/** A man of 40, where nothing says that it is Manchester. */
const MAN = /^M\d{2}$/i;

/** Whether a sector or an outcode that stands there may be something else: "detained under S2", "L4 L5 disc", "M40, depressed", "driving on the M4". */
function mayBeAnything(words: readonly string[], { start, count, kind, text }: PostcodeAmong): boolean {
  if (!isPostcodeKnown(text) || isInShort(words[start] ?? '')) return true;
  if (kind === 'postcode' || isAfterIn(words, start)) return false;
  const end = start + count;
  const beside = words.slice(Math.max(0, start - BESIDE), end + BESIDE);
  const next = [words[start - 1], words[end]].map((word) => bare([word ?? '']));
  return (
    words[start - 1]?.toLowerCase() === THE ||
    beside.flatMap(foldWords).some((word) => NO_POSTCODES.has(word)) ||
    next.some((word) => parsePostcode(word)?.kind === 'outcode') ||
    (end < words.length && MAN.test(bare(words.slice(start, end))))
  );
}

const isAfterIn = (words: readonly string[], start: number): boolean =>
  BEFORE.has(words[start - 1]?.toLowerCase() ?? '') || isMovedTo(words, start);

/** An age behind whom it is told of: "her son, 45, lives in", "daughter (58) lives in". */
const GROWN_AGE = /^\(?(?:1[89]|[2-9]\d|1\d\d)\)?,?$/;

/** The words of the clause that leads up to the place, without the age of somebody's grown children. */
function leadingTo(words: readonly string[], start: number): readonly string[] {
  const isAge = (word: string, at: number) =>
    GROWN_AGE.test(word) && YOUNG.has(foldWords(words[at - 1] ?? '').join(''));
  const before = words.slice(0, start).flatMap((word, at) => {
    if (isAge(word, at)) return [];
    return isAge(words[at + 1] ?? '', at + 1) && at + 1 < start ? [bare([word])] : [word];
  });
  return before.slice(before.findLastIndex((word) => ENDS_CLAUSE.test(word)) + 1).flatMap(foldWords);
}

/** Whether the clause says before the place that somebody else lives there, something was there once, or that it is not to be there. */
const isElsewhere = (words: readonly string[], start: number): boolean =>
  longestSaid(leadingTo(words, start), ELSEWHERE) !== undefined;

/** "Moved to Neath", "new to Neath". */
const isMovedTo = (words: readonly string[], start: number): boolean =>
  longestSaid(leadingTo(words, start), MOVED_TO) !== undefined;

/** The place that the words name: a postcode anywhere, a place after a word like "in", a town at either end. */
async function placeSaid(words: readonly string[], listedTown: ListedTown): Promise<Said | undefined> {
  const postcode = postcodeAmong(words);
  if (postcode && !mayBeAnything(words, postcode)) return { ...postcode, near: postcode.text };
  for (const start of words.keys()) {
    if (!isAfterIn(words, start) || isElsewhere(words, start)) continue;
    for (const count of counts(words.length - start)) {
      const near = await placeAfter(bare(words.slice(start, start + count)), listedTown);
      if (near !== undefined) return { start, count, near };
    }
  }
  for (const count of counts(words.length))
    for (const start of [words.length - count, 0]) {
      const near = bare(words.slice(start, start + count));
      if (isTownAlone(words, { start, count }) && !isElsewhere(words, start)) return { start, count, near };
    }
  return undefined;
}

/** As it is written, but that "Miss Preston" is a lady, and no town. */
const wordsOf = (q: string) =>
  withoutNames(q)
    .split(/\s+/)
    .filter((word) => word !== '');

/** "Choir in Leeds", with no place beside it: the place is taken out of the words. */
export async function withPlaceApart<T extends Pick<SearchRequest, 'q' | 'near'>>(
  request: T,
  books: Books,
): Promise<T> {
  if (request.near !== '') return request;
  const words = wordsOf(request.q);
  const said = await placeSaid(words, listedTowns(books));
  if (!said) return request;
  const from = isAfterIn(words, said.start) ? said.start - 1 : said.start;
  const end = said.start + said.count;
  // "In Leeds, 15": what stood before the comma stays apart from what stands behind it.
  const [mark = ''] = ENDS_CLAUSE.exec(words[end - 1] ?? '') ?? [];
  const before = words.slice(0, from).join(' ') + (from > 0 ? mark : '');
  const q = [before, ...words.slice(end)].filter(Boolean).join(' ');
  return { ...request, q, near: said.near };
}

/** Where that may be. */
async function pointsOf(
  near: string,
  listedTown: ListedTown,
  postcodes: PostcodeBook,
): Promise<readonly Point[]> {
  const postcode = await lookUp(near, postcodes);
  if (postcode) return [postcode.point];
  const named = placesNamed(near);
  return named.length > 0 ? named.map(({ point }) => point) : listedTown(near);
}

/** The place that the words name, where it is farther than this from the one that was looked near. */
export async function placeElsewhere(
  q: string,
  from: Point,
  km: number,
  books: Books & { readonly postcodes: PostcodeBook },
): Promise<string | undefined> {
  const listedTown = listedTowns(books);
  const said = await placeSaid(wordsOf(q), listedTown);
  if (!said) return undefined;
  const points = await pointsOf(said.near, listedTown, books.postcodes);
  return points.length > 0 && points.every((point) => distanceKm(point, from) > km) ? said.near : undefined;
}
