import { z } from 'zod';
import type { Polygon } from '../../../schemas/area.ts';

const Position = z.array(z.number()).min(2);
const Ring = z.array(Position).min(4, 'a ring needs four positions');
const Rings = z.array(Ring).min(1);

/** A surface in GeoJSON (RFC 7946). Other geometries have no inside. */
export const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }),
]);
export type Geometry = z.infer<typeof Geometry>;

/** Seven decimals of a degree are a centimetre, and half the bytes of what programs write. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** The polygons of a geometry, to a centimetre. */
export function polygonsOf(geometry: Geometry): Polygon[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) =>
    rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [rounded(lon), rounded(lat)] as const)),
  );
}
