import { Point } from '../../schemas/common.ts';
import type { PostcodePoint } from '../domain/ports.ts';
import { readItem } from './parsing.ts';

/** Upper case, one space before the last three of a full postcode: "sa11aa" becomes "SA1 1AA". */
export function postcodeKey(postcode: string): string {
  const text = postcode.trim().toUpperCase().replace(/\s+/g, ' ');
  const full = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(text.replace(' ', ''));
  return full ? `${full[1]} ${full[2]}` : text;
}

export interface PostcodeRow {
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
  readonly precision: string;
  /** Codes separated by one space; empty where none were loaded. */
  readonly areas: string;
  readonly terminated: number;
}

export const toPostcodeRow = (row: PostcodePoint): PostcodeRow => ({
  postcode: postcodeKey(row.postcode),
  lat: row.point.lat,
  lon: row.point.lon,
  precision: row.precision,
  areas: row.areas?.join(' ') ?? '',
  terminated: row.terminated ? 1 : 0,
});

/** Throws `UnreadableRow`. */
export function fromPostcodeRow(row: PostcodeRow): PostcodePoint {
  const { lat, lon, precision } = row;
  return {
    postcode: row.postcode,
    point: readItem(Point, { lat, lon }, 'postcode', row.postcode),
    precision: precision === 'sector' || precision === 'outcode' ? precision : 'postcode',
    ...(row.areas === '' ? {} : { areas: row.areas.split(' ') }),
    ...(row.terminated ? { terminated: true } : {}),
  };
}
