import { Locality, StopPoint } from '../../schemas/area.ts';
import type { Point } from '../../schemas/common.ts';
import { boxOfCell, type Cell, cellAt, cellsIn } from '../domain/geo/cells.ts';
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

/** Wide cells of 0.2 degrees, some 22 by 14 km: ten kilometres around a door lie in one to six of them. */
const WIDE_PER_DEGREE = 5;
export const wideStopCell = (point: Point): string => named(cellAt(point, WIDE_PER_DEGREE));
export const wideStopCellsAround = (point: Point, metres: number): string[] =>
  cellsIn(boxAround(point, metres / 1_000), WIDE_PER_DEGREE).map(named);

/** The edge of a cell is no great circle: nearer than its nearest corner or side by less than this, metres. */
const EDGE_METRES = 1;

/** Of these cells the ones that reach within so many metres, the nearest first. */
export function nearestStopCells(cells: readonly string[], point: Point, metres: number): string[] {
  const away = cells.map((cell) => ({ cell, metres: metresToCell(cell, point) }));
  return away
    .filter((each) => each.metres <= metres + EDGE_METRES)
    .sort((a, b) => a.metres - b.metres)
    .map(({ cell }) => cell);
}

function metresToCell(cell: string, point: Point): number {
  const [row = 0, column = 0] = cell.split(':').map(Number);
  const { south, north, west, east } = boxOfCell({ row, column }, PER_DEGREE);
  const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  const nearest = { lat: within(point.lat, south, north), lon: within(point.lon, west, east) };
  return distanceKm(point, nearest) * 1_000;
}

/** Throws `UnreadableRow`. */
export const fromStopRow = (body: string, atco: string): StopPoint => readItem(StopPoint, body, 'stop', atco);

export function nearestFirst(stops: readonly StopPoint[], point: Point, metres: number) {
  return stops
    .map((stop) => ({ ...stop, metres: Math.round(distanceKm(point, stop.point) * 1_000) }))
    .filter((stop) => stop.metres <= metres)
    .sort((a, b) => a.metres - b.metres || (a.atco < b.atco ? -1 : 1))
    .slice(0, STOPS_MAX);
}

/** More than are called "Newtown". */
export const LOCALITIES_CALLED_MAX = 50;

/** Throws `UnreadableRow`. */
export const fromLocalityRow = (body: string, code: string): Locality =>
  readItem(Locality, body, 'locality', code);
