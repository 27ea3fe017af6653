import type { Polygon } from '../../../schemas/area.ts';
import type { Point } from '../../../schemas/common.ts';
import type { Box } from './distance.ts';

type Ring = Polygon[number];
type Corner = Ring[number];

/** An edge is the same for the areas on both of its sides, to the last bit of what is worked out from it. */
const inOrder = (a: Corner, b: Corner, axis: 0 | 1): readonly [Corner, Corner] =>
  a[axis] <= b[axis] ? [a, b] : [b, a];

/**
 * Whether a polygon holds a point, by counting the edges west of it. Of two areas that share an edge exactly one
 * holds a point on it, since an edge counts with its lower end and without its upper one.
 */
export function holdsPoint(polygon: Polygon, { lat, lon }: Point): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
      const [low, high] = inOrder(ring[before] as Corner, ring[i] as Corner, 1);
      if (low[1] > lat === high[1] > lat) continue;
      if (lon >= ((high[0] - low[0]) * (lat - low[1])) / (high[1] - low[1]) + low[0]) inside = !inside;
    }
  }
  return inside;
}

/** Twice the enclosed surface, in square degrees; the sign says which way round the ring goes. */
const doubled = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring.at(i - 1) as Corner;
    return sum + (px * y - x * py);
  }, 0);

/** Square degrees, holes taken off. */
export function surfaceOf([outline = [], ...holes]: Polygon): number {
  const size = (ring: Ring) => Math.abs(doubled(ring)) / 2;
  return size(outline) - holes.reduce((sum, hole) => sum + size(hole), 0);
}

export function boxOf(polygons: readonly Polygon[]): Box {
  const box = { south: 90, north: -90, west: 180, east: -180 };
  for (const [outline = []] of polygons) {
    for (const [lon, lat] of outline) {
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
    }
  }
  return box;
}

type Side = { readonly axis: 0 | 1; readonly limit: number; readonly keep: 1 | -1 };

/** Sutherland and Hodgman, 1974: the part of a ring on one side of a straight line. */
function cut(ring: Ring, { axis, limit, keep }: Side): Ring {
  const out: Corner[] = [];
  for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
    const from = ring[before] as Corner;
    const to = ring[i] as Corner;
    const fromIn = (from[axis] - limit) * keep >= 0;
    const toIn = (to[axis] - limit) * keep >= 0;
    if (fromIn !== toIn) {
      const [low, high] = inOrder(from, to, axis);
      const share = (limit - low[axis]) / (high[axis] - low[axis]);
      const across = axis === 0 ? 1 : 0;
      const other = low[across] + share * (high[across] - low[across]);
      out.push(axis === 0 ? [limit, other] : [other, limit]);
    }
    if (toIn) out.push(to);
  }
  return out;
}

/** The part of the polygons inside a box. Parts without a surface are left out. */
export function clipped(polygons: readonly Polygon[], box: Box): readonly Polygon[] {
  const sides: readonly Side[] = [
    { axis: 0, limit: box.west, keep: 1 },
    { axis: 0, limit: box.east, keep: -1 },
    { axis: 1, limit: box.south, keep: 1 },
    { axis: 1, limit: box.north, keep: -1 },
  ];
  return polygons
    .map((polygon) =>
      polygon.map((ring) => sides.reduce(cut, ring)).filter((ring) => ring.length > 2 && doubled(ring) !== 0),
    )
    .filter((polygon) => polygon.length > 0 && surfaceOf(polygon) > 0);
}

/** True where polygons that were clipped to a box fill it. */
export function fills(parts: readonly Polygon[], box: Box): boolean {
  const whole = (box.north - box.south) * (box.east - box.west);
  return parts.reduce((sum, part) => sum + surfaceOf(part), 0) >= whole * (1 - 1e-9);
}
