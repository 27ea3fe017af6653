import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaKey, districtAt, districtsNear, isDistrict } from '../../../functions/domain/place/districts.ts';
import { shared } from '../../fixtures/surroundings.ts';

describe('an area is the same under its names', () => {
  it.each([
    ['City and County of Swansea', 'swansea'],
    ['Abertawe', 'swansea'],
    ['Sir Powys', 'powys'],
    ['Merthyr Tydfil County Borough', 'merthyr tydfil'],
    ['North Yorkshire', 'north yorkshire'],
    ['E06000052', 'e06000052'],
    ['City', 'city'],
  ])('%s is %s', (name, key) => {
    expect(areaKey(name)).toBe(key);
  });

  it('a district is known by its name and by the kind of its code, a village and a ward are none', () => {
    expect(['Cornwall', 'Isles of Scilly', 'W06000011', 'e08000035'].map(isDistrict)).toEqual(
      Array(4).fill(true),
    );
    expect(['Mumbles', 'W05001040', 'W92000004'].map(isDistrict)).toEqual([false, false, false]);
  });
});

describe('a person lives in the district of the nearest town', () => {
  it.each([
    ['Penzance', { lat: 50.1186, lon: -5.5371 }, 'Cornwall', 'E92000001'],
    ['Hugh Town', { lat: 49.9146, lon: -6.3154 }, 'Isles of Scilly', 'E92000001'],
    ['Uplands', { lat: 51.6186, lon: -3.965 }, 'City and County of Swansea', 'W92000004'],
    ['Lerwick', { lat: 60.1545, lon: -1.1494 }, 'Shetland Islands', 'S92000003'],
  ])('%s', (_, point, name, nation) => {
    const district = districtAt(point);
    expect(district?.name).toBe(name);
    expect(district?.nation[1]).toBe(nation);
  });

  it('at sea in none', () => {
    expect(districtAt({ lat: 52, lon: -9 })).toBeUndefined();
    expect(districtsNear({ lat: 52, lon: -9 })).toEqual([]);
  });

  it('in the country a town of another district that is hardly farther may be the one: Llanwrtyd Wells', () => {
    const names = (lat: number, lon: number) => districtsNear({ lat, lon }).map(({ name }) => areaKey(name));
    expect(names(52.10731, -3.6381)).toEqual(['carmarthenshire', 'powys']);
    // Brecon is in the middle of Powys, and Gateshead over the river from Newcastle, but a town by itself.
    expect(names(51.947, -3.391)).toEqual(['powys']);
    expect(names(54.9527, -1.6034)).toEqual(['gateshead']);
  });
});

const AREAS = shared('data/areas');
const CODES = { W06000011: 'swansea', E08000035: 'leeds', E06000052: 'cornwall' };

describe.skipIf(!AREAS)('against the boundaries of the ONS', () => {
  const read = (name: string) => readFileSync(join(AREAS ?? '', name), 'utf8');
  const centroids = () =>
    new Map(
      read('lsoa-centroids.csv')
        .split('\n')
        .map((line) => line.split(','))
        .map(([code = '', lat, lon]) => [code, { lat: Number(lat), lon: Number(lon) }] as const),
    );

  it('98 in 100 small areas of each district lie in it', () => {
    const points = centroids();
    for (const [code, name] of Object.entries(CODES)) {
      const file = JSON.parse(read(`lsoa-${code}.geojson`));
      const small = (file.features as { properties: Record<string, unknown> }[]).flatMap(({ properties }) => {
        const own = Object.values(properties).find((value) => /^[EW]01\d{6}$/.test(String(value)));
        const point = points.get(String(own));
        return point ? [point] : [];
      });
      const right = small.filter((point) => areaKey(districtAt(point)?.name ?? '').includes(name));
      expect(small.length).toBeGreaterThan(100);
      expect(right.length / small.length, name).toBeGreaterThanOrEqual(0.98);
    }
  });
});
