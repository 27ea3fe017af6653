import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { search } from '../../../functions/domain/search/search.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import { aListing, aService } from '../../fixtures/listing.ts';
import { aDirectory, type TestDirectory, TODAY } from '../a-directory.ts';

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

const allTips = async (asked: object) => (await search(SearchRequest.parse(asked), parts)).suggestions.tips;
const tipsOf = async (asked: object) => {
  const { total, suggestions } = await search(SearchRequest.parse(asked), parts);
  expect(total).toBe(0);
  return suggestions.tips.map(({ text }) => text);
};

it('one condition that alone empties the result is named', async () => {
  expect(await tipsOf({ delivery: ['telephone'], route: ['professional'] })).toEqual([
    'Search without “Through a professional”',
  ]);
});

it('of two of which either does, both, and that it is they together', async () => {
  await parts.save(
    aListing({ id: 'web', service: aService({ id: 'web', hereabouts: { delivery: ['online'] } }) }),
  );
  await parts.project('web');
  expect(await tipsOf({ delivery: ['online'], route: ['gp'] })).toEqual([
    '“Online” and “Through a GP” leave nothing together. Drop one of them.',
    'Search without “Online”',
    'Search without “Through a GP”',
  ]);
  expect(await tipsOf({ delivery: ['online'], route: ['gp'], support: ['buddy'] })).toEqual([
    'Nothing is left with “Online” and “A buddy”. Try without both.',
  ]);
});

it('of two that both empty it, the first pair in order', async () => {
  expect(await tipsOf({ delivery: ['online'], route: ['self'] })).toEqual([
    'Nothing is left with “Online” and “Go yourself”. Try without both.',
  ]);
  expect(await tipsOf({ delivery: ['online'], route: ['self'], support: ['buddy'] })).toEqual([]);
});

it('without a place what was just answered is not asked again', async () => {
  const asked = vi.spyOn(parts.index, 'search');
  await tipsOf({ delivery: ['telephone'], route: ['self'] });
  const questions = asked.mock.calls.map(([{ clauses }]) => JSON.stringify(clauses));
  expect(new Set(questions).size).toBe(questions.length);
});

it('what is left out unless asked for can be shown', async () => {
  await parts.save(
    aListing({
      id: 'full',
      service: aService({
        id: 'full',
        hereabouts: { delivery: ['video'], capacity: { state: 'full', asOf: TODAY } },
      }),
    }),
  );
  await parts.project('full');
  expect(await tipsOf({ delivery: ['video'] })).toEqual([
    'Search without “By video”',
    'Show those that are full',
  ]);
});

it('distances are in miles', async () => {
  const near = (await tipsOf({ near: '51.9,-3.965', radiusKm: 10, sort: 'distance' })).at(0);
  expect(near).toBe('Look up to 31 miles away');
});

const clashes = async (asked: object) =>
  (await allTips(asked)).filter(({ key }) => key === 'tip.contradiction').map(({ text }) => text);

it.each([
  [{ cannot: ['weekdays', 'weekends'] }, '“Not weekdays” and “Not weekends”'],
  [{ cannot: ['paying', 'weekdays'], day: ['mon', 'fri'] }, '“Not weekdays” and “Monday, Friday”'],
  [{ cannot: ['evenings'], from: '17:00' }, '“Not evenings” and “From 17:00”'],
  [{ cannot: ['daytime', 'mornings', 'evenings'] }, '“Not the daytime” and “Not evenings”'],
  [{ cannot: ['mornings', 'afternoons', 'evenings'] }, '“Not mornings”, “Not afternoons” and “Not evenings”'],
  [{ cannot: ['leaving-home'], delivery: ['in-person'] }, '“Cannot leave home” and “In person”'],
  [{ cannot: ['going-online'], delivery: ['online', 'video'] }, '“Cannot go online” and “Online, By video”'],
])('%o cannot be met whatever there is, also where something is found', async (asked, which) => {
  expect(await clashes(asked)).toEqual([`${which} cannot be met together. Drop one of them.`]);
});

it.each([
  { cannot: ['weekdays'], day: ['mon', 'sat'] },
  { cannot: ['evenings'], from: '16:30' },
  { cannot: ['going-online'], delivery: ['online', 'telephone'] },
  { cannot: ['leaving-home', 'going-online', 'telephone'] },
])('%o can', async (asked) => {
  expect(await clashes(asked)).toEqual([]);
});

it('who can only be visited is offered nothing farther away, and no other way', async () => {
  const asked = { near: '51.7,-3.965', cannot: ['leaving-home', 'going-online', 'telephone'] };
  const tips = await tipsOf(asked);
  expect(tips).toContain(
    '“Cannot leave home”, “Cannot go online” and “Cannot use the telephone”: only somebody who comes to the home is left, and we know of nobody.',
  );
  expect(tips.join()).not.toMatch(/miles|by telephone|leave nothing/);
});

it('words that say nothing are told, with what is shown instead', async () => {
  for (const q of ['😀😀', '.*[(+"\\', 'the and of'])
    expect((await allTips({ q })).map(({ key, values }) => [key, values.words])).toEqual([['tip.unread', q]]);
  expect((await allTips({ q: 'the', delivery: ['video'] }))[0]).toMatchObject({ key: 'tip.unread-none' });
  expect(await allTips({ q: 'the pottery' })).not.toContainEqual(
    expect.objectContaining({ key: 'tip.unread' }),
  );
  expect(await allTips({ q: ' ' })).toEqual([]);
});

it('a topic that neither the vocabulary nor a listing knows is told; one of another taxonomy is a topic', async () => {
  const attributes = [{ id: 'a', taxonomy_term: { id: 'basket-weaving', name: 'Basket weaving' } }];
  await parts.save(aListing({ id: 'baskets', service: aService({ id: 'baskets', attributes }) }));
  await parts.project('baskets');
  const told = async (topic: string) =>
    (await allTips({ topic: [topic] })).filter(({ key }) => key === 'tip.unknown-topic');
  expect(await told('nonsense')).toHaveLength(1);
  expect(await told('basket-weaving')).toEqual([]);
  expect(await told('singing')).toEqual([]);
});
