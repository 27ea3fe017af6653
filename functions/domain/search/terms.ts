import type { Criterion } from '../../../schemas/eligibility.ts';
import type { Obstacle } from '../../../schemas/vocabulary.ts';
import { type Cannot, type Delivery, Times, Weekday } from '../../../schemas/words.ts';
import { isAreaKeyCode } from '../areas/kind.ts';
import { areaKey, isDistrict, isNation } from '../place/districts.ts';
import { placesNamed } from '../place/gazetteer.ts';
import { parsePostcode } from '../postcode/parse.ts';
import { foldWords } from '../text/fold.ts';
import { termOf } from '../vocabulary/vocabulary.ts';
import type { ListCriterion } from '../whom/eligibility.ts';
import type { Test } from './index-language.ts';
import { ALL_PARTS, daysNamed, PARTS, partsNamed } from './parts-of-day.ts';

export const SLOT_MINUTES = 30;
export const DAY_MINUTES = 24 * 60;

/** How the facts of a listing are spelt as terms of the index, in one place for writing and asking. */
export const term = {
  topic: (id: string) => `topic:${id}`,
  /** The id of another taxonomy for a topic that we have too. */
  topicElsewhere: (id: string) => `topic-elsewhere:${id}`,
  proposed: (id: string) => `proposed:${id}`,
  domain: (id: string) => `domain:${id}`,
  delivery: (value: string) => `delivery:${value}`,
  deliveryNotStated: 'delivery-not-stated',
  route: (value: string) => `route:${value}`,
  support: (value: string) => `support:${value}`,
  language: (code: string) => `speaks:${code}`,
  room: (state: string) => `room:${state}`,
  closed: 'closed:yes',
  temporarilyClosed: 'closed:for-now',
  sample: 'sample:yes',
  organization: (id: string) => `org:${id}`,
  source: (id: string) => `source:${id}`,
  feedId: (id: string) => `feedid:${id}`,
  /** A code of the ONS, or a name without what sort of area it is. */
  area: (codeOrName: string) => `area:${areaKey(codeOrName)}`,
  /** A cell of a catchment that was drawn. */
  cell: (cell: string) => `cell:${cell}`,
  /** No area is stated, and none of its places has a point: as far as anybody says, it is for everybody. */
  everywhere: 'everywhere',
  noPoint: 'point:none',
  /** The town or village of a place, folded. */
  town: (name: string) => `town:${foldWords(name).join(' ')}`,
  /** A square of the map in which that town lies, where nothing better is known of the place. */
  townSquare: (square: string) => `town-square:${square}`,
  townFound: 'town-found',
  /** Known only to its postcode sector. */
  approximate: 'point:approximate',
  transport: (value: string) => `transport:${value}`,
  /** A word of its name or its organisation's, of what is told of only when asked for. */
  called: (token: string) => `called:${token}`,
  /** Its whole name, folded, or the digits of its telephone number. */
  named: (spoken: string) => `named:${spoken}`,
  /** The beginning of its organisation's name, folded. */
  organizationNamed: (spoken: string) => `org-named:${spoken}`,
  /** What its own text says to stand in somebody's way. */
  says: (obstacle: Obstacle) => `says:${obstacle}`,
  /** A token of what its own text says that it is not for. */
  saysNotFor: (token: string) => `says-not-for:${token}`,
  /** Whom it seems to be for, which nobody has stated. */
  seemsFor: (value: string) => `seems-for:${value}`,
  seemsForOnly: (value: string) => `seems-for-only:${value}`,
  seemsForAges: (range: string) => `seems-for-ages:${range}`,
  freeForSome: 'cost:free-for-some',
  /** Its funding is over, and no other follows. */
  unfunded: 'funding:over',
  anyone: (criterion: string) => `${criterion}:anyone`,
  only: (criterion: string) => `${criterion}:only`,
  not: (criterion: string) => `${criterion}:not`,
  /** For people of areas of which nobody can tell who lives there. */
  residenceOpen: 'residence:open',
  accepts: (criterion: string, value: string) => `${criterion}+${value}`,
  refuses: (criterion: string, value: string) => `${criterion}-${value}`,
  venue: (value: string) => `venue:${value}`,
  noVenue: (value: string) => `no-venue:${value}`,
  starts: (day: Weekday, slot: number | '?') => `starts:${day}:${slot}`,
  /** The half-hour, and the minute within it. */
  startsAt: (day: Weekday, minute: number) =>
    `starts:${day}:${Math.floor(minute / SLOT_MINUTES)}:${minute % SLOT_MINUTES}`,
  timesStated: 'starts:stated',
} as const;

/** What follows in the terms that begin so: the values of `topic:`, of `room:`. */
export const valuesAfter = (prefix: string, terms: readonly string[]): readonly string[] =>
  terms.filter((t) => t.startsWith(prefix)).map((t) => t.slice(prefix.length));

/** A way of delivery as a token among the words of a listing. */
export const wayToken = (way: string): string => `#by-${way}`;

