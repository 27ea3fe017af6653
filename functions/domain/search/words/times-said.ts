import type { SpokenTime } from '../../../../schemas/vocabulary.ts';
import { type Language, Weekday } from '../../../../schemas/words.ts';
import { ALL_NEGATIONS } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { alternativesOf, endOfSaying, type Span, sayingsOf, spansSaid } from '../../text/sayings.ts';
import { welshRoot } from '../../text/welsh.ts';
import { wordsIn } from '../../text/word-lists.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';
import { ALL_PARTS, daysNamed, partsNamed } from '../parts-of-day.ts';
import { JOINING, personTable } from './person-words.ts';

/** A day or a part of it that a question names: "lunch on Sundays", "evening choir", "can't do mornings". */
export interface TimeSaid {
  readonly time: SpokenTime;
  /** The day and the part of it where they are said as one, "Monday mornings"; else it alone. */
  readonly together: readonly SpokenTime[];
  /** It stands beside others of which any will do: "evenings or weekends". */
  readonly isAlternative: boolean;
  readonly words: readonly string[];
  /** The same with what denies it. */
  readonly said: readonly string[];
  /** Then they cannot come. */
  readonly denied: boolean;
}

/** The words that name these times. */
export const timeWords = (times: readonly TimeSaid[]): ReadonlySet<string> =>
  new Set(times.flatMap(({ words }) => words));

const OTHER_DAYS: ReadonlySet<SpokenTime> = new Set(['weekends', 'weekdays', 'today', 'tomorrow']);
/** Rather than a part of the day. */
const namesDays = (time: SpokenTime): boolean => isDay(time) || OTHER_DAYS.has(time);
export const isDay = (time: SpokenTime): time is Weekday => Weekday.options.some((day) => day === time);

interface Saying {
  readonly time: SpokenTime;
  readonly words: readonly string[];
}

const sayings = (lang: Language, asCompared: (word: string) => string): readonly Saying[] =>
  Object.entries(vocabulary.times).flatMap(([time, said]) =>
    said[lang]
      .flatMap(alternativesOf)
      .map((phrase) => ({ time: time as SpokenTime, words: foldWords(phrase).map(asCompared) })),
  );

const asWritten = (word: string) => word;
const SAYINGS: readonly (readonly [typeof asWritten, readonly Saying[]])[] = [
  [asWritten, sayings('en', asWritten)],
  [welshRoot, sayings('cy', welshRoot)],
];

/** "Can't come on Mondays"; but "sees nobody on Sundays" says nothing against Sundays. */
const NEGATIONS_OF_TIMES = ALL_NEGATIONS.difference(new Set(['nobody', 'none']));
/** "Works Mondays", "any day but Monday"; but "keep her busy on Mondays" asks for them. */
const DENYING = sayingsOf(personTable.besideTime.denying);
const NOT_DENYING = sayingsOf(personTable.besideTime.notDenying);
const BESIDE = wordsIn(personTable.besideTime.between);
const DENIED_ACROSS = BESIDE.union(wordsIn(personTable.besideTime.coming));
/** "Evenings no good", "mornings are out": said behind it; but "to avoid evenings alone" asks for them. */
const DENIED_AFTER = sayingsOf(personTable.besideTime.denied);
const UNDENIED_AFTER = sayingsOf(personTable.besideTime.undenied);

/** "Since Monday", "one Sunday to the next", "every morning", "the evenings are the worst" tell of a life, and ask for no time: words that stand before it, and after it. */
const NARRATING_BEFORE = wordsIn(personTable.besideTime.narratingBefore);
const NARRATING_AFTER = wordsIn(personTable.besideTime.narratingAfter);
const ARTICLES = new Set(foldWords('a an'));
const FEW_WORDS = 4;

const TIME_WORDS = new Set(sayings('en', asWritten).flatMap(({ words }) => words));
const PLURAL = /s$/;

const tellsOfALife = (words: readonly string[], start: number, end: number): boolean =>
  NARRATING_BEFORE.has(words[start - 1] ?? '') || NARRATING_AFTER.has(words[end] ?? '');

/** Whether a time is asked for: as what comes again and again ("Sundays", "of an afternoon"), or by little else. */
function isAsked(words: readonly string[], start: number, end: number): boolean {
  const [before = '', after = ''] = [words[start - 1], words[end]];
  const again =
    PLURAL.test(words[end - 1] ?? '') ||
    ARTICLES.has(before) ||
    TIME_WORDS.has(before) ||
    TIME_WORDS.has(after);
  return again || end - start > 1 || start === 0 || words.length <= FEW_WORDS;
}

/** Where it is said, word by word, that they cannot come: up to where, and from where on. */
type Denying = ReadonlyMap<number, number>;

