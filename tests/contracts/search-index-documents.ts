import fc from 'fast-check';
import type { IndexChange } from '../../functions/domain/ports.ts';
import {
  EMPTY_QUERY,
  FACETS,
  type IndexDocument,
  type IndexPlace,
  type IndexQuery,
  type ReachWay,
  type Test,
} from '../../functions/domain/search/index-language.ts';
import { NO_SENSE, SENSE_LENGTH } from '../../functions/domain/topics/sense.ts';
import type { Point } from '../../schemas/common.ts';
import { independentKm, pointAt } from './search-index-oracle.ts';

/** Documents and queries for the contract: by hand, and at random. */

export const SWANSEA: Point = { lat: 51.62, lon: -3.94 };

export function place(id: string, point?: Point, ...terms: string[]): IndexPlace {
  return point ? { id, point, terms } : { id, terms };
}

type Parts = Partial<Omit<IndexDocument, 'text'>> & { text?: Partial<IndexDocument['text']> };

export function document(id: string, { text, ...rest }: Parts = {}): IndexDocument {
  return {
    id,
    version: 1,
    terms: [],
    numbers: {},
    about: [],
    sense: NO_SENSE,
    places: [place('')],
    names: [],
    ...rest,
    text: { topic: [], name: [], summary: [], detail: [], ...text },
  };
}

export function query(parts: Partial<IndexQuery> = {}): IndexQuery {
  return { ...EMPTY_QUERY, minimumGroups: parts.text?.length ? 1 : 0, limit: 50, ...parts };
}

/** Groups of one token each, of full weight. */
export function words(...tokens: string[]): IndexQuery['text'] {
  return tokens.map((token) => ({ alternatives: [{ token, weight: 1 }], weight: 1 }));
}

export const puts = (documents: readonly IndexDocument[]): IndexChange[] => documents.map((put) => ({ put }));

const CENTRES: readonly Point[] = [
  SWANSEA,
  { lat: 60.15, lon: -1.14 },
  { lat: -16.8, lon: 179.998 },
  { lat: 51.9, lon: -3.1 },
];
const RADII = [0.7, 5.2, 40, 90];

/** Points whose distances from every centre differ, and stay clear of every circle's edge, by more than 5 m. */
const POINTS: readonly Point[] = [];
for (let i = 0; POINTS.length < 20; i++) {
  const centre = CENTRES[i % CENTRES.length] as Point;
  const point = pointAt(centre, i * 77, 0.3 + ((i * 7.13) % 55));
  const apart = CENTRES.every((from) => {
    const km = independentKm(from, point);
    return [...RADII, ...POINTS.map((other) => independentKm(from, other))].every(
      (other) => Math.abs(other - km) > 0.005,
    );
  });
  if (apart) (POINTS as Point[]).push(point);
}

const IDS = Array.from({ length: 14 }, (_, i) => `listing-${i}`);
const TOKENS = ['walk', 'walks', 'talk', 'tlak', 'tea', 'team', 'shed', 'mend', '#walking', '~gait', 'tê'];
const LISTING_TERMS = [
  'topic:walking',
  'topic:sheds',
  'topic:tea',
  'domain:welfare',
  'delivery:online',
  'delivery:in-person',
  'route:self',
  'route:gp',
  'support:buddy',
  'area:W06000011',
  'for:women',
];
const PLACE_TERMS = ['venue:step-free', 'venue:parking', 'venue:quiet-space', 'day:mo', 'day:tu'];
const NAMES = ["Men's Shed", 'Tea and Talk', 'Te Ar y Bws', 'The Talking Shed', 'Swansea Walkers', 'Tea'];

const some = <T>(values: readonly T[], maxLength: number) =>
  fc.subarray([...values], { maxLength: Math.min(maxLength, values.length) });
const number = fc.integer({ min: 0, max: 6 }).map((n) => n / 2);

const anyPlace = fc
  .record({
    point: fc.option(fc.constantFrom(...POINTS), { nil: undefined, freq: 5 }),
    terms: some(PLACE_TERMS, 3),
  })
  .map(({ point, terms }) => ({ terms, ...(point ? { point } : {}) }));

const anyDocument: fc.Arbitrary<Omit<IndexDocument, 'id' | 'version'>> = fc.record({
  text: fc.record({
    topic: some(TOKENS, 1),
    name: some(TOKENS, 2),
    summary: some(TOKENS, 2),
    detail: some(TOKENS, 4),
  }),
  terms: some(LISTING_TERMS, 6),
  numbers: fc.record({ ageFrom: number, waitWeeks: number, costFrom: number }, { requiredKeys: [] }),
  about: some(['walking:40', 'sheds:20', 'tea:3'], 2),
  sense: fc.int8Array({ minLength: SENSE_LENGTH, maxLength: SENSE_LENGTH }),
  places: fc
    .array(anyPlace, { minLength: 1, maxLength: 3 })
    .map((places) => places.map((one, i) => ({ ...one, id: `place-${i}` }))),
  names: some(NAMES, 2).map((names) =>
    names.map((text) => ({ kind: 'place' as const, text, id: `of ${text}` })),
  ),
});

