import { RRuleTemporal } from 'rrule-temporal';
import type { Schedule } from '../../../schemas/place.ts';

const ZONE = 'Europe/London';

/** Where a feed gives no first date, a recurrence is counted from a Monday well in the past. */
export const LONG_AGO = '2024-01-01';

/** A number of sessions above this, or one that lasts into this year, is no course with an end: it goes on. */
const COUNTED_MAX = 500;
const FAR_YEAR = 2100;

const compact = (date: string) => date.replaceAll('-', '');
const earliest = (dates: readonly (string | undefined)[]): string | undefined =>
  dates.filter((date) => date !== undefined).toSorted()[0];

/** The day of a schedule that states one date and no recurrence. */
export function onlyDayOf(schedule: Schedule): string | undefined {
  const { freq, byday, bymonthday, dtstart, valid_from: from, valid_to: to } = schedule;
  if (freq || byday || bymonthday) return undefined;
  return dtstart ?? (from === to ? from : undefined);
}

/** RFC 5545 rule of a schedule, local time in the United Kingdom; undefined where it doesn't say when. */
export function ruleOf(schedule: Schedule): RRuleTemporal | undefined {
  const { freq } = schedule;
  const onlyDay = onlyDayOf(schedule);
  if (!freq && onlyDay === undefined) return undefined;
  const first = onlyDay ?? schedule.dtstart ?? schedule.valid_from ?? LONG_AGO;
  const time = (schedule.opens_at ?? '00:00').replace(':', '');
  const rule = freq ? recurrenceOf(schedule, freq) : 'FREQ=DAILY;COUNT=1';
  return new RRuleTemporal({
    rruleString: `DTSTART;TZID=${ZONE}:${compact(first)}T${time}00\nRRULE:${rule}`,
  });
}

function recurrenceOf(schedule: Schedule, freq: string): string {
  const last = earliest([schedule.until, schedule.valid_to]);
  const parts = [
    `FREQ=${freq}`,
    schedule.interval ? `INTERVAL=${schedule.interval}` : '',
    schedule.count ? `COUNT=${schedule.count}` : '',
    schedule.byday ? `BYDAY=${schedule.byday}` : '',
    schedule.bymonthday ? `BYMONTHDAY=${schedule.bymonthday}` : '',
    last && !schedule.count ? `UNTIL=${compact(last)}` : '',
  ];
  return parts.filter((part) => part !== '').join(';');
}

/** The last day on which a schedule holds; undefined where it goes on. */
export const lastDayOf = (schedule: Schedule): string | undefined =>
  earliest([schedule.until, schedule.valid_to, onlyDayOf(schedule), lastOfCount(schedule)]);

function lastOfCount(schedule: Schedule): string | undefined {
  const { count, dtstart, valid_from: from } = schedule;
  if (!count || count > COUNTED_MAX || !(dtstart ?? from)) return undefined;
  let last: string | undefined;
  try {
    ruleOf(schedule)?.all((session) => {
      last = session.year < FAR_YEAR ? session.toPlainDate().toString() : undefined;
      return last !== undefined;
    });
  } catch {
    return undefined; // a recurrence that the standard forbids says nothing about when
  }
  return last;
}

/** True where a schedule names its date itself: one date, or the same day of every year. */
export function statesDate(schedule: Schedule): boolean {
  const first = schedule.dtstart ?? schedule.valid_from;
  if (schedule.freq === 'YEARLY' || schedule.count === 1 || onlyDayOf(schedule) !== undefined) return true;
  return first !== undefined && first === earliest([schedule.until, schedule.valid_to]);
}
