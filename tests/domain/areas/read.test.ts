import { expect, test } from 'vitest';
import { areaMapping, readArea, readCollection } from '../../../functions/domain/areas/read.ts';
import { areaWords } from '../../../functions/domain/areas/words.ts';
import { InvalidInput } from '../../../functions/domain/errors.ts';
import { openSqliteRecord } from '../../../functions/store/sqlite/record.ts';
import { loadAreas } from '../../../scripts/import/boundary-file.ts';
import { shared } from '../../fixtures/surroundings.ts';

const square = [
  [-4, 51.6],
  [-3.9, 51.6],
  [-3.9, 51.7],
  [-4, 51.7],
  [-4, 51.6],
];
const feature = (properties: object, geometry: object = { type: 'Polygon', coordinates: [square] }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const ons = {
  FID: 1,
  LSOA21CD: 'W01000736',
  LSOA21NM: 'Swansea 028A',
  LADCD_ACTIVE: 'W06000011',
  CAUTHCD: null,
};

test('the properties of the ONS are found by their names, and other codes are parents', () => {
  const mapping = areaMapping('file', [feature(ons)], {});
  expect(mapping).toEqual({ code: 'LSOA21CD', name: 'LSOA21NM', parents: [] });
  expect(readArea(feature(ons), mapping)).toMatchObject({
    area: {
      code: 'W01000736',
      name: 'Swansea 028A',
      kind: 'small-area',
      parents: [{ code: 'W06000011', kind: 'district' }],
    },
  });
});

test('given names hold, and a given parent is added', () => {
  const other = { ref: 'gower-1', title: 'Gower' };
  const mapping = areaMapping('file', [feature(other)], {
    code: 'ref',
    name: 'title',
    parents: ['W06000011'],
  });
  expect(readArea(feature(other), mapping)).toMatchObject({
    area: { code: 'gower-1', name: 'Gower', kind: 'other', parents: [{ code: 'W06000011' }] },
  });
  expect(() => areaMapping('file', [feature(other)], {})).toThrow('no property that is known for a code');
  expect(() => areaMapping('file', [feature(ons)], { code: 'nope' })).toThrow('no nope');
});

test('what is no collection, no surface, not in degrees or too large is refused with its reason', () => {
  const mapping = areaMapping('file', [feature(ons)], {});
  const problem = (geometry: object) => readArea(feature(ons, geometry), mapping);
  expect(() => readCollection('file', '{')).toThrow(InvalidInput);
  expect(() => readCollection('file', '{"type":"Feature"}')).toThrow('not a GeoJSON collection');
  expect(problem({ type: 'Point', coordinates: [-4, 51.6] })).toMatchObject({
    problem: { field: 'geometry' },
  });
  const grid = square.map(([lon = 0, lat = 0]) => [lon * -65_000, lat * 4_000]);
  expect(problem({ type: 'Polygon', coordinates: [grid] })).toMatchObject({
    problem: { reason: expect.stringContaining('longitude and latitude') },
  });
  const wide = (degrees: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [-5, 51],
        [-5 + degrees, 51],
        [-5 + degrees, 53],
        [-5, 53],
        [-5, 51],
      ],
    ],
  });
  expect(problem(wide(4.01))).toMatchObject({ problem: { reason: expect.stringContaining('too large') } });
  expect(problem(wide(3.99))).toHaveProperty('area');
});

test('an area is asked for by code and name, its district by the name that it begins with', () => {
  const held = [
    { code: 'W01000736', name: 'Swansea 028A', kind: 'small-area' as const },
    { code: 'W06000011', kind: 'district' as const },
  ];
  expect(areaWords(held, false)).toEqual(['W01000736', 'Swansea 028A', 'W06000011', 'Swansea']);
  expect(areaWords(held, true)).toEqual(['W06000011', 'Swansea']);
  expect(areaWords([], false)).toEqual([]);
});

const swansea = shared('data/areas/lsoa-W06000011.geojson');

test.skipIf(!swansea)('real boundaries hold their own middles, one small area each', async () => {
  const record = openSqliteRecord(':memory:', { now: () => new Date() });
  const report = await loadAreas(swansea ?? '', {}, record);
  expect(report).toMatchObject({ read: 150, loaded: 150, refused: 0 });
  let points = 0;
  for (let lat = 51.56; lat < 51.7; lat += 0.0071) {
    for (let lon = -4.1; lon < -3.86; lon += 0.0093) {
      const held = await record.areasAt({ lat, lon });
      const small = held.filter(({ kind }) => kind === 'small-area');
      // Real boundaries do not overlap. Generalised ones may leave a sliver, and the sea is in none.
      expect(small.length, `${lat}, ${lon}`).toBeLessThan(2);
      points += small.length;
      if (small.length === 1) expect(held.map(({ code }) => code)).toContain('W06000011');
    }
  }
  expect(points).toBeGreaterThan(250);
  expect((await record.areasAt({ lat: 51.62, lon: -3.943 })).map(({ kind }) => kind)).toEqual([
    'small-area',
    'district',
  ]);
  await record.close();
});
