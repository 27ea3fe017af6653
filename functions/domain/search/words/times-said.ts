import type { SpokenTime } from '../../../../schemas/vocabulary.ts';
import { type Language, Weekday } from '../../../../schemas/words.ts';
import { ALL_NEGATIONS, type Denial, denierOf } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { alternativesOf, endOfSaying, sayingsOf } from '../../text/sayings.ts';
import { welshRoot } from '../../text/welsh.ts';
import { wordsIn } from '../../text/word-lists.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';
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
const DENIED_BEFORE = {
  by: ALL_NEGATIONS.union(wordsIn(personTable.besideTime.denying)).difference(new Set(['nobody', 'none'])),
  across: wordsIn(personTable.besideTime.between),
} as const satisfies Denial;
/** "Evenings no good", "mornings are out": said behind it. */
const DENIED_AFTER = sayingsOf(personTable.besideTime.denied);

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
  const named = clause.flatMap((_, start) =>
    read.flatMap(([asCompared, all]) =>
      all
        .filter(({ words }) => saidAt(clause, start, words, asCompared))
        .map(({ time, words }) => {
          const end = start + words.length;
          const from = denierOf(clause, start, DENIED_BEFORE) ?? start;
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
const isBeside = (word: string): boolean => DENIED_BEFORE.across.has(word);

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
const WORKING = wordsIn(personTable.besideTime.working);

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
  const isListed = list.length > 1 && named.some(({ start, end }) => isAsked(clause, start, end));
  const isAtWork = isBusy || named.some(({ start, from }) => from < start && WORKING.has(clause[from] ?? ''));
  return list.flatMap((run) => {
    const [start, end] = [Math.min(...run.map((one) => one.start)), Math.max(...run.map((one) => one.end))];
    if (!denied && tellsOfALife(clause, start, end)) return [];
    const asked = run.filter((one) => denied || isListed || isAsked(clause, one.start, one.end));
    const all = [...new Set(asked.map(({ time }) => time))];
    const isOne = all.some(namesDays) && !all.every(namesDays);
    return asked.map(({ time, start: first, end: past }) => ({
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
const beginsWithOr = ([first = '']: readonly string[]): boolean => isAnd(first) && !isBeside(first);

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

/** Whether from this clause on there are only times, of which the last are joined: the rest of "Mondays, Tuesdays or Fridays". */
function isRestOfList(clauses: readonly Clause[], from: number): boolean {
  const past = clauses.findIndex(({ isOnlyTimes }, at) => at >= from && !isOnlyTimes);
  return clauses.slice(from, past < 0 ? undefined : past).some(({ words }) => words.some(isAnd));
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
      timesOfList(words, list, goesOn, beginsWithOr(words), isWhyAnother(words, list, lists[at + 1])),
    );
  });
}
