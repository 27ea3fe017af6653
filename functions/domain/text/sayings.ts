import type { Language } from '../../../schemas/words.ts';
import { onceEach } from './analyse.ts';
import { type Denial, isDenied, NEGATIONS } from './denial.ts';
import { foldWords } from './fold.ts';
import { welshRoot } from './welsh.ts';

/** "Scared|afraid of husband|wife" stands for four phrases. */
export function alternativesOf(phrase: string): readonly string[] {
  const ways = phrase.split(' ').map((word) => word.split('|'));
  return ways
    .reduce((said, words) => said.flatMap((start) => words.map((word) => [...start, word])), [
      [],
    ] as string[][])
    .map((words) => words.join(' '));
}

const GAP = '*';
const GAP_WORDS = 3;
const BOUND = '.';
const UNLESS_NEXT = '!';
const IF_NEXT = '=';
const NEXT: ReadonlySet<string> = new Set([UNLESS_NEXT, IF_NEXT]);

/** What says it only as far as one of these words is next, or as none of them is. */
interface Next {
  readonly next: ReadonlySet<string>;
  readonly isMeant: boolean;
}
type Part = typeof GAP | ReadonlySet<string> | Next;
/**
 * Word for word any of a set as they are compared: "not" is any "no", `*` up to three words, a last `.` the end of a clause,
 * `!with|who` nothing, where none of these is the next word, `=cards|chess` where one of them is.
 */
type Parts = readonly Part[];

/** A way of saying something; with a `.` before it where it begins a clause. */
interface Saying {
  readonly beginsClause: boolean;
  readonly parts: Parts;
}

/** Ways of saying one thing, by the word with which each begins. */
export type Sayings = ReadonlyMap<string, readonly Saying[]>;

/** What a table says of one thing, phrase by phrase, in either language. Throws where one begins with no word. */
export function sayingsOf(said: Readonly<Record<Language, readonly string[]>>): Sayings {
  const english = said.en.flatMap((phrase) => waysOf(phrase, (word) => word));
  const welsh = said.cy.flatMap((phrase) => waysOf(phrase, welshRoot));
  const begun = [...english, ...welsh].flatMap((saying) =>
    firstWords(saying).map((first) => ({ first, saying })),
  );
  const byFirst = Map.groupBy(begun, ({ first }) => first);
  return new Map([...byFirst].map(([first, all]) => [first, all.map(({ saying }) => saying)]));
}

const firstWords = ({ parts: [first] }: Saying): readonly string[] =>
  first instanceof Set ? [...first] : [];

/** The ways of saying a phrase: one, but for alternatives of several words. */
function waysOf(phrase: string, asCompared: (word: string) => string): readonly Saying[] {
  const beginsClause = phrase.startsWith(`${BOUND} `);
  const parts = (beginsClause ? phrase.slice(BOUND.length + 1) : phrase).split(' ');
  const [first = ''] = parts;
  if (NEXT.has(first[0] ?? '') || [GAP, BOUND].some((mark) => first.split('|').includes(mark)))
    throw new Error(`a saying begins with a word: "${phrase}"`);
  return parts
    .map((part) => alternativesAt(part, asCompared))
    .reduce<readonly Parts[]>(
      (begun, ways) => begun.flatMap((start) => ways.map((way) => [...start, ...way])),
      [[]],
    )
    .map((each) => ({ beginsClause, parts: each }));
}

function alternativesAt(part: string, asCompared: (word: string) => string): readonly Parts[] {
  if (part === GAP) return [[GAP]];
  if (NEXT.has(part[0] ?? '')) {
    const next = new Set(part.split('|').flatMap(foldWords).map(asCompared));
    return [[{ next, isMeant: part.startsWith(IF_NEXT) }]];
  }
  const ways = part.split('|').map((way) => (way === BOUND ? [BOUND] : foldWords(way).map(asCompared)));
  const single = ways.filter(({ length }) => length === 1).flat();
  const several = ways.filter(({ length }) => length > 1).map((way) => way.map((word) => new Set([word])));
  return single.length > 0 ? [[new Set(single)], ...several] : several;
}

/** What a word may be in a saying. */
const formsOf: (word: string) => readonly string[] = onceEach((word) => [
  word,
  ...(NEGATIONS.has(word) ? ['not'] : []),
  welshRoot(word),
]);

