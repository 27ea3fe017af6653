import { describe, expect, it } from 'vitest';
import { isOver, nextOf, nextSession, schedulesAt, slotsOf } from '../../functions/domain/schedule.ts';
import { Schedule } from '../../schemas/place.ts';
import { aService } from '../fixtures/listing.ts';

const next = (schedule: object, now: string) => nextOf(Schedule.parse(schedule), new Date(now));
const start = (schedule: object, now: string) => next(schedule, now)?.start;
const tuesdays = { freq: 'WEEKLY', byday: 'TU', opens_at: '10:00', closes_at: '12:30' };

describe('the next session is the first that has not started', () => {
  it('weekly, in the time of the United Kingdom', () => {
    expect(next(tuesdays, '2026-11-21T09:00:00Z')).toEqual({
      start: '2026-11-24T10:00:00+00:00',
      end: '2026-11-24T12:30:00+00:00',
    });
    expect(start(tuesdays, '2026-07-21T08:59:59Z')).toBe('2026-07-21T10:00:00+01:00');
    expect(start(tuesdays, '2026-07-21T09:00:01Z')).toBe('2026-07-28T10:00:00+01:00');
  });
  it('on each of several days', () => {
    const twice = { ...tuesdays, byday: 'TU,TH' };
    expect(start(twice, '2026-11-24T10:00:01Z')).toBe('2026-11-26T10:00:00+00:00');
  });
  it('every fortnight, counted from the first date', () => {
    const fortnightly = { ...tuesdays, interval: 2, dtstart: '2026-11-03' };
    expect(start(fortnightly, '2026-11-04T00:00:00Z')).toBe('2026-11-17T10:00:00+00:00');
    expect(start({ ...fortnightly, dtstart: '2026-11-10' }, '2026-11-11T00:00:00Z')).toBe(
      '2026-11-24T10:00:00+00:00',
    );
  });
  it('the first Tuesday and the last Friday of the month', () => {
    expect(start({ freq: 'MONTHLY', byday: '1TU', opens_at: '14:00' }, '2026-11-21T00:00:00Z')).toBe(
      '2026-12-01T14:00:00+00:00',
    );
    expect(start({ freq: 'MONTHLY', byday: '-1FR', opens_at: '14:00' }, '2026-11-21T00:00:00Z')).toBe(
      '2026-11-27T14:00:00+00:00',
    );
  });
  it('a day of the month that some months lack waits for one that has it', () => {
    expect(start({ freq: 'MONTHLY', bymonthday: '31', opens_at: '09:00' }, '2026-11-01T00:00:00Z')).toBe(
      '2026-12-31T09:00:00+00:00',
    );
  });
  it('the earliest of all schedules, the place’s and the service’s own', () => {
    const place = {
      id: 'p',
      location: { id: 'l', location_type: 'physical' as const },
      schedules: [tuesdays],
    };
    const service = aService({
      schedules: [{ freq: 'WEEKLY', byday: 'SU', opens_at: '15:00' }],
      service_at_locations: [place as never],
    });
    const at = service.service_at_locations?.[0];
    expect(schedulesAt(service, at)).toHaveLength(2);
    expect(nextSession(schedulesAt(service, at), new Date('2026-11-21T09:00:00Z'))).toEqual({
      start: '2026-11-22T15:00:00+00:00',
      end: null,
    });
  });
});

describe('ten in the morning stays ten in the morning when the clocks change', () => {
  it('forward, on 28 March 2027', () => {
    const sundays = { freq: 'WEEKLY', byday: 'SU', opens_at: '10:00', closes_at: '11:00' };
    expect(start(sundays, '2027-03-20T00:00:00Z')).toBe('2027-03-21T10:00:00+00:00');
    expect(next(sundays, '2027-03-27T00:00:00Z')).toEqual({
      start: '2027-03-28T10:00:00+01:00',
      end: '2027-03-28T11:00:00+01:00',
    });
  });
  it('back, on 25 October 2026', () => {
    const sundays = { freq: 'WEEKLY', byday: 'SU', opens_at: '10:00' };
    expect(start(sundays, '2026-10-17T12:00:00Z')).toBe('2026-10-18T10:00:00+01:00');
    expect(start(sundays, '2026-10-24T12:00:00Z')).toBe('2026-10-25T10:00:00+00:00');
  });
  it('a session in the hour that is left out is ignored, as RFC 5545 3.3.10 wants', () => {
    const nights = { freq: 'WEEKLY', byday: 'SU', opens_at: '01:30' };
    expect(start(nights, '2027-03-27T12:00:00Z')).toBe('2027-04-04T01:30:00+01:00');
  });
});

