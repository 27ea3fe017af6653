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
    aFeedService('ended', {
      name: 'The Old Forge',
      status: 'defunct',
      organization: gate,
      ...at('ended', 51.62),
    }),
    aFeedService('rung', {
      name: 'Tea',
      phones: [{ id: 'rung-phone', number: '01632 960 450' }],
      ...at('rung', 51.62),
    }),
    aFeedService('visits', { name: 'Visits', description: 'Tea.', organization: gate }),
  ]);
});
afterAll(() => machine.close());

const asked = async (q: string, more = '') => {
  const response = await machine.get(`/api/v1/search?near=51.62,-3.94&q=${encodeURIComponent(q)}${more}`);
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

it('names in small letters are names too, and nobody is asked how they are spelt', async () => {
  expect(await first('loughor repair cafe')).toBe('far-repairs');
  const { suggestions } = await asked('wide gate relief');
  expect(suggestions.tips.map(({ values }) => values.organization)).toEqual(['gate']);
  expect(suggestions.didYouMean).toBeNull();
});

it('a telephone number finds whose it is, however it is written', async () => {
  for (const number of ['01632 960450', '01632960450', '+44 1632 960450', '+44 (0)1632 960 450'])
    expect((await asked(number)).suggestions.tips.map(({ values }) => values.listing)).toEqual(['rung']);
  const { tips } = (await asked('01632 960451')).suggestions;
  expect(tips.map(({ key }) => key)).not.toContain('tip.listing');
});

it('who asks for a listing that is not among the answers by its name is led to it', async () => {
  const { results, suggestions } = await asked('the old forge');
  expect(results.map(({ id }) => id)).not.toContain('ended');
  expect(suggestions.tips).toContainEqual(
    expect.objectContaining({
      key: 'tip.listing',
      values: { name: 'The Old Forge – Wide Gate Relief', listing: 'ended' },
    }),
  );
  const page = await (await machine.get('/search?q=the+old+forge&near=51.62,-3.94')).text();
  expect(page).toContain('<a href="/listings/ended">See whether it is still on, and for whom</a>');
  expect((await machine.get('/listings/ended')).status).toBe(200);
  const shown = await asked('the old forge', '&show=closed');
  expect(shown.suggestions.tips.map(({ key }) => key)).not.toContain('tip.listing');
});
