import type { IndexQuery } from '../../domain/search/index-language.ts';
import { hasBit } from './bits.ts';
import { type CompiledQuery, compileQuery, failure, NEVER } from './compiled-query.ts';
import { isMet, type TermTable } from './questions.ts';
import { Reached } from './reached.ts';
import type { Rows } from './rows.ts';
import type { Text } from './text.ts';
import type { Top } from './top.ts';
import type { Words } from './words.ts';

/** What the queries of an index share; see `Room`. */
interface PassRoom {
  readonly counts: Uint32Array;
  readonly table: TermTable;
  readonly seen: { readonly at: Uint32Array; stamp: number };
}

/**
 * One look at each candidate finds whether it answers or which single key stands in its way; the total, the facets
 * that ignore themselves and the counts of what was hidden all follow from that.
 */
export class Pass {
  total = 0;
  /** For each key bit the listings that fail that key only. */
  readonly failingOnly: Uint32Array;
  readonly plan: CompiledQuery;
  readonly #anyAtPlace: boolean;
  readonly #numberBits: Int32Array;
  readonly #bits: Int32Array;
  readonly #placeBits: Int32Array;
  readonly #found = new Reached();
  readonly #room: PassRoom;
  #nearby: Uint32Array | undefined;

  constructor(
    readonly query: IndexQuery,
    readonly words: Words,
    readonly text: Text,
    readonly top: Top,
    room: PassRoom,
    /** Bits of the slots of listings that are none of those asked for. */
    readonly leftOut?: Uint32Array,
  ) {
    this.#room = room;
    this.plan = compileQuery(query, words, room.table);
    this.failingOnly = new Uint32Array(this.plan.keys.length);
    this.#anyAtPlace = query.ways.some(({ atPlace }) => atPlace);
    const size = this.plan.questions.words;
    this.#numberBits = new Int32Array(size);
    this.#bits = new Int32Array(size);
    this.#placeBits = new Int32Array(size);
  }

  /** Looks at the candidates, and clears their matches. Only rows in `nearby` may have a place in the circle. */
  run(rows: Rows, candidates: Uint32Array, source: number, nearby?: Uint32Array): void {
    const { matches, groups, weights } = this.text;
    const minimum = groups === 0 ? 0 : this.query.minimumGroups;
    const byScore = this.query.sort === 'best';
    this.#nearby = nearby;
    for (let i = 0; i < candidates.length; i++) {
      const row = candidates[i]!;
      let score = 0;
      let met = 0;
      for (let group = 0; group < groups; group++) {
        const match = matches[group]![row]!;
        score += match * weights[group]!;
        if (match > 0) met++;
      }
      if (met >= minimum && this.#isAskedFor(rows, row))
        this.#consider(rows, row, source, byScore ? score : 0);
      for (let group = 0; group < groups; group++) matches[group]![row] = 0;
    }
  }

  /** To be called after the last `run`. */
  end(): void {
    this.plan.questions.clear();
  }

  #isAskedFor(rows: Rows, row: number): boolean {
    return !(hasBit(rows.dead, row) || (this.leftOut && hasBit(this.leftOut, rows.slots[row]!)));
  }

