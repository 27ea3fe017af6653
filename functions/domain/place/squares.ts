import type { Point } from '../../../schemas/common.ts';
import { type Cell, cellAt, cellsIn } from '../geo/cells.ts';
import { boxAround } from '../geo/distance.ts';

/** Squares of a quarter of a degree, some 28 by 17 km: as near as the name of a town says where somebody is. */
const PER_DEGREE = 4;

const named = ({ row, column }: Cell) => `${row}:${column}`;

export const squareOf = (point: Point): string => named(cellAt(point, PER_DEGREE));

/** Every square that somebody within so many kilometres may be in. */
export const squaresAround = (point: Point, km: number): string[] =>
  cellsIn(boxAround(point, km), PER_DEGREE).map(named);
