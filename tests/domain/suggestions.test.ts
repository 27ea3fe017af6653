import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { search } from '../../functions/domain/search/search.ts';
import { SearchRequest } from '../../schemas/search.ts';
import { aListing, aService } from '../fixtures/listing.ts';
import { aDirectory, type TestDirectory } from './a-directory.ts';

let parts: TestDirectory;
beforeEach(async () => {
  parts = aDirectory();
  const listing = (id: string, hereabouts: object) => aListing({ id, service: aService({ id, hereabouts }) });
  await parts.save(
    listing('shed', { routes: ['gp'], delivery: ['in-person'] }),
    listing('line', { routes: ['gp'], delivery: ['telephone'] }),
  );
  await parts.project('shed', 'line');
});
afterEach(() => parts.close());

const tipsOf = async (asked: object) => {
  const { total, suggestions } = await search(SearchRequest.parse(asked), parts);
  expect(total).toBe(0);
  return suggestions.tips.map(({ key, values }) => [key, ...Object.values(values)]);
};

it('one condition that alone empties the result is named', async () => {
  expect(await tipsOf({ delivery: ['telephone'], route: ['self'] })).toContainEqual(['tip.without', 'route']);
});

it('of two that do so together, the first pair in order', async () => {
  const asked = { delivery: ['online'], route: ['self'], support: ['buddy'] };
  expect(await tipsOf({ delivery: ['online'], route: ['self'] })).toContainEqual([
    'tip.contradiction',
    'delivery',
    'route',
  ]);
  expect(await tipsOf(asked)).not.toContainEqual(expect.arrayContaining(['tip.contradiction']));
  await parts.save(
    aListing({ id: 'web', service: aService({ id: 'web', hereabouts: { delivery: ['online'] } }) }),
  );
  await parts.project('web');
  expect(await tipsOf(asked)).toContainEqual(['tip.contradiction', 'route', 'support']);
});

it('without a place what was just answered is not asked again', async () => {
  const asked = vi.spyOn(parts.index, 'search');
  await tipsOf({ delivery: ['telephone'], route: ['self'] });
  const questions = asked.mock.calls.map(([{ clauses }]) => JSON.stringify(clauses));
  expect(new Set(questions).size).toBe(questions.length);
});