  #consider(rows: Rows, row: number, source: number, score: number): void {
    const mayBeInside = this.#nearby === undefined || hasBit(this.#nearby, row);
    if (this.plan.circle && this.plan.ways.length === 0 && !(mayBeInside && this.#isInside(rows, row)))
      return;
    this.plan.questions.readNumbers(rows, row, this.#numberBits);
    const start = rows.termStarts[row]!;
    const end = rows.termStarts[row + 1]!;
    this.plan.questions.readTerms(rows.terms, start, end, this.#numberBits, this.#bits);
    const failed = failure(this.plan.listingClauses, this.#bits);
    if (failed === NEVER) return;
    const found = this.#found;
    found.clear();
    if (mayBeInside) this.#visitPlaces(rows, row);
    this.#chooseWay(rows, row, mayBeInside);
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
    const circle = this.plan.circle;
    if (!circle) return Number.POSITIVE_INFINITY;
    const dx = rows.placeSpots[place * 3]! - circle.x;
    const dy = rows.placeSpots[place * 3 + 1]! - circle.y;
    const dz = rows.placeSpots[place * 3 + 2]! - circle.z;
    const squared = dx * dx + dy * dy + dz * dz;
    return Number.isNaN(squared) ? Number.POSITIVE_INFINITY : squared;
  }

  #isInside(rows: Rows, row: number): boolean {
    const end = rows.placeStarts[row + 1]!;
    const limit = this.plan.circle?.limit ?? 0;
    for (let place = rows.placeStarts[row]!; place < end; place++) {
      if (this.#distanceTo(rows, place) <= limit) return true;
    }
    return false;
  }

  /** Which places are inside, which meet the place clauses, and what keeps the others from it. */
  #visitPlaces(rows: Rows, row: number): void {
    const found = this.#found;
    const limit = this.plan.circle ? this.plan.circle.limit : Number.POSITIVE_INFINITY;
    const end = rows.placeStarts[row + 1]!;
    for (let place = rows.placeStarts[row]!; place < end; place++) {
      const distance = this.#distanceTo(rows, place);
      const inside = distance <= limit;
      if (!inside && !this.#anyAtPlace) continue;
      const failed = this.#placeFailure(rows, place, distance);
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

  #placeFailure(rows: Rows, place: number, distance: number): number {
    if (this.plan.placeClauses.length === 0) return 0;
    const start = rows.placeTermStarts[place]!;
    const end = rows.placeTermStarts[place + 1]!;
    this.plan.questions.readTerms(rows.placeTerms, start, end, this.#numberBits, this.#placeBits);
    this.plan.questions.readDistance(distance, this.#placeBits);
    return failure(this.plan.placeClauses, this.#placeBits);
  }

  /** The circle first, then the ways in order. The places of what lies outside are visited only for a way that needs one. */
  #chooseWay(rows: Rows, row: number, visited: boolean): void {
    const found = this.#found;
    found.fixable = found.insideFix;
    if (found.insidePlace >= 0) {
      found.choose(0, found.insidePlace, found.insideDistance);
      return;
    }
    for (let w = 0; w < this.plan.ways.length; w++) {
      const way = this.plan.ways[w]!;
      if (!isMet(way.test, this.#bits)) continue;
      if (way.atPlace && !visited) {
        this.#visitPlaces(rows, row);
        visited = true;
      }
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
    const ofListing = this.plan.listingFacets & facets;
    if (ofListing !== 0) {
      const { terms } = rows;
      const { counts } = this.#room;
      const kinds = this.words.facetOfTerm.array;
      const end = rows.termStarts[row + 1]!;
      for (let i = rows.termStarts[row]!; i < end; i++) {
        const term = terms[i]!;
        const kind = kinds[term]!;
        if (kind === 0) break;
        if ((ofListing >>> kind) & 1) counts[term]!++;
      }
    }
    if ((this.plan.placeFacets & facets) !== 0) this.#countPlaces(rows, row);
  }

  /** Facets that count a listing which answers without one of these keys. */
  #facetsWithout(keys: number): number {
    let facets = 0;
    for (let f = 0; f < this.plan.facetKeys.length; f++) if (this.plan.facetKeys[f]! & keys) facets |= 2 << f;
    return facets;
  }

  /** Each value once, of the places inside the circle that meet all place clauses but the facet's own. */
  #countPlaces(rows: Rows, row: number): void {
    const limit = this.plan.circle ? this.plan.circle.limit : Number.POSITIVE_INFINITY;
    const kinds = this.words.facetOfTerm.array;
    const { counts, seen } = this.#room;
    seen.stamp++;
    const end = rows.placeStarts[row + 1]!;
    for (let place = rows.placeStarts[row]!; place < end; place++) {
      const distance = this.#distanceTo(rows, place);
      if (distance > limit) continue;
      const failed = this.#placeFailure(rows, place, distance);
      if (failed === NEVER) continue;
      const last = rows.placeTermStarts[place + 1]!;
      for (let i = rows.placeTermStarts[place]!; i < last; i++) {
        const term = rows.placeTerms[i]!;
        const kind = kinds[term]!;
        if (!((this.plan.placeFacets >>> kind) & 1) || seen.at[term] === seen.stamp) continue;
        if (failed !== 0 && failed !== this.plan.facetKeys[kind - 1]!) continue;
        seen.at[term] = seen.stamp;
        counts[term]!++;
      }
    }
  }
}
