import type { Point } from '../../../schemas/common.ts';
import type { Reach } from '../../../schemas/words.ts';

/**
 * The language between the directory and its two search engines. The domain says everything in tokens (analysed
 * words), terms (`key:value`) and numbers; an engine knows nothing of what they mean. So both engines find the
 * same listings, and a rule of the directory is never written in an engine's query language.
 */

/** Where a token stands, most telling first, with its weight. Weights are 64ths so that sums are exact in any order. */
export const TEXT_FIELDS = ['topic', 'name', 'summary', 'detail'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export const FIELD_WEIGHT: Readonly<Record<TextField, number>> = {
  topic: 1,
  name: 56 / 64,
  summary: 40 / 64,
  detail: 24 / 64,
};

/** Numbers of a listing. Days count from 1970-01-01. An absent number is unknown. */
export const NUMBER_KEYS = [
  'ageFrom',
  'ageTo',
  'costFrom',
  'waitWeeks',
  'capacityUntil',
  'confirmedUntil',
  'doubtfulFrom',
  'confirmedOn',
] as const;
export type NumberKey = (typeof NUMBER_KEYS)[number];

/** Facets; a term of the facet is `key:value`. */
export const LISTING_FACETS = ['topic', 'domain', 'delivery', 'route', 'support', 'area'] as const;
export const PLACE_FACETS = ['venue'] as const;
export const FACETS = [...LISTING_FACETS, ...PLACE_FACETS] as const;
export type Facet = (typeof FACETS)[number];

export const isPlaceFacet = (key: string): boolean => PLACE_FACETS.some((facet) => facet === key);

export interface IndexPlace {
  readonly id: string;
  /** Absent: confidential, or could not be placed. */
  readonly point?: Point;
  readonly terms: readonly string[];
}

export interface IndexDocument {
  readonly id: string;
  readonly version: number;
  readonly text: Readonly<Record<TextField, readonly string[]>>;
  readonly terms: readonly string[];
  readonly numbers: Readonly<Partial<Record<NumberKey, number>>>;
  /** Handed back with a hit, and never asked for; so is where it lies in meaning, `SENSE_LENGTH` numbers. */
  readonly about: readonly string[];
  readonly sense: Int8Array;
  /** At least one; a listing that happens nowhere has one place with id '' and no point. */
  readonly places: readonly IndexPlace[];
  readonly names: readonly {
    readonly kind: 'listing' | 'organization' | 'place';
    readonly text: string;
    readonly id: string;
  }[];
}

/**
 * A condition on terms and numbers. `has`: any of them is there. `lacks`: none of them is there. `withinKm`: the place
 * is so near to the middle of the query's circle; false without a circle, of a place without a point, and of a listing.
 */
export type Test =
  | { readonly has: readonly string[] }
  | { readonly lacks: readonly string[] }
  | {
      readonly number: NumberKey;
      readonly atLeast?: number;
      readonly atMost?: number;
      readonly orUnknown: boolean;
    }
  | { readonly withinKm: number }
  | { readonly any: readonly Test[] }
  | { readonly all: readonly Test[] };

/**
 * One condition that a listing must meet. `scope` place: must hold at the same place as every other place clause
 * and the circle. A facet with the clause's key is counted as if the clause were not there.
 */
export interface Clause {
  readonly key: string;
  readonly scope: 'listing' | 'place';
  readonly test: Test;
}

/** One word or phrase of the question: any of the alternatives answers it, the best one counts. */
export interface TokenGroup {
  /** `weight` 0 to 1, a multiple of 1/64. */
  readonly alternatives: readonly { readonly token: string; readonly weight: number }[];
  /** What the group is worth, above 0 up to 8, a multiple of 1/8. */
  readonly weight: number;
}

/**
 * Another way than a place inside the circle in which a listing reaches the person. `atPlace`: some place of the
 * listing must meet the place clauses (wherever it is); else the place clauses do not matter.
 */
export interface ReachWay {
  readonly way: Exclude<Reach, 'within-reach'>;
  readonly test: Test;
  readonly atPlace: boolean;
}

export interface IndexQuery {
  /** Empty: every listing answers the words. */
  readonly text: readonly TokenGroup[];
  /** How many groups must be met, at least 1 where there are any. */
  readonly minimumGroups: number;
  /** Absent: any place is within reach. */
  readonly circle?: { readonly point: Point; readonly radiusKm: number };
  /** Tried in order after the circle. */
  readonly ways: readonly ReachWay[];
  readonly clauses: readonly Clause[];
  /**
   * Only what these would leave out: no listing that would answer under these clauses and those that nothing is counted
   * without. Absent: nothing is asked of what is left out.
   */
  readonly failing?: readonly Clause[];
  /** Keys of clauses for which the number of listings that fail nothing else is wanted. */
  readonly countIgnoring: readonly string[];
  readonly facets: readonly Facet[];
  /** best: text score, then distance, then id. distance: distance, then id; no distance comes last. */
  readonly sort: 'best' | 'distance';
  readonly offset: number;
  readonly limit: number;
}

/** Keys of clauses that must not narrow what is looked at, since something is counted without them. */
export const openKeys = ({ facets, countIgnoring }: IndexQuery): ReadonlySet<string> =>
  new Set([...facets, ...countIgnoring]);

/** Clauses of a query that nothing is counted without. */
export const settledClauses = (query: IndexQuery): readonly Clause[] => {
  const open = openKeys(query);
  return query.clauses.filter(({ key }) => !open.has(key));
};

/** Every listing, and nothing wanted of any. */
export const EMPTY_QUERY: IndexQuery = {
  text: [],
  minimumGroups: 0,
  ways: [],
  clauses: [],
  countIgnoring: [],
  facets: [],
  sort: 'best',
  offset: 0,
  limit: 0,
};

export interface IndexHit {
  readonly id: string;
  readonly version: number;
  readonly reach: Reach;
  /** The nearest place that meets everything (first in order where there is no circle); null where none did or none is needed. */
  readonly place: { readonly id: string; readonly terms: readonly string[] } | null;
  /** Great-circle, to the circle's point; null without a circle or a place point. */
  readonly distanceKm: number | null;
  /** For each token group the best of alternative weight × field weight; 0 where it was not met. */
  readonly matches: readonly number[];
  readonly terms: readonly string[];
  readonly numbers: Readonly<Partial<Record<NumberKey, number>>>;
  readonly about: readonly string[];
  readonly sense: Int8Array;
}

export interface IndexAnswer {
  readonly total: number;
  readonly hits: readonly IndexHit[];
  /** Most frequent first, then by value. A place facet counts listings by their places inside the circle that meet the place clauses. */
  readonly facets: Readonly<
    Partial<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>
  >;
  readonly ignoring: Readonly<Record<string, number>>;
}