describe('a schedule holds from its first to its last day, both included', () => {
  it('until', () => {
    const until = { ...tuesdays, until: '2026-11-24' };
    expect(start(until, '2026-11-21T00:00:00Z')).toBe('2026-11-24T10:00:00+00:00');
    expect(start(until, '2026-11-24T10:00:01Z')).toBeUndefined();
  });
  it('valid_to, also where the number of sessions is limited', () => {
    const valid = { ...tuesdays, valid_to: '2026-11-24' };
    expect(start(valid, '2026-11-24T09:59:59Z')).toBe('2026-11-24T10:00:00+00:00');
    expect(start(valid, '2026-11-24T10:00:01Z')).toBeUndefined();
    expect(start(valid, '2026-11-25T00:00:00Z')).toBeUndefined();
    expect(start({ ...valid, count: 500 }, '2026-11-24T10:00:01Z')).toBeUndefined();
  });
  it('dtstart and valid_from, whichever is later', () => {
    expect(start({ ...tuesdays, dtstart: '2026-12-02' }, '2026-11-21T00:00:00Z')).toBe(
      '2026-12-08T10:00:00+00:00',
    );
    expect(start({ ...tuesdays, valid_from: '2026-12-01' }, '2026-11-21T00:00:00Z')).toBe(
      '2026-12-01T10:00:00+00:00',
    );
    const both = { ...tuesdays, interval: 2, dtstart: '2026-11-03', valid_from: '2026-12-02' };
    expect(start(both, '2026-11-21T00:00:00Z')).toBe('2026-12-15T10:00:00+00:00');
  });
  it('count ends it', () => {
    const twice = { ...tuesdays, dtstart: '2026-11-10', count: 2 };
    expect(start(twice, '2026-11-12T00:00:00Z')).toBe('2026-11-17T10:00:00+00:00');
    expect(start(twice, '2026-11-18T00:00:00Z')).toBeUndefined();
  });
  it('over means after the last day; not begun means more than three months ahead', () => {
    const over = (schedule: object) => isOver(Schedule.parse(schedule), '2026-11-21');
    expect(over({ until: '2026-11-21' })).toBe(false);
    expect(over({ until: '2026-11-20' })).toBe(true);
    expect(over({ until: '2027-11-20', valid_to: '2026-11-20' })).toBe(true);
    expect(over({ valid_from: '2027-02-21' })).toBe(false);
    expect(over({ valid_from: '2027-02-22' })).toBe(true);
    expect(over({})).toBe(false);
  });
});

describe('what does not say when says nothing', () => {
  it('without an hour or a recurrence there is no next session', () => {
    expect(start({ freq: 'WEEKLY', byday: 'TU' }, '2026-11-21T00:00:00Z')).toBeUndefined();
    expect(start({ opens_at: '10:00', byday: 'TU' }, '2026-11-21T00:00:00Z')).toBeUndefined();
  });
  it('a recurrence that never comes gives none, and does not hang', () => {
    const never = { freq: 'MONTHLY', bymonthday: '31', byday: '1MO', opens_at: '10:00' };
    const began = performance.now();
    expect(start(never, '2026-11-21T00:00:00Z')).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
  it('a session past midnight ends on the next day', () => {
    const late = { freq: 'WEEKLY', byday: 'FR', opens_at: '22:00', closes_at: '02:00' };
    expect(next(late, '2026-11-21T00:00:00Z')).toEqual({
      start: '2026-11-27T22:00:00+00:00',
      end: '2026-11-28T02:00:00+00:00',
    });
  });
  it('the same question at an earlier moment is answered for that moment', () => {
    expect(start(tuesdays, '2026-11-26T00:00:00Z')).toBe('2026-12-01T10:00:00+00:00');
    expect(start(tuesdays, '2026-11-21T00:00:00Z')).toBe('2026-11-24T10:00:00+00:00');
  });
});

describe('slots are half-hours of the day, for finding by day and time', () => {
  const slots = (schedule: object) =>
    slotsOf(Schedule.parse(schedule)).map(({ day, slot }) => `${day} ${slot}`);
  it.each([
    ['00:00', 0],
    ['09:29', 18],
    ['09:30', 19],
    ['23:59', 47],
  ])('%s is slot %i', (opens_at, slot) => {
    expect(slots({ freq: 'WEEKLY', byday: 'MO', opens_at })).toEqual([`MO ${slot}`]);
  });
  it('days come from byday, from every day, or from the first date', () => {
    expect(slots({ freq: 'MONTHLY', byday: '1TU,3TU,FR', opens_at: '10:00' })).toEqual(['TU 20', 'FR 20']);
    expect(slots({ freq: 'DAILY', opens_at: '10:00' })).toHaveLength(7);
    expect(slots({ freq: 'WEEKLY', dtstart: '2026-11-21', opens_at: '10:00' })).toEqual(['SA 20']);
    expect(slots({ freq: 'WEEKLY', opens_at: '10:00' })).toEqual([]);
    expect(slots({ byday: 'WE' })).toEqual(['WE undefined']);
  });
});
