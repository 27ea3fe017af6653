import type { Schedule } from '../../schemas/place.ts';
import type { Language, Weekday } from '../../schemas/words.ts';
import { isWordKey, type Say } from '../../web/words.ts';
import { longDate } from '../domain/messages/message.ts';
import { onlyDayOf } from '../domain/time/recurrence.ts';
import type { Session } from '../domain/time/sessions.ts';

/** "10am", "1:30pm", "noon". */
export function timeWords(say: Say, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (minutes === 0 && hours === 12) return say('time.noon');
  if (minutes === 0 && hours === 0) return say('time.midnight');
  const shown = `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
  return say(hours < 12 ? 'time.am' : 'time.pm', { time: shown });
}

/** How midnight at the end of a day is written. */
const DAY_ENDS: ReadonlySet<string> = new Set(['23:59', '24:00', '00:00']);
const isDayAndNight = (from: string, to: string): boolean =>
  from.startsWith('00:00') && DAY_ENDS.has(to.slice(0, 5));

/** "Tuesday 3 March 2026, 10am to noon". A session is local to the United Kingdom and says so in its offset. */
export function sessionWords(say: Say, lang: Language, { start, end }: Session): string {
  const date = longDate(lang, start.slice(0, 10));
  const [opens, closes] = [start.slice(11, 16), end?.slice(11, 16)];
  const from = timeWords(say, opens);
  if (closes === undefined) return say('time.start', { date, from });
  return isDayAndNight(opens, closes)
    ? say('time.day-and-night', { date })
    : say('time.range', { date, from, to: timeWords(say, closes) });
}

const DAY_WORDS = {
  MO: 'day.mon',
  TU: 'day.tue',
  WE: 'day.wed',
  TH: 'day.thu',
  FR: 'day.fri',
  SA: 'day.sat',
  SU: 'day.sun',
} as const satisfies Record<Weekday, string>;

const dayWord = (say: Say, day: string) => {
  const key = DAY_WORDS[day.slice(-2) as Weekday];
  return key ? say(key) : day;
};

export function listWords(
  say: Say,
  words: readonly string[],
  joined: 'schedule.and' | 'given.or' = 'schedule.and',
): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : say(joined, { first: words.slice(0, -1).join(', '), last });
}

const daysOf = ({ byday }: Schedule): readonly string[] => byday?.split(',') ?? [];

/** How often, in words; undefined where the recurrence does not say. */
function often(say: Say, lang: Language, schedule: Schedule): string | undefined {
  const { freq, interval: n = 1, bymonthday } = schedule;
  const days = daysOf(schedule);
  const named = listWords(
    say,
    days.map((day) => dayWord(say, day)),
  );
  const onlyDay = onlyDayOf(schedule);
  switch (freq) {
    case undefined:
      return onlyDay && say('schedule.once', { date: longDate(lang, onlyDay) });
    case 'DAILY':
      return n > 1 ? say('schedule.every-n-days', { n }) : say('schedule.every-day');
    case 'WEEKLY':
      if (named === '') return n > 1 ? say('schedule.every-n-weeks-any', { n }) : say('schedule.weekly-any');
      return n > 1
        ? say('schedule.every-n-weeks', { n, days: named })
        : say('schedule.weekly', { days: named });
    case 'MONTHLY':
      return monthly(say, n, days, bymonthday);
    case 'YEARLY':
      return say('schedule.yearly');
  }
}

/** The days by themselves, which do not say how often; empty where none is named. */
const nthDays = (say: Say, days: readonly string[]): string =>
  listWords(
    say,
    days.map((day) => {
      const key = `nth.${day.slice(0, -2).replace('+', '')}`;
      return isWordKey(key)
        ? say('schedule.monthly-nth', { nth: say(key), day: dayWord(say, day) })
        : dayWord(say, day);
    }),
  );

function monthly(say: Say, n: number, days: readonly string[], bymonthday: string | undefined): string {
  const what =
    nthDays(say, days) ||
    (bymonthday
      ? say('schedule.monthly-on', { days: listWords(say, bymonthday.split(',')) })
      : say('schedule.monthly'));
  return n > 1 ? say('schedule.every-n-months', { what, n }) : what;
}

function withTimes(say: Say, what: string, { opens_at, closes_at }: Schedule): string {
  if (!opens_at) return what;
  const from = timeWords(say, opens_at);
  if (!closes_at) return say('schedule.at', { what, from });
  return isDayAndNight(opens_at, closes_at)
    ? say('schedule.day-and-night', { what })
    : say('schedule.between', { what, from, to: timeWords(say, closes_at) });
}

/** One schedule as a sentence, with its own words where the recurrence has none. Undefined: it says nothing. */
export function scheduleWords(say: Say, lang: Language, schedule: Schedule): string | undefined {
  const own = schedule.description ?? schedule.notes;
  const what = often(say, lang, schedule) ?? own ?? nthDays(say, daysOf(schedule));
  if (what === '') return undefined;
  const times = withTimes(say, what, schedule);
  const until = schedule.until ?? schedule.valid_to;
  return until && until !== onlyDayOf(schedule)
    ? `${times}, ${say('schedule.until', { date: longDate(lang, until) })}`
    : times;
}
