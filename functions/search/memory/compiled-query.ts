import {
  FACETS,
  type Facet,
  type IndexQuery,
  isPlaceFacet,
  openKeys,
  type Test,
} from '../../domain/search/index-language.ts';
import { chordSquared, onSphere } from './grid.ts';
import { type CompiledTest, isMet, Questions, type TermTable } from './questions.ts';
import type { Words } from './words.ts';

/** More than one key fails, or one that nothing ignores. */
export const NEVER = -1;
/** One bit each. */
const IGNORABLE_MAX = 31;

export interface CompiledClause {
  readonly test: CompiledTest;
  /** The bit of its key, or `NEVER` where nothing is counted without the key. */
  readonly bit: number;
}

/** A query in the numbers and bits of one index. */
export interface CompiledQuery {
  /** Keys of clauses that something ignores; the n-th has bit n. */
  readonly keys: readonly string[];
  readonly questions: Questions;
  readonly listingClauses: readonly CompiledClause[];
  readonly placeClauses: readonly CompiledClause[];
  readonly ways: readonly { readonly test: CompiledTest; readonly atPlace: boolean }[];
  /** Tests that every counted listing meets. */
  readonly mustHold: readonly Test[];
  /** Facets asked for: bit n is the facet whose number (1 + place in `FACETS`) is n. */
  readonly listingFacets: number;
  readonly placeFacets: number;
  /** By place in `FACETS` the bit of the key that the facet ignores, or 0. */
  readonly facetKeys: Int32Array;
  /** The middle on the unit sphere and the square of the straight line to the edge. */
  readonly circle:
    | { readonly x: number; readonly y: number; readonly z: number; readonly limit: number }
    | undefined;
}

const facetBits = (facets: readonly Facet[]) =>
  facets.reduce((bits, facet) => bits | (2 << FACETS.indexOf(facet)), 0);

export function compileQuery(query: IndexQuery, words: Words, table: TermTable): CompiledQuery {
  const open = openKeys(query);
  const keys = [...new Set(query.clauses.map(({ key }) => key))].filter((key) => open.has(key));
  if (keys.length > IGNORABLE_MAX) throw new RangeError(`at most ${IGNORABLE_MAX} keys can be ignored`);
  const bitOf = (key: string) => (keys.includes(key) ? 1 << keys.indexOf(key) : NEVER);
  const questions = new Questions(words, table);
  const compiled = (scope: 'listing' | 'place') =>
    query.clauses
      .filter((clause) => clause.scope === scope)
      .map(({ key, test }) => ({ test: questions.compile(test), bit: bitOf(key) }));
  const plan = {
    keys,
    questions,
    listingClauses: compiled('listing'),
    placeClauses: compiled('place'),
    ways: query.ways.map(({ test, atPlace }) => ({ test: questions.compile(test), atPlace })),
    mustHold: query.clauses
      .filter(({ key, scope }) => scope === 'listing' && bitOf(key) === NEVER)
      .map(({ test }) => test),
    listingFacets: facetBits(query.facets.filter((facet) => !isPlaceFacet(facet))),
    placeFacets: facetBits(query.facets.filter(isPlaceFacet)),
    facetKeys: Int32Array.from(FACETS, (facet) => Math.max(0, bitOf(facet))),
    circle: circleOf(query),
  };
  questions.finish();
  return plan;
}

function circleOf({ circle }: IndexQuery): CompiledQuery['circle'] {
  if (!circle) return undefined;
  const [x, y, z] = onSphere(circle.point);
  return { x, y, z, limit: chordSquared(circle.radiusKm) };
}

/** 0, the bit of the one key that fails, or `NEVER`. */
export function failure(clauses: readonly CompiledClause[], bits: Int32Array): number {
  let failed = 0;
  for (let c = 0; c < clauses.length; c++) {
    const clause = clauses[c]!;
    if (isMet(clause.test, bits)) continue;
    failed |= clause.bit;
    if ((failed & (failed - 1)) !== 0) return NEVER;
  }
  return failed;
}
