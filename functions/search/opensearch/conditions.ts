import type { Types } from '@opensearch-project/opensearch';
import type { IndexDocument, IndexQuery, NumberKey, Test } from '../../domain/search/index-language.ts';

export type Query = Types.Common_QueryDsl.QueryContainer;

export const everything: Query = { match_all: {} };
export const nothing: Query = { match_none: {} };
export const anyOf = (queries: readonly Query[]): Query =>
  queries.length === 0 ? nothing : { bool: { should: [...queries], minimum_should_match: 1 } };
export const allOf = (queries: readonly Query[]): Query =>
  queries.length === 0 ? everything : (only(queries) ?? { bool: { filter: [...queries] } });
export const noneOf = (queries: readonly Query[]): Query =>
  queries.length === 0 ? everything : { bool: { must_not: [...queries] } };

const only = (queries: readonly Query[]) => (queries.length === 1 ? queries[0] : undefined);

/** Where a test finds its terms and numbers: at the listing, at one of its places, or of the listing but seen from a place. */
export interface Standpoint {
  readonly terms: string;
  readonly numbers: string;
  /** Only a place has one. */
  readonly point?: string;
}
export const AT_LISTING: Standpoint = { terms: 'terms', numbers: 'numbers' };
export const AT_PLACE: Standpoint = {
  terms: 'places.terms',
  numbers: 'places.numbers',
  point: 'places.point',
};
export const LISTING_SEEN_FROM_PLACE: Standpoint = { terms: 'places.listing', numbers: 'places.numbers' };

export function termsQuery(field: string, values: readonly string[]): Query {
  const [first, ...rest] = values;
  if (first === undefined) return nothing;
  return rest.length === 0 ? { term: { [field]: { value: first } } } : { terms: { [field]: [...values] } };
}

export type Circle = NonNullable<IndexQuery['circle']>;

export function inCircle(field: string, { point, radiusKm }: Circle): Query {
  return { geo_distance: { distance: `${radiusKm}km`, [field]: { lat: point.lat, lon: point.lon } } };
}

/** A test as a query. Distances are from the middle of the circle. */
export function testQuery(test: Test, at: Standpoint, circle?: Circle): Query {
  if ('has' in test) return termsQuery(at.terms, test.has);
  if ('lacks' in test)
    return test.lacks.length === 0 ? everything : noneOf([termsQuery(at.terms, test.lacks)]);
  if ('any' in test) return anyOf(test.any.map((inner) => testQuery(inner, at, circle)));
  if ('all' in test) return allOf(test.all.map((inner) => testQuery(inner, at, circle)));
  if ('withinKm' in test)
    return circle && at.point
      ? inCircle(at.point, { point: circle.point, radiusKm: test.withinKm })
      : nothing;
  return numberQuery(test, `${at.numbers}.${test.number}`);
}

type NumberTest = Extract<Test, { number: NumberKey }>;

function numberQuery(test: NumberTest, field: string): Query {
  const known: Query = { exists: { field } };
  const bounds = {
    ...(test.atLeast !== undefined && { gte: test.atLeast }),
    ...(test.atMost !== undefined && { lte: test.atMost }),
  };
  const within: Query = Object.keys(bounds).length === 0 ? known : { range: { [field]: bounds } };
  return test.orUnknown ? anyOf([within, noneOf([known])]) : within;
}

/** The same test decided here, for the few listings that were found. `km`: of a place, from the middle of the circle. */
export function holds(
  test: Test,
  terms: ReadonlySet<string>,
  numbers: IndexDocument['numbers'],
  km = Number.POSITIVE_INFINITY,
): boolean {
  if ('has' in test) return test.has.some((term) => terms.has(term));
  if ('lacks' in test) return !test.lacks.some((term) => terms.has(term));
  if ('any' in test) return test.any.some((inner) => holds(inner, terms, numbers, km));
  if ('all' in test) return test.all.every((inner) => holds(inner, terms, numbers, km));
  if ('withinKm' in test) return km <= test.withinKm;
  const value = numbers[test.number];
  if (value === undefined) return test.orUnknown;
  return value >= (test.atLeast ?? -Infinity) && value <= (test.atMost ?? Infinity);
}