/** Where the longest of these that is said from `start` on ends; undefined where none is said there. */
export function endOfSaying(words: readonly string[], start: number, sayings: Sayings): number | undefined {
  const first = formsOf(words[start] ?? '');
  if (!first.some((form) => sayings.has(form))) return undefined;
  const ends = first
    .flatMap((form) => sayings.get(form) ?? [])
    .filter(({ beginsClause }) => start === 0 || !beginsClause)
    .map(({ parts }) => endOf(words, start + 1, parts, 1))
    .filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

const isOneOf = (word: string | undefined, said: ReadonlySet<string>): boolean =>
  word !== undefined && formsOf(word).some((form) => said.has(form));

function endOf(words: readonly string[], at: number, parts: Parts, part: number): number | undefined {
  const said = parts[part];
  if (said === undefined) return at;
  if (said !== GAP && 'next' in said)
    return isOneOf(words[at], said.next) === said.isMeant ? endOf(words, at, parts, part + 1) : undefined;
  if (said !== GAP) {
    if (said.has(BOUND) && at === words.length) return at;
    return isOneOf(words[at], said) ? endOf(words, at + 1, parts, part + 1) : undefined;
  }
  for (let skipped = 0; skipped <= GAP_WORDS; skipped += 1) {
    const end = endOf(words, at + skipped, parts, part + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** The words from `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where each of these is said. */
export const spansSaid = (words: readonly string[], sayings: Sayings): readonly Span[] =>
  [...words.keys()].flatMap((start) => {
    const end = endOfSaying(words, start, sayings);
    return end === undefined ? [] : [{ start, end }];
  });

/** The words of those that are not denied where they stand, nor are a part of one that is. */
function undenied(
  words: readonly string[],
  found: readonly Span[],
  denial?: Denial,
): readonly (readonly string[])[] {
  const denied = denial ? found.filter(({ start }) => isDenied(words, start, denial)) : [];
  return found
    .filter(({ start, end }) => !denied.some((one) => one.start <= start && end <= one.end))
    .map(({ start, end }) => words.slice(start, end));
}

/** The words of each of these that is said anywhere and is not denied there, nor is a part of one that is. */
export const allSaid = (
  words: readonly string[],
  sayings: Sayings,
  denial?: Denial,
): readonly (readonly string[])[] => undenied(words, spansSaid(words, sayings), denial);

/** What tables say of many things, by the words with which it begins. */
export type SayingsOfMany<T> = ReadonlyMap<string, readonly (readonly [of: T, sayings: Sayings])[]>;

export function sayingsOfMany<T>(all: readonly (readonly [of: T, sayings: Sayings])[]): SayingsOfMany<T> {
  const begun = all.flatMap((one) => [...one[1].keys()].map((first) => ({ first, one })));
  const byFirst = Map.groupBy(begun, ({ first }) => first);
  return new Map([...byFirst].map(([first, of]) => [first, of.map(({ one }) => one)]));
}

/** The same of each thing of which anything is said that is not denied, read once for all of them. */
export function saidOfEach<T>(
  words: readonly string[],
  many: SayingsOfMany<T>,
  denial?: Denial,
): ReadonlyMap<T, readonly (readonly string[])[]> {
  const found = words.flatMap((word, start) =>
    [...new Set(formsOf(word).flatMap((form) => many.get(form) ?? []))].flatMap(([of, sayings]) => {
      const end = endOfSaying(words, start, sayings);
      return end === undefined ? [] : [{ of, start, end }];
    }),
  );
  const byThing = Map.groupBy(found, ({ of }) => of);
  const said = [...byThing].map(([of, all]) => [of, undenied(words, all, denial)] as const);
  return new Map(said.filter(([, all]) => all.length > 0));
}

/** Whether any is. */
export const isSaid = (words: readonly string[], sayings: Sayings, denial?: Denial): boolean =>
  allSaid(words, sayings, denial).length > 0;

/** The longest of them. */
export const longestSaid = (
  words: readonly string[],
  sayings: Sayings,
  denial?: Denial,
): readonly string[] | undefined =>
  allSaid(words, sayings, denial).reduce<readonly string[] | undefined>(
    (longest, said) => (longest && longest.length >= said.length ? longest : said),
    undefined,
  );
