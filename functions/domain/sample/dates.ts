import { dateOf, dayNumber } from '../time/days.ts';

export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** The 31 March on or after a date, when most short-term funding ends; `years` later or earlier. */
export function endOfMarch(today: string, years = 0): string {
  const year = Number(today.slice(0, 4));
  const next = today <= `${year}-03-31` ? year : year + 1;
  return `${next + years}-03-31`;
}

/** The last day of the quarter that today is in. */
export function endOfQuarter(today: string): string {
  const year = Number(today.slice(0, 4));
  const ends = [`${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`];
  return ends.find((end) => end >= today) ?? `${year}-12-31`;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** The first such weekday on or after a date. */
export function nextWeekday(date: string, weekday: string): string {
  const day = dayNumber(date);
  for (let ahead = 0; ahead < 7; ahead += 1)
    if (WEEKDAYS[new Date((day + ahead) * 86_400_000).getUTCDay()] === weekday) return dateOf(day + ahead);
  throw new RangeError(`not a weekday: ${weekday}`);
}
