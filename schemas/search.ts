import { z } from 'zod';
import { LIMITS, SEARCH } from './limits.ts';
import {
  AssuredBy,
  Cannot,
  CapacityState,
  Delivery,
  Domain,
  FitState,
  FreshnessState,
  Gender,
  Language,
  NeedLevel,
  Reach,
  Renewal,
  Route,
  Support,
  Venue,
} from './words.ts';

/** What is left out by default, and can be shown: the values of `show`, and of `only`. */
export const HiddenKind = z.enum(['excluded', 'cannot', 'closed', 'doubtful', 'full']);
export type HiddenKind = z.infer<typeof HiddenKind>;

export const Day = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Day = z.infer<typeof Day>;

const many = <T extends z.ZodType>(value: T) => z.array(value).max(SEARCH.valuesPerParameterMax).default([]);
const Word = z.string().trim().min(1).max(LIMITS.idChars);
const number = (min: number, max: number) => z.coerce.number().min(min).max(max);
const whole = (min: number, max: number) => number(min, max).int();
const HourMinute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The parameters of `GET /api/v1/search` and of the page `/search`. */
export const SearchRequest = z.strictObject({
  q: z.string().trim().max(SEARCH.queryCharsMax).default(''),
  near: z.string().trim().max(SEARCH.placeCharsMax).default(''),
  radiusKm: number(SEARCH.radiusKmMin, SEARCH.radiusKmMax).optional(),
  topic: many(Word),
  domain: many(Domain),
  delivery: many(Delivery),
  route: many(Route),
  support: many(Support),
  venue: many(Venue),
  age: whole(0, LIMITS.ageYearsMax).optional(),
  gender: Gender.optional(),
  need: NeedLevel.optional(),
  condition: many(Word),
  is: many(Word),
  practice: Word.optional(),
  language: Word.optional(),
  cannot: many(Cannot),
  day: many(Day),
  from: HourMinute.optional(),
  to: HourMinute.optional(),
  accepting: z.enum(['now']).optional(),
  waitWeeksMax: whole(0, LIMITS.waitWeeksMax).optional(),
  costMax: number(0, LIMITS.costPoundsMax).optional(),
  fresh: z.enum(['confirmed']).optional(),
  show: many(HiddenKind),
  only: HiddenKind.optional(),
  sort: z.enum(['best', 'distance']).default('best'),
  limit: whole(1, SEARCH.limitMax).default(SEARCH.limitDefault),
  cursor: z.string().max(200).optional(),
  lang: Language.default('en'),
});
/** As it was asked: a radius only where somebody chose one. */
export type AskedSearch = z.infer<typeof SearchRequest>;
/** With a radius, whether or not one was chosen. */
export type SearchRequest = AskedSearch & { radiusKm: number };

/** How far is near: as was chosen, else the usual way. */
export const radiusOf = ({ radiusKm }: Pick<AskedSearch, 'radiusKm'>): number =>
  radiusKm ?? SEARCH.radiusKmDefault;

/** What was given for a parameter, as the address carries it; nothing where it was left out. */
export const givenIn = (request: AskedSearch, name: keyof AskedSearch): readonly string[] =>
  [request[name] ?? []].flat().map(String);

/** Parameters that say who the person is. */
export const WHO = [
  'age',
  'gender',
  'need',
  'condition',
  'is',
  'language',
] as const satisfies readonly (keyof SearchRequest)[];

/** Parameters that may be given several times. */
export const REPEATABLE = [
  'topic',
  'domain',
  'delivery',
  'route',
  'support',
  'venue',
  'condition',
  'is',
  'cannot',
  'day',
  'show',
] as const satisfies readonly (keyof SearchRequest)[];

/** A sentence for a person, and the key and values that it was made from. */
export const Message = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});
export type Message = z.infer<typeof Message>;

export const Labelled = z.object({ id: z.string(), label: z.string() });
export type Labelled = z.infer<typeof Labelled>;

export const SearchResult = z.object({
  id: z.string(),
  name: z.string(),
  /** The language of `name` and `summary`, for screen readers. */
  lang: Language,
  summary: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  topics: z.array(Labelled.extend({ proposed: z.boolean() })),
  place: z
    .object({
      name: z.string().nullable(),
      postcode: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      /** True where the point is the middle of a postcode sector, not the venue. */
      approximate: z.boolean(),
    })
    .nullable(),
  distanceKm: z.number().nullable(),
  reach: Reach,
  fit: z.array(z.object({ criterion: z.string(), state: FitState })),
  reasons: z.array(Message),
  cautions: z.array(Message),
  capacity: z
    .object({
      state: CapacityState,
      asOf: z.string(),
      places: z.number().optional(),
      weeks: z.number().optional(),
      /** Something else was said, too long ago to be believed. */
      expired: z.boolean(),
    })
    .nullable(),
  nextSession: z.object({ start: z.string(), end: z.string().nullable() }).nullable(),
  freshness: z.object({
    state: FreshnessState,
    reason: z.string(),
    confirmedOn: z.string().nullable(),
    /** Who said so: the organisation, an editor, a link worker or the feed. */
    confirmedBy: AssuredBy.nullable(),
  }),
  funding: z.object({ endsOn: z.string().nullable(), renewal: Renewal.nullable() }).nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  sample: z.boolean(),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const FacetValue = z.object({ value: z.string(), label: z.string(), count: z.number().int() });
export type FacetValue = z.infer<typeof FacetValue>;

export const SearchAnswer = z.object({
  total: z.number().int(),
  results: z.array(SearchResult),
  hidden: z.array(z.object({ why: HiddenKind, count: z.number().int(), show: z.string(), text: z.string() })),
  facets: z.record(z.string(), z.array(FacetValue)),
  understood: z.object({
    /** What each word or phrase was taken for. */
    words: z.array(
      z.object({
        words: z.string(),
        as: z.enum(['topic', 'word', 'time', 'language', 'unwanted', 'person', 'ignored']),
        topics: z.array(Labelled),
      }),
    ),
    /** What the words say of the person, beyond what was given: it orders the results and leaves none out. */
    person: z.array(
      z.object({
        name: z.enum(['age', 'gender', 'language', 'cannot', 'avoids']),
        /** To give it as a parameter of that name, which leaves out what does not fit; null of an age that is only roughly told, of what the words only suggest, and of what they keep away from, which is no parameter. */
        value: z.string().nullable(),
        text: z.string(),
      }),
    ),
    place: z
      .object({
        kind: z.enum(['postcode', 'sector', 'outcode', 'place', 'coordinates']),
        name: z.string(),
        latitude: z.number(),
        longitude: z.number(),
        approximate: z.boolean(),
      })
      .nullable(),
    /** Places of that name, where there are several: the person is asked which. */
    places: z.array(z.object({ name: z.string(), near: z.string() })),
  }),
  suggestions: z.object({
    didYouMean: z.string().nullable(),
    topics: z.array(Labelled),
    /** Whom to ring first, where the words speak of somebody in danger. */
    urgent: z.array(Message),
    /** Words of help where there is no answer: wider, remote, fewer conditions. */
    tips: z.array(Message),
  }),
  widened: z.object({ askedKm: z.number(), usedKm: z.number() }).nullable(),
  nextCursor: z.string().nullable(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const Suggestion = z.object({
  kind: z.enum(['topic', 'listing', 'organization', 'place']),
  text: z.string(),
  id: z.string(),
  /** Of a text that is no topic's name: the topics that it is said for. */
  means: z.string().optional(),
});
export type Suggestion = z.infer<typeof Suggestion>;
