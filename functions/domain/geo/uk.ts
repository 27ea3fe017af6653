import { UK } from '../../../schemas/limits.ts';

/** Degrees, WGS 84. A box, not a border: it holds the sea between, and a corner of France. */
export const insideUk = (lat: number, lon: number): boolean =>
  lat >= UK.south && lat <= UK.north && lon >= UK.west && lon <= UK.east;
