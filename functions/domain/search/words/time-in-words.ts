import type { SpokenTime } from '../../../../schemas/vocabulary.ts';
import { type Language, Times, Weekday } from '../../../../schemas/words.ts';
import { ALL_NEGATIONS, type Denial, denierOf } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { alternativesOf, endOfSaying, sayingsOf } from '../../text/sayings.ts';
import { welshRoot } from '../../text/welsh.ts';
import { wordsIn } from '../../text/word-lists.ts';
import { dateOf, dayNumber } from '../../time/days.ts';
import { weekdayOf } from '../../time/schedule.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';
import { PARTS, startsWithin } from '../terms.ts';
import { personTable } from './person-words.ts';

/** A day or a part of it that a question names: "lunch on Sundays", "evening choir", "can't do mornings". */
export interface TimeSaid {
  readonly time: SpokenTime;
  /** The day and the part of it where they are said as one, "Monday mornings"; else it alone. */
  readonly together: readonly SpokenTime[];
  readonly words: readonly string[];
  /** The same with what denies it. */
  readonly said: readonly string[];
  /** Then they cannot come. */
  readonly denied: boolean;
}

/** The words that name these times. */
export const timeWords = (times: readonly TimeSaid[]): ReadonlySet<string> =>
  new Set(times.flatMap(({ words }) => words));

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

