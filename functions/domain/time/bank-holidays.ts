import { dateOf, dayNumber } from './days.ts';

/** The parts of the United Kingdom that keep different bank holidays, as GOV.UK divides it. */
export type Division = 'england-and-wales' | 'scotland' | 'northern-ireland';

export type Holiday =
  | 'new-year'
  | 'second-january'
  | 'st-patrick'
  | 'good-friday'
  | 'easter-monday'
  | 'early-may'
  | 'spring'
  | 'battle-of-the-boyne'
  | 'summer'
  | 'st-andrew'
  | 'christmas'
  | 'boxing'
  | 'proclaimed';

type Days = readonly (readonly [holiday: Holiday, monthAndDay: string])[];
type Mondays = readonly (readonly [holiday: Holiday, month: number, which: 'first' | 'last'])[];

/**
 * Holidays of one date. Banking and Financial Dealings Act 1971, schedule 1; Christmas Day and Good Friday by common
 * law; New Year's Day, the first Monday in May and 12 July by the proclamation of every year; St Andrew's Day Bank
 * Holiday (Scotland) Act 2007.
 */
const DAYS: Readonly<Record<Division, Days>> = {
  'england-and-wales': [
    ['new-year', '01-01'],
    ['christmas', '12-25'],
    ['boxing', '12-26'],
  ],
  scotland: [
    ['new-year', '01-01'],
    ['second-january', '01-02'],
    ['st-andrew', '11-30'],
    ['christmas', '12-25'],
    ['boxing', '12-26'],
  ],
  'northern-ireland': [
    ['new-year', '01-01'],
    ['st-patrick', '03-17'],
    ['battle-of-the-boyne', '07-12'],
    ['christmas', '12-25'],
    ['boxing', '12-26'],
  ],
};

const MAY: Mondays = [
  ['early-may', 5, 'first'],
  ['spring', 5, 'last'],
];
const MONDAYS: Readonly<Record<Division, Mondays>> = {
  'england-and-wales': [...MAY, ['summer', 8, 'last']],
  scotland: [...MAY, ['summer', 8, 'first']],
  'northern-ireland': [...MAY, ['summer', 8, 'last']],
};

/** Days that were proclaimed once, for an occasion. The next one is added here when GOV.UK lists it. */
const PROCLAIMED: readonly (readonly [date: string, divisions: readonly Division[]])[] = [
  // The World Cup: proclaimed on 4 February 2026.
  ['2026-06-15', ['scotland']],
];

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher: Astronomical Algorithms, 1991, chapter 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const g = Math.floor((8 * century + 13) / 25);
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return dayNumber(`${year}-${twoDigits(Math.floor(days / 31))}-${twoDigits((days % 31) + 1)}`);
}

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** 1970-01-01 was a Thursday; Monday is 0. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;
const isWeekend = (day: number) => weekday(day) > 4;

function mondayOf(year: number, month: number, which: 'first' | 'last'): number {
  const first = dayNumber(`${year}-${twoDigits(month)}-01`);
  if (which === 'first') return first + ((7 - weekday(first)) % 7);
  const last = dayNumber(`${year}-${twoDigits(month + 1)}-01`) - 1;
  return last - weekday(last);
}

function holidaysOf(year: number, division: Division): ReadonlyMap<number, Holiday> {
  const easter = easterSunday(year);
  const days = new Map<number, Holiday>([[easter - 2, 'good-friday']]);
  if (division !== 'scotland') days.set(easter + 1, 'easter-monday');
  for (const [holiday, month, which] of MONDAYS[division]) days.set(mondayOf(year, month, which), holiday);
  for (const [date, divisions] of PROCLAIMED)
    if (date.startsWith(`${year}-`) && divisions.includes(division)) days.set(dayNumber(date), 'proclaimed');
  const fixed = DAYS[division].map(([holiday, date]) => [dayNumber(`${year}-${date}`), holiday] as const);
  for (const [day, holiday] of fixed) if (!isWeekend(day)) days.set(day, holiday);
  for (const [day, holiday] of fixed) if (isWeekend(day)) days.set(substituteFor(day, days), holiday);
  return days;
}

/** A day at a weekend has a substitute: the next weekday that is no holiday yet. */
function substituteFor(day: number, taken: ReadonlyMap<number, Holiday>): number {
  let substitute = day + 1;
  while (isWeekend(substitute) || taken.has(substitute)) substitute += 1;
  return substitute;
}

const worked = new Map<string, ReadonlyMap<number, Holiday>>();

/** The bank holidays of a year by date, in order, as they are published: with substitute days, without weekends. */
export function bankHolidays(year: number, division: Division): ReadonlyMap<string, Holiday> {
  const days = [...holidaysIn(year, division)].toSorted(([a], [b]) => a - b);
  return new Map(days.map(([day, holiday]) => [dateOf(day), holiday]));
}

function holidaysIn(year: number, division: Division): ReadonlyMap<number, Holiday> {
  const key = `${year} ${division}`;
  const known = worked.get(key) ?? holidaysOf(year, division);
  worked.set(key, known);
  return known;
}

/** In Scotland the Monday is kept instead of a St Andrew's Day at a weekend (section 1 of its Act). */
const MOVED: ReadonlySet<Holiday> = new Set(['st-andrew']);

/**
 * Which holiday a date is. Besides the published days, the day itself where it falls on a weekend and another is its
 * substitute: hardly anybody meets on a Christmas Day because it is a Saturday.
 */
export function holidayOn(date: string, division: Division): Holiday | undefined {
  const day = dayNumber(date);
  const published = holidaysIn(Number(date.slice(0, 4)), division).get(day);
  if (published !== undefined || !isWeekend(day)) return published;
  const itself = DAYS[division].find(([, monthAndDay]) => monthAndDay === date.slice(5))?.[0];
  return itself !== undefined && !MOVED.has(itself) ? itself : undefined;
}
