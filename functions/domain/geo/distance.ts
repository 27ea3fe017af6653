import type { Point } from '../../../schemas/common.ts';

/** Mean radius of the Earth, kilometres (IUGG 1980; the same figure as Lucene's `SloppyMath`). */
export const EARTH_RADIUS_KM = 6371.0087714;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres, haversine. */
export function distanceKm(a: Point, b: Point): number {
  const sinLat = Math.sin(radians(b.lat - a.lat) / 2);
  const sinLon = Math.sin(radians(b.lon - a.lon) / 2);
  const h = sinLat * sinLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * How far places are from one point as on a flat map, squared, in degrees of latitude: orders what is near many times
 * as fast as the distance does, and is none.
 */
export function nearnessTo({ lat, lon }: Point): (to: Point) => number {
  const narrow = Math.cos(radians(lat));
  return (to) => (to.lat - lat) ** 2 + ((to.lon - lon) * narrow) ** 2;
}

export interface Box {
  readonly south: number;
  readonly north: number;
  /** `west` above `east` means that the box crosses the antimeridian. */
  readonly west: number;
  readonly east: number;
}

/** The box that holds every point within the radius, degrees. Near a pole it takes in all longitudes. */
export function boxAround(point: Point, radiusKm: number): Box {
  const angle = radiusKm / EARTH_RADIUS_KM;
  const dLat = (angle * 180) / Math.PI;
  const south = Math.max(-90, point.lat - dLat);
  const north = Math.min(90, point.lat + dLat);
  if (south <= -90 || north >= 90) return { south, north, west: -180, east: 180 };
  const ratio = Math.sin(angle) / Math.cos(radians(point.lat));
  const dLon = (Math.asin(Math.min(1, ratio)) * 180) / Math.PI;
  if (dLon >= 180) return { south, north, west: -180, east: 180 };
  const wrap = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
  return { south, north, west: wrap(point.lon - dLon), east: wrap(point.lon + dLon) };
}
