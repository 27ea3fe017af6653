import { hasBit } from './bits.ts';
import { FIELD_BITS } from './draft.ts';
import { gather, pick } from './gather.ts';
import type { Grid } from './grid.ts';
import { ENTRIES_PER_STEP } from './invert.ts';
import { homeCell, type Postings, postingRange, type Segment } from './rows.ts';

/** Rows of a source to rows of the merged segment; rows that were dead when the merge began are `GONE`. */
export const GONE = 0xffffffff;
export interface Merged {
  readonly segment: Segment;
  readonly rows: readonly [Uint32Array, Uint32Array];
}

const ROWS_PER_STEP = 20_000;
type Pair<T> = readonly [T, T];

/** One segment of the live rows of two. Both stay as they are, and stay readable; yields now and then. */
export function* merge(sources: Pair<Segment>): Generator<void, Merged> {
  const picks = yield* interleave(sources);
  const maps: Pair<Uint32Array> = [
    new Uint32Array(sources[0].count).fill(GONE),
    new Uint32Array(sources[1].count).fill(GONE),
  ];
  for (let i = 0; i < picks.length; i++) maps[(picks[i]! & 1) as 0 | 1][picks[i]! >>> 1] = i;
  yield;
  const rows = yield* gather(sources, picks);
  const tokens: Pair<Postings> = [sources[0].tokenPostings, sources[1].tokenPostings];
  const tokenPostings = yield* mergePostings(tokens, maps, FIELD_BITS);
  const terms: Pair<Postings> = [sources[0].termPostings, sources[1].termPostings];
  const termPostings = yield* mergePostings(terms, maps, 0);
  const grid = mergeGrids([sources[0].grid, sources[1].grid], maps);
  return { segment: { ...rows, tokenPostings, termPostings, grid, deadCount: 0 }, rows: maps };
}

/** Live rows of both in the order of their cells. */
function* interleave([a, b]: Pair<Segment>): Generator<void, Uint32Array> {
  const picks = new Uint32Array(a.count + b.count);
  let [i, j, next] = [0, 0, 0];
  while (i < a.count || j < b.count) {
    if ((i + j) % ROWS_PER_STEP === 0) yield;
    if (i < a.count && hasBit(a.dead, i)) i++;
    else if (j < b.count && hasBit(b.dead, j)) j++;
    else if (j >= b.count || (i < a.count && homeCell(a, i) <= homeCell(b, j))) picks[next++] = pick(0, i++);
    else picks[next++] = pick(1, j++);
  }
  return picks.subarray(0, next);
}

function* mergePostings(
  [a, b]: Pair<Postings>,
  maps: Pair<Uint32Array>,
  shift: number,
): Generator<void, Postings> {
  const numbers = Math.max(a.starts.length, b.starts.length) - 1;
  const starts = new Uint32Array(numbers + 1);
  const list = new Uint32Array(a.list.length + b.list.length);
  let end = 0;
  let entries = 0;
  for (let n = 0; n < numbers; n++) {
    const [fromA, toA] = postingRange(a, n);
    const [fromB, toB] = postingRange(b, n);
    end = mergeLists(a.list, fromA, toA, b.list, fromB, toB, maps, shift, list, end);
    starts[n + 1] = end;
    entries += toA - fromA + toB - fromB + 4;
    if (entries > ENTRIES_PER_STEP) {
      entries = 0;
      yield;
    }
  }
  return { starts, list: end === list.length ? list : list.slice(0, end) };
}

/** Takes two ascending ranges over the maps into one, without what is gone; answers the new end. */
function mergeLists(
  a: Uint32Array,
  fromA: number,
  toA: number,
  b: Uint32Array,
  fromB: number,
  toB: number,
  [mapA, mapB]: Pair<Uint32Array>,
  shift: number,
  into: Uint32Array,
  at: number,
): number {
  const low = (1 << shift) - 1;
  let [i, j, end] = [fromA, fromB, at];
  while (i < toA || j < toB) {
    const rowA = i < toA ? mapA[a[i]! >>> shift]! : GONE;
    if (i < toA && rowA === GONE) {
      i++;
      continue;
    }
    const rowB = j < toB ? mapB[b[j]! >>> shift]! : GONE;
    if (j < toB && rowB === GONE) {
      j++;
      continue;
    }
    into[end++] =
      rowA < rowB ? ((rowA << shift) | (a[i++]! & low)) >>> 0 : ((rowB << shift) | (b[j++]! & low)) >>> 0;
  }
  return end;
}

function mergeGrids([a, b]: Pair<Grid>, [mapA, mapB]: Pair<Uint32Array>): Grid {
  const cells = new Uint32Array(a.cells.length + b.cells.length);
  const listings = new Uint32Array(cells.length);
  let [i, j, end] = [0, 0, 0];
  while (i < a.cells.length || j < b.cells.length) {
    const takeA = j >= b.cells.length || (i < a.cells.length && a.cells[i]! <= b.cells[j]!);
    const row = takeA ? mapA[a.listings[i]!]! : mapB[b.listings[j]!]!;
    const cell = takeA ? a.cells[i++]! : b.cells[j++]!;
    if (row === GONE) continue;
    cells[end] = cell;
    listings[end++] = row;
  }
  return { cells: cells.slice(0, end), listings: listings.slice(0, end) };
}
