import {
  FACETS,
  type Facet,
  type IndexQuery,
  PLACE_FACETS,
  type Test,
} from '../../domain/search/index-language.ts';
import { hasBit } from './bits.ts';
import { chordSquared, onSphere } from './grid.ts';
import { type CompiledTest, isMet, Questions, type TermTable } from './questions.ts';
import type { Rows } from './rows.ts';
import type { Text } from './text.ts';
import type { Top } from './top.ts';
import type { Words } from './words.ts';

/** More than one key fails, or one that nothing ignores. */
const NEVER = -1;
/** One bit each. */
const IGNORABLE_MAX = 31;

interface CompiledClause {
  readonly test: CompiledTest;
  /** The bit of its key, or `NEVER` where nothing is counted without the key. */
  readonly bit: number;
}

/**
 * One look at each candidate finds whether it answers or which single key stands in its way; the total, the facets
 * that ignore themselves and the counts of what was hidden all follow from that.
 */
export class Pass {
  total = 0;
  /** For each key bit the listings that fail that key only. */
  readonly failingOnly: Uint32Array;
  readonly keys: readonly string[];
  /** Tests that every counted listing meets. */
  readonly mustHold: readonly Test[];
  readonly #questions: Questions;
  readonly #listingClauses: readonly CompiledClause[];
  readonly #placeClauses: readonly CompiledClause[];
  readonly #ways: readonly { readonly test: CompiledTest; readonly atPlace: boolean }[];
  readonly #anyAtPlace: boolean;
  /** By facet number (1 + place in `FACETS`): whether asked for, and the bit of its own key. */
  readonly #listingFacets: number;
  readonly #placeFacets: number;
  readonly #facetKeys: Int32Array;
  readonly #circle:
    | { readonly x: number; readonly y: number; readonly z: number; readonly limit: number }
    | undefined;
  readonly #numberBits: Int32Array;
  readonly #bits: Int32Array;
  readonly #placeBits: Int32Array;
  readonly #found = new Reached();
  readonly #seenAt: Uint32Array;
  #stamp = 0;
  #nearby: Uint32Array | undefined;

