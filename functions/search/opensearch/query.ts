import type { API, Types } from '@opensearch-project/opensearch';
import {
  type Clause,
  FIELD_WEIGHT,
  type IndexQuery,
  settledClauses,
  TEXT_FIELDS,
  type TextField,
  type TokenGroup,
} from '../../domain/search/index-language.ts';
import { allOf, noneOf, nothing, type Query, termsQuery } from './conditions.ts';
import { countsOf, openConditions } from './counts.ts';
import { distanceCounts, listingConditions, reachQuery } from './reach.ts';

/**
 * The whole search as one request. What is collected answers the words and every clause that nothing is counted
 * without; the clauses that were left open narrow the hits and the total, and each count by itself.
 */
export function searchBody(query: IndexQuery): API.Search_RequestBody {
  const open = openConditions(query);
  const aggs = countsOf(query);
  return {
    query: collected(query),
    ...(open.length > 0 && { post_filter: { bool: { filter: open } } }),
    ...(Object.keys(aggs).length > 0 && { aggs }),
    sort: sortOf(query),
    from: query.offset,
    size: query.limit,
    track_total_hits: true,
    _source: false,
    stored_fields: '_none_',
    docvalue_fields: [{ field: 'told' }],
  };
}

function collected(query: IndexQuery): Query {
  const settled = settledClauses(query);
  const under = underClauses(query, settled);
  const filter = query.failing
    ? [...under, noneOf([allOf(underClauses(query, [...settled, ...query.failing]))])]
    : under;
  if (query.text.length === 0) return { bool: { filter } };
  const must = query.minimumGroups === 0 ? [...filter, EVERYTHING] : filter;
  return {
    bool: { filter: must, should: query.text.map(groupQuery), minimum_should_match: query.minimumGroups },
  };
}

/** What must hold for a listing to answer under these clauses. */
function underClauses(query: IndexQuery, clauses: readonly Clause[]): Query[] {
  const conditions = listingConditions(clauses);
  const reach = reachQuery(query, clauses);
  return reach ? [...conditions, reach] : conditions;
}

/** Where nothing else must hold, one of what may hold must: Lucene finds nothing without any condition. */
const EVERYTHING: Query = { match_all: {} };

/** The best alternative counts, times what the group is worth. Each clause is named with its group and its match. */
function groupQuery(group: TokenGroup, index: number): Query {
  const queries = TEXT_FIELDS.flatMap((field) =>
    [...byWeight(group)].map(([weight, tokens]): Query => {
      const match = weight * FIELD_WEIGHT[field];
      const filter = termsQuery(`text.${field}`, tokens);
      return {
        constant_score: { filter, boost: match * group.weight, _name: matchName(index, field, match) },
      };
    }),
  );
  return queries.length === 0 ? nothing : { dis_max: { queries } };
}

function byWeight(group: TokenGroup): Map<number, string[]> {
  const tokens = new Map<number, string[]>();
  for (const { token, weight } of group.alternatives)
    if (weight > 0) tokens.set(weight, [...(tokens.get(weight) ?? []), token]);
  return tokens;
}

/** The engine knows one clause by one name, and two fields can come to the same match. */
const matchName = (group: number, field: TextField, match: number) => `${group}:${field}:${match}`;

/** The best match of each group, from the names of the clauses that a listing answered. */
export function matchesFrom(names: readonly string[], groups: number): number[] {
  const matches = new Array<number>(groups).fill(0);
  for (const name of names) {
    const [group, , match] = name.split(':');
    const index = Number(group);
    matches[index] = Math.max(matches[index] ?? 0, Number(match));
  }
  return matches;
}

function sortOf(query: IndexQuery): Types.Common.Sort {
  const byScore = query.sort === 'best' && query.text.length > 0;
  return [
    ...(byScore ? [{ _score: { order: 'desc' as const } }] : []),
    ...(query.circle ? [byDistance(query, query.circle)] : []),
    { id: { order: 'asc' as const } },
  ];
}

/** Listings without a distance come last. */
function byDistance(query: IndexQuery, circle: NonNullable<IndexQuery['circle']>) {
  const { lat, lon } = circle.point;
  return {
    _geo_distance: {
      'places.point': { lat, lon },
      order: 'asc' as const,
      unit: 'km' as const,
      mode: 'min' as const,
      nested: { path: 'places', filter: distanceCounts(query, circle) },
    },
  };
}
