import { StopPoint } from '../../schemas/area.ts';
import type { Point } from '../../schemas/common.ts';
import { type Cell, cellAt, cellsIn } from '../domain/geo/cells.ts';
import { boxAround, distanceKm } from '../domain/geo/distance.ts';
import { readItem } from './parsing.ts';

/** Cells of 0.02 degrees, some 2.2 by 1.4 km: what is near a door lies in one to four of them. */
const PER_DEGREE = 50;
const STOPS_MAX = 20_000;

const named = ({ row, column }: Cell) => `${row}:${column}`;
export const stopCell = (point: Point): string => named(cellAt(point, PER_DEGREE));

/** The cells that hold every stop within so many metres. */
export const stopCellsAround = (point: Point, metres: number): string[] =>
  cellsIn(boxAround(point, metres / 1_000), PER_DEGREE).map(named);

/** Throws `UnreadableRow`. */
export const fromStopRow = (body: string, atco: string): StopPoint => readItem(StopPoint, body, 'stop', atco);

export function nearestFirst(stops: readonly StopPoint[], point: Point, metres: number) {
  return stops
    .map((stop) => ({ ...stop, metres: Math.round(distanceKm(point, stop.point) * 1_000) }))
    .filter((stop) => stop.metres <= metres)
    .sort((a, b) => a.metres - b.metres || (a.atco < b.atco ? -1 : 1))
    .slice(0, STOPS_MAX);
}
