import type { Point } from '../../../schemas/common.ts';
import { distanceKm, nearnessTo } from '../geo/distance.ts';
import type { PostcodePoint } from '../ports.ts';
import { firstFrom } from '../sorted.ts';
import data from './sectors.json' with { type: 'json' };

/** To be shown where the table is used, as its licence asks. */
export const POSTCODE_ATTRIBUTION: string = data.attribution;

interface Sector {
  readonly lat: number;
  readonly lon: number;
  readonly postcodes: number;
}

let table: ReadonlyMap<string, ReadonlyMap<string, Sector>> | undefined;

/** Sectors by outcode, then by digit. Made at first use: a program that never asks for a place pays nothing. */
function sectors(): ReadonlyMap<string, ReadonlyMap<string, Sector>> {
  table ??= new Map(data.lines.split('\n').map(readOutcode));
  return table;
}

function readOutcode(line: string): [string, ReadonlyMap<string, Sector>] {
  const [outcode = '', ...rest] = line.split(' ');
  const entries = rest.map((entry): [string, Sector] => {
    const [digit = '', lat, lon, postcodes] = entry.split(',');
    return [digit, { lat: Number(lat), lon: Number(lon), postcodes: Number(postcodes) }];
  });
  return [outcode, new Map(entries)];
}

/** The mean point of a sector such as "SA1 1". Great Britain only: the table of Northern Ireland has another licence. */
export function sectorPoint(sector: string): PostcodePoint | undefined {
  const [outcode = '', digit = ''] = sector.split(' ');
  const found = sectors().get(outcode)?.get(digit);
  return found && { point: { lat: found.lat, lon: found.lon }, precision: 'sector', postcode: sector };
}

const postcodesIn = (some: readonly Sector[]): number =>
  some.reduce((sum, sector) => sum + sector.postcodes, 0);

/** The mean point of an outcode's sectors, each counting as many times as it has postcodes. */
export function outcodePoint(outcode: string): PostcodePoint | undefined {
  const found = [...(sectors().get(outcode)?.values() ?? [])];
  const postcodes = postcodesIn(found);
  if (postcodes === 0) return undefined;
  const mean = (of: (sector: Sector) => number) =>
    Number((found.reduce((sum, sector) => sum + of(sector) * sector.postcodes, 0) / postcodes).toFixed(5));
  const point = { lat: mean((sector) => sector.lat), lon: mean((sector) => sector.lon) };
  return { point, precision: 'outcode', postcode: outcode };
}

/** The outcode whose sector is nearest to a point: a short way to say which of several places of one name is meant. */
export const nearestOutcode = (to: Point): string => nearestSector(to)?.outcode ?? '';

interface Named extends Point {
  readonly outcode: string;
  readonly sector: string;
}

let southToNorth: readonly Named[] | undefined;

function everySector(): readonly Named[] {
  southToNorth ??= [...sectors()]
    .flatMap(([outcode, entries]) =>
      [...entries].map(([digit, { lat, lon }]) => ({ lat, lon, outcode, sector: `${outcode} ${digit}` })),
    )
    .sort((a, b) => a.lat - b.lat);
  return southToNorth;
}

/** Looks north and south from the point until the next is farther off by its latitude alone. */
function nearestSector(to: Point, but?: string): Named | undefined {
  const all = everySector();
  const nearness = nearnessTo(to);
  let nearest: Named | undefined;
  let least = Number.POSITIVE_INFINITY;
  const look = (from: number, step: 1 | -1) => {
    for (let i = from; i >= 0 && i < all.length; i += step) {
      const at = all[i] as Named;
      if ((at.lat - to.lat) ** 2 >= least) return;
      const near = nearness(at);
      if (near >= least || at.sector === but) continue;
      least = near;
      nearest = at;
    }
  };
  const start = firstFrom(all, ({ lat }) => lat < to.lat);
  look(start, 1);
  look(start - 1, -1);
  return nearest;
}

/**
 * By how many kilometres the mean point of a sector may be off for somebody who lives in it: half the way to the
 * nearest other sector. Some 0.3 km in towns, some 4 km in the hills.
 */
export function sectorErrorKm(sector: string): number {
  const here = sectorPoint(sector)?.point;
  const other = here && nearestSector(here, sector);
  return here && other ? distanceKm(here, other) / 2 : 0;
}

/** A sector with a smaller share of an outcode's postcodes is one building, or not where the rest is. */
const SECTOR_SHARE = 0.03;
const outcodeErrors = new Map<string, number>();

/**
 * By how many kilometres the mean point of an outcode may be off for somebody who lives in it: as far as the farthest
 * of its sectors, and half the way from there to the next. Some 2 km in cities, some 12 km in the hills; 86 in 100 of
 * 78,250 postcodes (ONS, SA, LS and TR, May 2025) lie no farther off.
 */
export function outcodeErrorKm(outcode: string): number {
  const known = outcodeErrors.get(outcode);
  if (known !== undefined) return known;
  const middle = outcodePoint(outcode)?.point;
  const all = [...(sectors().get(outcode) ?? [])];
  const postcodes = postcodesIn(all.map(([, sector]) => sector));
  const large = all.filter(([, sector]) => sector.postcodes >= SECTOR_SHARE * postcodes);
  const error = large.reduce(
    (most, [digit, sector]) =>
      Math.max(most, (middle ? distanceKm(middle, sector) : 0) + sectorErrorKm(`${outcode} ${digit}`)),
    0,
  );
  outcodeErrors.set(outcode, error);
  return error;
}
