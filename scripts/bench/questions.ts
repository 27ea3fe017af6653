import { type Random, randomFrom } from '../../functions/domain/sample/random.ts';
import type { IndexQuery } from '../../functions/domain/search/index-language.ts';
import { term } from '../../functions/domain/search/terms.ts';
import { tokensFor } from '../../functions/domain/search/words/token-groups.ts';
import { foldWords } from '../../functions/domain/text/fold.ts';
import { STOP_WORDS } from '../../functions/domain/text/word-lists.ts';
import { vocabulary } from '../../functions/domain/vocabulary/vocabulary.ts';
import type { Point } from '../../schemas/common.ts';
import { SEARCH } from '../../schemas/limits.ts';
import { type AskedSearch, SearchRequest } from '../../schemas/search.ts';
import { benchTowns, generatedServices, pointNear, townPicker } from './generated-services.ts';

/** One question, as the product is asked it and as any engine is: every term must be met, inside the circle. */
export interface Question {
  readonly request: AskedSearch;
  readonly tokens: readonly string[];
  /** Token that no listing holds; the three most frequent tokens within one edit stand for it. */
  readonly misspelt?: string;
  readonly point: Point;
  readonly radiusKm: number;
  readonly facets: readonly ContestFacet[];
  /** At most two pounds, and step-free at a place inside the circle. */
  readonly filtered: boolean;
}

export const CONTEST_FACETS = ['topic', 'delivery', 'route'] as const;
export type ContestFacet = (typeof CONTEST_FACETS)[number];
export const COST_MAX = 2;

export interface Mix<T> {
  readonly name: string;
  next(): T;
}

export interface Asking {
  readonly words: readonly Word[];
  readonly random: Random;
  readonly here: () => Point;
}

interface Word {
  readonly text: string;
  readonly token: string;
}

const WORDS_FROM_LISTINGS = 3_000;
/** Ranks of the words that people ask for: neither in every listing nor in one only. */
const MOST_FREQUENT = 20;
const WORDS_ASKED = 3_000;

