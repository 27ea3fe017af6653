import { afterAll, beforeAll, expect, test } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aChoir, KM_NORTH, type OneMachine, oneMachine } from './one-machine.ts';

const TOWN = { latitude: 50.1, longitude: -5.5 };
const VILLAGE = { latitude: 52.2, longitude: -3.9 };
const MOOR = { latitude: 54.5, longitude: -2.9 };

const choirs = (where: string, from: typeof TOWN, count: number) =>
  Array.from({ length: count }, (_, n) => aChoir(`${where}-${n}`, from, 1));

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    ...choirs('town', TOWN, 20),
    aChoir('town-far', TOWN, 15.9),
    ...choirs('village', VILLAGE, 19),
    aChoir('village-far', VILLAGE, 15.9),
    aChoir('moor-30', MOOR, 30),
    aChoir('moor-90', MOOR, 90),
  ]);
});
afterAll(() => machine.close());

async function asked(from: typeof TOWN, more = '') {
  const near = `${from.latitude},${from.longitude}`;
  const response = await machine.get(`/api/v1/search?q=choir&near=${near}&limit=50${more}`);
  const { total, widened } = SearchAnswer.parse(await response.json());
  return { total, widened };
}

test('twenty answers nearby are enough', async () => {
  expect(await asked(TOWN)).toEqual({ total: 20, widened: null });
});

test('with nineteen the reach is doubled, and said to be', async () => {
  expect(await asked(VILLAGE)).toEqual({ total: 20, widened: { askedKm: 8, usedKm: 16 } });
});

test('nothing farther out, nothing widened', async () => {
  expect(await asked(VILLAGE, '&delivery=telephone')).toMatchObject({ total: 0, widened: null });
});

test('who says how far they go means it, unless there is nothing at all', async () => {
  expect(await asked(VILLAGE, '&radiusKm=8')).toEqual({ total: 19, widened: null });
  expect(await asked(VILLAGE, '&radiusKm=')).toEqual({ total: 20, widened: { askedKm: 8, usedKm: 16 } });
  expect(await asked(VILLAGE, '&radiusKm=4')).toEqual({ total: 19, widened: null });
  expect(await asked(VILLAGE, '&radiusKm=0.6')).toEqual({
    total: 19,
    widened: { askedKm: 0.6, usedKm: 1.2 },
  });
});

test.each(['', '&topic=singing'])(
  'so it is without words, and with a choice beside the results: %s',
  async (choice) => {
    const without = async ({ latitude, longitude }: typeof TOWN) => {
      const answer = await machine.get(`/api/v1/search?near=${latitude},${longitude}&limit=50${choice}`);
      const { total, widened } = SearchAnswer.parse(await answer.json());
      return { total, widened };
    };
    expect(await without(TOWN)).toEqual({ total: 20, widened: null });
    expect(await without(VILLAGE)).toEqual({ total: 20, widened: { askedKm: 8, usedKm: 16 } });
  },
);

test('where there is none, the reach is widened until there is one', async () => {
  expect(await asked(MOOR)).toEqual({ total: 1, widened: { askedKm: 8, usedKm: 40 } });
  const beyond = { latitude: MOOR.latitude - 50 * KM_NORTH, longitude: MOOR.longitude };
  expect(await asked(beyond)).toEqual({ total: 1, widened: { askedKm: 8, usedKm: 100 } });
});

test('the form sends no distance unless one is chosen, and keeps the one that was', async () => {
  const chosen = async (query: string) => {
    const page = await (await machine.get(`/search?q=choir&${query}`)).text();
    const [field = ''] = /<select id="radiusKm".*?<\/select>/s.exec(page) ?? [];
    expect(field).toContain('<option value="">5 miles, more if needed</option>');
    return [...field.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value);
  };
  expect(await chosen('')).toEqual([]);
  expect(await chosen('radiusKm=')).toEqual([]);
  expect(await chosen('radiusKm=8')).toEqual(['8']);
  expect(await chosen('radiusKm=7.9')).toEqual(['7.9']);
});

test('where only a time was asked for, whatever is on then answers it', async () => {
  const sundays = await oneMachine();
  const schedules = [{ freq: 'WEEKLY', byday: 'SU', opens_at: '14:00', closes_at: '16:00' }];
  const on = (id: string, northKm: number, more: object = {}) =>
    aChoir(id, TOWN, northKm, { schedules, ...more });
  await sundays.importAll([
    ...Array.from({ length: 20 }, (_, n) => on(`near-${n}`, 1)),
    on('far', 13, { description: 'Singing on a Sunday afternoon.' }),
  ]);
  const near = `${TOWN.latitude},${TOWN.longitude}`;
  const response = await sundays.get(`/api/v1/search?q=on+Sundays&near=${near}&limit=50`);
  expect(SearchAnswer.parse(await response.json())).toMatchObject({ total: 20, widened: null });
  await sundays.close();
});

test('nobody is sent far off for all parts of a question, where five nearby answer one of them', async () => {
  const answer = async (nearby: number) => {
    const clubs = await oneMachine();
    const all = { name: 'Thursday club', description: 'A choir, then knitting. Chess in the back room.' };
    await clubs.importAll([...choirs('near', TOWN, nearby), aChoir('far', TOWN, 80, all)]);
    const near = `${TOWN.latitude},${TOWN.longitude}`;
    const response = await clubs.get(`/api/v1/search?q=choir,+knitting,+chess&near=${near}`);
    await clubs.close();
    return SearchAnswer.parse(await response.json()).widened;
  };
  expect(await answer(5)).toBeNull();
  expect(await answer(4)).toEqual({ askedKm: 8, usedKm: 100 });
});
