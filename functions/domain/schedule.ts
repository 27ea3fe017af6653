import { RRuleTemporal } from 'rrule-temporal';
import type { Schedule, ServiceAtLocation } from '../../schemas/place.ts';
import type { Service } from '../../schemas/service.ts';
import type { Weekday } from '../../schemas/words.ts';
import { dateOf, dayNumber, ukDate } from './time/days.ts';

const ZONE = 'Europe/London';

/** `start` and `end` are RFC 3339 with the offset of the United Kingdom on that day. */
export interface Session {
  readonly start: string;
  readonly end: string | null;
}

const compact = (date: string) => date.replaceAll('-', '');

/** Where a feed gives no first date, a recurrence is counted from a Monday well in the past. */
const LONG_AGO = '2024-01-01';

/** RFC 5545 rule of a schedule, local time in the United Kingdom; undefined where it doesn't say when. */
function ruleOf(schedule: Schedule): RRuleTemporal | undefined {
  if (!schedule.freq) return undefined;
  const first = schedule.dtstart ?? schedule.valid_from ?? LONG_AGO;
  const time = (schedule.opens_at ?? '00:00').replace(':', '');
  const last = [schedule.until, schedule.valid_to].filter((d) => d !== undefined).toSorted()[0];
  const parts = [
    `FREQ=${schedule.freq}`,
    schedule.interval ? `INTERVAL=${schedule.interval}` : '',
    schedule.count ? `COUNT=${schedule.count}` : '',
    schedule.byday ? `BYDAY=${schedule.byday}` : '',
    schedule.bymonthday ? `BYMONTHDAY=${schedule.bymonthday}` : '',
    last && !schedule.count ? `UNTIL=${compact(last)}` : '',
  ].filter((part) => part !== '');
  return new RRuleTemporal({
    rruleString: `DTSTART;TZID=${ZONE}:${compact(first)}T${time}00\nRRULE:${parts.join(';')}`,
  });
}

/** RFC 3339 without the zone in brackets. */
const rfc3339 = (zoned: { toString(options: { timeZoneName: 'never' }): string }) =>
  zoned.toString({ timeZoneName: 'never' });

/** What was last worked out for a schedule: it holds from then until the session starts. */
const worked = new Map<
  string,
  { readonly from: number; readonly until: number; readonly session: Session | undefined }
>();
const WORKED_KEPT = 5_000;
const ASK_AGAIN_MS = 3_600_000;

/** The next session of one schedule that has not started yet; undefined where none is known. */
export function nextOf(schedule: Schedule, now: Date): Session | undefined {
  const key = JSON.stringify(schedule);
  const time = now.getTime();
  const known = worked.get(key);
  if (known && time >= known.from && time < known.until) return known.session;
  const session = workOut(schedule, now);
  if (worked.size >= WORKED_KEPT) worked.clear();
  worked.set(key, { from: time, until: session ? Date.parse(session.start) : time + ASK_AGAIN_MS, session });
  return session;
}

function workOut(schedule: Schedule, now: Date): Session | undefined {
  const { opens_at: opens, closes_at: closes, valid_from: from, valid_to: to } = schedule;
  if (!opens || (to && to < ukDate(now))) return undefined;
  try {
    const begins = new Date(`${from ?? LONG_AGO}T00:00:00Z`);
    const start = ruleOf(schedule)?.next(begins > now ? begins : now);
    if (!start || (to && start.toPlainDate().toString() > to)) return undefined;
    const [hour, minute] = (closes ?? '').split(':').map(Number);
    if (closes === undefined || hour === undefined || minute === undefined)
      return { start: rfc3339(start), end: null };
    const lastDay = closes < opens ? start.add({ days: 1 }) : start;
    return { start: rfc3339(start), end: rfc3339(lastDay.withPlainTime({ hour, minute })) };
  } catch {
    return undefined; // a recurrence that the standard forbids says nothing about when
  }
}

/** All schedules that hold at a place: the service's own, the place's, and those of both together. */
export function schedulesAt(service: Service, place: ServiceAtLocation | undefined): readonly Schedule[] {
  return [...(place?.schedules ?? []), ...(place?.location.schedules ?? []), ...(service.schedules ?? [])];
}

export function nextSession(schedules: readonly Schedule[], now: Date): Session | undefined {
  const sessions = schedules
    .map((schedule) => nextOf(schedule, now))
    .filter((session) => session !== undefined);
  return sessions.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))[0];
}

const WEEKDAYS: readonly Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const weekdayOf = (date: string): Weekday => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'MO';

/** The weekdays of a schedule, with the half-hour of the day in which it starts (0 to 47), where that is stated. */
export function slotsOf(schedule: Schedule): readonly { day: Weekday; slot: number | undefined }[] {
  const slot = schedule.opens_at
    ? Number(schedule.opens_at.slice(0, 2)) * 2 + (schedule.opens_at.slice(3) >= '30' ? 1 : 0)
    : undefined;
  return daysOf(schedule).map((day) => ({ day, slot }));
}

function daysOf(schedule: Schedule): readonly Weekday[] {
  if (schedule.byday) return [...new Set(schedule.byday.split(',').map((day) => day.slice(-2) as Weekday))];
  if (schedule.freq === 'DAILY') return [...WEEKDAYS];
  const first = schedule.dtstart ?? schedule.valid_from;
  return schedule.freq === 'WEEKLY' && first ? [weekdayOf(first)] : [];
}

/** True where the schedule is over, or has not begun within the next three months. */
export function isOver(schedule: Schedule, today: string): boolean {
  const last = [schedule.until, schedule.valid_to].filter((d) => d !== undefined).toSorted()[0];
  if (last !== undefined && last < today) return true;
  const first = schedule.valid_from ?? schedule.dtstart;
  return first !== undefined && first > dateOf(dayNumber(today) + 92);
}
