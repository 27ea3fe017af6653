import type { Schedule } from '../../../schemas/place.ts';
import { minuteOf } from './schedule.ts';

const DAY_MINUTES = 24 * 60;

/** From when to when something is open. */
export interface Opening {
  /** In minutes of the day. */
  readonly opens: number;
  /** In minutes, also past midnight. */
  readonly lasts: number;
}

/** Undefined where nobody says how long it is open: from midnight to midnight is a day, from ten to ten is not said. */
export function openingOf({ opens_at, closes_at }: Schedule): Opening | undefined {
  if (!opens_at || !closes_at) return undefined;
  const [opens, closes] = [minuteOf(opens_at), minuteOf(closes_at)];
  if (opens === closes && opens !== 0) return undefined;
  return { opens, lasts: closes > opens ? closes - opens : DAY_MINUTES + closes - opens };
}

/**
 * What is open for so long, minutes, is no session but a place where one may come in at any time, if not at the very end:
 * a judgement. A course of so many days begins when it begins.
 */
const OPEN_HOUSE_MINUTES = 5 * 60;
const LAST_IN_MINUTES = 60;

/** From when on and for how long one may come in; undefined where one comes when it begins. */
export function comingInOf(schedule: Schedule): Opening | undefined {
  const opening = openingOf(schedule);
  if (!opening || opening.lasts < OPEN_HOUSE_MINUTES || schedule.count !== undefined) return undefined;
  return { ...opening, lasts: opening.lasts - LAST_IN_MINUTES };
}
