import type { Clause, IndexQuery, ReachWay } from '../../domain/search/index-language.ts';
import {
  AT_LISTING,
  AT_PLACE,
  allOf,
  anyOf,
  type Circle,
  inCircle,
  LISTING_SEEN_FROM_PLACE,
  noneOf,
  type Query,
  testQuery,
} from './conditions.ts';

/** What clauses ask of the listing itself. */
export const listingConditions = (clauses: readonly Clause[]): Query[] =>
  clauses.filter(({ scope }) => scope === 'listing').map(({ test }) => testQuery(test, AT_LISTING));

const atOnePlace = (query: Query): Query => ({ nested: { path: 'places', query, score_mode: 'none' } });

export const placeConditions = (clauses: readonly Clause[], circle: Circle | undefined): Query[] =>
  clauses
    .filter((clause) => clause.scope === 'place')
    .map((clause) => testQuery(clause.test, AT_PLACE, circle));

/** A place that meets the place clauses, inside the circle where there is one; undefined where every listing has one. */
function placeWithinReach(circle: Circle | undefined, conditions: readonly Query[]): Query | undefined {
  if (conditions.length > 0)
    return atOnePlace(allOf([...(circle ? [inCircle('places.point', circle)] : []), ...conditions]));
  return circle && inCircle('points', circle);
}

function wayQuery({ test, atPlace }: ReachWay, conditions: readonly Query[]): Query {
  const says = testQuery(test, AT_LISTING);
  return atPlace && conditions.length > 0 ? allOf([says, atOnePlace(allOf(conditions))]) : says;
}

/** Listings that reach the person under these clauses: by a place, or in one of the ways. Undefined where all do. */
export function reachQuery(query: IndexQuery, clauses: readonly Clause[]): Query | undefined {
  const conditions = placeConditions(clauses, query.circle);
  const within = placeWithinReach(query.circle, conditions);
  return within && anyOf([within, ...query.ways.map((way) => wayQuery(way, conditions))]);
}

/**
 * Places whose distance counts: they meet the place clauses, and are in the circle or belong to a listing that is
 * reached in a way that is taken at its place. Of two ways that hold, the first is taken; at a place that meets the
 * clauses a way holds when its test does. A place outside of a listing that has another one inside is never the nearest.
 */
export function distanceCounts(query: IndexQuery, circle: Circle): Query {
  const taken = query.ways.flatMap((way, index) => {
    if (!way.atPlace) return [];
    const before = query.ways.slice(0, index).filter((earlier) => !earlier.atPlace);
    const seen = ({ test }: ReachWay) => testQuery(test, LISTING_SEEN_FROM_PLACE);
    return [allOf([seen(way), ...(before.length > 0 ? [noneOf(before.map(seen))] : [])])];
  });
  const inside = inCircle('places.point', circle);
  return allOf([
    taken.length > 0 ? anyOf([inside, ...taken]) : inside,
    ...placeConditions(query.clauses, circle),
  ]);
}

/** For a place facet: the places that are counted. */
export const countedPlaces = (circle: Circle | undefined, clauses: readonly Clause[]): Query =>
  allOf([...(circle ? [inCircle('places.point', circle)] : []), ...placeConditions(clauses, circle)]);
