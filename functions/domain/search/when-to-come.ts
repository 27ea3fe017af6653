import type { Schedule } from '../../../schemas/place.ts';
import type { Weekday } from '../../../schemas/words.ts';
import { minuteOf, startsOf } from '../time/schedule.ts';
import { DAY_MINUTES, startsBetween, startTerms } from './terms.ts';

/**
 * What is open for so long, minutes, is no session but a place where one may come in at any time, if not at the very end:
 * a judgement. A course of so many days begins when it begins.
 */
const OPEN_HOUSE_MINUTES = 5 * 60;
const LAST_IN_MINUTES = 60;

/** Terms of when one may come to a session, of all days or of one: when it starts; of opening hours, all but the last of them. */
export function whenToCome(schedule: Schedule, on?: Weekday): readonly string[] {
  const hours = hoursOf(schedule);
  const isOpenHouse = hours && hours.lasts >= OPEN_HOUSE_MINUTES && schedule.count === undefined;
  return termsOf(schedule, isOpenHouse ? { ...hours, lasts: hours.lasts - LAST_IN_MINUTES } : undefined, on);
}

/** Terms of when one may ring, or join: when it opens, and every half-hour until it closes or the day is over. */
export const whileOpen = (schedule: Schedule, on?: Weekday): readonly string[] =>
  termsOf(schedule, hoursOf(schedule), on);

interface Hours {
  /** In minutes of the day. */
  readonly opens: number;
  /** In minutes, also past midnight. */
  readonly lasts: number;
}

/** Undefined where nobody says how long it is open. */
function hoursOf({ opens_at, closes_at }: Schedule): Hours | undefined {
  if (!opens_at || !closes_at) return undefined;
  const [opens, closes] = [minuteOf(opens_at), minuteOf(closes_at)];
  // From midnight to midnight it is open; from ten to ten nobody says how long.
  if (opens === closes && opens !== 0) return undefined;
  return { opens, lasts: closes > opens ? closes - opens : DAY_MINUTES + closes - opens };
}

/** When it starts, and any time within these hours of the day on which it does. */
function termsOf(schedule: Schedule, hours: Hours | undefined, on: Weekday | undefined): readonly string[] {
  const starts = startsOf(schedule).filter(({ day }) => on === undefined || day === on);
  const begins = starts.flatMap(({ day, minute }) => startTerms(day, minute));
  if (!hours) return begins;
  const until = Math.min(hours.opens + hours.lasts, DAY_MINUTES);
  return [
    ...begins,
    ...startsBetween(
      starts.map(({ day }) => day),
      hours.opens,
      until,
    ),
  ];
}
