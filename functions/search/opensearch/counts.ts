import type { Types } from '@opensearch-project/opensearch';
import { SEARCH } from '../../../schemas/limits.ts';
import { type Facet, type IndexQuery, PLACE_FACETS } from '../../domain/search/index-language.ts';
import { AT_LISTING, allOf, type Query, testQuery } from './conditions.ts';
import { countedPlaces, reachQuery } from './reach.ts';

type Aggregation = Types.Common_Aggregations.AggregationContainer;
/** The client's type forgets the field. */
type Terms = Types.Common_Aggregations.TermsAggregationFields & { readonly field: string };

/** Far above the number of values of any facet, so that counts stay exact with more than one shard. */
const VALUES_PER_SHARD = 5_000;
const isPlaceFacet = (key: string): boolean => PLACE_FACETS.some((facet) => facet === key);

/** Keys whose clauses must not narrow what is collected, since something is counted without them. */
export const openKeys = (query: IndexQuery): ReadonlySet<string> =>
  new Set([...query.facets, ...query.countIgnoring]);

/** What the clauses that were left open ask, but for those with the key `except`. */
export function openConditions(query: IndexQuery, except?: string): Query[] {
  const open = openKeys(query);
  const clauses = query.clauses.filter(({ key }) => open.has(key) && key !== except);
  const conditions = clauses
    .filter(({ scope }) => scope === 'listing')
    .map(({ test }) => testQuery(test, AT_LISTING));
  if (!clauses.some(({ scope }) => scope === 'place')) return conditions;
  const reach = reachQuery(
    query,
    query.clauses.filter(({ key }) => key !== except),
  );
  return reach ? [...conditions, reach] : conditions;
}

/** One aggregation for each key that is counted: listings that answer without the clauses of that key, and the facet's values. */
export function countsOf(query: IndexQuery): Record<string, Aggregation> {
  const keys = [...openKeys(query)];
  return Object.fromEntries(
    keys.map((key): [string, Aggregation] => {
      const facet = query.facets.find((wanted) => wanted === key);
      const filter = allOf(openConditions(query, key));
      return [key, facet ? { filter, aggs: valuesOf(query, facet) } : { filter }];
    }),
  );
}

function valuesOf(query: IndexQuery, facet: Facet): Record<string, Aggregation> {
  if (!isPlaceFacet(facet)) {
    return { values: { terms: mostFrequent(`facets.${facet}`, '_count') } };
  }
  const values: Aggregation = {
    terms: mostFrequent(`places.facets.${facet}`, 'listings'),
    aggs: { listings: { reverse_nested: {} } },
  };
  const filter = countedPlaces(
    query.circle,
    query.clauses.filter(({ key }) => key !== facet),
  );
  return { places: { nested: { path: 'places' }, aggs: { counted: { filter, aggs: { values } } } } };
}

const mostFrequent = (field: string, count: string): Terms => ({
  field,
  order: [{ [count]: 'desc' }, { _key: 'asc' }],
  size: SEARCH.facetValuesMax,
  shard_size: VALUES_PER_SHARD,
});
