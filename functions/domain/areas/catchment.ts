import type { Polygon } from '../../../schemas/area.ts';
import type { Point } from '../../../schemas/common.ts';
import type { ServiceArea } from '../../../schemas/service.ts';
import { boxOfCell, type Cell, cellAt, cellsIn } from '../geo/cells.ts';
import { boxOf, clipped, fills, holdsPoint } from '../geo/polygon.ts';
import { Geometry, polygonsOf } from './geometry.ts';

/**
 * Catchments that were drawn, as cells of a grid that both engines know as plain terms. Cells are 0.01° (some 1.1 by
 * 0.7 km) and, where a catchment fills them, twice as wide at each of the further levels, up to 1.28°.
 */
const FINEST_PER_DEGREE = 100;
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const COARSEST = 7;
/** Above this many cells the edge is drawn more coarsely: terms are kept with every listing. */
export const CATCHMENT_CELLS_MAX = 300;

const perDegreeAt = (level: number) => FINEST_PER_DEGREE / 2 ** level;
const named = ({ row, column }: Cell, level: number) => `${level}:${row}:${column}`;

/** The cells that hold a point, one of each level. */
export const cellsHolding = (point: Point): string[] => {
  const { row, column } = cellAt(point, FINEST_PER_DEGREE);
  return LEVELS.map((level) => named({ row: row >> level, column: column >> level }, level));
};

/**
 * The cells of all catchments that are drawn in the areas of a service. At the edge a cell belongs to the catchment
 * when its middle does: a person up to 0.65 km from the edge may be counted on the wrong side of it, and twice that
 * for each level by which a long edge had to be coarsened.
 */
export function catchmentCells(areas: readonly ServiceArea[]): string[] {
  const polygons = areas.flatMap((area) => drawnIn(area.extent));
  if (polygons.length === 0) return [];
  for (const finest of LEVELS) {
    const cells = cellsOf(polygons, finest);
    if (cells.length <= CATCHMENT_CELLS_MAX || finest === COARSEST) return cells;
  }
  return [];
}

/** What cannot be read as a shape is none; its area still goes by its name. */
export function drawnIn(extent: string | undefined): Polygon[] {
  if (!extent?.startsWith('{')) return [];
  try {
    const value: unknown = JSON.parse(extent);
    const geometry = Geometry.safeParse(isFeature(value) ? value.geometry : value);
    return geometry.success ? polygonsOf(geometry.data) : [];
  } catch {
    return [];
  }
}

const isFeature = (value: unknown): value is { geometry: unknown } =>
  typeof value === 'object' && value !== null && 'geometry' in value;

function cellsOf(polygons: readonly Polygon[], finest: number): string[] {
  const tops = cellsIn(boxOf(polygons), perDegreeAt(COARSEST));
  const cells = tops.flatMap((cell) => within(polygons, cell, COARSEST, finest));
  if (cells.length > 0) return [...new Set(cells)];
  // Narrower than a cell everywhere: then every cell that it touches.
  const touched = polygons.flatMap(([outline = []]) =>
    outline.map(([lon, lat]) => named(cellAt({ lat, lon }, perDegreeAt(finest)), finest)),
  );
  return [...new Set(touched)];
}

/** The part of the polygons in one cell: the cell as a whole, its quarters, or nothing. */
function within(polygons: readonly Polygon[], cell: Cell, level: number, finest: number): string[] {
  const box = boxOfCell(cell, perDegreeAt(level));
  const parts = clipped(polygons, box);
  if (parts.length === 0) return [];
  if (fills(parts, box)) return [named(cell, level)];
  if (level === finest) {
    const middle = { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
    return parts.some((part) => holdsPoint(part, middle)) ? [named(cell, level)] : [];
  }
  const [row, column] = [cell.row * 2, cell.column * 2];
  return [0, 1].flatMap((up) =>
    [0, 1].flatMap((right) => within(parts, { row: row + up, column: column + right }, level - 1, finest)),
  );
}