/** The words of the generated listings with a token of their own, most frequent first. */
export function wordsOfListings(today: string): Word[] {
  const counts = new Map<string, number>();
  for (const { name, description } of generatedServices(WORDS_FROM_LISTINGS, today))
    for (const word of new Set(foldWords(`${name} ${description ?? ''}`)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const tokens = new Set<string>();
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .filter(([word]) => word.length >= 3 && !/\d/.test(word) && !STOP_WORDS.en.has(word))
    .flatMap(([text]) => {
      const [token, ...more] = tokensFor(text, 'en');
      if (token === undefined || more.length > 0 || tokens.has(token)) return [];
      tokens.add(token);
      return [{ text, token }];
    });
}

let words: readonly Word[] | undefined;

export function asking(today: string, seed: string): Asking {
  words ??= wordsOfListings(today);
  const random = randomFrom(seed);
  const pick = townPicker(benchTowns());
  return { words, random, here: () => pointNear(pick(random), random) };
}

/** Frequent words more often, as one over their rank. */
export function aWord({ words, random }: Asking): Word {
  const rank = MOST_FREQUENT + Math.floor((WORDS_ASKED + 1) ** random.next()) - 1;
  const word = words[Math.min(rank, words.length - 1)];
  if (word === undefined) throw new RangeError('the generated listings have no words');
  return word;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One edit away from a word of six letters or more, and no word of the listings itself. */
export function aMisspelling(from: Asking): string {
  const known = new Set(from.words.map(({ token }) => token));
  for (;;) {
    const { token } = aWord(from);
    if (token.length < 6) continue;
    const at = from.random.int(1, token.length - 2);
    const other = LETTERS.charAt(from.random.int(0, 25));
    const edited = from.random.pick([
      token.slice(0, at) + token.slice(at + 1),
      token.slice(0, at) + other + token.slice(at),
      token.slice(0, at) + other + token.slice(at + 1),
      token.slice(0, at) + token.charAt(at + 1) + token.charAt(at) + token.slice(at + 2),
    ]);
    const survives = tokensFor(edited, 'en');
    if (!known.has(edited) && survives.length === 1 && survives[0] === edited) return edited;
  }
}

export const near = ({ lat, lon }: Point) => `${lat},${lon}`;
const request = (values: Partial<AskedSearch>): AskedSearch => SearchRequest.parse(values);

/** The mix that all three engines are asked. */
export function contestMixes(from: Asking): Mix<Question>[] {
  const question = (
    radiusKm: number,
    rest: Partial<Question> & { readonly values: Partial<AskedSearch> },
  ): Question => {
    const { values, ...parts } = rest;
    const point = from.here();
    return {
      request: request({ near: near(point), radiusKm, ...values }),
      tokens: [],
      point,
      radiusKm,
      facets: CONTEST_FACETS,
      filtered: false,
      ...parts,
    };
  };
  const asked = (radiusKm: number, count: number, facets: readonly ContestFacet[]) => {
    const words = new Map<string, string>();
    while (words.size < count) {
      const { token, text } = aWord(from);
      words.set(token, text);
    }
    const values = { q: [...words.values()].join(' ') };
    return question(radiusKm, { values, tokens: [...words.keys()], facets });
  };
  return [
    { name: 'one term, 8 km', next: () => asked(8, 1, []) },
    { name: 'two terms, 8 km, three facets', next: () => asked(8, 2, CONTEST_FACETS) },
    { name: 'two terms, 40 km, three facets', next: () => asked(40, 2, CONTEST_FACETS) },
    {
      name: 'misspelling, 40 km',
      next: () => {
        const misspelt = aMisspelling(from);
        return question(40, { values: { q: misspelt }, misspelt, facets: [] });
      },
    },
    {
      name: 'filters only, 8 km, three facets',
      next: () => question(8, { values: { costMax: COST_MAX, venue: ['step-free'] }, filtered: true }),
    },
  ];
}

/** The question in the language of both our engines. */
export function contestQuery(question: Question, alternatives: readonly string[], limit: number): IndexQuery {
  const groups = question.misspelt === undefined ? question.tokens.map((token) => [token]) : [alternatives];
  return {
    text: groups.map((tokens) => ({
      alternatives: tokens.map((token) => ({ token, weight: 1 })),
      weight: 1,
    })),
    minimumGroups: groups.length,
    circle: { point: question.point, radiusKm: question.radiusKm },
    ways: [],
    clauses: [
      { key: 'closed', scope: 'listing', test: { lacks: [term.closed] } },
      ...(question.filtered
        ? [
            {
              key: 'costMax',
              scope: 'listing' as const,
              test: { number: 'costFrom' as const, atMost: COST_MAX, orUnknown: false },
            },
            { key: 'venue', scope: 'place' as const, test: { has: [term.venue('step-free')] } },
          ]
        : []),
    ],
    countIgnoring: [],
    facets: question.facets,
    sort: 'best',
    offset: 0,
    limit,
  };
}

/** Whole searches as a link worker sends them. */
export function productMixes(from: Asking): Mix<AskedSearch>[] {
  const { random, here } = from;
  const needs = vocabulary.terms.flatMap((entry) => (entry.kind === 'topic' ? entry.needs.en : []));
  const words = (count: number) => Array.from({ length: count }, () => aWord(from).text).join(' ');
  const ask = (radiusKm: number, q: string, rest: Partial<AskedSearch> = {}) =>
    request({ q, near: near(here()), radiusKm, ...rest });
  return [
    { name: 'one or two words, 5 km', next: () => ask(5, words(random.int(1, 2))) },
    { name: 'one or two words, 40 km', next: () => ask(40, words(random.int(1, 2))) },
    {
      name: 'a need in plain words, a person, 8 km',
      next: () =>
        ask(8, random.pick(needs), {
          age: random.int(18, 90),
          gender: random.pick(['female', 'male'] as const),
          cannot: random.some(['stairs', 'driving', 'evenings', 'paying'] as const, random.int(1, 2)),
        }),
    },
    { name: 'a misspelt word, 8 km', next: () => ask(8, aMisspelling(from)) },
    {
      name: 'filters only, 8 km',
      next: () => ask(8, '', { costMax: COST_MAX, venue: ['step-free'] }),
    },
  ];
}

/** The address of the same search. */
export function searchPath(given: AskedSearch): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(given))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') params.append(key, String(one));
  return `/api/v1/search?${params}`;
}

export const CANDIDATES = SEARCH.candidatesMax;
