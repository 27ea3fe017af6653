import { afterAll, beforeAll, expect, it } from 'vitest';
import { SEARCH } from '../../schemas/limits.ts';
import { SearchAnswer } from '../../schemas/search.ts';
import { aChoir, type OneMachine, oneMachine } from './one-machine.ts';

const TOWN = { latitude: 51.6, longitude: -3.9 };
const VILLAGE = { latitude: 54.5, longitude: -2.9 };
/** Farther from the others than anybody may look. */
const ISLAND = { latitude: 57.5, longitude: -7.2 };
const listedUnder = (id: string) => ({ attributes: [{ taxonomy_term: { id } }] });
const SIGHT_LOSS = listedUnder('sight-loss-support');
const CHOIR = { ...listedUnder('singing'), name: 'Choir for people with sight loss' };

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aChoir('town', TOWN, 1, CHOIR),
    aChoir('far', TOWN, 59.9, SIGHT_LOSS),
    aChoir('nearer-but-closed', TOWN, 30, { ...SIGHT_LOSS, status: 'defunct' }),
    aChoir('island', ISLAND, 1, CHOIR),
    aChoir('village', VILLAGE, 1, CHOIR),
    aChoir('village-too', VILLAGE, 2, SIGHT_LOSS),
  ]);
});
afterAll(() => machine.close());

const asked = (q: string, { latitude, longitude }: typeof TOWN) =>
  `q=${encodeURIComponent(q)}&near=${latitude},${longitude}&radiusKm=4`;
const tips = async (query: string) => {
  const response = await machine.get(`/api/v1/search?${query}`);
  return SearchAnswer.parse(await response.json()).suggestions.tips.map(({ key, values }) => ({
    key,
    ...values,
  }));
};

it('where nothing is of the kind that was asked for, the nearest that fits is told', async () => {
  const [tip] = await tips(asked('sight loss', TOWN));
  expect(tip).toMatchObject({ key: 'tip.farther-kind', kind: 'Sight loss support', miles: '37', km: 60 });
});

it('also where another part of the question is answered', async () => {
  expect(await tips(asked('choir, sight loss', TOWN))).toMatchObject([
    { key: 'tip.farther-kind', kind: 'Sight loss support' },
  ]);
});

it('whatever day the words name', async () => {
  expect(await tips(asked('sight loss on Tuesdays', TOWN))).toMatchObject([
    { key: 'tip.farther-kind', kind: 'Sight loss support' },
  ]);
});

it('the page leads there', async () => {
  const page = await (await machine.get(`/search?${asked('sight loss', TOWN)}`)).text();
  const [link] = /[^"]*topic=sight-loss-support[^"]*radiusKm=60[^"]*/.exec(page) ?? [];
  const there = await machine.get((link ?? '').replaceAll('&amp;', '&').replace('/search', '/api/v1/search'));
  expect(SearchAnswer.parse(await there.json()).results.map(({ id }) => id)).toEqual(['far']);
});

it('where there is none that fits, that is said', async () => {
  expect(await tips(asked('sight loss', ISLAND))).toEqual([
    { key: 'tip.no-such-kind', kind: 'Sight loss support' },
  ]);
});

it('nothing is said where something is of that kind, or no kind was asked for', async () => {
  expect(await tips(asked('sight loss', VILLAGE))).toEqual([]);
  expect(await tips(asked('choir', TOWN))).toEqual([]);
  expect(await tips(asked('', TOWN))).toEqual([]);
});

it('nor where it stands on a later page of many answers, whichever page is looked at', async () => {
  const many = await oneMachine();
  const hub = { ...listedUnder('singing'), name: 'Sight loss choir', description: 'Sight loss. Singing.' };
  await many.importAll([
    ...Array.from({ length: SEARCH.candidatesMax + 20 }, (_, n) => aChoir(`near-${n}`, TOWN, 0.5, hub)),
    aChoir('of-the-kind', TOWN, 3.9, SIGHT_LOSS),
  ]);
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const response = await many.get(
      `/api/v1/search?${asked('sight loss', TOWN)}&sort=distance&limit=100${more}`,
    );
    const answer = SearchAnswer.parse(await response.json());
    expect(answer.total).toBe(SEARCH.candidatesMax + 21);
    expect(answer.suggestions.tips).toEqual([]);
    cursor = answer.nextCursor;
  }
  await many.close();
});

it('is not said of what was left out, where only that is asked for', async () => {
  const query = `${asked('choir', TOWN).replace('radiusKm=4', 'radiusKm=40')}&only=closed`;
  const response = await machine.get(`/api/v1/search?${query}`);
  const { results, suggestions } = SearchAnswer.parse(await response.json());
  expect(results.map(({ id }) => id)).toEqual(['nearer-but-closed']);
  expect(suggestions.tips).toEqual([]);
});
