import { hasBit } from './bits.ts';
import { type Draft, FIELD_BITS } from './draft.ts';
import { gather, pick } from './gather.ts';
import { type Grid, NO_CELL } from './grid.ts';
import { invert } from './invert.ts';
import { homeCell, type Rows, type Segment } from './rows.ts';
import type { Words } from './words.ts';

/** Cell and row in one number that sorts by both. Below 2^53: cells stay below 2^25, rows below 2^27. */
const ROWS = 2 ** 27;
const packed = (cell: number, row: number) => Math.min(cell, 2 ** 25) * ROWS + row;

/** Makes a segment of the live rows of a draft, ordered by where they are. Yields now and then. */
export function* seal(draft: Draft, words: Words): Generator<void, Segment> {
  const source = draft.rows();
  const order = orderByCell(source);
  const picks = order.map((row) => pick(0, row));
  const rows = yield* gather([source, source], picks);
  const tokenPostings = yield* invert(draft.tokens(), order, words.tokens.words.length, FIELD_BITS);
  const terms = { starts: source.termStarts, list: source.terms };
  const termPostings = yield* invert(terms, order, words.terms.words.length, 0);
  return { ...rows, tokenPostings, termPostings, grid: gridOf(rows), deadCount: 0 };
}

function orderByCell(rows: Rows): Uint32Array {
  const keys = new Float64Array(rows.count);
  let live = 0;
  for (let row = 0; row < rows.count; row++) {
    if (!hasBit(rows.dead, row)) keys[live++] = packed(homeCell(rows, row), row);
  }
  return Uint32Array.from(keys.subarray(0, live).sort(), (key) => key % ROWS);
}

function gridOf(rows: Rows): Grid {
  const keys = new Float64Array(rows.placeCells.length);
  let placed = 0;
  for (let row = 0; row < rows.count; row++) {
    for (let place = rows.placeStarts[row]!; place < rows.placeStarts[row + 1]!; place++) {
      const cell = rows.placeCells[place]!;
      if (cell !== NO_CELL) keys[placed++] = packed(cell, row);
    }
  }
  const sorted = keys.subarray(0, placed).sort();
  return {
    cells: Uint32Array.from(sorted, (key) => Math.floor(key / ROWS)),
    listings: Uint32Array.from(sorted, (key) => key % ROWS),
  };
}
