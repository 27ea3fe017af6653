import { describe, expect, it } from 'vitest';
import { CAPACITY_BELIEVED_DAYS, capacityReviewDate, roomOn } from '../../functions/domain/capacity.ts';
import { dateOf, dayNumber } from '../../functions/domain/time/days.ts';
import { Capacity } from '../../schemas/service.ts';

const TODAY = '2026-11-21';
const daysAgo = (days: number) => dateOf(dayNumber(TODAY) - days);

describe('what was said about room is believed for a while, and then unknown', () => {
  it.each([
    ['open', 90],
    ['limited', 30],
    ['waiting-list', 90],
    ['full', 90],
    ['paused', 180],
  ] as const)('%s for %i days', (state, days) => {
    expect(CAPACITY_BELIEVED_DAYS[state]).toBe(days);
    expect(roomOn({ state, asOf: daysAgo(0) }, TODAY)).toMatchObject({ state, expired: false });
    expect(roomOn({ state, asOf: daysAgo(days) }, TODAY)).toMatchObject({ state, expired: false });
    expect(roomOn({ state, asOf: daysAgo(days + 1) }, TODAY)).toEqual({
      state: 'unknown',
      asOf: daysAgo(days + 1),
      expired: true,
    });
    expect(capacityReviewDate({ state, asOf: daysAgo(days) })).toBe(daysAgo(-1));
  });

  it('a statement for a day that has not come is unknown', () => {
    expect(roomOn({ state: 'open', asOf: daysAgo(-1) }, TODAY)).toMatchObject({
      state: 'unknown',
      expired: true,
    });
  });

  it('"unknown" is unknown, and never expired', () => {
    expect(roomOn({ state: 'unknown', asOf: daysAgo(500) }, TODAY)).toMatchObject({
      state: 'unknown',
      expired: false,
    });
  });

  it('places and weeks go with the statement, and go with it when it expires', () => {
    expect(roomOn({ state: 'limited', places: 3, asOf: daysAgo(30) }, TODAY).places).toBe(3);
    expect(roomOn({ state: 'limited', places: 3, asOf: daysAgo(31) }, TODAY)).not.toHaveProperty('places');
    expect(roomOn({ state: 'waiting-list', weeks: 6, asOf: daysAgo(1) }, TODAY).weeks).toBe(6);
    expect(roomOn({ state: 'waiting-list', weeks: 6, asOf: daysAgo(91) }, TODAY)).not.toHaveProperty('weeks');
  });

  it('free places go with limited and open only', () => {
    const stated = (state: string) => Capacity.safeParse({ state, places: 2, asOf: TODAY }).success;
    expect(['open', 'limited', 'waiting-list', 'full', 'paused', 'unknown'].filter(stated)).toEqual([
      'open',
      'limited',
    ]);
  });
});
