import { SEARCH } from '../../../../schemas/limits.ts';
import {
  type AskedSearch,
  type HiddenKind,
  radiusOf,
  type SearchRequest,
} from '../../../../schemas/search.ts';
import { Weekday } from '../../../../schemas/words.ts';
import { cellsHolding } from '../../areas/catchment.ts';
import { squaresAround } from '../../place/squares.ts';
import { dayNumber } from '../../time/days.ts';
import { minuteOf } from '../../time/schedule.ts';
import { type Ages, LIST_CRITERIA, type Person, personOf } from '../../whom/eligibility.ts';
import { abilityClauses } from '../ability.ts';
import type { Clause, Facet, IndexQuery, ReachWay, Test } from '../index-language.ts';
import {
  COMES_TO_YOU,
  DAY_MINUTES,
  notExcludedBy,
  REMOTE,
  startsBetween,
  startsWithin,
  term,
  topicTermsFor,
} from '../terms.ts';
import type { UnderstoodPlace } from '../where/place.ts';
import { alsoSaid } from '../words/person-in-words.ts';
import { mayAnswer } from '../words/sought.ts';
import { startsMeant } from '../words/time-in-words.ts';
import type { UnderstoodWords } from '../words/words.ts';
import { type Named, NOTHING_NAMED } from './named.ts';

/** A question that is understood: what was asked, of whom, where, and on which day. */
export interface Question {
  readonly request: SearchRequest;
  /** Who says how far they go means it: then the reach is widened only where there is nothing at all. */
  readonly isRadiusChosen: boolean;
  readonly words: UnderstoodWords;
  readonly where: UnderstoodPlace;
  readonly named: Named;
  /** Terms of the sessions at the times that the words name: what is on then comes first. */
  readonly starts: ReadonlySet<string> | undefined;
  /** What was given and, as far as it was not, what the words say: it orders and is told, and leaves nothing out. */
  readonly person: Person;
  /** ISO date in the United Kingdom. */
  readonly today: string;
}

/** `today`: ISO date; `minute`: of that day. Both in the United Kingdom. */
export const questionOf = (
  request: AskedSearch,
  words: UnderstoodWords,
  where: UnderstoodPlace,
  today: string,
  named = NOTHING_NAMED,
  minute = 0,
): Question => ({
  request: { ...request, radiusKm: radiusOf(request) },
  isRadiusChosen: request.radiusKm !== undefined,
  words,
  where,
  named,
  starts: startsMeant(words.times, today, minute),
  today,
  person: personFor(request, words, where),
});

const personFor = (request: AskedSearch, words: UnderstoodWords, { areas }: UnderstoodPlace): Person =>
  alsoSaid(personOf(request, areas), words.ofPerson);

/** The same question with something else given of the person or of what is wanted. */
export const changedQuestion = (question: Question, changes: Partial<SearchRequest>): Question => {
  const request = { ...question.request, ...changes };
  return { ...question, request, person: personFor(request, question.words, question.where) };
};

/** Facets that are shown beside the results. */
export const SHOWN_FACETS = [
  'topic',
  'domain',
  'delivery',
  'route',
  'support',
  'venue',
] as const satisfies readonly Facet[];

/** How far anybody goes to something that they want, kilometres as the crow flies: a judgement, twice the usual reach. */
const ORDINARY_KM = 2 * SEARCH.radiusKmDefault;

/** As far as was asked, and no less than an ordinary journey. */
export const journeyKm = ({ radiusKm }: Pick<Window, 'radiusKm'>): number => Math.max(radiusKm, ORDINARY_KM);

export interface Window {
  readonly radiusKm: number;
  readonly offset: number;
  readonly limit: number;
}

/** What the engines are asked. Everything that decides whether a listing answers is here, and nothing else. */
export function indexQuery(
  question: Question,
  window: Window,
  facets: readonly Facet[] = SHOWN_FACETS,
): IndexQuery {
  const { request, words, where } = question;
  const { hidden, failing } = leftOut(question);
  return {
    // The nearest of what only lies near in meaning is anything.
    text:
      request.sort === 'distance' && words.groups.length > 0
        ? words.groups
        : [...words.groups, ...words.alike],
    minimumGroups: words.minimumGroups,
    ...(where.point ? { circle: { point: where.point, radiusKm: window.radiusKm } } : {}),
    ways: waysFor(question, window),
    clauses: [...hidden, ...filterClauses(question), ...soughtClauses(question)],
    ...(failing ? { failing } : {}),
    countIgnoring: failing ? [] : [...new Set(hidden.map((clause) => clause.key))],
    facets,
    sort: request.sort,
    offset: window.offset,
    limit: window.limit,
  };
}

