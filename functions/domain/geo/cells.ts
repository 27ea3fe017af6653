import type { Polygon } from '../../../schemas/area.ts';
import type { Point } from '../../../schemas/common.ts';
import type { Box } from './distance.ts';
import { boxOf, clipped, fills } from './polygon.ts';

/** A square of degrees, counted from the south pole and the antimeridian. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** `perDegree` cells to a degree, both ways. */
export const cellAt = ({ lat, lon }: Point, perDegree: number): Cell => ({
  row: Math.floor((lat + 90) * perDegree),
  column: Math.floor((lon + 180) * perDegree),
});

export const boxOfCell = ({ row, column }: Cell, perDegree: number): Box => ({
  south: row / perDegree - 90,
  north: (row + 1) / perDegree - 90,
  west: column / perDegree - 180,
  east: (column + 1) / perDegree - 180,
});

/** All cells that a box touches. */
export function cellsIn(box: Box, perDegree: number): Cell[] {
  const from = cellAt({ lat: box.south, lon: box.west }, perDegree);
  const to = cellAt({ lat: box.north, lon: box.east }, perDegree);
  const cells: Cell[] = [];
  for (let row = from.row; row <= to.row; row++)
    for (let column = from.column; column <= to.column; column++) cells.push({ row, column });
  return cells;
}

export interface Piece extends Cell {
  /** What of the polygons lies in the cell; empty where they fill it. */
  readonly parts: readonly Polygon[];
}

/** Pieces overlap by a tenth of a millimetre, so that none misses a point that rounding puts into its cell. */
const OVERLAP = 1e-9;
const padded = ({ south, north, west, east }: Box): Box => ({
  south: south - OVERLAP,
  north: north + OVERLAP,
  west: west - OVERLAP,
  east: east + OVERLAP,
});

/** The polygons cut into the cells that they touch. Row by row first: so a long boundary is read twice, not per cell. */
export function piecesOf(polygons: readonly Polygon[], perDegree: number): Piece[] {
  const box = boxOf(polygons);
  const from = cellAt({ lat: box.south, lon: box.west }, perDegree);
  const to = cellAt({ lat: box.north, lon: box.east }, perDegree);
  const pieces: Piece[] = [];
  for (let row = from.row; row <= to.row; row++) {
    const { south, north } = padded(boxOfCell({ row, column: 0 }, perDegree));
    const band = clipped(polygons, { ...box, south, north });
    if (band.length === 0) continue;
    for (let column = from.column; column <= to.column; column++) {
      const cell = padded(boxOfCell({ row, column }, perDegree));
      const parts = clipped(band, cell);
      if (parts.length > 0) pieces.push({ row, column, parts: fills(parts, cell) ? [] : parts });
    }
  }
  return pieces;
}
