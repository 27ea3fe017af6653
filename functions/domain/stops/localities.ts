import type { Locality } from '../../../schemas/area.ts';
import { placeKey } from '../place/key.ts';
import type { StopRow } from './row.ts';

/** The localities of the rows of all tables that are read in one go, each in the middle of its stops. */
export interface Localities {
  add(row: Extract<StopRow, { stop: unknown }>): void;
  all(): readonly Locality[];
}

interface Gathered {
  readonly name: string;
  readonly lats: number[];
  readonly lons: number[];
}

export function gatherLocalities(): Localities {
  const found = new Map<string, Gathered>();
  return {
    add({ stop: { point }, locality }) {
      if (!locality || placeKey(locality.name) === '') return;
      const known = found.get(locality.code) ?? { name: locality.name, lats: [], lons: [] };
      known.lats.push(point.lat);
      known.lons.push(point.lon);
      found.set(locality.code, known);
    },
    all: () =>
      [...found].map(([code, { name, lats, lons }]) => ({
        code,
        key: placeKey(name),
        name,
        point: { lat: rounded(medianOf(lats)), lon: rounded(medianOf(lons)) },
      })),
  };
}

/** One stop with wrong coordinates does not pull it away. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

/** Five decimals of a degree are a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