/** Batches of writes, any version at any time, some of them twice. */
export const anyHistory: fc.Arbitrary<IndexChange[][]> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...IDS), fc.option(anyDocument, { nil: undefined, freq: 5 })), {
      minLength: 1,
      maxLength: 36,
    }),
    fc.array(fc.nat(35), { maxLength: 6 }),
    fc.integer({ min: 1, max: 4 }),
    fc.infiniteStream(fc.nat(1_000_000)),
  )
  .map(([writes, repeated, batches, shuffle]) => {
    const versions = new Map<string, number>();
    const changes = writes.map(([id, body]): IndexChange => {
      const version = (versions.get(id) ?? 0) + 1;
      versions.set(id, version);
      return body ? { put: { ...body, id, version } } : { remove: { id, version } };
    });
    const all = [...changes, ...repeated.flatMap((i) => changes[i] ?? [])]
      .map((change) => ({ change, at: shuffle.next().value }))
      .sort((a, b) => a.at - b.at)
      .map(({ change }) => change);
    const size = Math.ceil(all.length / batches);
    return Array.from({ length: batches }, (_, b) => all.slice(b * size, (b + 1) * size));
  });

const near: fc.Arbitrary<Test> = fc.record({ withinKm: fc.constantFrom(...RADII) });

function anyTest(terms: readonly string[]): fc.Arbitrary<Test> {
  return fc.letrec<{ test: Test; leaf: Test }>((tie) => ({
    leaf: fc.oneof(
      fc.record({ has: some(terms, 2) }),
      fc.record({ lacks: some(terms, 2) }),
      near,
      fc
        .record({
          number: fc.constantFrom('ageFrom' as const, 'waitWeeks' as const, 'costFrom' as const),
          atLeast: fc.option(number, { nil: undefined }),
          atMost: fc.option(number, { nil: undefined }),
          orUnknown: fc.boolean(),
        })
        .map(({ atLeast, atMost, ...rest }) => ({
          ...rest,
          ...(atLeast === undefined ? {} : { atLeast }),
          ...(atMost === undefined ? {} : { atMost }),
        })),
    ),
    test: fc.oneof(
      { depthSize: 'small', maxDepth: 2 },
      tie('leaf'),
      fc.record({ any: fc.array(tie('test'), { maxLength: 3 }) }),
      fc.record({ all: fc.array(tie('test'), { maxLength: 3 }) }),
    ),
  })).test;
}

const KEYS = ['topic', 'venue', 'delivery', 'age', 'when'];
const anyClause = fc.oneof(
  fc.record({
    key: fc.constantFrom(...KEYS),
    scope: fc.constant('listing' as const),
    test: anyTest(LISTING_TERMS),
  }),
  fc.record({
    key: fc.constantFrom(...KEYS),
    scope: fc.constant('place' as const),
    test: anyTest(PLACE_TERMS),
  }),
);
const anyWay: fc.Arbitrary<ReachWay> = fc.record({
  way: fc.constantFrom('covers' as const, 'comes-to-you' as const, 'unplaced' as const),
  test: anyTest(LISTING_TERMS),
  atPlace: fc.boolean(),
});
const sixtyFourths = fc.integer({ min: 1, max: 64 }).map((n) => n / 64);
const anyGroup = fc.record({
  alternatives: fc.array(fc.record({ token: fc.constantFrom(...TOKENS), weight: sixtyFourths }), {
    minLength: 1,
    maxLength: 3,
  }),
  weight: fc.integer({ min: 1, max: 64 }).map((n) => n / 8),
});

export const anyQuery: fc.Arbitrary<IndexQuery> = fc
  .record({
    text: fc.array(anyGroup, { maxLength: 3 }),
    minimumGroups: fc.integer({ min: 0, max: 3 }),
    circle: fc.option(
      fc.record({ point: fc.constantFrom(...CENTRES), radiusKm: fc.constantFrom(...RADII) }),
      { nil: undefined, freq: 4 },
    ),
    ways: fc.array(anyWay, { maxLength: 2 }),
    clauses: fc.array(anyClause, { maxLength: 3 }),
    failing: fc.option(fc.array(anyClause, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 3 }),
    countIgnoring: fc.subarray(KEYS),
    facets: fc.subarray([...FACETS]),
    sort: fc.constantFrom('best' as const, 'distance' as const),
    offset: fc.constantFrom(0, 0, 2),
    limit: fc.constantFrom(3, 20),
  })
  .map(({ circle, failing, ...rest }) => ({
    ...rest,
    minimumGroups: Math.min(rest.minimumGroups, rest.text.length),
    ...(circle ? { circle } : {}),
    ...(failing ? { failing } : {}),
  }));

export const SPELLINGS = ['walk', 'talk', 'tea', 'team', 'wlak', 'xyz', 'te'];
export const TYPED: readonly (readonly string[])[] = [
  ['t'],
  ['te', 's'],
  ['mens'],
  ['shed', 'ta'],
  ['zz'],
  [],
];
