import { describe, expect, it } from 'vitest';
import type { Division } from '../../../functions/domain/time/bank-holidays.ts';
import { agenda, allMeetings, coming, meetingsAt } from '../../../functions/domain/time/sessions.ts';
import { Schedule } from '../../../schemas/place.ts';
import { aService } from '../../fixtures/listing.ts';

const comingTo = (schedule: object, now: string, division: Division = 'england-and-wales') =>
  coming([{ schedule: Schedule.parse(schedule), division }], new Date(now));
const next = (schedule: object, now: string) => comingTo(schedule, now).next;
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
  it('or that is open now, but for the last hour in which one may come in', () => {
    const warm = { freq: 'DAILY', opens_at: '08:00', closes_at: '18:00' };
    expect(start(warm, '2026-11-21T09:00:00Z')).toBe('2026-11-21T08:00:00+00:00');
    expect(start(warm, '2026-11-21T16:59:59Z')).toBe('2026-11-21T08:00:00+00:00');
    expect(start(warm, '2026-11-21T17:00:00Z')).toBe('2026-11-22T08:00:00+00:00');
    const class4 = { ...warm, closes_at: '12:59' };
    expect(start(class4, '2026-11-21T09:00:00Z')).toBe('2026-11-22T08:00:00+00:00');
    const overnight = { freq: 'DAILY', opens_at: '20:00', closes_at: '08:00' };
    expect(start(overnight, '2026-11-21T02:00:00Z')).toBe('2026-11-20T20:00:00+00:00');
    expect(start(overnight, '2026-11-21T07:00:00Z')).toBe('2026-11-21T20:00:00+00:00');
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
    expect(coming(meetingsAt(service, at), new Date('2026-11-21T09:00:00Z'))).toEqual({
      next: { start: '2026-11-22T15:00:00+00:00', end: null },
      unsure: [],
    });
    expect(allMeetings(service)).toHaveLength(2);
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

describe('a date that is stated is the session of that day', () => {
  it.each([
    { dtstart: '2026-12-25', opens_at: '12:00' },
    { valid_from: '2026-12-25', valid_to: '2026-12-25', opens_at: '12:00' },
    { freq: 'WEEKLY', dtstart: '2026-12-25', count: 1, opens_at: '12:00' },
    { freq: 'WEEKLY', byday: 'FR', valid_from: '2026-12-25', valid_to: '2026-12-25', opens_at: '12:00' },
    { freq: 'YEARLY', dtstart: '2020-12-25', opens_at: '12:00' },
  ])('also on a holiday: %j', (schedule) => {
    expect(comingTo(schedule, '2026-11-21T00:00:00Z')).toEqual({
      next: { start: '2026-12-25T12:00:00+00:00', end: null },
      unsure: [],
    });
  });
  it('and is none once it has begun', () => {
    expect(start({ dtstart: '2026-12-25', opens_at: '12:00' }, '2026-12-25T12:00:01Z')).toBeUndefined();
  });
});

describe('a recurrence does not promise a session on a bank holiday', () => {
  const mondays = { freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', closes_at: '12:00' };
  const days = ({ next: promised, unsure }: ReturnType<typeof comingTo>) => ({
    next: promised?.start.slice(0, 10),
    unsure: unsure.map((session) => session.start.slice(0, 10)),
  });

  it('the next one is the first on an ordinary day, and the holidays before it have to be asked about', () => {
    expect(comingTo(mondays, '2026-12-26T09:00:00Z')).toEqual({
      next: { start: '2027-01-04T10:00:00+00:00', end: '2027-01-04T12:00:00+00:00' },
      unsure: [{ start: '2026-12-28T10:00:00+00:00', end: '2026-12-28T12:00:00+00:00' }],
    });
    const fridays = { ...mondays, byday: 'FR' };
    expect(days(comingTo(fridays, '2026-12-19T00:00:00Z'))).toEqual({
      next: '2027-01-08',
      unsure: ['2026-12-25', '2027-01-01'],
    });
  });
  it('a holiday after the next session, or one that has begun, is not spoken of', () => {
    expect(days(comingTo(mondays, '2026-12-20T09:00:00Z'))).toEqual({ next: '2026-12-21', unsure: [] });
    expect(days(comingTo(mondays, '2026-12-28T10:00:01Z'))).toEqual({ next: '2027-01-04', unsure: [] });
    expect(days(comingTo(mondays, '2026-12-28T09:59:59Z')).unsure).toEqual(['2026-12-28']);
  });
  it('by the holidays of the place', () => {
    const at = (now: string, division: Division) => days(comingTo(mondays, now, division));
    expect(at('2027-03-27T00:00:00Z', 'scotland')).toEqual({ next: '2027-03-29', unsure: [] });
    expect(at('2027-03-27T00:00:00Z', 'northern-ireland')).toEqual({
      next: '2027-04-05',
      unsure: ['2027-03-29'],
    });
    expect(at('2027-01-03T00:00:00Z', 'scotland')).toEqual({ next: '2027-01-11', unsure: ['2027-01-04'] });
  });
  it('an ordinary session of another schedule that comes first is the next one', () => {
    const both = [mondays, { ...mondays, byday: 'TU' }].map((schedule) => ({
      schedule: Schedule.parse(schedule),
      division: 'england-and-wales' as const,
    }));
    expect(days(coming(both, new Date('2026-12-26T09:00:00Z')))).toEqual({
      next: '2026-12-29',
      unsure: ['2026-12-28'],
    });
    expect(days(coming(both, new Date('2026-12-21T11:00:00Z')))).toEqual({ next: '2026-12-22', unsure: [] });
  });
  it('where it ends on a holiday, or knows only holidays, none is promised', () => {
    const ends = { ...mondays, until: '2026-12-28' };
    expect(days(comingTo(ends, '2026-12-26T09:00:00Z'))).toEqual({ next: undefined, unsure: ['2026-12-28'] });
    const lastInMay = {
      freq: 'MONTHLY',
      interval: 12,
      byday: '-1MO',
      dtstart: '2026-05-25',
      opens_at: '10:00',
    };
    expect(days(comingTo(lastInMay, '2026-11-21T00:00:00Z'))).toMatchObject({ next: undefined });
  });
  it('every day over a Christmas at the weekend', () => {
    expect(days(comingTo({ freq: 'DAILY', opens_at: '10:00' }, '2027-12-24T12:00:00Z'))).toEqual({
      next: '2027-12-29',
      unsure: ['2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28'],
    });
  });

  it.each([
    ['Every Monday, bank holidays included', '2026-12-28', []],
    ['Open on Boxing Day', '2026-12-28', []],
    ['Bob dydd Llun, gwyliau banc hefyd', '2026-12-28', []],
    ['Open on Good Friday', '2027-01-04', ['2026-12-28']],
    ['Every Monday', '2027-01-04', ['2026-12-28']],
    ['No need to book, also on bank holidays', '2027-01-04', ['2026-12-28']],
    ['Every Monday except bank holidays', '2027-01-04', []],
    ['Mondays (not on Bank Holidays)', '2027-01-04', []],
    ['Mondays. Bank holidays: closed', '2027-01-04', []],
    ['Bob dydd Llun ac eithrio gwyliau banc', '2027-01-04', []],
  ])('“%s”: next on %s', (description, promised, unsure) => {
    expect(days(comingTo({ ...mondays, description }, '2026-12-26T09:00:00Z'))).toEqual({
      next: promised,
      unsure,
    });
    expect(days(comingTo({ ...mondays, notes: description }, '2026-12-26T09:00:00Z')).next).toBe(promised);
  });

  it('the next few name the holidays among them, up to the last that is promised', () => {
    const meetings = [{ schedule: Schedule.parse(mondays), division: 'england-and-wales' as const }];
    const told = agenda(meetings, new Date('2026-12-20T00:00:00Z'), 3);
    expect(told.map(({ start: at, sure }) => `${at.slice(0, 10)} ${sure}`)).toEqual([
      '2026-12-21 true',
      '2026-12-28 false',
      '2027-01-04 true',
      '2027-01-11 true',
    ]);
  });
});

describe('whose holidays a place keeps', () => {
  const meeting = (postcode: string | undefined, extents: readonly string[] = []) => {
    const service = aService({
      service_areas: extents.map((extent) => ({ extent, extent_type: 'ons_code' })),
      service_at_locations: [
        {
          id: 'p',
          location: { id: 'l', ...(postcode ? { addresses: [{ postal_code: postcode }] } : {}) },
          schedules: [{ freq: 'WEEKLY', byday: 'MO', opens_at: '10:00' }],
        },
      ],
    });
    return meetingsAt(service, service.service_at_locations?.[0])[0]?.division;
  };
  it.each([
    ['SA2 0HF', 'england-and-wales'],
    ['EH1 1AA', 'scotland'],
    ['G1 1AA', 'scotland'],
    ['GL1 1AA', 'england-and-wales'],
    ['g11aa', 'scotland'],
    ['TD15 1AA', 'england-and-wales'],
    ['TD1 1AA', 'scotland'],
    ['BT1 1AA', 'northern-ireland'],
    ['B1 1AA', 'england-and-wales'],
  ])('%s: %s', (postcode, division) => {
    expect(meeting(postcode)).toBe(division);
    expect(meeting(postcode, ['S12000036'])).toBe(division);
  });
  it('without a postcode, those of the areas that it serves; England and Wales where these do not say', () => {
    expect(meeting(undefined, ['S12000036', 'S13002919'])).toBe('scotland');
    expect(meeting(undefined, ['N09000003'])).toBe('northern-ireland');
    expect(meeting(undefined, ['W06000011', 'E06000023'])).toBe('england-and-wales');
    expect(meeting('somewhere', ['S12000036', 'E06000023'])).toBe('england-and-wales');
    expect(meeting(undefined, ['Scotland'])).toBe('england-and-wales');
    expect(meeting(undefined)).toBe('england-and-wales');
  });
  it('of several places, each its own', () => {
    const place = (id: string, postcode: string) => ({
      id,
      location: { id: `${id}-l`, addresses: [{ postal_code: postcode }] },
      schedules: [{ freq: 'WEEKLY' as const, byday: 'MO', opens_at: '10:00' }],
    });
    const service = aService({ service_at_locations: [place('a', 'CA1 1AA'), place('b', 'DG1 1AA')] });
    expect(allMeetings(service).map(({ division }) => division)).toEqual(['england-and-wales', 'scotland']);
  });
});
