import { expect, test } from 'vitest';
import { term } from '../../../functions/domain/search/terms.ts';
import { surroundingsOf } from '../../../functions/domain/search/where/surroundings.ts';
import { createMemoryIndex } from '../../../functions/search/memory/index.ts';
import type { Point } from '../../../schemas/common.ts';
import { document, place } from '../../contracts/search-index-documents.ts';

const UPLANDS: Point = { lat: 51.6186, lon: -3.965 };
const AT_SEA: Point = { lat: 52, lon: -9 };
const SWANSEA = ['W06000011', 'City and County of Swansea'];
const NEATH = ['W06000012', 'Neath Port Talbot'];

/** Listings at a point, two of each, that serve these areas. */
async function areasAmong(point: Point, loaded: readonly string[], ...served: readonly string[][]) {
  const index = createMemoryIndex();
  const documents = served.flatMap((areas, kind) =>
    [1, 2].map((n) =>
      document(`${kind}-${n}`, { terms: areas.map(term.area), places: [place('hall', point)] }),
    ),
  );
  await index.apply(documents.map((put) => ({ put })));
  const { areas } = await surroundingsOf(point, loaded, index);
  await index.close();
  return areas;
}

test('where the boundaries are loaded, another district that many nearby serve does not hold the person', async () => {
  const areas = await areasAmong(UPLANDS, ['W06000011', 'Swansea'], SWANSEA, NEATH, ['Gower']);
  expect(areas).toEqual(expect.arrayContaining(['W06000011', 'Swansea', 'swansea', 'gower', 'Wales']));
  expect(areas).not.toContain('neath port talbot');
  expect(areas).not.toContain('w06000012');
});

test.each([
  ['boundaries', ['W06000011', 'Swansea']],
  ['codes of a postcode', ['W01000736', 'W06000011', 'W92000004']],
  ['nothing', []],
])('what serves the whole country holds everybody, with %s loaded', async (_, loaded) => {
  const areas = await areasAmong(UPLANDS, loaded, SWANSEA);
  for (const area of ['united kingdom', 'k02000001', 'w92000004']) expect(areas.map(lower)).toContain(area);
});

test('a postcode of codes only goes by the name that listings give beside the code, else by that of the nearest town', async () => {
  const codes = ['W01000736', 'W06000011', 'W92000004'];
  expect(await areasAmong(UPLANDS, codes)).toContain('City and County of Swansea');
  const byTheBorder = await areasAmong(UPLANDS, ['W06000012'], SWANSEA, NEATH);
  expect(byTheBorder).toContain('neath port talbot');
  for (const area of ['swansea', 'City and County of Swansea']) expect(byTheBorder).not.toContain(area);
});

test('a ward that bears the name of another district does not shut out the own', async () => {
  const areas = await areasAmong(UPLANDS, ['W05001040', 'Newport', 'W06000011'], SWANSEA);
  expect(areas).toContain('swansea');
});

test('smaller areas stay as they were loaded, and codes of neighbours are not taken over', async () => {
  const areas = await areasAmong(UPLANDS, ['W01000736', 'W06000011'], [...SWANSEA, 'W01000999']);
  expect(areas[0]).toBe('W01000736');
  expect(areas).not.toContain('w01000999');
});

test('a boundary of one’s own far from any town is kept beside what is inferred', async () => {
  expect(await areasAmong(AT_SEA, ['ROCK'], ['Shetland Islands'])).toEqual(
    expect.arrayContaining(['ROCK', 'shetland islands', 'nationwide']),
  );
  expect(await areasAmong(AT_SEA, [])).toEqual([]);
});

const lower = (area: string) => area.toLowerCase();