  constructor(
    readonly query: IndexQuery,
    readonly words: Words,
    readonly text: Text,
    readonly top: Top,
    readonly counts: Uint32Array,
    table: TermTable,
  ) {
    const ignorable = new Set<string>([...query.countIgnoring, ...query.facets]);
    this.keys = [...new Set(query.clauses.map(({ key }) => key))].filter((key) => ignorable.has(key));
    if (this.keys.length > IGNORABLE_MAX)
      throw new RangeError(`at most ${IGNORABLE_MAX} keys can be ignored`);
    const bitOf = (key: string) => (this.keys.includes(key) ? 1 << this.keys.indexOf(key) : NEVER);
    this.failingOnly = new Uint32Array(this.keys.length);
    this.#questions = new Questions(words, table);
    const compiled = (scope: 'listing' | 'place') =>
      query.clauses
        .filter((clause) => clause.scope === scope)
        .map(({ key, test }) => ({ test: this.#questions.compile(test), bit: bitOf(key) }));
    this.#listingClauses = compiled('listing');
    this.#placeClauses = compiled('place');
    this.#ways = query.ways.map(({ test, atPlace }) => ({ test: this.#questions.compile(test), atPlace }));
    this.#anyAtPlace = query.ways.some(({ atPlace }) => atPlace);
    this.#questions.finish();
    this.mustHold = query.clauses
      .filter(({ key, scope }) => scope === 'listing' && bitOf(key) === NEVER)
      .map(({ test }) => test);
    const ofPlace = (facet: Facet) => (PLACE_FACETS as readonly string[]).includes(facet);
    this.#listingFacets = facetBits(query.facets.filter((facet) => !ofPlace(facet)));
    this.#placeFacets = facetBits(query.facets.filter(ofPlace));
    this.#facetKeys = Int32Array.from(FACETS, (facet) => (bitOf(facet) === NEVER ? 0 : bitOf(facet)));
    this.#numberBits = new Int32Array(this.#questions.words);
    this.#bits = new Int32Array(this.#questions.words);
    this.#placeBits = new Int32Array(this.#questions.words);
    this.#seenAt = new Uint32Array(this.#placeFacets === 0 ? 0 : words.terms.words.length);
    if (query.circle) {
      const [x, y, z] = onSphere(query.circle.point);
      this.#circle = { x, y, z, limit: chordSquared(query.circle.radiusKm) };
    }
  }

  /** Looks at the candidates, and clears their matches. Only rows in `nearby` may have a place in the circle. */
  run(rows: Rows, candidates: Uint32Array, source: number, nearby?: Uint32Array): void {
    this.#nearby = nearby;
    const { matches, groups, weights } = this.text;
    const minimum = groups === 0 ? 0 : this.query.minimumGroups;
    const byScore = this.query.sort === 'best';
    for (let i = 0; i < candidates.length; i++) {
      const row = candidates[i]!;
      let score = 0;
      let met = 0;
      for (let group = 0; group < groups; group++) {
        const match = matches[group]![row]!;
        score += match * weights[group]!;
        if (match > 0) met++;
      }
      if (met >= minimum && !hasBit(rows.dead, row)) this.#consider(rows, row, source, byScore ? score : 0);
      for (let group = 0; group < groups; group++) matches[group]![row] = 0;
    }
  }

  /** To be called after the last `run`. */
  end(): void {
    this.#questions.clear();
  }

  #consider(rows: Rows, row: number, source: number, score: number): void {
    const mayBeInside = this.#nearby === undefined || hasBit(this.#nearby, row);
    if (this.#circle && this.#ways.length === 0 && !(mayBeInside && this.#isInside(rows, row))) return;
    this.#questions.readNumbers(rows, row, this.#numberBits);
    const [start, end] = [rows.termStarts[row]!, rows.termStarts[row + 1]!];
    this.#questions.readTerms(rows.terms, start, end, this.#numberBits, this.#bits);
    const failed = failure(this.#listingClauses, this.#bits);
    if (failed === NEVER) return;
    const found = this.#found;
    found.clear();
    if (mayBeInside || this.#anyAtPlace) this.#visitPlaces(rows, row);
    this.#chooseWay();
    const answers = failed === 0 && found.way >= 0;
    const only = answers
      ? 0
      : failed === 0
        ? found.fixable
        : found.way >= 0
          ? failed
          : failed & found.fixable;
    if (!answers && only === 0) return;
    this.#count(rows, row, answers, only);
    if (!answers) return;
    const entry = this.top.enter(score, found.distance, rows.slots[row]!);
    if (entry < 0) return;
    this.top.sources[entry] = source;
    this.top.rows[entry] = row;
    this.top.ways[entry] = found.way;
    this.top.places[entry] = found.place + 1;
    const { groups, matches } = this.text;
    for (let group = 0; group < groups; group++) {
      this.top.matches[entry * groups + group] = matches[group]![row]!;
    }
  }

  /** The square of the straight line to the circle's middle; infinite where either is missing. */
  #distanceTo(rows: Rows, place: number): number {
    const circle = this.#circle;
    if (!circle) return Number.POSITIVE_INFINITY;
    const dx = rows.placeSpots[place * 3]! - circle.x;
    const dy = rows.placeSpots[place * 3 + 1]! - circle.y;
    const dz = rows.placeSpots[place * 3 + 2]! - circle.z;
    const squared = dx * dx + dy * dy + dz * dz;
    return Number.isNaN(squared) ? Number.POSITIVE_INFINITY : squared;
  }

  #isInside(rows: Rows, row: number): boolean {
    const end = rows.placeStarts[row + 1]!;
    const limit = this.#circle?.limit ?? 0;
    for (let place = rows.placeStarts[row]!; place < end; place++) {
      if (this.#distanceTo(rows, place) <= limit) return true;
    }
    return false;
  }

  /** Which places are inside, which meet the place clauses, and what keeps the others from it. */
  #visitPlaces(rows: Rows, row: number): void {
    const found = this.#found;
    const limit = this.#circle ? this.#circle.limit : Number.POSITIVE_INFINITY;
    const end = rows.placeStarts[row + 1]!;
    for (let place = rows.placeStarts[row]!; place < end; place++) {
      const distance = this.#distanceTo(rows, place);
      const inside = distance <= limit;
      if (!inside && !this.#anyAtPlace) continue;
      const failed = this.#placeFailure(rows, place);
      if (failed === NEVER) continue;
      if (failed !== 0) {
        found.meetingFix |= failed;
        if (inside) found.insideFix |= failed;
        continue;
      }
      if (inside && (found.insidePlace < 0 || distance < found.insideDistance)) {
        found.insidePlace = place;
        found.insideDistance = distance;
      }
      if (found.meetingPlace < 0 || distance < found.meetingDistance) {
        found.meetingPlace = place;
        found.meetingDistance = distance;
      }
    }
  }

  #placeFailure(rows: Rows, place: number): number {
    if (this.#placeClauses.length === 0) return 0;
    const [start, end] = [rows.placeTermStarts[place]!, rows.placeTermStarts[place + 1]!];
    this.#questions.readTerms(rows.placeTerms, start, end, this.#numberBits, this.#placeBits);
    return failure(this.#placeClauses, this.#placeBits);
  }

  /** The circle first, then the ways in order. */
  #chooseWay(): void {
    const found = this.#found;
    found.fixable = found.insideFix;
    if (found.insidePlace >= 0) {
      found.choose(0, found.insidePlace, found.insideDistance);
      return;
    }
    for (let w = 0; w < this.#ways.length; w++) {
      const way = this.#ways[w]!;
      if (!isMet(way.test, this.#bits)) continue;
      if (!way.atPlace) found.choose(w + 1, -1, Number.POSITIVE_INFINITY);
      else if (found.meetingPlace >= 0) found.choose(w + 1, found.meetingPlace, found.meetingDistance);
      else found.fixable |= found.meetingFix;
      if (found.way >= 0) return;
    }
  }

  #count(rows: Rows, row: number, answers: boolean, only: number): void {
    if (answers) this.total++;
    else
      for (let rest = only; rest !== 0; rest &= rest - 1) this.failingOnly[31 - Math.clz32(rest & -rest)]!++;
    const facets = answers ? -1 : this.#facetsWithout(only);
    const ofListing = this.#listingFacets & facets;
    if (ofListing !== 0) {
      const { terms } = rows;
      const kinds = this.words.facetOfTerm.array;
      const end = rows.termStarts[row + 1]!;
      for (let i = rows.termStarts[row]!; i < end; i++) {
        const term = terms[i]!;
        const kind = kinds[term]!;
        if (kind === 0) break;
        if ((ofListing >>> kind) & 1) this.counts[term]!++;
      }
    }
    if ((this.#placeFacets & facets) !== 0) this.#countPlaces(rows, row);
  }

  /** Facets that count a listing which answers without one of these keys. */
  #facetsWithout(keys: number): number {
    let facets = 0;
    for (let f = 0; f < this.#facetKeys.length; f++) if (this.#facetKeys[f]! & keys) facets |= 2 << f;
    return facets;
  }

  /** Each value once, of the places inside the circle that meet all place clauses but the facet's own. */
  #countPlaces(rows: Rows, row: number): void {
    const limit = this.#circle ? this.#circle.limit : Number.POSITIVE_INFINITY;
    const kinds = this.words.facetOfTerm.array;
    this.#stamp++;
    const end = rows.placeStarts[row + 1]!;
    for (let place = rows.placeStarts[row]!; place < end; place++) {
      if (this.#distanceTo(rows, place) > limit) continue;
      const failed = this.#placeFailure(rows, place);
      if (failed === NEVER) continue;
      const last = rows.placeTermStarts[place + 1]!;
      for (let i = rows.placeTermStarts[place]!; i < last; i++) {
        const term = rows.placeTerms[i]!;
        const kind = kinds[term]!;
        if (!((this.#placeFacets >>> kind) & 1) || this.#seenAt[term] === this.#stamp) continue;
        if (failed !== 0 && failed !== this.#facetKeys[kind - 1]!) continue;
        this.#seenAt[term] = this.#stamp;
        this.counts[term]!++;
      }
    }
  }
}

/** What the places of one listing came to. */
class Reached {
  insidePlace = -1;
  insideDistance = 0;
  insideFix = 0;
  meetingPlace = -1;
  meetingDistance = 0;
  meetingFix = 0;
  /** 0: within the circle; n: the n-th way; -1: none. */
  way = -1;
  place = -1;
  distance = 0;
  /** Keys without which it would reach. */
  fixable = 0;

  clear(): void {
    this.insidePlace = -1;
    this.insideFix = 0;
    this.meetingPlace = -1;
    this.meetingFix = 0;
    this.way = -1;
  }

  choose(way: number, place: number, distance: number): void {
    this.way = way;
    this.place = place;
    this.distance = distance;
  }
}

/** 0, the bit of the one key that fails, or `NEVER`. */
function failure(clauses: readonly CompiledClause[], bits: Int32Array): number {
  let failed = 0;
  for (let c = 0; c < clauses.length; c++) {
    const clause = clauses[c]!;
    if (isMet(clause.test, bits)) continue;
    failed |= clause.bit;
    if ((failed & (failed - 1)) !== 0) return NEVER;
  }
  return failed;
}

const facetBits = (facets: readonly Facet[]) =>
  facets.reduce((bits, facet) => bits | (2 << FACETS.indexOf(facet)), 0);
