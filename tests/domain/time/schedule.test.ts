import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../../../functions/domain/time/days.ts';
import {
  allSchedules,
  isOver,
  schedulesAt,
  startsOf,
  turningDays,
} from '../../../functions/domain/time/schedule.ts';
import { Schedule } from '../../../schemas/place.ts';
import { aService } from '../../fixtures/listing.ts';

const TODAY = '2026-11-21';

describe('schedules of a place', () => {
  it('are the service’s own, the place’s, and those of both together', () => {
    const at = (id: string) => ({
      id,
      location: {
        id: `${id}-hall`,
        location_type: 'physical' as const,
        schedules: [{ freq: 'DAILY' as const, opens_at: '09:00', description: `hall ${id}` }],
      },
      schedules: [{ freq: 'WEEKLY' as const, byday: 'TU', opens_at: '10:00', description: `at ${id}` }],
    });
    const service = aService({
      schedules: [{ freq: 'WEEKLY', byday: 'SU', opens_at: '15:00', description: 'own' }],
      service_at_locations: [at('a'), at('b')],
    });
    const said = (schedules: readonly Schedule[]) => schedules.map(({ description }) => description);
    expect(said(schedulesAt(service, service.service_at_locations?.[1]))).toEqual(['at b', 'hall b', 'own']);
    expect(said(schedulesAt(service, undefined))).toEqual(['own']);
    expect(said(allSchedules(service))).toEqual(['own', 'at a', 'hall a', 'at b', 'hall b']);
  });
});

describe('over means after the last day; not begun means more than three months ahead', () => {
  const over = (schedule: object) => isOver(Schedule.parse(schedule), TODAY);
  it.each([
    [{}, false],
    [{ until: '2026-11-21' }, false],
    [{ until: '2026-11-20' }, true],
    [{ until: '2027-11-20', valid_to: '2026-11-20' }, true],
    [{ valid_from: '2027-02-21' }, false],
    [{ valid_from: '2027-02-22' }, true],
    [{ dtstart: '2026-11-21' }, false],
    [{ dtstart: '2026-11-20' }, true],
    [{ dtstart: '2026-11-20', freq: 'WEEKLY' }, false],
    [{ dtstart: '2026-11-07', freq: 'WEEKLY', count: 3 }, false],
    [{ dtstart: '2026-11-06', freq: 'WEEKLY', count: 3 }, true],
    [{ dtstart: '2020-01-01', freq: 'YEARLY', count: 10_000 }, false],
    [{ dtstart: '2020-01-01', freq: 'YEARLY', count: 500 }, false],
    [{ dtstart: '2020-01-01', freq: 'DAILY', count: 500 }, true],
    [{ freq: 'WEEKLY', byday: 'TU', count: 3 }, false],
    [{ dtstart: '2026-01-01', freq: 'MONTHLY', bymonthday: '31', byday: '1MO', count: 3 }, false],
  ])('%j: %s', (schedule, expected) => {
    expect(over(schedule)).toBe(expected);
  });

  it.each([
    [{ until: '2026-11-20' }, 1],
    [{ until: '2027-01-10', valid_to: '2027-02-01' }, 1],
    [{ valid_from: '2027-06-01', valid_to: '2027-06-30' }, 2],
    [{ dtstart: '2027-06-01', freq: 'WEEKLY', count: 2 }, 2],
    [{ dtstart: '2026-12-24', opens_at: '12:00' }, 2],
    [{ freq: 'WEEKLY', byday: 'TU' }, 0],
  ])('%j turns on %i days of the year around, all told beforehand', (schedule, turns) => {
    const parsed = Schedule.parse(schedule);
    const days = Array.from({ length: 365 }, (_, i) => dateOf(dayNumber(TODAY) - 80 + i));
    const turned = days.filter((day, i) => isOver(parsed, day) !== isOver(parsed, days[i - 1] ?? day));
    expect(turned).toHaveLength(turns);
    expect(turningDays(parsed)).toEqual(expect.arrayContaining(turned));
  });
});

describe('the days and the minute at which it starts, for finding by day and time', () => {
  const starts = (schedule: object) =>
    startsOf(Schedule.parse(schedule)).map(({ day, minute }) => `${day} ${minute}`);
  it.each([
    ['00:00', 0],
    ['09:29', 569],
    ['23:59', 1439],
  ])('%s is minute %i', (opens_at, minute) => {
    expect(starts({ freq: 'WEEKLY', byday: 'MO', opens_at })).toEqual([`MO ${minute}`]);
  });
  it('days come from byday, from every day, or from the first date', () => {
    expect(starts({ freq: 'MONTHLY', byday: '1TU,3TU,FR', opens_at: '10:00' })).toEqual(['TU 600', 'FR 600']);
    expect(starts({ freq: 'DAILY', opens_at: '10:00' })).toHaveLength(7);
    expect(starts({ freq: 'WEEKLY', dtstart: '2026-11-21', opens_at: '10:00' })).toEqual(['SA 600']);
    expect(starts({ freq: 'WEEKLY', opens_at: '10:00' })).toEqual([]);
    expect(starts({ byday: 'WE' })).toEqual(['WE undefined']);
  });
});