/** Whether a time is asked for: as what comes again and again ("Sundays", "of an afternoon"), or by little else. */
function isAsked(words: readonly string[], start: number, end: number): boolean {
  const [before = '', after = ''] = [words[start - 1], words[end]];
  if (NARRATING_BEFORE.has(before) || NARRATING_AFTER.has(after)) return false;
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
  return clause.flatMap((_, start) =>
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
}

const AND = new Set(foldWords('and or a neu'));

/** Times that are said as one: "Monday mornings", "evenings on weekdays", "Tuesdays and Thursdays", each of them once. */
function saidAsOne(clause: readonly string[], named: readonly Named[]): readonly (readonly Named[])[] {
  const runs: Named[][] = [];
  for (const next of named) {
    const run = runs.at(-1) ?? [];
    const last = run.at(-1);
    const between = last ? clause.slice(last.end, next.start) : [];
    const isSame = last?.start === next.start;
    const isAlike = last && namesDays(last.time) === namesDays(next.time);
    // "Tuesday mornings or Thursday evenings" are two.
    const hasBoth = new Set(run.map(({ time }) => namesDays(time))).size > 1;
    const isBeside = between.every((word) => DENIED_BEFORE.across.has(word));
    const isAnother = between.length > 0 && between.every((word) => AND.has(word));
    if (last && (isSame || (isAlike ? isAnother : !hasBoth && isBeside))) run.push(next);
    else runs.push([next]);
  }
  return runs;
}

/**
 * Every time that a clause asks for, in its order. Welsh is read in a Welsh question only: "a bore" is no morning.
 */
export function timesSaid(clause: readonly string[], isWelsh: boolean): readonly TimeSaid[] {
  return saidAsOne(clause, namedTimes(clause, isWelsh)).flatMap((run) => {
    const asked = run.filter(({ start, end, to }) => to > end || isAsked(clause, start, end));
    const denied = asked.some(({ start, end, from, to }) => from < start || to > end);
    const all = asked.map(({ time }) => time);
    const isOne = all.some(namesDays) && !all.every(namesDays);
    const [from, to] = [Math.min(...asked.map((one) => one.from)), Math.max(...asked.map((one) => one.to))];
    return asked.map(({ time, start, end }) => ({
      time,
      together: isOne ? all : [time],
      words: clause.slice(start, end),
      said: denied ? clause.slice(from, to) : clause.slice(start, end),
      denied,
    }));
  });
}

const OTHER_DAYS: ReadonlySet<SpokenTime> = new Set(['weekends', 'weekdays', 'today', 'tomorrow']);
/** Rather than a part of the day. */
const namesDays = (time: SpokenTime): boolean => isDay(time) || OTHER_DAYS.has(time);
const isDay = (time: SpokenTime): time is Weekday => Weekday.options.some((day) => day === time);
const WEEKEND: readonly Weekday[] = ['SA', 'SU'];

/** `today`: ISO date. */
function daysOf(time: SpokenTime, today: string): readonly Weekday[] {
  if (isDay(time)) return [time];
  if (time === 'weekends') return WEEKEND;
  if (time === 'weekdays') return Weekday.options.filter((day) => !WEEKEND.includes(day));
  if (time === 'today') return [weekdayOf(today)];
  return time === 'tomorrow' ? [weekdayOf(dateOf(dayNumber(today) + 1))] : [];
}

/** Of those at which somebody cannot come, the parts of the day and of the week; who is busy on Monday mornings has other mornings. */
export const timesDenied = (times: readonly TimeSaid[]): readonly Times[] =>
  Times.options.filter((part) =>
    times.some(({ time, together, denied }) => denied && together.length === 1 && time === part),
  );

type Part = keyof typeof PARTS;
const ALL_PARTS = Object.keys(PARTS) as Part[];

const partsOf = (time: SpokenTime): readonly Part[] => {
  if (time === 'daytime') return ['mornings', 'afternoons'];
  return ALL_PARTS.filter((part) => part === time);
};

/** Tells whether a part of a day of the week is among those that these name together: any day where they name none, any part of it where they name none. */
function isNamedBy(times: readonly SpokenTime[], today: string): (day: Weekday, part: Part) => boolean {
  const days = new Set(times.flatMap((time) => daysOf(time, today)));
  const parts = new Set(times.flatMap(partsOf));
  return (day, part) => (days.size === 0 || days.has(day)) && (parts.size === 0 || parts.has(part));
}

/**
 * Terms of the sessions at those times, and of all others where only some are named that cannot be; undefined where no
 * time was named, or none is left. "Mondays", and elsewhere "mornings", are Monday mornings. `today`: ISO date.
 */
export function startsMeant(times: readonly TimeSaid[], today: string): ReadonlySet<string> | undefined {
  const named = (some: readonly SpokenTime[]) => isNamedBy(some, today);
  const [denied, wanted] = [times.filter((one) => one.denied), times.filter((one) => !one.denied)];
  const apart = wanted.filter(({ together }) => together.length === 1).map(({ time }) => time);
  const asked = wanted.filter(({ together }) => together.length > 1).map(({ together }) => named(together));
  if (apart.length > 0) asked.push(named(apart));
  const busy = denied.map(({ together }) => named(together));
  const isLeft = (day: Weekday, part: Part) =>
    (asked.length === 0 || asked.some((is) => is(day, part))) && !busy.some((is) => is(day, part));
  const starts = Weekday.options.flatMap((day) => {
    const parts = ALL_PARTS.filter((part) => isLeft(day, part));
    const anyTime = parts.length === ALL_PARTS.length;
    return parts.flatMap((part) => startsWithin([day], ...PARTS[part], anyTime));
  });
  return times.length > 0 && starts.length > 0 ? new Set(starts) : undefined;
}

/**
 * The times that are no part of something else: a coffee morning may be at any time that people call so (a Sunday lunch
 * is on Sundays), and for whom Sundays drag it may be any day.
 */
export function timesMeant(
  times: readonly TimeSaid[],
  named: ReadonlySet<string>,
  needed: ReadonlySet<string>,
): readonly TimeSaid[] {
  const meant = times.filter(
    ({ time, words }) =>
      !words.some((word) => needed.has(word) && !named.has(word)) &&
      (partsOf(time).length === 0 || !words.some((word) => named.has(word))),
  );
  const left = new Set(meant.map(({ time }) => time));
  return meant.map((one) => ({ ...one, together: one.together.filter((time) => left.has(time)) }));
}
