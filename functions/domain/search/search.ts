import type { Point } from '../../../schemas/common.ts';
import { SEARCH } from '../../../schemas/limits.ts';
import type {
  AskedSearch,
  HiddenKind,
  Message,
  SearchAnswer,
  SearchResult,
} from '../../../schemas/search.ts';
import type { Trace } from '../../../schemas/trace.ts';
import type { Directory } from '../directory.ts';
import { message, say } from '../messages/message.ts';
import type { SearchIndex } from '../ports.ts';
import { readableOf } from '../readable.ts';
import { ukDate } from '../time/days.ts';
import { traceOf } from '../traces/trace.ts';
import { urgentHelp } from '../urgent.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { facetLabels } from './facets.ts';
import { EMPTY_QUERY, type IndexAnswer } from './index-language.ts';
import { areasOf } from './neighbour-areas.ts';
import { type UnderstoodPlace, understandPlace } from './place.ts';
import { placeElsewhere, withPlaceApart } from './place-in-words.ts';
import { indexQuery, journeyKm, nearbyQuery, type Question, questionOf, unrefined } from './question.ts';
import { answersAmong, type Ranked, rank } from './ranking.ts';
import { resultOf } from './results.ts';
import { suggestionsFor } from './suggestions.ts';
import { understandWords } from './words.ts';

interface Step {
  readonly factors: readonly number[];
  readonly unlessThereAre: number;
  /** The share of the question that each of them must answer. */
  readonly answering: number;
}

/** With fewer answers than this the reach is widened by one of the factors, and said to be. */
const WIDER: readonly Step[] = [
  { factors: [2], unlessThereAre: 20, answering: 0.4 },
  { factors: [5, 12.5], unlessThereAre: 1, answering: 0.5 },
];
/** Who says how far they go means it, and who chose something beside the results wants that: only where there is nothing at all. */
const ONLY_IF_NOTHING: readonly Step[] = [{ factors: [2, 5, 12.5], unlessThereAre: 1, answering: 0 }];

/** One search for one person. Nothing of it is kept. Throws `InvalidInput` for what cannot be understood. */
export async function search(request: AskedSearch, directory: Directory): Promise<SearchAnswer> {
  return (await searchAndTrace(request, directory)).answer;
}

/** The same, with what the search may leave behind; undefined where it should leave nothing. */
export async function searchAndTrace(
  request: AskedSearch,
  directory: Directory,
): Promise<{ answer: SearchAnswer; trace: Trace | undefined }> {
  const { answer, question } = await answered(request, directory);
  return { answer, trace: traceOf(question, answer) };
}

async function answered(given: AskedSearch, directory: Directory) {
  const now = directory.now();
  const position = readCursor(given);
  const apart = await withPlaceApart(given, directory);
  const [words, where] = await Promise.all([
    understandWords(apart, directory.index),
    whereOf(apart.near, directory),
  ]);
  const request = { ...apart, language: apart.language ?? words.language };
  const asked = questionOf(request, words, where, ukDate(now));
  if (request.near !== '' && !where.point) return { answer: whichPlace(asked), question: asked };

  const askedKm = asked.request.radiusKm;
  const offset = position?.offset ?? 0;
  const {
    question,
    answer: found,
    usedKm,
  } = await retrieveOrNear(asked, directory, position?.radiusKm, offset);
  const { page, next } = pageOf(found, question, offset, request.limit);
  const suggestions = await suggestionsFor(question, found, directory, question !== asked);
  const answer: SearchAnswer = {
    total: found.total,
    results: await resultsOf(page, question, now, directory),
    hidden: hiddenOf(found, request),
    facets: facetLabels(found, request.lang),
    understood: { words: [...words.said], place: where.place, places: where.places },
    suggestions: { ...suggestions, tips: [...(await otherPlace(asked, directory)), ...suggestions.tips] },
    widened: found.total > 0 && usedKm > askedKm ? { askedKm, usedKm } : null,
    nextCursor: next === undefined ? null : writeCursor({ offset: next, radiusKm: usedKm }, given),
  };
  return { answer, question };
}

/** Says which of two places was used, where the words name one and another was given. */
async function otherPlace({ request, where }: Question, directory: Directory): Promise<Message[]> {
  if (!where.point || !where.place) return [];
  const other = await placeElsewhere(request.q, where.point, journeyKm(request), directory);
  return other === undefined
    ? []
    : [message(request.lang, 'tip.other-place', { place: where.place.name, other })];
}

async function whereOf(near: string, directory: Directory): Promise<UnderstoodPlace> {
  const place = await understandPlace(near, directory);
  if (!place.point) return place;
  const [areas, isFarFromAll] = await Promise.all([
    areasOf(place.point, place.areas, directory.index),
    isFar(place.point, directory.index),
  ]);
  return { ...place, areas, isFarFromAll };
}

/** So far from everything that has a place, kilometres, the directory has nothing to say: a county away. */
const FAR_KM = 60;
/** Nearly everybody has something nearby, and little is counted there. */
const NEARBY_KM = 2;

async function isFar(point: Point, index: SearchIndex): Promise<boolean> {
  for (const radiusKm of [NEARBY_KM, FAR_KM]) {
    const { total } = await index.search({ ...EMPTY_QUERY, circle: { point, radiusKm }, limit: 0 });
    if (total > 0) return false;
  }
  return true;
}

