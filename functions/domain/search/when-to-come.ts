import type { Schedule } from '../../../schemas/place.ts';
import type { Weekday } from '../../../schemas/words.ts';
import { comingInOf, type Opening, openingOf } from '../time/opening.ts';
import { startsOf } from '../time/schedule.ts';
import { DAY_MINUTES, startsBetween, startTerms } from './terms.ts';

/** Terms of when one may come to a session, of all days or of one: when it starts; of opening hours, all but the last of them. */
export const whenToCome = (schedule: Schedule, on?: Weekday): readonly string[] =>
  termsOf(schedule, comingInOf(schedule), on);

/** Terms of when one may ring, or join: when it opens, and every half-hour until it closes or the day is over. */
export const whileOpen = (schedule: Schedule, on?: Weekday): readonly string[] =>
  termsOf(schedule, openingOf(schedule), on);

/** When it starts, and any time within these hours of the day on which it does. */
function termsOf(schedule: Schedule, hours: Opening | undefined, on: Weekday | undefined): readonly string[] {
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