/** Only what is at a place within reach, and nothing counted: cheap, to see whether looking so far is worth while. */
export const nearbyQuery = (question: Question, window: Window): IndexQuery => ({
  ...indexQuery(question, window, []),
  ways: [],
  countIgnoring: [],
});

/** Only how many answer: nothing is handed back, and nothing else counted. */
export const countingQuery = (question: Question, radiusKm: number): IndexQuery => ({
  ...indexQuery(question, { radiusKm, offset: 0, limit: 0 }, []),
  countIgnoring: [],
});

const BY_WIRE = REMOTE.map(term.delivery);
const COMES = COMES_TO_YOU.map(term.delivery);

/** Who asks what a venue has goes there: what comes to them, or serves them from far away, is no answer. */
const goesThere = ({ venue }: SearchRequest): boolean => venue.length > 0;

/** What can be chosen beside the results, each with the number that it would leave. */
const REFINING = [...SHOWN_FACETS, 'show'] as const;
const isRefined = ({ request }: Question): boolean =>
  request.only !== undefined || REFINING.some((name) => request[name].length > 0);

/** The same question before anything was chosen beside the results. */
export function unrefined(question: Question): Question {
  if (!isRefined(question)) return question;
  const none = Object.fromEntries(REFINING.map((name) => [name, []]));
  return { ...question, request: { ...question.request, ...none, only: undefined } };
}

/** The same question for the same person in no words: neither for what, nor when. */
export const wordless = (question: Question): Question => ({
  ...question,
  words: { ...question.words, groups: [], alike: [], minimumGroups: 0 },
  starts: undefined,
});

/** How a listing reaches this person other than by a place nearby. */
function waysFor(question: Question, window: Window): readonly ReachWay[] {
  const { point, areas, isFarFromAll } = question.where;
  if (goesThere(question.request)) return [];
  const times = timesWanted(question);
  const onThen: Test[] = times ? [{ any: [{ has: times }, { lacks: [term.timesStated] }] }] : [];
  if (!point) return [{ way: 'comes-to-you', test: { all: [{ has: COMES }, ...onThen] }, atPlace: false }];
  const covers: Test = { has: [...areas.map(term.area), ...cellsHolding(point).map(term.cell)] };
  const everywhere: Test = { has: [term.everywhere] };
  const nearby = squaresAround(point, journeyKm(window)).map(term.townSquare);
  const inTown: Test = { has: nearby };
  const inReach: Test = isFarFromAll ? inTown : { any: [{ lacks: [term.townFound] }, inTown] };
  return [
    { way: 'comes-to-you', test: { all: [{ has: COMES }, covers, ...onThen] }, atPlace: false },
    { way: 'comes-to-you', test: { all: [{ has: BY_WIRE }, everywhere, ...onThen] }, atPlace: false },
    { way: 'covers', test: covers, atPlace: true },
    { way: 'unplaced', test: { all: [everywhere, inReach] }, atPlace: true },
  ];
}

const clause = (key: string, scope: Clause['scope'], test: Test): Clause => ({ key, scope, test });

/** Somebody of these ages may come, where it is not stated too. */
const takesSomeOf = ({ from, to }: Ages): Test => ({
  all: [
    { number: 'ageFrom', atMost: to, orUnknown: true },
    { number: 'ageTo', atLeast: from, orUnknown: true },
  ],
});

/** What is left out unless asked for, each under the word by which it can be shown. */
function hiddenClauses({ request, person, today, where }: Question): Clause[] {
  const given = personOf(request, where.areas);
  const day = dayNumber(today);
  const out = (kind: HiddenKind, test: Test) => clause(kind, 'listing', test);
  const age =
    given.ages === undefined
      ? []
      : [out('excluded', { any: [given.ages, ...person.agesOfYoung].map(takesSomeOf) })];
  const criteria = LIST_CRITERIA.filter((name) => given.words[name].length > 0).map((name) =>
    out('excluded', notExcludedBy(name, given.words[name])),
  );
  return [
    ...age,
    ...criteria,
    ...abilityClauses(request, where.point !== undefined, where.errorKm),
    out('closed', { lacks: [term.closed, term.temporarilyClosed] }),
    out('doubtful', {
      any: [
        { number: 'doubtfulFrom', atLeast: day + 1, orUnknown: true },
        { has: [term.closed, term.temporarilyClosed] },
      ],
    }),
    out('full', {
      any: [
        { lacks: [term.room('full'), term.room('paused')] },
        { number: 'capacityUntil', atMost: day - 1, orUnknown: false },
      ],
    }),
  ];
}

