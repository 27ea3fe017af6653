import type { Postings } from './rows.ts';

/** Work between two pauses of a job in the background, in list entries: about a millisecond. */
export const ENTRIES_PER_STEP = 200_000;

/**
 * For each number the rows that hold it, ascending. `order` lists the old rows in their new order; a value is
 * the number times `2 ** shift` plus low bits that are kept with the row.
 */
export function* invert(
  lists: { readonly starts: Uint32Array; readonly list: Uint32Array },
  order: Uint32Array,
  numbers: number,
  shift: number,
): Generator<void, Postings> {
  const starts = new Uint32Array(numbers + 1);
  let entries = 0;
  for (const row of order) {
    entries += countNumbers(lists.list, lists.starts[row]!, lists.starts[row + 1]!, starts, shift);
    if (entries > ENTRIES_PER_STEP) {
      entries = 0;
      yield;
    }
  }
  for (let n = 1; n <= numbers; n++) starts[n]! += starts[n - 1]!;
  const list = new Uint32Array(starts[numbers]!);
  const next = starts.slice();
  for (let newRow = 0; newRow < order.length; newRow++) {
    const row = order[newRow]!;
    entries += placeRow(lists.list, lists.starts[row]!, lists.starts[row + 1]!, newRow, list, next, shift);
    if (entries > ENTRIES_PER_STEP) {
      entries = 0;
      yield;
    }
  }
  return { starts, list };
}

function countNumbers(list: Uint32Array, from: number, to: number, starts: Uint32Array, shift: number) {
  for (let i = from; i < to; i++) starts[(list[i]! >>> shift) + 1]!++;
  return to - from;
}

function placeRow(
  list: Uint32Array,
  from: number,
  to: number,
  row: number,
  into: Uint32Array,
  next: Uint32Array,
  shift: number,
) {
  const low = (1 << shift) - 1;
  for (let i = from; i < to; i++) {
    const value = list[i]!;
    into[next[value >>> shift]!++] = ((row << shift) | (value & low)) >>> 0;
  }
  return to - from;
}
