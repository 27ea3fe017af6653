import type { Locality } from '../../../schemas/area.ts';
import type { Point } from '../../../schemas/common.ts';
import { placeKey } from '../place/key.ts';
import type { StopRow } from './row.ts';

/** The localities of the rows of one table, each in the middle of its stops. */
export interface Localities {
  add(row: Extract<StopRow, { stop: unknown }>): void;
  all(): readonly Locality[];
}

export function gatherLocalities(): Localities {
  const found = new Map<string, { readonly name: string; sum: Point; stops: number }>();
  return {
    add({ stop: { point }, locality }) {
      if (!locality) return;
      const known = found.get(locality.code) ?? { name: locality.name, sum: { lat: 0, lon: 0 }, stops: 0 };
      known.sum = { lat: known.sum.lat + point.lat, lon: known.sum.lon + point.lon };
      known.stops += 1;
      found.set(locality.code, known);
    },
    all: () =>
      [...found].map(([code, { name, sum, stops }]) => ({
        code,
        key: placeKey(name),
        name,
        point: { lat: rounded(sum.lat / stops), lon: rounded(sum.lon / stops) },
      })),
  };
}

/** Five decimals of a degree are a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
