import type { Capacity, Service } from '../../schemas/service.ts';
import type { CapacityState } from '../../schemas/words.ts';
import { dateOf, dayNumber } from './time/days.ts';

/**
 * For how many days a statement about room is believed. After that the answer is "unknown": capacity shown
 * wrongly is worse than none. A few free places go quickly; a pause is usually announced for longer.
 */
export const CAPACITY_BELIEVED_DAYS: Readonly<Record<CapacityState, number>> = {
  open: 90,
  limited: 30,
  'waiting-list': 90,
  full: 90,
  paused: 180,
  unknown: 0,
};

/** The last day on which the statement is believed, as a day number. */
export const capacityUntil = (capacity: Capacity): number =>
  dayNumber(capacity.asOf) + CAPACITY_BELIEVED_DAYS[capacity.state];

export interface RoomNow {
  readonly state: CapacityState;
  /** The day it was said, also when it is no longer believed. */
  readonly asOf: string;
  readonly places?: number | undefined;
  readonly weeks?: number | undefined;
  /** True when something was said, but too long ago, or for a day that has not come. */
  readonly expired: boolean;
}

/** What a statement about room is worth today. */
export function roomOn(capacity: Capacity, today: string): RoomNow {
  const day = dayNumber(today);
  const believed = day <= capacityUntil(capacity) && day >= dayNumber(capacity.asOf);
  if (!believed) return { state: 'unknown', asOf: capacity.asOf, expired: capacity.state !== 'unknown' };
  return {
    state: capacity.state,
    asOf: capacity.asOf,
    expired: false,
    ...(capacity.places === undefined ? {} : { places: capacity.places }),
    ...(capacity.weeks === undefined ? {} : { weeks: capacity.weeks }),
  };
}

/** What we may say today about room; undefined where nobody has said anything. */
export const roomOf = ({ hereabouts }: Service, today: string): RoomNow | undefined =>
  hereabouts?.capacity && roomOn(hereabouts.capacity, today);

/** The day on which it turns unknown by itself, if that is still ahead. */
export const capacityReviewDate = (capacity: Capacity): string => dateOf(capacityUntil(capacity) + 1);
