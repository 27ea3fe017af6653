import { NUMBER_KEYS } from '../../domain/search/index-language.ts';
import { type Grid, NO_CELL } from './grid.ts';

export const NUMBERS = NUMBER_KEYS.length;

/**
 * Listings as columns. `starts[i]` to `starts[i + 1]` is the range of row i in the list that follows: of its
 * terms (those of facets first), what it is about, its places and its names. Places have columns of their own.
 */
export interface Rows {
  readonly count: number;
  /** Number of the listing's id. */
  readonly slots: Uint32Array;
  /** `NUMBERS` to a listing, in the order of `NUMBER_KEYS`; NaN where unknown. */
  readonly numbers: Float64Array;
  readonly termStarts: Uint32Array;
  readonly terms: Uint32Array;
  readonly aboutStarts: Uint32Array;
  readonly about: Uint32Array;
  /** `SENSE_LENGTH` to a listing. */
  readonly senses: Int8Array;
  readonly nameStarts: Uint32Array;
  readonly names: Uint32Array;
  readonly placeStarts: Uint32Array;
  readonly placeIds: Uint32Array;
  /** Three to a place: where it is on the unit sphere; NaN where it has no point. */
  readonly placeSpots: Float64Array;
  readonly placeCells: Uint32Array;
  readonly placeTermStarts: Uint32Array;
  readonly placeTerms: Uint32Array;
  /** Bits of the listings that were replaced or removed. */
  readonly dead: Uint32Array;
}

/** For each token or term number the range `starts[n]` to `starts[n + 1]` of a list in ascending order. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly list: Uint32Array;
}

/** Rows that don't change any more but for `dead`, ordered by the cell of their first point, with their inversions. */
export interface Segment extends Rows {
  /** Rows times four plus the best field that holds the token. */
  readonly tokenPostings: Postings;
  readonly termPostings: Postings;
  readonly grid: Grid;
  deadCount: number;
}

/** The cell of the listing's first place with a point, or `NO_CELL`. */
export function homeCell(rows: Rows, row: number): number {
  const end = rows.placeStarts[row + 1]!;
  for (let place = rows.placeStarts[row]!; place < end; place++) {
    if (rows.placeCells[place] !== NO_CELL) return rows.placeCells[place]!;
  }
  return NO_CELL;
}

export function postingRange(postings: Postings, n: number): readonly [start: number, end: number] {
  if (n < 0 || n + 1 >= postings.starts.length) return [0, 0];
  return [postings.starts[n]!, postings.starts[n + 1]!];
}
