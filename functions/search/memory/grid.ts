import type { Point } from '../../../schemas/common.ts';
import { boxAround, EARTH_RADIUS_KM } from '../../domain/geo/distance.ts';

/** Cells of 1/32 degree of latitude by 1/16 of longitude: about 3.5 by 4.3 km in Wales. */
const [ROWS_PER_DEGREE, COLUMNS_PER_DEGREE] = [32, 16];
const COLUMNS = 360 * COLUMNS_PER_DEGREE;
export const NO_CELL = 0xffffffff;

const rowOf = (lat: number) => Math.floor((lat + 90) * ROWS_PER_DEGREE);
/** 180 degrees east and west are one meridian. */
const columnOf = (lon: number) => Math.floor(((lon === 180 ? -180 : lon) + 180) * COLUMNS_PER_DEGREE);

export const cellOf = (point: Point) => rowOf(point.lat) * COLUMNS + columnOf(point.lon);

/** Where the point is on a sphere of radius 1: squared straight distances order as great circles do. */
export function onSphere({ lat, lon }: Point): readonly [x: number, y: number, z: number] {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** The square of the straight line under an arc on the sphere of radius 1. */
export function chordSquared(km: number): number {
  const half = Math.sin(Math.min(Math.PI / 2, km / (2 * EARTH_RADIUS_KM)));
  return 4 * half * half;
}

export const chordToKm = (squared: number) =>
  2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squared) / 2));

/** Cells in ascending order, each with the listing that has a place in it. */
export interface Grid {
  readonly cells: Uint32Array;
  readonly listings: Uint32Array;
}

/** Ranges of the grid that hold every place within the circle, and some outside it. */
export function rangesAround(grid: Grid, point: Point, radiusKm: number): [start: number, end: number][] {
  const box = boxAround(point, radiusKm + 1e-6);
  const [west, east] = [columnOf(box.west), columnOf(box.east)];
  const spans: readonly [number, number][] =
    box.west < box.east && box.east >= 180
      ? [[0, COLUMNS - 1]]
      : box.west <= box.east
        ? [[west, east]]
        : [
            [0, east],
            [west, COLUMNS - 1],
          ];
  const ranges: [number, number][] = [];
  for (let row = rowOf(box.south); row <= rowOf(box.north); row++) {
    for (const [first, last] of spans) {
      const start = lowerBound(grid.cells, row * COLUMNS + first);
      const end = lowerBound(grid.cells, row * COLUMNS + last + 1, start);
      if (end > start) ranges.push([start, end]);
    }
  }
  return ranges;
}

/** The first position from `from` on, before `to`, whose value is at least `value`. */
export function lowerBound(sorted: Uint32Array, value: number, from = 0, to = sorted.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
