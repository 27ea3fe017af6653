import type { Schedule } from '../../../schemas/place.ts';
import type { Weekday } from '../../../schemas/words.ts';
import { addDays, nextWeekday } from './dates.ts';
import type { Draft } from './types.ts';
import { stated } from './words.ts';

export interface Meeting {
  readonly rhythm: 'weekly' | 'fortnightly' | 'monthly';
  readonly weekday: Weekday;
  /** `HH:MM` */
  readonly opens: string;
  readonly closes: string;
  readonly termTime: boolean;
  /** A course that begins and ends, rather than one that goes on. */
  readonly course: boolean;
}

export const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

/** Whose groups keep the school holidays. */
const TERM_TIME: readonly string[] = ['parents', 'under18'];

const hours = (time: number): string =>
  `${String(Math.floor(time)).padStart(2, '0')}:${time % 1 === 0 ? '00' : '30'}`;

function startTime(draft: Draft): number {
  const { random, pack, situation } = draft;
  if (pack.at === 'noon') return random.pick([12, 12.5]);
  if (pack.at === 'evening' || situation === 'out-of-reach') return random.pick([18, 18.5, 19, 19.5]);
  if (pack.at === 'morning') return random.pick([9, 9.5, 10, 10.5]);
  const day = random.pick([9.5, 10, 10, 10.5, 11, 13, 13.5, 14, 14]);
  return pack.at === 'day' || situation === 'fits' || random.chance(0.78)
    ? day
    : random.pick([17.5, 18, 18.5, 19, 19.5]);
}

/** When it meets, or undefined where nobody has said or it has no set hours. */
export function meetingOf(draft: Draft, weekly: boolean): Meeting {
  const { random, pack, situation } = draft;
  const opens = startTime(draft);
  const length =
    pack.shape === 'advice' || pack.shape === 'drop'
      ? random.pick([2, 2.5, 3, 4])
      : random.pick([1, 1.5, 2, 2, 2.5]);
  const weekend = situation !== 'fits' && random.chance(0.09);
  const course = pack.shape === 'class' && situation !== 'fits' && !weekly && random.chance(0.25);
  const often = weekly || course || situation === 'fits';
  return {
    rhythm: often
      ? 'weekly'
      : random.weigh([
          ['weekly', 68],
          ['fortnightly', 13],
          ['monthly', 19],
        ]),
    weekday: weekend ? random.pick(['SA', 'SU']) : random.pick(['MO', 'TU', 'WE', 'TH', 'FR']),
    opens: hours(opens),
    closes: hours(opens + length),
    termTime: TERM_TIME.includes(pack.who ?? '') && random.chance(0.5),
    course,
  };
}

/** Open-ended ones began up to four years ago; a course runs six to twelve weeks round today. */
export function scheduleFrom(meeting: Meeting, draft: Draft): Schedule {
  const { random, today } = draft;
  const began = addDays(today, meeting.course ? -random.int(-14, 70) : -random.int(40, 1_400));
  const dtstart = nextWeekday(began, meeting.weekday);
  const until = meeting.course ? addDays(dtstart, 7 * random.int(6, 12)) : undefined;
  const regular = meeting.rhythm !== 'monthly';
  return stated({
    freq: regular ? ('WEEKLY' as const) : ('MONTHLY' as const),
    interval: meeting.rhythm === 'fortnightly' ? 2 : undefined,
    byday: regular ? meeting.weekday : `1${meeting.weekday}`,
    dtstart: meeting.rhythm === 'fortnightly' || meeting.course || random.chance(0.3) ? dtstart : undefined,
    valid_from: meeting.course ? dtstart : undefined,
    valid_to: until,
    until,
    opens_at: meeting.opens,
    closes_at: meeting.closes,
    notes: meeting.termTime ? 'Term time only' : undefined,
  });
}

/** A line that is answered on working days, or day and night. */
export const lineHours = (draft: Draft): Schedule =>
  draft.random.chance(0.25)
    ? { freq: 'DAILY', opens_at: '00:00', closes_at: '23:59', notes: 'Day and night' }
    : { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '09:30', closes_at: '16:30' };
