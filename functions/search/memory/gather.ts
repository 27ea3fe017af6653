import { SENSE_LENGTH } from '../../domain/topics/sense.ts';
import { bitsFor } from './bits.ts';
import { ENTRIES_PER_STEP } from './invert.ts';
import { NUMBERS, type Rows } from './rows.ts';

/** A row of one of two sources in one number. */
export const pick = (source: 0 | 1, row: number) => row * 2 + source;

/** Copies the picked rows, in that order, into columns of their own. */
export function* gather(sources: readonly [Rows, Rows], picks: Uint32Array): Generator<void, Rows> {
  const size = sizesOf(sources, picks);
  yield;
  const rows = emptyRows(picks.length, size);
  const end = { terms: 0, about: 0, names: 0, places: 0, placeTerms: 0 };
  let entries = 0;
  for (let i = 0; i < picks.length; i++) {
    const at = picks[i]!;
    const from = sources[(at & 1) as 0 | 1];
    const row = at >>> 1;
    rows.slots[i] = from.slots[row]!;
    for (let k = 0; k < NUMBERS; k++) rows.numbers[i * NUMBERS + k] = from.numbers[row * NUMBERS + k]!;
    end.terms = copy(from.terms, from.termStarts, row, rows.terms, end.terms);
    rows.termStarts[i + 1] = end.terms;
    end.about = copy(from.about, from.aboutStarts, row, rows.about, end.about);
    rows.aboutStarts[i + 1] = end.about;
    for (let k = 0; k < SENSE_LENGTH; k++)
      rows.senses[i * SENSE_LENGTH + k] = from.senses[row * SENSE_LENGTH + k]!;
    end.names = copy(from.names, from.nameStarts, row, rows.names, end.names);
    rows.nameStarts[i + 1] = end.names;
    copyPlaces(from, row, rows, end);
    rows.placeStarts[i + 1] = end.places;
    entries += 60;
    if (entries > ENTRIES_PER_STEP) {
      entries = 0;
      yield;
    }
  }
  return rows;
}

type Sizes = { terms: number; about: number; names: number; places: number; placeTerms: number };

function copyPlaces(from: Rows, row: number, into: Rows, end: Sizes): void {
  const last = from.placeStarts[row + 1]!;
  for (let place = from.placeStarts[row]!; place < last; place++) {
    const at = end.places++;
    into.placeIds[at] = from.placeIds[place]!;
    into.placeCells[at] = from.placeCells[place]!;
    for (let k = 0; k < 3; k++) into.placeSpots[at * 3 + k] = from.placeSpots[place * 3 + k]!;
    end.placeTerms = copy(from.placeTerms, from.placeTermStarts, place, into.placeTerms, end.placeTerms);
    into.placeTermStarts[at + 1] = end.placeTerms;
  }
}

function copy(from: Uint32Array, starts: Uint32Array, i: number, into: Uint32Array, at: number): number {
  const end = starts[i + 1]!;
  let next = at;
  for (let k = starts[i]!; k < end; k++) into[next++] = from[k]!;
  return next;
}

function sizesOf(sources: readonly [Rows, Rows], picks: Uint32Array): Sizes {
  const size = { terms: 0, about: 0, names: 0, places: 0, placeTerms: 0 };
  for (let i = 0; i < picks.length; i++) {
    const at = picks[i]!;
    const from = sources[(at & 1) as 0 | 1];
    const row = at >>> 1;
    const [first, last] = [from.placeStarts[row]!, from.placeStarts[row + 1]!];
    size.terms += from.termStarts[row + 1]! - from.termStarts[row]!;
    size.about += from.aboutStarts[row + 1]! - from.aboutStarts[row]!;
    size.names += from.nameStarts[row + 1]! - from.nameStarts[row]!;
    size.places += last - first;
    size.placeTerms += from.placeTermStarts[last]! - from.placeTermStarts[first]!;
  }
  return size;
}

export function emptyRows(count: number, size: Sizes): Rows {
  return {
    count,
    slots: new Uint32Array(count),
    numbers: new Float64Array(count * NUMBERS),
    termStarts: new Uint32Array(count + 1),
    terms: new Uint32Array(size.terms),
    aboutStarts: new Uint32Array(count + 1),
    about: new Uint32Array(size.about),
    senses: new Int8Array(count * SENSE_LENGTH),
    nameStarts: new Uint32Array(count + 1),
    names: new Uint32Array(size.names),
    placeStarts: new Uint32Array(count + 1),
    placeIds: new Uint32Array(size.places),
    placeSpots: new Float64Array(size.places * 3),
    placeCells: new Uint32Array(size.places),
    placeTermStarts: new Uint32Array(size.places + 1),
    placeTerms: new Uint32Array(size.placeTerms),
    dead: bitsFor(count),
  };
}
