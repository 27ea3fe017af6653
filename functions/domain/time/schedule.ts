import type { Schedule, ServiceAtLocation } from '../../../schemas/place.ts';
import type { Service } from '../../../schemas/service.ts';
import type { Weekday } from '../../../schemas/words.ts';
import { dateOf, dayNumber } from './days.ts';
import { lastDayOf } from './recurrence.ts';

/** All schedules that hold at a place: the service's own, the place's, and those of both together. */
export function schedulesAt(service: Service, place: ServiceAtLocation | undefined): readonly Schedule[] {
  return [...(place?.schedules ?? []), ...(place?.location.schedules ?? []), ...(service.schedules ?? [])];
}

/** Whether it is held at other times in one place than in another. */
export function timesDiffer(service: Service): boolean {
  const times = (service.service_at_locations ?? []).map((at) =>
    JSON.stringify(schedulesAt(service, at).map(({ id: _, ...when }) => when)),
  );
  return new Set(times).size > 1;
}

/** The schedules of the service and of all its places. */
export const allSchedules = (service: Service): readonly Schedule[] => [
  ...(service.schedules ?? []),
  ...(service.service_at_locations ?? []).flatMap((at) => [
    ...(at.schedules ?? []),
    ...(at.location.schedules ?? []),
  ]),
];

const WEEKDAYS: readonly Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
export const weekdayOf = (date: string): Weekday =>
  WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'MO';

/** "10:15" in minutes of the day. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The weekdays of a schedule, with the minute of the day in which it starts, where that is stated. */
export function startsOf(schedule: Schedule): readonly { day: Weekday; minute: number | undefined }[] {
  const minute = schedule.opens_at ? minuteOf(schedule.opens_at) : undefined;
  return daysOf(schedule).map((day) => ({ day, minute }));
}

function daysOf(schedule: Schedule): readonly Weekday[] {
  if (schedule.byday) return [...new Set(schedule.byday.split(',').map((day) => day.slice(-2) as Weekday))];
  if (schedule.freq === 'DAILY') return [...WEEKDAYS];
  const first = schedule.dtstart ?? schedule.valid_from;
  return schedule.freq === 'WEEKLY' && first ? [weekdayOf(first)] : [];
}

/** What begins within three months is worth finding, days. */
const AHEAD_DAYS = 92;

const firstDayOf = (schedule: Schedule): string | undefined => schedule.valid_from ?? schedule.dtstart;

/** True where the schedule is over, or has not begun within the next three months. */
export function isOver(schedule: Schedule, today: string): boolean {
  const last = lastDayOf(schedule);
  if (last !== undefined && last < today) return true;
  const first = firstDayOf(schedule);
  return first !== undefined && first > dateOf(dayNumber(today) + AHEAD_DAYS);
}

/** The days on which the passing of time alone changes whether a schedule is over. */
export function turningDays(schedule: Schedule): readonly string[] {
  const last = lastDayOf(schedule);
  const first = firstDayOf(schedule);
  return [
    ...(last === undefined ? [] : [dateOf(dayNumber(last) + 1)]),
    ...(first === undefined ? [] : [dateOf(dayNumber(first) - AHEAD_DAYS)]),
  ];
}