function denyingIn(clause: readonly string[]): Denying {
  const others = spansSaid(clause, NOT_DENYING);
  const isOther = (one: Span) => others.some(({ start, end }) => start < one.end && one.end <= end);
  const negations = clause.flatMap((word, start) =>
    NEGATIONS_OF_TIMES.has(word) ? [{ start, end: start + 1 }] : [],
  );
  const denying = [...negations, ...spansSaid(clause, DENYING).filter((span) => !isOther(span))];
  return new Map(denying.map(({ start, end }) => [end, start]));
}

/** Where begins what denies the time that is named here; at the time itself where nothing does. */
function deniedFrom(clause: readonly string[], { start, end }: Span, denying: Denying): number {
  if (endOfSaying(clause, end, UNDENIED_AFTER) !== undefined) return start;
  for (let at = start; at > 0; at -= 1) {
    const from = denying.get(at);
    if (from !== undefined) return from;
    if (!DENIED_ACROSS.has(clause[at - 1] ?? '')) break;
  }
  return start;
}

/** A time where it is named, and what denies it there. */
interface Named {
  readonly time: SpokenTime;
  readonly start: number;
  readonly end: number;
  /** With what denies it. */
  readonly from: number;
  readonly to: number;
}

function namedTimes(clause: readonly string[], isWelsh: boolean): readonly Named[] {
  const read = isWelsh ? SAYINGS : SAYINGS.slice(0, 1);
  const denying = denyingIn(clause);
  const named = clause.flatMap((_, start) =>
    read.flatMap(([asCompared, all]) =>
      all
        .filter(({ words }) => saidAt(clause, start, words, asCompared))
        .map(({ time, words }) => {
          const end = start + words.length;
          const from = deniedFrom(clause, { start, end }, denying);
          return { time, start, end, from, to: endOfSaying(clause, end, DENIED_AFTER) ?? end };
        }),
    ),
  );
  return withDaysBetween(clause, named);
}

const TO = wordsIn(personTable.besideTime.until);

/** "Monday to Thursday" names all of them, each by all the words; "Mon-Fri" too. */
function withDaysBetween(clause: readonly string[], named: readonly Named[]): readonly Named[] {
  const first = named.findIndex((one, i) => daysBetween(clause, one, named[i + 1]).length > 0);
  const [one, next] = [named[first], named[first + 1]];
  if (!one || !next) return named;
  const { start, from } = one;
  const days = daysBetween(clause, one, next).map((time) => ({ ...next, time, start, from }));
  return [...named.slice(0, first), ...days, ...withDaysBetween(clause, named.slice(first + 2))];
}

function daysBetween(clause: readonly string[], one: Named, next: Named | undefined): readonly Weekday[] {
  if (!next || !isDay(one.time) || !isDay(next.time)) return [];
  const between = clause.slice(one.end, next.start);
  const isWeek = between.length === 0 && one.time === 'MO' && next.time === 'FR';
  if (!isWeek && !(between.length === 1 && TO.has(between[0] ?? ''))) return [];
  const days = [...Weekday.options, ...Weekday.options];
  const first = days.indexOf(one.time);
  return days.slice(first, days.indexOf(next.time, first) + 1);
}

const isAnd = (word: string): boolean => JOINING.has(word);
const isBeside = (word: string): boolean => BESIDE.has(word);

/** Times that are said as one: "Monday mornings", "evenings on weekdays", "Tuesdays and Thursdays", each of them once. */
type Run = readonly Named[];

/** Times that are told in one go, run by run: "evenings or weekends", "Monday mornings and Tuesday afternoons". */
function listsIn(clause: readonly string[], named: readonly Named[]): readonly (readonly Run[])[] {
  const lists: Named[][][] = [];
  for (const next of named) {
    const list = lists.at(-1);
    const run = list?.at(-1) ?? [];
    const last = run.at(-1);
    const between = last ? clause.slice(last.end, next.start) : [];
    if (last && isOneWith(run, last, next, between)) run.push(next);
    else if (between.every((word) => isAnd(word) || isBeside(word)) && list) list.push([next]);
    else lists.push([[next]]);
  }
  return lists;
}

function isOneWith(run: Run, last: Named, next: Named, between: readonly string[]): boolean {
  if (last.start === next.start) return true;
  if (namesDays(last.time) === namesDays(next.time)) return between.length > 0 && between.every(isAnd);
  // "Tuesday mornings or Thursday evenings" are two.
  const hasBoth = new Set(run.map(({ time }) => namesDays(time))).size > 1;
  return !hasBoth && between.every(isBeside);
}

/** Who works on Mondays may come in the evening. */
const WORKING = sayingsOf(personTable.besideTime.working);

/** "At sea on weekdays, so evenings": what stands before it tells of when they are busy. */
const THEREFORE = wordsIn(personTable.besideTime.therefore);

