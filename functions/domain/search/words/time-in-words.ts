import type { SpokenTime } from '../../../../schemas/vocabulary.ts';
import { Times, Weekday } from '../../../../schemas/words.ts';
import { dateOf, dayNumber } from '../../time/days.ts';
import { weekdayOf } from '../../time/schedule.ts';
import { ALL_PARTS, daysNamed, PARTS, type Part, partsNamed } from '../parts-of-day.ts';
import { SLOT_MINUTES, startsWithin } from '../terms.ts';
import { isDay, type TimeSaid } from './times-said.ts';

/** `today`: ISO date. */
function daysOf(time: SpokenTime, today: string): readonly Weekday[] {
  if (isDay(time)) return [time];
  if (time === 'today') return [weekdayOf(today)];
  return time === 'tomorrow' ? [weekdayOf(dateOf(dayNumber(today) + 1))] : daysNamed(time);
}

/** Of those at which somebody cannot come, the parts of the day and of the week; who is busy on Monday mornings has other mornings. */
export const timesDenied = (times: readonly TimeSaid[]): readonly Times[] =>
  Times.options.filter((part) =>
    times.some(({ time, together, denied }) => denied && together.length === 1 && time === part),
  );

/** Tells whether a part of a day of the week is among those that these name together: any day where they name none, any part of it where they name none. */
function isNamedBy(times: readonly SpokenTime[], today: string): (day: Weekday, part: Part) => boolean {
  const days = new Set(times.flatMap((time) => daysOf(time, today)));
  const parts = new Set(times.flatMap(partsNamed));
  return (day, part) => (days.size === 0 || days.has(day)) && (parts.size === 0 || parts.has(part));
}

/** The day of which the beginning is over: that of "today", but not that of "Saturdays" on a Saturday. */
function dayThatIsOver(wanted: readonly TimeSaid[], today: string): Weekday | undefined {
  const day = weekdayOf(today);
  const isNamedElse = wanted.some(({ time }) => time !== 'today' && daysOf(time, today).includes(day));
  return !isNamedElse && wanted.some(({ time }) => time === 'today') ? day : undefined;
}

/**
 * Terms of the sessions at those times, and of all others where only some are named that cannot be; undefined where no
 * time was named, or none is left. "Mondays", and elsewhere "mornings", are Monday mornings; of "evenings or weekends" either. `today`: ISO date;
 * `minute`: of that day, before which "today" is over.
 */
export function startsMeant(
  times: readonly TimeSaid[],
  today: string,
  minute = 0,
): ReadonlySet<string> | undefined {
  const named = (some: readonly SpokenTime[]) => isNamedBy(some, today);
  const [denied, wanted] = [times.filter((one) => one.denied), times.filter((one) => !one.denied)];
  const isWhole = ({ together, isAlternative }: TimeSaid) => together.length > 1 || isAlternative;
  const asked = wanted.filter(isWhole).map(({ together }) => named(together));
  const apart = wanted.filter((one) => !isWhole(one)).map(({ time }) => time);
  if (apart.length > 0) asked.push(named(apart));
  const busy = denied.map(({ together }) => named(together));
  const isLeft = (day: Weekday, part: Part) =>
    (asked.length === 0 || asked.some((is) => is(day, part))) && !busy.some((is) => is(day, part));
  const over = dayThatIsOver(wanted, today);
  const starts = Weekday.options.flatMap((day) => {
    const parts = ALL_PARTS.filter((part) => isLeft(day, part));
    const anyTime = parts.length === ALL_PARTS.length;
    const gone = day === over ? Math.ceil(minute / SLOT_MINUTES) : 0;
    return parts.flatMap((part) => {
      const [from, to] = PARTS[part];
      return startsWithin([day], Math.max(from, gone), to, anyTime);
    });
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
      (partsNamed(time).length === 0 || !words.some((word) => named.has(word))),
  );
  const isMeant = new Set(meant);
  const other = new Set(times.filter((one) => !isMeant.has(one)).map(({ time }) => time));
  return meant.map((one) => ({
    ...one,
    together: one.together.filter((time) => time === one.time || !other.has(time)),
  }));
}
