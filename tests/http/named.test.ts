import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const at = (id: string, latitude: number) => ({
  service_at_locations: [
    {
      id: `${id}-at`,
      location: { id: `${id}-hall`, location_type: 'physical', latitude, longitude: -3.94 },
    },
  ],
});

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  const gate = { id: 'gate', name: 'Wide Gate Relief' };
  await machine.importAll([
    aFeedService('far-repairs', {
      name: 'Loughor Repair Cafe',
      description: 'Toasters.',
      ...at('far', 51.68),
    }),
    aFeedService('near-repairs', { name: 'Repair Cafe', description: 'Repair cafe.', ...at('near', 51.62) }),
    aFeedService('lunch', { name: 'Lunch club', description: 'Dinner.', ...at('lunch', 51.68) }),
    aFeedService('near-lunch', {
      name: 'Town lunch club',
      description: 'Dinner.',
      ...at('near-lunch', 51.62),
    }),
    aFeedService('wide', {
      name: 'Wide gate, relief',
      description: 'Wide. Gate. Relief.',
      ...at('wide', 51.62),
    }),
    aFeedService('grants', { name: 'Small grants', description: 'Money.', organization: gate }),
    aFeedService('been', { name: 'Been There', description: 'A cup of tea.', ...at('been', 51.68) }),
    aFeedService('aged', { name: 'Aged', organization: { id: 'aged', name: 'Help The Aged Swansea' } }),
    aFeedService('visits', { name: 'Visits', description: 'Tea.', organization: gate }),
  ]);
});
afterAll(() => machine.close());

const asked = async (q: string) => {
  const response = await machine.get(`/api/v1/search?near=51.62,-3.94&q=${encodeURIComponent(q)}`);
  return SearchAnswer.parse(await response.json());
};
const first = async (q: string) => (await asked(q)).results[0]?.id;

it('the full name of a listing, written as a name, finds it first, though farther, with or without accents', async () => {
  expect(await first('Loughor Repair Cafe')).toBe('far-repairs');
  expect(await first('Loughor repair Café')).toBe('far-repairs');
});

it('a kind of help is no name, whatever some listing is called', async () => {
  const { results } = await asked('Lunch Club');
  expect(results.map(({ id }) => id).indexOf('near-lunch')).toBeLessThan(
    results.map(({ id }) => id).indexOf('lunch'),
  );
});

it('the name of an organisation finds what it offers, says so, and leads to all of it', async () => {
  const { results, suggestions } = await asked('Wide Gate Relief');
  expect(new Set(results.slice(0, 3).map(({ id }) => id))).toEqual(new Set(['grants', 'visits', 'wide']));
  expect(suggestions.tips).toContainEqual(
    expect.objectContaining({
      key: 'tip.organization',
      values: { name: 'Wide Gate Relief', organization: 'gate' },
    }),
  );
  const page = await (await machine.get('/search?q=Wide+Gate+Relief')).text();
  expect(page).toContain('<a href="/organizations/gate">See all that it offers</a>');
  expect((await machine.get('/organizations/gate')).status).toBe(200);
  expect((await asked('Gate Relief')).suggestions.tips).toEqual([]);
});

it('a name of nothing but common words is one, and what begins so is told of too', async () => {
  expect(await first('Been There')).toBe('been');
  expect((await asked('Been There')).suggestions.tips).toEqual([]);
  const { suggestions } = await asked('Wide Gate');
  expect(suggestions.tips.map(({ values }) => values.organization)).toEqual(['gate']);
  expect((await asked('Help The')).suggestions.tips).toEqual([]);
});