function isWhyAnother(
  clause: readonly string[],
  list: readonly Run[],
  next: readonly Run[] | undefined,
): boolean {
  if (!next) return false;
  const end = Math.max(...list.flat().map((one) => one.end));
  const start = Math.min(...next.flat().map((one) => one.start));
  const [first = '', ...rest] = clause.slice(end, start);
  const isSame = next.flat().some(({ time }) => list.flat().some((one) => one.time === time));
  return THEREFORE.has(first) && rest.every(isBeside) && !isSame;
}

const isDenied = ({ start, end, from, to }: Named): boolean => from < start || to > end;

/** What is denied goes on over its list: "can't do evenings or weekends". */
function timesOfList(
  clause: readonly string[],
  list: readonly Run[],
  goesOn: boolean,
  isAlternative: boolean,
  isBusy: boolean,
): readonly TimeSaid[] {
  const named = list.flat();
  const denied = goesOn || isBusy || named.some(isDenied);
  const [from, to] = [Math.min(...named.map((one) => one.from)), Math.max(...named.map((one) => one.to))];
  // Who asks for one of them asks for all: "a group Tuesday or Thursday evening".
  const asked = denied || named.some(({ start, end }) => isAsked(clause, start, end));
  const isAtWork =
    isBusy ||
    named.some(({ start, from }) => from < start && endOfSaying(clause, from, WORKING) !== undefined);
  if (!asked) return [];
  return list.flatMap((run) => {
    const [start, end] = [Math.min(...run.map((one) => one.start)), Math.max(...run.map((one) => one.end))];
    if (!denied && tellsOfALife(clause, start, end)) return [];
    const all = [...new Set(run.map(({ time }) => time))];
    const isOne = all.some(namesDays) && !all.every(namesDays);
    return run.map(({ time, start: first, end: past }) => ({
      time,
      together: isOne ? all : isAtWork && namesDays(time) ? [time, 'daytime' as const] : [time],
      isAlternative: isAlternative || list.length > 1,
      words: clause.slice(first, past),
      said: denied ? clause.slice(from, to) : clause.slice(first, past),
      denied,
    }));
  });
}

/** "A Tuesday" begins with no Welsh "and". */
const isOr = (word: string): boolean => isAnd(word) && !isBeside(word);

interface Clause {
  readonly words: readonly string[];
  readonly lists: readonly (readonly Run[])[];
  readonly isOnlyTimes: boolean;
}

function readClause(words: readonly string[], isWelsh: boolean): Clause {
  const named = namedTimes(words, isWelsh);
  const isNamed = (at: number) => named.some(({ start, end }) => start <= at && at < end);
  const isOnlyTimes = words.every((word, at) => isNamed(at) || isAnd(word) || isBeside(word));
  return { words, lists: listsIn(words, named), isOnlyTimes: named.length > 0 && isOnlyTimes };
}

const timesOf = ({ lists }: Clause): readonly SpokenTime[] => lists.flat(2).map(({ time }) => time);

/** Whether these are all parts of a day, or all days of a week. */
function isAllTime(times: readonly SpokenTime[]): boolean {
  const days = new Set(times.flatMap((time) => (isDay(time) ? [time] : daysNamed(time))));
  const parts = new Set(times.flatMap(partsNamed));
  return days.size === Weekday.options.length || parts.size === ALL_PARTS.length;
}

/**
 * Whether from this clause on there are only times, of which the last are joined: the rest of "Mondays, Tuesdays or
 * Fridays". Nobody who says "not mornings, afternoons or evenings" can come at no time at all.
 */
function isRestOfList(clauses: readonly Clause[], from: number): boolean {
  const past = clauses.findIndex(({ isOnlyTimes }, at) => at >= from && !isOnlyTimes);
  const rest = clauses.slice(from, past < 0 ? undefined : past);
  const all = clauses
    .slice(Math.max(0, from - 1), from)
    .concat(rest)
    .flatMap(timesOf);
  return rest.some(({ words }) => words.some(isOr)) && !isAllTime(all);
}

/**
 * Every time that the clauses of a question ask for, in its order. Welsh is read in a Welsh question only: "a bore" is no
 * morning. What is denied goes on over the commas of a list: "can't do Mondays, Tuesdays or Fridays".
 */
export function timesSaid(clauses: readonly (readonly string[])[], isWelsh: boolean): readonly TimeSaid[] {
  const read = clauses.map((words) => readClause(words, isWelsh));
  let endsDenied = false;
  return read.flatMap(({ words, lists }, i) => {
    const goesOn = endsDenied && isRestOfList(read, i);
    const last = lists.at(-1)?.flat() ?? [];
    const isDeniedBefore = goesOn || last.some(({ start, from }) => from < start);
    endsDenied = isDeniedBefore && last.at(-1)?.end === words.length;
    return lists.flatMap((list, at) =>
      timesOfList(words, list, goesOn, isOr(words[0] ?? ''), isWhyAnother(words, list, lists[at + 1])),
    );
  });
}
