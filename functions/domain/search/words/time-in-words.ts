import type { SpokenTime } from '../../../../schemas/vocabulary.ts';
import { type Language, Times, Weekday } from '../../../../schemas/words.ts';
import { weekdayOf } from '../../schedule.ts';
import { ALL_NEGATIONS, type Denial, denierOf } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { alternativesOf, endOfSaying, sayingsOf } from '../../text/sayings.ts';
import { welshRoot } from '../../text/welsh.ts';
import { wordsIn } from '../../text/word-lists.ts';
import { dateOf, dayNumber } from '../../time/days.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';
import { PARTS, startsWithin } from '../terms.ts';
import { personTable } from './person-words.ts';

/** A day or a part of it that a question names: "lunch on Sundays", "evening choir", "can't do mornings". */
export interface TimeSaid {
  readonly time: SpokenTime;
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
const DENIED_BEFORE: Denial = {
  by: ALL_NEGATIONS.union(wordsIn(personTable.besideTime.denying)).difference(new Set(['nobody', 'none'])),
  across: wordsIn(personTable.besideTime.between),
};
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

/**
 * Every time that a clause asks for, in its order. Welsh is read in a Welsh question only: "a bore" is no morning.
 */
export function timesSaid(clause: readonly string[], isWelsh: boolean): readonly TimeSaid[] {
  const read = isWelsh ? SAYINGS : SAYINGS.slice(0, 1);
  return clause.flatMap((_, start) =>
    read.flatMap(([asCompared, all]) =>
      all
        .filter(({ words }) => saidAt(clause, start, words, asCompared))
        .flatMap(({ time, words }) => {
          const end = start + words.length;
          const from = denierOf(clause, start, DENIED_BEFORE) ?? start;
          const to = endOfSaying(clause, end, DENIED_AFTER) ?? end;
          if (to === end && !isAsked(clause, start, end)) return [];
          const denied = from < start || to > end;
          return [{ time, words: clause.slice(start, end), said: clause.slice(from, to), denied }];
        }),
    ),
  );
}

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

/** Of those at which somebody cannot come, the parts of the day and of the week. */
export const timesDenied = (times: readonly TimeSaid[]): readonly Times[] =>
  Times.options.filter((part) => times.some(({ time, denied }) => denied && time === part));

type Part = keyof typeof PARTS;
const ALL_PARTS = Object.keys(PARTS) as Part[];

const partsOf = (time: SpokenTime): readonly Part[] => {
  if (time === 'daytime') return ['mornings', 'afternoons'];
  return ALL_PARTS.filter((part) => part === time);
};

/** Of all of them those that were named, or all where none was, without those at which they cannot come. */
function left<T>(all: readonly T[], times: readonly TimeSaid[], meant: (time: SpokenTime) => readonly T[]) {
  const of = (some: readonly TimeSaid[]) => new Set(some.flatMap(({ time }) => meant(time)));
  const denied = of(times.filter((time) => time.denied));
  const wanted = of(times.filter((time) => !time.denied));
  return all.filter((each) => (wanted.size === 0 || wanted.has(each)) && !denied.has(each));
}

/** Terms of the sessions at those times; undefined where no time was named, or none is left. `today`: ISO date. */
export function startsMeant(times: readonly TimeSaid[], today: string): ReadonlySet<string> | undefined {
  const days = left(Weekday.options, times, (time) => daysOf(time, today));
  const parts = left(ALL_PARTS, times, partsOf);
  const anyTime = parts.length === ALL_PARTS.length;
  const starts = parts.flatMap((part) => startsWithin(days, ...PARTS[part], anyTime));
  return times.length > 0 && starts.length > 0 ? new Set(starts) : undefined;
}

/**
 * The times that are no part of something else: a coffee morning may be at any time that people call so (a Sunday lunch
 * is on Sundays), and for whom Sundays drag it may be any day.
 */
export const timesMeant = (
  times: readonly TimeSaid[],
  named: ReadonlySet<string>,
  needed: ReadonlySet<string>,
): readonly TimeSaid[] =>
  times.filter(
    ({ time, words }) =>
      !words.some((word) => needed.has(word) && !named.has(word)) &&
      (partsOf(time).length === 0 || !words.some((word) => named.has(word))),
  );
