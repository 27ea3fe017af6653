import { afterAll, beforeAll, expect, it } from 'vitest';
import { search } from '../../../functions/domain/search/search.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import { aListing, aService } from '../../fixtures/listing.ts';
import { aDirectory } from '../a-directory.ts';

const directory = aDirectory();
beforeAll(async () => {
  const all = ['Morriston Choir', 'Kite makers'].map((name, i) =>
    aListing({ id: `l${i}`, service: aService({ id: `l${i}`, name, description: name, attributes: [] }) }),
  );
  await directory.save(...all);
  await directory.project(...all.map(({ id }) => id));
});
afterAll(() => directory.close());

it.each([
  { q: 'kite surfing', topic: ['singing'] },
  { q: 'kite surfing', venue: ['step-free'] },
  { q: 'kite surfing' },
])('an engine is asked nothing twice: %j', async (asked) => {
  const queries: string[] = [];
  const index = Object.create(directory.index, {
    search: {
      value: (query: Parameters<typeof directory.index.search>[0]) => {
        queries.push(JSON.stringify(query));
        return directory.index.search(query);
      },
    },
  });
  const parsed = SearchRequest.parse({ near: '51.62,-3.94', ...asked });
  await search(parsed, { ...directory, index });
  expect(queries.toSorted()).toEqual([...new Set(queries)].toSorted());
  expect(queries.length).toBeGreaterThan(1);
});
