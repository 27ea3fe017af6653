import { afterAll, beforeAll, expect, it } from 'vitest';
import { sectorErrorKm, sectorPoint } from '../../functions/domain/postcode/sectors.ts';
import { SearchAnswer } from '../../schemas/search.ts';
import { aChoir, type OneMachine, oneMachine } from './one-machine.ts';

const middle = sectorPoint('LS7 3')?.point ?? { lat: Number.NaN, lon: Number.NaN };
const MIDDLE = { latitude: middle.lat, longitude: middle.lon };
const MILE = 1.609;

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aChoir('middle', MIDDLE, 0.05),
    aChoir('mile', MIDDLE, MILE),
    aChoir('three', MIDDLE, 3.2 * MILE),
  ]);
});
afterAll(() => machine.close());

const told = async (near: string, id: string, lang: string) => {
  const path = `/api/v1/search?near=${encodeURIComponent(near)}&lang=${lang}`;
  const { results } = SearchAnswer.parse(await (await machine.get(path)).json());
  return results.find((result) => result.id === id)?.reasons.map(({ text }) => text) ?? [];
};

it('the sector is some few hundred metres wide', () => {
  expect(sectorErrorKm('LS7 3')).toBeGreaterThan(0.1);
  expect(sectorErrorKm('LS7 3')).toBeLessThan(0.7);
});

it.each([
  ['middle', 'en', 'Within about a mile'],
  ['mile', 'en', 'About a mile away'],
  ['three', 'en', 'About 3 miles away'],
  ['mile', 'cy', 'Tua milltir i ffwrdd'],
])('nobody whose street is not known is told minutes: %s, in %s: %s', async (id, lang, text) => {
  for (const near of ['LS7 3', 'LS7 3EX']) expect(await told(near, id, lang)).toContain(text);
});

it('of a home that is known more widely still less is said', async () => {
  expect((await told('LS7', 'middle', 'en'))[0]).toMatch(/^Within about [2-9] miles$/);
});

it('and of what is farther than that error, from where to where: never less than of what is nearer', async () => {
  const asked = async () => {
    const response = await machine.get('/api/v1/search?near=SA2&radiusKm=30&sort=distance');
    return SearchAnswer.parse(await response.json());
  };
  const { place } = (await asked()).understood;
  const around = { latitude: place?.latitude ?? 0, longitude: place?.longitude ?? 0 };
  await machine.importAll(
    [1, 3, 5, 6, 8].map((km) => aChoir(`gower-${km}`, around, km)),
    'https://gower.example.org',
  );
  const said = (await asked()).results.map(({ reasons }) => reasons[0]?.text ?? '');
  expect(said).toHaveLength(5);
  expect(said.at(-1)).toMatch(/^\d to \d+ miles away$/);
  const most = said.map((text) => Number(/(\d+) miles/.exec(text)?.[1]));
  expect(most).toEqual(most.toSorted((a, b) => a - b));
});

it('a postcode that is not loaded is said to be measured from its sector', async () => {
  const page = async (near: string) => (await machine.get(`/search?near=${near}`)).text();
  expect(await page('LS7+3EX')).toContain('distances are from the middle of LS7\u00a03.');
  expect(await page('LS7+3')).toContain('Distances are from the middle of LS7\u00a03.');
});
