import { describe, expect, test } from 'vitest';
import { matchesFrom, searchBody } from '../../functions/search/opensearch/query.ts';
import { query, words } from '../contracts/search-index-documents.ts';

const topic = { key: 'topic', scope: 'listing', test: { has: ['topic:tea'] } } as const;
const age = { key: 'age', scope: 'listing', test: { has: ['for:all'] } } as const;
const terms = (term: string) => ({ term: { terms: { value: term } } });

describe('the body of a search', () => {
  test('a filter, its facet and its count share one key', () => {
    const { aggs } = searchBody(
      query({ clauses: [topic, age], facets: ['topic'], countIgnoring: ['topic'] }),
    );
    expect(Object.keys(aggs ?? {})).toEqual(['topic']);
  });

  test('only what is counted is left open; every other clause narrows what is collected', () => {
    const counted = searchBody(query({ clauses: [topic, age], facets: ['topic'] }));
    expect(counted.query).toEqual({ bool: { filter: [terms('for:all')] } });
    expect(counted.post_filter).toEqual({ bool: { filter: [terms('topic:tea')] } });
    const uncounted = searchBody(query({ clauses: [topic, age] }));
    expect(uncounted.query).toEqual({ bool: { filter: [terms('topic:tea'), terms('for:all')] } });
    expect(uncounted).not.toHaveProperty('post_filter');
    expect(uncounted).not.toHaveProperty('aggs');
  });

  test('alternatives of one weight are one clause per field', () => {
    const alternatives = Array.from({ length: 60 }, (_, i) => ({ token: `t${i}`, weight: i < 30 ? 1 : 0.5 }));
    const body = searchBody(query({ text: [{ alternatives, weight: 1 }] }));
    const should = body.query?.bool?.should;
    const [group] = Array.isArray(should) ? should : [];
    expect(group?.dis_max?.queries).toHaveLength(8);
  });

  test('the order ends in the id, with or without words and a circle', () => {
    const circle = { point: { lat: 51.6, lon: -3.9 }, radiusKm: 5 };
    for (const parts of [{}, { circle }, { text: words('tea') }, { circle, text: words('tea') }])
      for (const sort of ['best', 'distance'] as const) {
        const keys = searchBody(query({ ...parts, sort })).sort;
        expect(Array.isArray(keys) && keys.at(-1)).toEqual({ id: { order: 'asc' } });
      }
  });
});

test('of the clauses that a listing answered the best of each group is its match', () => {
  expect(matchesFrom(['0:detail:0.375', '2:topic:1', '0:name:0.875'], 3)).toEqual([0.875, 0, 1]);
});

test('clauses that come to the same match by different fields have different names', () => {
  const alternatives = [40, 35].map((weight) => ({ token: `t${weight}`, weight: weight / 64 }));
  const names = JSON.stringify(searchBody(query({ text: [{ alternatives, weight: 1 }] }))).match(
    /"_name":"[^"]*"/g,
  );
  expect(names).toHaveLength(8);
  expect(new Set(names).size).toBe(8);
});
