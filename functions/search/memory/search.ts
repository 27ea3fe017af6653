import { SEARCH } from '../../../schemas/limits.ts';
import {
  FACETS,
  type Facet,
  type IndexAnswer,
  type IndexHit,
  type IndexQuery,
  NUMBER_KEYS,
  settledClauses,
} from '../../domain/search/index-language.ts';
import { SENSE_LENGTH } from '../../domain/topics/sense.ts';
import { bitsFor, listBits } from './bits.ts';
import { candidatesIn } from './candidates.ts';
import type { Core } from './core.ts';
import type { Dictionary } from './dictionary.ts';
import { chordToKm } from './grid.ts';
import { Pass } from './pass.ts';
import { TermTable } from './questions.ts';
import { NUMBERS, type Rows } from './rows.ts';
import { MATCH_PARTS, Text } from './text.ts';
import { EverySlot, Top } from './top.ts';
import type { Words } from './words.ts';

/** Above this there might not be enough stamps left for one more query. */
const STAMPS_MAX = 2 ** 31;

/** Arrays as long as the index that queries share, since they run one after the other. Zero between queries. */
export class Room {
  nearby = bitsFor(0);
  candidates = bitsFor(0);
  touched = bitsFor(0);
  list = new Uint32Array(0);
  counts = new Uint32Array(0);
  matches: Uint16Array[] = [];
  readonly table = new TermTable();
  /** When each term was last counted: every listing that is looked at has a stamp of its own, over all queries. */
  readonly seen = { at: new Uint32Array(0), stamp: 0 };

  fit(rows: number, groups: number, terms: number): void {
    if (this.list.length < rows + 32) {
      const size = Math.ceil(rows * 1.2) + 32;
      this.nearby = bitsFor(size);
      this.candidates = bitsFor(size);
      this.touched = bitsFor(size);
      this.list = new Uint32Array(size);
      this.matches = [];
    }
    if (this.counts.length < terms) this.counts = new Uint32Array(Math.ceil(terms * 1.2));
    if (this.seen.at.length < terms || this.seen.stamp > STAMPS_MAX) {
      this.seen.at = new Uint32Array(this.counts.length);
      this.seen.stamp = 0;
    }
    while (this.matches.length < groups) this.matches.push(new Uint16Array(this.list.length));
  }
}

export function search(core: Core, room: Room, query: IndexQuery): IndexAnswer {
  const { draft, words } = core;
  const limit = Math.min(query.offset + query.limit, query.limit === 0 ? 0 : core.live);
  const top = new Top(limit, query.text.length, core.ids);
  const pass = passOver(core, room, query, top, slotsAnsweringAll(core, room, query));
  const sources = [draft.rows(), ...core.segments];
  const entries = top.sorted().slice(query.offset);
  return {
    total: pass.total,
    hits: entries.map((entry) => hitOf(core, sources[top.sources[entry]!]!, top, entry, query)),
    facets: Object.fromEntries(query.facets.map((facet) => [facet, countsOf(facet, words, room.counts)])),
    ignoring: Object.fromEntries(
      query.countIgnoring.map((key) => [key, pass.failingOnly[pass.plan.keys.indexOf(key)] ?? 0]),
    ),
  };
}

/** Where only what some clauses leave out is asked for: what they do not. */
function slotsAnsweringAll(core: Core, room: Room, query: IndexQuery): Uint32Array | undefined {
  if (!query.failing) return undefined;
  const clauses = [...settledClauses(query), ...query.failing];
  const every = new EverySlot(core.ids, core.versions.length);
  passOver(core, room, { ...query, clauses, facets: [], countIgnoring: [] }, every);
  return every.bits;
}

function passOver(core: Core, room: Room, query: IndexQuery, top: Top, leftOut?: Uint32Array): Pass {
  const { draft, words } = core;
  const longest = Math.max(draft.count, ...core.segments.map(({ count }) => count));
  room.fit(longest, query.text.length, words.terms.words.length);
  const text = new Text(query, words, room.matches);
  const pass = new Pass(query, words, text, top, room, leftOut);
  for (const [i, segment] of core.segments.entries()) {
    const { rows, nearby } = candidatesIn(segment, query, words, text, pass.plan.mustHold, room);
    pass.run(segment, rows, i + 1, nearby);
  }
  if (draft.count > 0) pass.run(draft.rows(), draftRows(core, text, room), 0);
  pass.end();
  return pass;
}

function draftRows({ draft }: Core, text: Text, { touched, list }: Room): Uint32Array {
  const size = (draft.count + 31) >>> 5;
  text.markDraft(draft, touched);
  if (text.isOptional) touched.fill(0xffffffff, 0, size);
  const count = listBits(touched, size, list);
  touched.fill(0, 0, size);
  return list.subarray(0, Math.min(count, draft.count));
}

function hitOf(core: Core, rows: Rows, top: Top, entry: number, query: IndexQuery): IndexHit {
  const row = top.rows[entry]!;
  const slot = top.slots[entry]!;
  const place = top.places[entry]! - 1;
  const way = top.ways[entry]!;
  const distance = top.distances[entry]!;
  return {
    id: core.ids.get(slot),
    version: core.versions.array[slot]!,
    reach: way === 0 ? 'within-reach' : query.ways[way - 1]!.way,
    place:
      place < 0
        ? null
        : {
            id: core.words.placeIds.get(rows.placeIds[place]!),
            terms: spelt(core.words.terms, rows.placeTerms, rows.placeTermStarts, place),
          },
    distanceKm: Number.isFinite(distance) ? chordToKm(distance) : null,
    matches: matchesOf(top, entry),
    terms: spelt(core.words.terms, rows.terms, rows.termStarts, row),
    numbers: numbersOf(rows, row),
    about: spelt(core.words.about, rows.about, rows.aboutStarts, row),
    sense: rows.senses.subarray(row * SENSE_LENGTH, (row + 1) * SENSE_LENGTH),
  };
}

/** In a plain loop, as the others here: hundreds of hits are spelt for every query. */
function spelt({ words }: Dictionary, list: Uint32Array, starts: Uint32Array, i: number): string[] {
  const spelt: string[] = [];
  for (let at = starts[i]!; at < starts[i + 1]!; at++) spelt.push(words[list[at]!]!);
  return spelt;
}

function numbersOf(rows: Rows, row: number): IndexHit['numbers'] {
  const numbers: { -readonly [K in keyof IndexHit['numbers']]: number } = {};
  for (let i = 0; i < NUMBER_KEYS.length; i++) {
    const value = rows.numbers[row * NUMBERS + i]!;
    if (!Number.isNaN(value)) numbers[NUMBER_KEYS[i]!] = value;
  }
  return numbers;
}

function matchesOf({ matches, groups }: Top, entry: number): number[] {
  const parts: number[] = [];
  for (let group = 0; group < groups; group++) parts.push(matches[entry * groups + group]! / MATCH_PARTS);
  return parts;
}

/** Reads a facet's counts, and clears them. */
function countsOf(facet: Facet, words: Words, counts: Uint32Array): { value: string; count: number }[] {
  const values: { value: string; count: number }[] = [];
  for (const term of words.termsOfFacet[FACETS.indexOf(facet)] ?? []) {
    const count = counts[term]!;
    if (count > 0) values.push({ value: words.terms.words[term]!.slice(facet.length + 1), count });
    counts[term] = 0;
  }
  return values
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, SEARCH.facetValuesMax);
}
