import { SEARCH } from '../../../schemas/limits.ts';
import {
  type AskedSearch,
  givenIn,
  type HiddenKind,
  type Message,
  type SearchAnswer,
  type SearchResult,
  WHO,
} from '../../../schemas/search.ts';
import type { Trace } from '../../../schemas/trace.ts';
import type { Language } from '../../../schemas/words.ts';
import type { Directory } from '../directory.ts';
import { message, say } from '../messages/message.ts';
import { readableOf } from '../readable.ts';
import { ukDate, ukTime } from '../time/days.ts';
import { minuteOf } from '../time/schedule.ts';
import { traceOf } from '../traces/trace.ts';
import { urgentHelp } from '../urgent.ts';
import { answersTo } from './asking/answering.ts';
import { readCursor, writeCursor } from './asking/cursor.ts';
import { facetLabels } from './asking/facets.ts';
import { windowStart } from './asking/farther.ts';
import { namedBy, namesAnything } from './asking/named.ts';
import { journeyKm, type Question, questionOf } from './asking/question.ts';
import type { IndexAnswer } from './index-language.ts';
import { type Ranked, rank } from './order/ranking.ts';
import { readInWords } from './telling/asked.ts';
import { resultOf } from './telling/results.ts';
import { suggestionsFor } from './telling/suggestions.ts';
import { ownNamesOf } from './where/own-names.ts';
import { type UnderstoodPlace, understandPlace } from './where/place.ts';
import { placeElsewhere, withPlaceApart } from './where/place-in-words.ts';
import { surroundingsOf } from './where/surroundings.ts';
import { didYouMean } from './words/spelling.ts';
import { type UnderstoodWords, understandWords } from './words/words.ts';

/**
 * One search for one person. What the words mean (`words/`) and where it is (`where/`) make the question, which the index
 * is asked (`asking/`; what it holds is in `indexed/`); its answers are ordered (`order/`) and told with reasons and
 * cautions (`telling/`). Nothing of it is kept. Throws `InvalidInput` for what cannot be understood.
 */
export async function search(request: AskedSearch, directory: Directory): Promise<SearchAnswer> {
  return (await searchAndTrace(request, directory)).answer;
}

/** The same, with what the search may leave behind; undefined where it should leave nothing. */
export async function searchAndTrace(
  request: AskedSearch,
  directory: Directory,
): Promise<{ answer: SearchAnswer; trace: Trace | undefined }> {
  const { answer, question } = await answerTo(request, directory);
  return { answer, trace: traceOf(question, answer) };
}

/** Whom to ring by the words alone, where a question cannot be answered for another reason: of a long text, by its beginning. */
export async function urgentIn(q: string, lang: Language, { index }: Directory): Promise<readonly Message[]> {
  const beginning = q.slice(0, SEARCH.queryCharsMax);
  const { sought } = await understandWords({ q: beginning, lang, topic: [], condition: [], is: [] }, index);
  return urgentHelp(sought.dangers, lang);
}

async function answerTo(given: AskedSearch, directory: Directory) {
  const now = directory.now();
  const position = readCursor(given);
  const apart = await withPlaceApart(given, directory);
  const [words, where, named] = await Promise.all([
    understandWords(apart, directory.index),
    whereOf(apart.near, directory),
    namedBy(given.q, directory),
  ]);
  const asked = questionOf(apart, words, where, ukDate(now), named, minuteOf(ukTime(now)));
  if (apart.near !== '' && !where.point) return { answer: whichPlace(given, asked), question: asked };

  const askedKm = asked.request.radiusKm;
  const from = position ?? { offset: 0 };
  const answered = await answersTo(asked, directory.index, from);
  const { question, answer: found, usedKm, answering } = answered;
  const { page, next } = pageOf(found, question, from.offset, apart.limit);
  const suggestions = await suggestionsFor(answered, directory);
  const answer: SearchAnswer = {
    total: found.total,
    results: await resultsOf(page, question, now, directory),
    hidden: hiddenOf(found, apart),
    facets: facetLabels(found, apart.lang),
    understood: {
      words: [...words.said],
      person: readInWords(question),
      place: where.place,
      places: where.places,
    },
    suggestions: {
      ...suggestions,
      didYouMean: namesAnything(named) ? null : spellingAsked(given, words),
      tips: [...(await otherPlace(asked, directory)), ...suggestions.tips],
    },
    widened: found.total > 0 && usedKm > askedKm ? { askedKm, usedKm } : null,
    nextCursor: next === undefined ? null : writeCursor({ offset: next, radiusKm: usedKm, answering }, given),
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
  const around = await surroundingsOf(place.point, place.areas, directory.index);
  return { ...place, ...around, areas: [...new Set([...around.areas, ...ownNamesOf(place)])] };
}

/** Beside a number to ring for somebody in danger nobody is asked how a word is spelt. */
const spellingAsked = ({ q }: AskedSearch, { sought, spelling }: UnderstoodWords): string | null =>
  sought.dangers.length > 0 ? null : didYouMean(q, spelling);

function pageOf(answer: IndexAnswer, question: Question, offset: number, limit: number) {
  const start = windowStart(offset);
  const page = rank(answer.hits, question).slice(offset - start, offset - start + limit);
  const end = offset + page.length;
  const more = end < answer.total && end < SEARCH.offsetMax && page.length > 0;
  return { page, next: more ? end : undefined };
}

/**
 * The listings of a page as the record holds them now. One that was removed a moment ago is left out, and so is one that
 * turned confidential since it was indexed: the index still knows how far it is.
 */
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
    if (listing?.kind !== 'listing') return [];
    const tellsWhere = listing.service.hereabouts?.confidential && ranked.hit.distanceKm !== null;
    return tellsWhere ? [] : [resultOf(ranked, listing, question, now)];
  });
}

function hiddenOf(answer: IndexAnswer, request: AskedSearch): SearchAnswer['hidden'] {
  return Object.entries(answer.ignoring)
    .filter(([, count]) => count > 0)
    .map(([why, count]) => ({
      why: why as HiddenKind,
      count,
      show: why,
      text: say(request.lang, `hidden.${hiddenFor(why as HiddenKind, request)}`, { count }),
    }));
}

/** Where nothing was said of the person but where they live, that is what is left out for. */
export const hiddenFor = (why: HiddenKind, request: AskedSearch): HiddenKind | 'excluded-here' =>
  why === 'excluded' && [...WHO, 'practice' as const].every((name) => givenIn(request, name).length === 0)
    ? 'excluded-here'
    : why;

function whichPlace(given: AskedSearch, question: Question): SearchAnswer {
  const { request, words, where } = question;
  const { choice, places } = where;
  return {
    total: 0,
    results: [],
    hidden: [],
    facets: {},
    understood: { words: [...words.said], person: readInWords(question), place: null, places },
    suggestions: {
      didYouMean: spellingAsked(given, words),
      topics: [],
      urgent: [...urgentHelp(words.sought.dangers, request.lang)],
      tips: choice ? [message(request.lang, `tip.${choice}-place`, { place: request.near })] : [],
    },
    widened: null,
    nextCursor: null,
  };
}