/** What is left out, and where only what is left out for one reason is asked for, the conditions that leave it out. */
function leftOut(question: Question): { readonly hidden: Clause[]; readonly failing?: readonly Clause[] } {
  const { only, show } = question.request;
  const all = hiddenClauses(question);
  const hidden = all.filter(({ key }) => key !== only && !show.some((kind) => kind === key));
  return only === undefined ? { hidden } : { hidden, failing: all.filter(({ key }) => key === only) };
}

/** What words alone are answered by: no filter that anybody set, and none that they can drop. */
function soughtClauses({ words, request }: Question): Clause[] {
  const topics = words.sought.topics.union(new Set(request.topic));
  const inFull = words.sought.inFull.union(new Set(request.topic));
  const test = words.groups.length > 0 ? mayAnswer({ ...words.sought, topics, inFull }) : undefined;
  return test ? [clause('sought', 'listing', test)] : [];
}

/** The filters that the person at the screen set, and the times that are all they say. */
function filterClauses(question: Question): Clause[] {
  const { request, today } = question;
  const day = dayNumber(today);
  const clauses: Clause[] = [];
  const any = (key: 'topic' | 'domain' | 'delivery' | 'route' | 'support') => {
    const values = request[key];
    const has = key === 'topic' ? values.flatMap(topicTermsFor) : values.map(term[key]);
    if (values.length > 0) clauses.push(clause(key, 'listing', { has }));
  };
  for (const key of ['topic', 'domain', 'delivery', 'route', 'support'] as const) any(key);
  if (request.venue.length > 0)
    clauses.push(clause('venue', 'place', { has: request.venue.map(term.venue) }));
  const times = timesWanted(question);
  if (times) clauses.push(clause('day', 'place', { has: times }));
  const believed: Test = { number: 'capacityUntil', atLeast: day, orUnknown: false };
  const accepting: Test = { all: [{ has: [term.room('open'), term.room('limited')] }, believed] };
  if (request.accepting) clauses.push(clause('accepting', 'listing', accepting));
  if (request.waitWeeksMax !== undefined) {
    const short: Test = {
      all: [{ number: 'waitWeeks', atMost: request.waitWeeksMax, orUnknown: false }, believed],
    };
    clauses.push(clause('waitWeeksMax', 'listing', { any: [accepting, short] }));
  }
  if (request.costMax !== undefined)
    clauses.push(
      clause('costMax', 'listing', { number: 'costFrom', atMost: request.costMax, orUnknown: false }),
    );
  if (request.fresh)
    clauses.push(clause('fresh', 'listing', { number: 'confirmedUntil', atLeast: day, orUnknown: false }));
  return clauses;
}

/**
 * Terms of the sessions of which there must be one: at the times that were chosen. Where the words say nothing but when
 * ("something on Sundays"), those are wanted.
 */
const timesWanted = ({ request, words, starts }: Question): readonly string[] | undefined =>
  timesAsked(request) ?? (words.minimumGroups === 0 && starts ? [...starts] : undefined);

/** Whether a day or a time of day was chosen. */
export const choosesTimes = ({ day, from, to }: SearchRequest): boolean =>
  day.length > 0 || from !== undefined || to !== undefined;

/** Sessions that start on one of the days, not before `from` and before `to`. */
export function timesAsked(request: SearchRequest): string[] | undefined {
  if (!choosesTimes(request)) return undefined;
  const days =
    request.day.length > 0
      ? request.day.map((day) => day.slice(0, 2).toUpperCase() as Weekday)
      : Weekday.options;
  if (request.from === undefined && request.to === undefined) return startsWithin(days, 0, 48, true);
  const from = request.from === undefined ? 0 : minuteOf(request.from);
  const to = request.to === undefined ? DAY_MINUTES : minuteOf(request.to);
  return startsBetween(days, from, to);
}