/** The token of what lies near to a topic in meaning, whether or not it is about it. */
export const nearToken = (topic: string): string => `~${topic}`;

/** By which a listing may have the topic: what is none of ours may be known by our name for it. */
export const topicTermsFor = (id: string): readonly string[] =>
  termOf('topic', id) ? [term.topic(id)] : [term.topic(id), term.topicElsewhere(id)];

/** Ways of delivery that are the same wherever somebody lives. */
export const REMOTE = ['telephone', 'video', 'online'] as const satisfies readonly Delivery[];
/** Ways of delivery for which nobody has to leave home. */
export const COMES_TO_YOU = ['home-visit', ...REMOTE] as const satisfies readonly Delivery[];

/** Terms that say a criterion. Nothing is said by nothing: not stated leaves no term. */
export function criterionTerms(name: ListCriterion, criterion: Criterion | undefined): readonly string[] {
  if (criterion === undefined) return [];
  if (criterion === 'anyone') return [term.anyone(name)];
  if ('only' in criterion)
    return [
      term.only(name),
      ...criterion.only.map((value) => term.accepts(name, value.toLowerCase())),
      ...(name === 'residence' ? residenceTerms(criterion.only) : []),
    ];
  return [term.not(name), ...criterion.not.map((value) => term.refuses(name, value.toLowerCase()))];
}

/**
 * "Newham" and "City of Swansea" as they are compared; and that one of the areas is no code, postcode, town, district or
 * nation that we know: whether somebody lives in it can only be asked.
 */
function residenceTerms(areas: readonly string[]): readonly string[] {
  const isKnown = (area: string) =>
    isAreaKeyCode(area) ||
    isDistrict(area) ||
    isNation(area) ||
    placesNamed(area).some(({ population }) => population > 0) ||
    parsePostcode(area) !== undefined;
  return [
    ...areas.map((area) => term.accepts('residence', areaKey(area))),
    ...(areas.every(isKnown) ? [] : [term.residenceOpen]),
  ];
}

/** True for listings that do not exclude a person of whom these values hold. */
export function notExcludedBy(name: ListCriterion, values: readonly string[]): Test {
  const lower = values.map((value) => value.toLowerCase());
  const accepted = lower.map((value) => term.accepts(name, value));
  return {
    all: [
      {
        any: [
          { lacks: [term.only(name)] },
          { has: name === 'residence' ? [...accepted, term.residenceOpen] : accepted },
        ],
      },
      { lacks: lower.map((value) => term.refuses(name, value)) },
    ],
  };
}

/** Terms for sessions that start on one of the days within the half-hours. */
export function startsWithin(
  days: readonly Weekday[],
  from: number,
  to: number,
  orTimeUnknown: boolean,
): string[] {
  const slots = range(from, to);
  return days.flatMap((day) => [
    ...slots.map((slot) => term.starts(day, slot)),
    ...(orTimeUnknown ? [term.starts(day, '?')] : []),
  ]);
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** The same to the minute: whole half-hours, and the minutes before the first and after the last of them. */
export function startsBetween(days: readonly Weekday[], from: number, to: number): string[] {
  const [first, last] = [Math.ceil(from / SLOT_MINUTES), Math.floor(to / SLOT_MINUTES)];
  const edge = Math.min(first * SLOT_MINUTES, to);
  const minutes = [...range(from, edge), ...range(Math.max(last * SLOT_MINUTES, edge), to)];
  return [
    ...startsWithin(days, first, last, false),
    ...days.flatMap((day) => minutes.map((minute) => term.startsAt(day, minute))),
  ];
}

/** A session that starts on the day, at a minute of it where that is known: as both of the above ask for it. */
export const startTerms = (day: Weekday, minute: number | undefined): readonly string[] =>
  minute === undefined
    ? [term.starts(day, '?')]
    : [term.starts(day, Math.floor(minute / SLOT_MINUTES)), term.startsAt(day, minute)];

/** The sessions that are left for somebody who cannot come at some times; undefined when there is no such limit. */
export function possibleStarts(cannot: readonly Cannot[]): ReadonlySet<string> | undefined {
  const limits = Times.options.filter((word) => cannot.includes(word));
  if (limits.length === 0) return undefined;
  const key = limits.join();
  const starts = startsLeft.get(key) ?? new Set(startsFor(limits));
  startsLeft.set(key, starts);
  return starts;
}

/** At most one entry for each of the 2^6 ways to be limited. */
const startsLeft = new Map<string, ReadonlySet<string>>();

function startsFor(limits: readonly Times[]): readonly string[] {
  const days = Weekday.options.filter((day) => !limits.some((limit) => daysNamed(limit).includes(day)));
  const parts = ALL_PARTS.filter((part) => !limits.some((limit) => partsNamed(limit).includes(part)));
  return parts
    .flatMap((part) => startsWithin(days, ...PARTS[part], false))
    .concat(days.map((day) => term.starts(day, '?')));
}
