import { isAreaCode } from '../areas/kind.ts';
import type { FieldProblem } from '../errors.ts';
import { insideUk } from '../geo/uk.ts';
import type { PostcodePoint } from '../ports.ts';
import { fullPostcode } from './parse.ts';

/** Which column of a file holds what, by position. */
export interface PostcodeColumns {
  readonly postcode: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly terminated: number | undefined;
  readonly areas: readonly number[];
}

/** The names of the ONS, from the NSPL's to those of 2025 ("lsoa21cd"), and the short ones; best first. */
const POSTCODE = ['pcds', 'pcd8', 'pcd7', 'pcd', 'pcd2', 'postcode'];
const LATITUDE = ['lat', 'latitude'];
const LONGITUDE = ['long', 'longitude', 'lon', 'lng'];
const TERMINATED = ['doterm', 'terminated'];
const AREA = /^(oslaua|laua|osward|ward|ctry|rgn|lsoa\d\d|msoa\d\d|lad\d\d|wd\d\d|ctry\d\d|rgn\d\d)(cd)?$/;

/** The columns that a header names, or what it lacks. */
export function postcodeColumns(header: readonly string[]): PostcodeColumns | { problems: FieldProblem[] } {
  const names = header.map((name) => name.trim().toLowerCase());
  const find = (wanted: readonly string[]) =>
    wanted.map((name) => names.indexOf(name)).find((at) => at !== -1);
  const postcode = find(POSTCODE);
  const latitude = find(LATITUDE);
  const longitude = find(LONGITUDE);
  if (postcode === undefined || latitude === undefined || longitude === undefined) {
    const lacks = [
      ...(postcode === undefined ? [`a postcode (${POSTCODE.join(', ')})`] : []),
      ...(latitude === undefined ? [`a latitude (${LATITUDE.join(', ')})`] : []),
      ...(longitude === undefined ? [`a longitude (${LONGITUDE.join(', ')})`] : []),
    ];
    return {
      problems: [{ field: 'header', reason: `lacks ${lacks.join(' and ')}; it has: ${header.join(', ')}` }],
    };
  }
  const areas = names.flatMap((name, index) => (AREA.test(name) ? [index] : []));
  return { postcode, latitude, longitude, terminated: find(TERMINATED), areas };
}

export type PostcodeRow =
  | { readonly point: PostcodePoint }
  /** The ONS knows the postcode and not where it is: it writes latitude 99.999999. */
  | { readonly withoutPlace: true }
  | { readonly problem: FieldProblem };

const ONS_NO_LATITUDE = 99;

const number = (cell: string | undefined): number => (cell?.trim() ? Number(cell) : Number.NaN);

/** A row of a postcode file as a point, or why it is none. */
export function readPostcodeRow(cells: readonly string[], columns: PostcodeColumns): PostcodeRow {
  const postcode = fullPostcode(cells[columns.postcode] ?? '');
  if (!postcode) return { problem: { field: 'postcode', reason: 'is not a full postcode' } };
  const lat = number(cells[columns.latitude]);
  const lon = number(cells[columns.longitude]);
  if (lat > ONS_NO_LATITUDE) return { withoutPlace: true };
  if (Number.isNaN(lat)) return { problem: { field: 'latitude', reason: 'is not a number' } };
  if (Number.isNaN(lon)) return { problem: { field: 'longitude', reason: 'is not a number' } };
  if (!insideUk(lat, lon))
    return { problem: { field: 'latitude', reason: 'is with its longitude outside the UK' } };
  const codes = columns.areas.map((at) => (cells[at] ?? '').trim());
  const areas = [...new Set(codes.filter(isAreaCode))];
  const ended = columns.terminated !== undefined && (cells[columns.terminated] ?? '').trim() !== '';
  return {
    point: {
      point: { lat, lon },
      precision: 'postcode',
      postcode,
      ...(areas.length > 0 ? { areas } : {}),
      ...(ended ? { terminated: true } : {}),
    },
  };
}
