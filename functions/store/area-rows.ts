import { type Area, type AreaName, AreaPiece } from '../../schemas/area.ts';
import type { Point } from '../../schemas/common.ts';
import { type Cell, cellAt, piecesOf } from '../domain/geo/cells.ts';
import { holdsPoint } from '../domain/geo/polygon.ts';
import { readItem } from './parsing.ts';

/** Cells of 0.02 degrees, some 2.2 by 1.4 km: a town's small areas come ten or so to a cell. */
const PER_DEGREE = 50;

const named = ({ row, column }: Cell) => `${row}:${column}`;
export const areaCell = (point: Point): string => named(cellAt(point, PER_DEGREE));

/** One area in one cell: a boundary is never read as a whole. */
export interface AreaRow {
  readonly cell: string;
  readonly code: string;
  readonly body: string;
}

export function toAreaRows({ polygons, parents, ...own }: Area): AreaRow[] {
  const { code, kind } = own;
  const names = [own.name === undefined ? { code, kind } : { code, kind, name: own.name }, ...parents];
  return piecesOf(polygons, PER_DEGREE).map((piece) => ({
    cell: named(piece),
    code,
    body: JSON.stringify({ names, parts: piece.parts }),
  }));
}

/** The areas among the rows of its cell that hold the point, and their parents. Throws `UnreadableRow`. */
export function areasHolding(point: Point, rows: readonly Pick<AreaRow, 'code' | 'body'>[]): AreaName[] {
  const found = new Map<string, AreaName>();
  for (const { code, body } of rows) {
    const { names, parts } = readItem(AreaPiece, body, 'area', code);
    if (parts.length > 0 && !parts.some((part) => holdsPoint(part, point))) continue;
    for (const name of names) {
      const known = found.get(name.code);
      if (!known?.name) found.set(name.code, name);
    }
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
