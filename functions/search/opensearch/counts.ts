import type { Types } from '@opensearch-project/opensearch';
import { SEARCH } from '../../../schemas/limits.ts';
import { type Facet, type IndexQuery, isPlaceFacet, openKeys } from '../../domain/search/index-language.ts';
import { allOf, type Query } from './conditions.ts';
import { countedPlaces, listingConditions, reachQuery } from './reach.ts';

type Aggregation = Types.Common_Aggregations.AggregationContainer;
/** The client's type forgets the field. */
type Terms = Types.Common_Aggregations.TermsAggregationFields & { readonly field: string };

/** Far above the number of values of any facet, so that counts stay exact with more than one shard. */
const VALUES_PER_SHARD = 5_000;

/** What the clauses that were left open ask, but for those with the key `except`. */
export function openConditions(query: IndexQuery, except?: string): Query[] {
  const open = openKeys(query);
  const clauses = query.clauses.filter(({ key }) => open.has(key) && key !== except);
  const conditions = listingConditions(clauses);
  if (!clauses.some(({ scope }) => scope === 'place')) return conditions;
  const reach = reachQuery(
    query,
    query.clauses.filter(({ key }) => key !== except),
  );
  return reach ? [...conditions, reach] : conditions;
}

/** What is counted under every clause; no clause of a query has this key. */
const UNDER_ALL = 'under all';

/** The aggregation that counts for a key: its own where it has clauses that it must ignore, else one for all such keys. */
const groupOf = (query: IndexQuery, key: string): string =>
  query.clauses.some((clause) => clause.key === key) ? key : UNDER_ALL;

/** Where the number of listings that answer without the clauses of a key is found among the aggregations. */
export const countPath = (query: IndexQuery, key: string): readonly string[] => [groupOf(query, key)];

/** Where the values of a facet are found among the aggregations. */
export const valuesPath = (query: IndexQuery, facet: Facet): readonly string[] => {
  const own = [groupOf(query, facet), facet];
  return isPlaceFacet(facet) ? [...own, 'counted', 'values'] : own;
};

/**
 * For each key that is counted the listings that answer without its clauses, and the facet's values. Conditions on
 * places are dear, so keys without clauses of their own share one pass over what answers.
 */
export function countsOf(query: IndexQuery): Record<string, Aggregation> {
  const groups = Map.groupBy(openKeys(query), (key) => groupOf(query, key));
  return Object.fromEntries(
    [...groups].map(([group, keys]): [string, Aggregation] => {
      const filter = allOf(openConditions(query, group));
      const facets = query.facets.filter((facet) => keys.includes(facet));
      if (facets.length === 0) return [group, { filter }];
      const aggs = Object.fromEntries(facets.map((facet) => [facet, valuesOf(query, facet)]));
      return [group, { filter, aggs }];
    }),
  );
}

function valuesOf(query: IndexQuery, facet: Facet): Aggregation {
  if (!isPlaceFacet(facet)) return { terms: mostFrequent(`facets.${facet}`, '_count') };
  const values: Aggregation = {
    terms: mostFrequent(`places.facets.${facet}`, 'listings'),
    aggs: { listings: { reverse_nested: {} } },
  };
  const filter = countedPlaces(
    query.circle,
    query.clauses.filter(({ key }) => key !== facet),
  );
  return { nested: { path: 'places' }, aggs: { counted: { filter, aggs: { values } } } };
}

const mostFrequent = (field: string, count: string): Terms => ({
  field,
  order: [{ [count]: 'desc' }, { _key: 'asc' }],
  size: SEARCH.facetValuesMax,
  shard_size: VALUES_PER_SHARD,
});
