import { SEARCH } from '../../../schemas/limits.ts';
import type { HiddenKind, SearchAnswer, SearchRequest, SearchResult } from '../../../schemas/search.ts';
import type { Directory } from '../directory.ts';
import { say } from '../messages/message.ts';
import { readableOf } from '../readable.ts';
import { ukDate } from '../time/days.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { facetLabels } from './facets.ts';
import type { IndexAnswer } from './index-language.ts';
import { areasOf } from './neighbour-areas.ts';
import { understandPlace } from './place.ts';
import { indexQuery, type Question, questionOf } from './question.ts';
import { type Ranked, rank } from './ranking.ts';
import { resultOf } from './results.ts';
import { suggestionsFor } from './suggestions.ts';
import { understandWords } from './words.ts';

/** Fewer answers than this, and the reach is widened, and said to be. */
const TOO_FEW = 3;
const WIDER = [2.5, 6];

/** One search for one person. Nothing of it is kept. Throws `InvalidInput` for what cannot be understood. */
export async function search(request: SearchRequest, directory: Directory): Promise<SearchAnswer> {
  const now = directory.now();
  const position = readCursor(request);
  const [words, place] = await Promise.all([
    understandWords(request.q, request.lang, directory.index),
    understandPlace(request.near, directory.postcodes, directory.areas),
  ]);
  const where = place.point
    ? { ...place, areas: await areasOf(place.point, place.areas, directory.index) }
    : place;
  const question = questionOf(request, words, where, ukDate(now));
  if (request.near !== '' && !where.point) return whichPlace(question);

  const { answer, usedKm } = await retrieve(question, directory, position?.radiusKm, position?.offset ?? 0);
  const { page, next } = pageOf(answer, question, position?.offset ?? 0, request.limit);
  return {
    total: answer.total,
    results: await resultsOf(page, question, now, directory),
    hidden: hiddenOf(answer, request),
    facets: facetLabels(answer, request.lang),
    understood: { words: [...words.said], place: where.place, places: where.places },
    suggestions: await suggestionsFor(question, answer, directory),
    widened: usedKm > request.radiusKm ? { askedKm: request.radiusKm, usedKm } : null,
    nextCursor: next === undefined ? null : writeCursor({ offset: next, radiusKm: usedKm }, request),
  };
}

/** Asks the engine, and asks again further out where there is too little nearby. */
async function retrieve(
  question: Question,
  { index }: Directory,
  radiusKm: number | undefined,
  offset: number,
) {
  const { request, where } = question;
  const window = { offset: windowStart(offset), limit: SEARCH.candidatesMax };
  const asked = radiusKm ?? request.radiusKm;
  let usedKm = asked;
  let answer = await index.search(indexQuery(question, { ...window, radiusKm: usedKm }));
  if (!where.point || radiusKm !== undefined) return { answer, usedKm };
  for (const factor of WIDER) {
    if (answer.total >= TOO_FEW || usedKm >= SEARCH.radiusKmMax) break;
    const wider = Math.min(SEARCH.radiusKmMax, asked * factor);
    const more = await index.search(indexQuery(question, { ...window, radiusKm: wider }));
    if (more.total > answer.total) [answer, usedKm] = [more, wider];
  }
  return { answer, usedKm };
}

/** The engine gives windows of candidates; each window is ordered once, so that pages neither repeat nor skip. */
const windowStart = (offset: number): number =>
  Math.floor(offset / SEARCH.candidatesMax) * SEARCH.candidatesMax;

function pageOf(answer: IndexAnswer, question: Question, offset: number, limit: number) {
  const start = windowStart(offset);
  const page = rank(answer.hits, question).slice(offset - start, offset - start + limit);
  const end = offset + page.length;
  const more = end < answer.total && end < SEARCH.offsetMax && page.length > 0;
  return { page, next: more ? end : undefined };
}

/** The listings of a page as the record holds them now; one that was removed a moment ago is left out. */
async function resultsOf(
  page: readonly Ranked[],
  question: Question,
  now: Date,
  directory: Directory,
): Promise<SearchResult[]> {
  const ids = page.map(({ hit }) => hit.id);
  const listings = await readableOf(ids, directory);
  return page.flatMap((ranked) => {
    const listing = listings.get(ranked.hit.id);
    return listing?.kind === 'listing' ? [resultOf(ranked, listing, question, now)] : [];
  });
}

function hiddenOf(answer: IndexAnswer, request: SearchRequest): SearchAnswer['hidden'] {
  return Object.entries(answer.ignoring)
    .filter(([, count]) => count > 0)
    .map(([why, count]) => ({
      why: why as HiddenKind,
      count,
      show: why,
      text: say(request.lang, `hidden.${why as HiddenKind}`, { count }),
    }));
}

function whichPlace({ words, where }: Question): SearchAnswer {
  return {
    total: 0,
    results: [],
    hidden: [],
    facets: {},
    understood: { words: [...words.said], place: null, places: where.places },
    suggestions: { didYouMean: words.didYouMean, topics: [], tips: [] },
    widened: null,
    nextCursor: null,
  };
}
