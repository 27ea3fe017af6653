import type { IndexQuery, Test } from '../../domain/search/index-language.ts';
import { listBits, setBit } from './bits.ts';
import { rangesAround } from './grid.ts';
import { postingRange, type Segment } from './rows.ts';
import type { Text } from './text.ts';
import type { Words } from './words.ts';

/** Rows among which all answers are, before anything else is asked of them. */
interface Source {
  /** List entries to read. */
  readonly cost: number;
  fill(bits: Uint32Array): void;
}

/** Listings of the test, or more; undefined where only a look at every listing would tell. */
function sourceOf(test: Test, segment: Segment, words: Words): Source | undefined {
  if ('has' in test) {
    const { list } = segment.termPostings;
    const ranges = test.has.map((term) => postingRange(segment.termPostings, words.terms.find(term)));
    return fromRanges(list, ranges);
  }
  if ('any' in test) return together(test.any.map((one) => sourceOf(one, segment, words)));
  if ('all' in test) return cheapest(test.all.map((one) => sourceOf(one, segment, words)));
  return undefined;
}

function fromRanges(list: Uint32Array, ranges: readonly (readonly [number, number])[]): Source {
  const fill = (bits: Uint32Array) => {
    for (const [start, end] of ranges) for (let i = start; i < end; i++) setBit(bits, list[i]!);
  };
  return { cost: ranges.reduce((sum, [start, end]) => sum + end - start, 0), fill };
}

function together(sources: readonly (Source | undefined)[]): Source | undefined {
  const all = sources.filter((source) => source !== undefined);
  if (all.length < sources.length) return undefined;
  const fill = (bits: Uint32Array) => {
    for (const source of all) source.fill(bits);
  };
  return { cost: all.reduce((sum, { cost }) => sum + cost, 0), fill };
}

function cheapest(sources: readonly (Source | undefined)[]): Source | undefined {
  return sources
    .filter((source) => source !== undefined)
    .reduce((best: Source | undefined, one) => (best && best.cost <= one.cost ? best : one), undefined);
}

/** Listings with a place in the cells of the circle. */
function circleSource({ circle }: IndexQuery, { grid }: Segment): Source | undefined {
  return circle && fromRanges(grid.listings, rangesAround(grid, circle.point, circle.radiusKm));
}

/**
 * Looking at a row costs as much as reading this many entries of lists: where the words name many rows, it pays to
 * find first which of them can be reached at all. From 8 to 32 the whole request varies little; at 1 it takes half
 * as long again (100,000 generated listings).
 */
const LOOK_COST = 32;

/** To see of a row whether its places are in the circle costs as much as reading this many entries of the circle's lists. */
const PLACES_COST = 8;

/** Room for the sets of a query, used again by the next; all zero between queries but for `nearby`. */
export interface Sets {
  readonly nearby: Uint32Array;
  readonly candidates: Uint32Array;
  readonly touched: Uint32Array;
  readonly list: Uint32Array;
}

export interface Candidates {
  /** Ascending; their matches are noted in the text. */
  readonly rows: Uint32Array;
  /** Bits of the rows that may have a place in the circle; undefined where any of them may. */
  readonly nearby: Uint32Array | undefined;
}

/**
 * The rows to look at. Starts from the shortest of the lists of the words, the cells and ways of reach, and the clauses
 * that must hold whatever is counted.
 */
export function candidatesIn(
  segment: Segment,
  query: IndexQuery,
  words: Words,
  text: Text,
  mustHold: readonly Test[],
  sets: Sets,
): Candidates {
  const circle = circleSource(query, segment);
  const ways = query.ways.map((way) => sourceOf(way.test, segment, words));
  const reach = circle && together([circle, ...ways]);
  const source = cheapest([reach, ...mustHold.map((test) => sourceOf(test, segment, words))]);
  const rows = rowsFrom(source, segment, text, sets);
  const areAllNear = source === reach && ways.length === 0;
  if (!circle || areAllNear || circle.cost > rows.length * PLACES_COST) return { rows, nearby: undefined };
  sets.nearby.fill(0, 0, (segment.count + 31) >>> 5);
  circle.fill(sets.nearby);
  return { rows, nearby: sets.nearby };
}

function rowsFrom(source: Source | undefined, segment: Segment, text: Text, sets: Sets): Uint32Array {
  const size = (segment.count + 31) >>> 5;
  const { candidates, touched, list } = sets;
  if (text.isOptional) {
    if (source && source.cost < segment.count) source.fill(candidates);
    else candidates.fill(0xffffffff, 0, size);
    const rows = list.subarray(0, Math.min(listBits(candidates, size, list), segment.count));
    text.markCandidates(segment, candidates, rows, touched);
    candidates.fill(0, 0, size);
    touched.fill(0, 0, size);
    return rows;
  }
  if (source && source.cost < text.cost(segment) * LOOK_COST) {
    source.fill(candidates);
    text.markCandidates(segment, candidates, list.subarray(0, listBits(candidates, size, list)), touched);
    candidates.fill(0, 0, size);
  } else text.markAll(segment, touched);
  const count = listBits(touched, size, list);
  touched.fill(0, 0, size);
  return list.subarray(0, count);
}