/**
 * What answers the words, and beside it what lies near to them. Where nothing answers the words, what is close to them in
 * meaning is answered instead: with the question that it answers. Whether something answers them is settled by the first
 * of all answers: a later page, or what is left of a choice, may hold nothing but what lies near.
 */
async function retrieveOrNear(
  asked: Question,
  directory: Directory,
  radiusKm: number | undefined,
  offset: number,
) {
  const byWords = await retrieve(asked, directory, radiusKm, offset);
  const answersWords = ({ answer }: Retrieved, question: Question) =>
    answersAmong(answer.hits, question, 0).length > 0;
  const { alike, near } = asked.words;
  const all = unrefined(asked);
  const isAllThereIs = all === asked && windowStart(offset) === 0;
  if (
    answersWords(byWords, asked) ||
    alike.length + near.length === 0 ||
    (!isAllThereIs && answersWords(await retrieve(all, directory, radiusKm, 0), all))
  )
    return { ...byWords, question: asked };
  if (near.length > 0) {
    const question = { ...asked, words: { ...asked.words, groups: near } };
    const byMeaning = await retrieve(question, directory, radiusKm, offset);
    if (byMeaning.answer.total > 0) return { ...byMeaning, question };
  }
  if (alike.length === 0) return { ...byWords, question: asked };
  const question = { ...asked, words: { ...asked.words, alike: [] } };
  return { ...(await retrieve(question, directory, radiusKm, offset)), question: asked };
}

interface Retrieved {
  readonly answer: IndexAnswer;
  readonly usedKm: number;
}

/**
 * Asks the engine, and asks again farther out where there is too little nearby and there is more of it. How far is
 * settled before anything is chosen beside the results: so a choice leaves as many as were counted.
 */
async function retrieve(
  question: Question,
  { index }: Directory,
  radiusKm: number | undefined,
  offset: number,
): Promise<Retrieved> {
  const { request, where } = question;
  const ask = async (one: Question, usedKm: number, facets?: []): Promise<Retrieved> => {
    const window = { offset: windowStart(offset), limit: SEARCH.candidatesMax, radiusKm: usedKm };
    return { answer: await index.search(indexQuery(one, window, facets)), usedKm };
  };
  if (!where.point || radiusKm !== undefined || request.sort === 'distance')
    return ask(question, radiusKm ?? request.radiusKm);

  const lookFarther = async (one: Question, steps: readonly Step[], found: Retrieved) => {
    for (const step of steps) {
      const km = await widerKm(one, index, step, found);
      if (km !== undefined) found = await ask(one, km);
    }
    return found;
  };
  const steps = question.isRadiusChosen ? ONLY_IF_NOTHING : WIDER;
  const all = unrefined(question);
  if (all === question) return lookFarther(question, steps, await ask(question, request.radiusKm));
  const { usedKm } = await lookFarther(all, steps, await ask(all, request.radiusKm, []));
  const found = await ask(question, usedKm);
  return found.answer.total > 0 ? found : lookFarther(question, ONLY_IF_NOTHING, found);
}

/** How far to look instead; undefined where what was found is enough, or there is no more. */
async function widerKm(
  question: Question,
  index: SearchIndex,
  { factors, unlessThereAre, answering }: Step,
  { answer, usedKm }: Retrieved,
): Promise<number | undefined> {
  const wider = factors
    .map((factor) => Math.min(SEARCH.radiusKmMax, question.request.radiusKm * factor))
    .filter((km) => km > usedKm);
  const widest = wider.at(-1);
  const placed = answer.hits.filter(({ reach }) => reach !== 'unplaced');
  if (widest === undefined || answersAmong(placed, question, answering).length >= unlessThereAre)
    return undefined;
  const known = new Set(answer.hits.map(({ id }) => id));
  const window = { offset: 0, limit: SEARCH.candidatesMax, radiusKm: widest };
  const { hits } = await index.search(nearbyQuery(question, window));
  const more = answersAmong(hits, question, answering).filter(({ id }) => !known.has(id));
  if (more.length === 0) return undefined;
  const nearest = Math.min(...more.map(({ distanceKm }) => distanceKm ?? widest));
  return wider.find((km) => km >= nearest) ?? widest;
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

function hiddenOf(answer: IndexAnswer, request: AskedSearch): SearchAnswer['hidden'] {
  return Object.entries(answer.ignoring)
    .filter(([, count]) => count > 0)
    .map(([why, count]) => ({
      why: why as HiddenKind,
      count,
      show: why,
      text: say(request.lang, `hidden.${why as HiddenKind}`, { count }),
    }));
}

function whichPlace({ request, words, where }: Question): SearchAnswer {
  const { choice, places } = where;
  return {
    total: 0,
    results: [],
    hidden: [],
    facets: {},
    understood: { words: [...words.said], place: null, places },
    suggestions: {
      didYouMean: words.didYouMean,
      topics: [],
      urgent: [...urgentHelp(words.sought.dangers, request.lang)],
      tips: choice ? [message(request.lang, `tip.${choice}-place`, { place: request.near })] : [],
    },
    widened: null,
    nextCursor: null,
  };
}
