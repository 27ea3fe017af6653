import { describe, expect, it } from 'vitest';
import {
  beliefDays,
  freshnessOn,
  lastConfirmation,
  nextReview,
  unfundedSince,
} from '../../functions/domain/freshness.ts';
import { indexDocument } from '../../functions/domain/search/indexed/document.ts';
import { dateOf, dayNumber } from '../../functions/domain/time/days.ts';
import type { Hereabouts, Service } from '../../schemas/service.ts';
import { aListing, aService } from '../fixtures/listing.ts';

const TODAY = '2026-11-21';
const daysAgo = (days: number) => dateOf(dayNumber(TODAY) - days);
const inDays = (days: number) => daysAgo(-days);
const confirmed = (on: string) => ({ kind: 'confirmed', on, by: 'organisation' }) as const;
const service = (hereabouts: Hereabouts, more: Partial<Service> = {}) => aService({ hereabouts, ...more });
const confirmedDaysAgo = (days: number, more: Hereabouts = {}) =>
  service({ ...more, assurance: [confirmed(daysAgo(days))] });
const belief = (s: Service) => {
  const { state, reason } = freshnessOn(s, TODAY);
  return `${state}: ${reason}`;
};

describe('half a year after a confirmation it is time to ask again, after a year we no longer believe it', () => {
  it.each([
    [0, 'confirmed: confirmed'],
    [179, 'confirmed: confirmed'],
    [180, 'confirmed: confirmed'],
    [181, 'due: confirmed-a-while-ago'],
    [364, 'due: confirmed-a-while-ago'],
    [365, 'due: confirmed-a-while-ago'],
    [366, 'stale: confirmed-long-ago'],
    [4_000, 'stale: confirmed-long-ago'],
  ])('%i days ago is %s', (days, expected) => {
    expect(belief(confirmedDaysAgo(days))).toBe(expected);
  });

  it('says when it was confirmed and by whom, also when that is no longer believed', () => {
    expect(freshnessOn(confirmedDaysAgo(366), TODAY)).toMatchObject({
      confirmedOn: daysAgo(366),
      confirmedBy: 'organisation',
    });
  });

  it('takes the latest of several confirmations, in whatever order they stand', () => {
    const several = [confirmed(daysAgo(300)), confirmed(daysAgo(10)), confirmed(daysAgo(200))];
    expect(freshnessOn(service({ assurance: several }), TODAY)).toMatchObject({
      state: 'confirmed',
      confirmedOn: daysAgo(10),
    });
  });

  it('a confirmation dated after today confirms nothing until its day has come', () => {
    const tomorrow = service({ assurance: [confirmed(inDays(1))] });
    expect(lastConfirmation(tomorrow, TODAY)).toBeUndefined();
    expect(belief(tomorrow)).toBe('unconfirmed: never-confirmed');
    expect(freshnessOn(tomorrow, inDays(1)).state).toBe('confirmed');
    expect(lastConfirmation(service({ assurance: [confirmed(TODAY)] }), TODAY)?.on).toBe(TODAY);
  });
});

describe('what was never confirmed is unconfirmed, and a year after the last trace of it stale', () => {
  const firstSeen = (on: string, more: Hereabouts = {}) =>
    service({ ...more, provenance: [{ source: 'feed', record: 'r', firstSeenOn: on }] });

  it('an import is not a confirmation', () => {
    expect(belief(firstSeen(TODAY))).toBe('unconfirmed: never-confirmed');
    const seen = service({ assurance: [{ kind: 'seen', on: TODAY, by: 'feed' }] });
    expect(freshnessOn(seen, TODAY)).toMatchObject({
      state: 'unconfirmed',
      confirmedOn: null,
      confirmedBy: null,
    });
  });

  it('an edit is not a confirmation', () => {
    const edited = service({ assurance: [{ kind: 'edited', on: TODAY, by: 'editor' }] });
    expect(belief(edited)).toBe('unconfirmed: never-confirmed');
  });

  it.each([
    [365, 'unconfirmed: never-confirmed'],
    [366, 'stale: never-confirmed'],
  ])('first seen %i days ago is %s', (days, expected) => {
    expect(belief(firstSeen(daysAgo(days)))).toBe(expected);
  });

  it('a later edit is a later trace', () => {
    const edited = firstSeen(daysAgo(800), {
      assurance: [{ kind: 'edited', on: daysAgo(20), by: 'editor' }],
    });
    expect(belief(edited)).toBe('unconfirmed: never-confirmed');
  });

  it('an old entry that says itself when it was seen is no younger for being imported today', () => {
    const imported = (seen: string) =>
      firstSeen(TODAY, { assurance: [{ kind: 'seen', on: seen, by: 'feed' }] });
    expect(belief(imported(daysAgo(366)))).toBe('stale: never-confirmed');
    expect(belief(imported(daysAgo(365)))).toBe('unconfirmed: never-confirmed');
  });

  it('with no trace at all it stays unconfirmed', () => {
    expect(belief(service({}))).toBe('unconfirmed: never-confirmed');
    expect(nextReview(service({}), TODAY)).toBeUndefined();
  });
});

describe('a listing whose grant has run out is doubtful until somebody says that it goes on', () => {
  const endsIn = (days: number, more: Hereabouts = {}) =>
    confirmedDaysAgo(5, { funding: { endsOn: inDays(days), renewal: 'unknown' }, ...more });

  it.each([
    [61, 'confirmed: confirmed'],
    [60, 'due: funding-ends-soon'],
    [1, 'due: funding-ends-soon'],
    [0, 'due: funding-ends-soon'],
  ])('ends in %i days: %s', (days, expected) => {
    expect(belief(endsIn(days))).toBe(expected);
  });

  it.each([
    [-1, 'stale: funding-ended'],
    [-4, 'stale: funding-ended'],
    [-5, 'stale: funding-ended'],
    [-6, 'confirmed: confirmed'],
  ])('confirmed five days ago, ended %i days from now: %s', (days, expected) => {
    expect(belief(endsIn(days))).toBe(expected);
  });

  it('names the day on which the funding ends', () => {
    expect(freshnessOn(endsIn(30), TODAY).date).toBe(inDays(30));
    expect(freshnessOn(endsIn(-1), TODAY).date).toBe(inDays(-1));
    expect(freshnessOn(confirmedDaysAgo(181), TODAY).date).toBeNull();
  });

  it.each(['unknown', 'applied', 'refused', undefined] as const)('renewal %s changes nothing', (renewal) => {
    const funding = { endsOn: inDays(-1), ...(renewal ? { renewal } : {}) };
    expect(belief(confirmedDaysAgo(5, { funding }))).toBe('stale: funding-ended');
  });

  it('a confirmed renewal keeps it believed, however long ago the end', () => {
    const funding = { endsOn: inDays(-3), renewal: 'confirmed' as const };
    expect(belief(confirmedDaysAgo(5, { funding }))).toBe('confirmed: confirmed');
  });

  it('that no other grant follows is told from the day after its end, confirmed or not', () => {
    const refused = (days: number) =>
      unfundedSince(service({ funding: { endsOn: inDays(days), renewal: 'refused' } }), TODAY);
    expect([refused(0), refused(-1)]).toEqual([undefined, inDays(-1)]);
    const ended = { endsOn: inDays(-9) };
    expect(unfundedSince(confirmedDaysAgo(5, { funding: { ...ended, renewal: 'refused' } }), TODAY)).toBe(
      inDays(-9),
    );
    for (const renewal of ['unknown', 'applied', 'confirmed'] as const)
      expect(unfundedSince(service({ funding: { ...ended, renewal } }), TODAY)).toBeUndefined();
  });

  it('what is due for two reasons is due from the earlier one on', () => {
    const both = confirmedDaysAgo(170, { funding: { endsOn: inDays(60) } });
    expect(beliefDays(both, TODAY)).toMatchObject({ dueReason: 'funding-ends-soon' });
  });

  it('a listing that was never confirmed is stale after the end too', () => {
    expect(belief(service({ funding: { endsOn: inDays(-1) } }))).toBe('stale: funding-ended');
    expect(belief(service({ funding: { endsOn: inDays(0) } }))).toBe('unconfirmed: never-confirmed');
  });
});

describe('a listing that every source has dropped is doubtful', () => {
  const from = (record: string, goneOn?: string) => ({
    source: 'feed',
    record,
    firstSeenOn: daysAgo(100),
    ...(goneOn ? { goneOn } : {}),
  });
  const known = (...provenance: ReturnType<typeof from>[]) => confirmedDaysAgo(5, { provenance });

  it('from the day on which it was missed', () => {
    expect(belief(known(from('a', daysAgo(4))))).toBe('stale: source-gone');
    expect(freshnessOn(known(from('a', TODAY)), TODAY)).toMatchObject({ state: 'stale', date: TODAY });
  });
  it('not while another source still carries it', () => {
    expect(belief(known(from('a', daysAgo(2)), from('b')))).toBe('confirmed: confirmed');
    expect(belief(known(from('a', daysAgo(2)), from('b', daysAgo(1))))).toBe('stale: source-gone');
  });
  it('not when somebody has confirmed it since; a confirmation of the same day came before', () => {
    expect(belief(known(from('a', daysAgo(6))))).toBe('confirmed: confirmed');
    expect(belief(known(from('a', daysAgo(5))))).toBe('stale: source-gone');
  });
});

describe('what a source changed after a confirmation is to be asked again', () => {
  const changed = (changedOn: string, confirmation = daysAgo(5)) =>
    service({
      assurance: [confirmed(confirmation)],
      provenance: [{ source: 'feed', record: 'r', firstSeenOn: daysAgo(100), changedOn }],
    });

  it('from the day of the change, which is told', () => {
    expect(belief(changed(daysAgo(4)))).toBe('due: changed-since');
    expect(freshnessOn(changed(daysAgo(4)), TODAY)).toMatchObject({
      date: daysAgo(4),
      confirmedOn: daysAgo(5),
    });
  });
  it('not what was changed before, or on the same day', () => {
    expect(belief(changed(daysAgo(6)))).toBe('confirmed: confirmed');
    expect(belief(changed(daysAgo(5)))).toBe('confirmed: confirmed');
  });
  it('not where nobody confirmed it, or long ago: that says more', () => {
    const provenance = [{ source: 'feed', record: 'r', firstSeenOn: daysAgo(9), changedOn: TODAY }];
    expect(belief(service({ provenance }))).toBe('unconfirmed: never-confirmed');
    expect(belief(changed(daysAgo(4), daysAgo(400)))).toBe('stale: confirmed-long-ago');
  });
});

describe('a closed listing is closed whatever else is said', () => {
  it.each([
    ['defunct', 'closed: closed'],
    ['inactive', 'closed: closed'],
    ['temporarily closed', 'closed: temporarily-closed'],
  ] as const)('%s is %s', (status, expected) => {
    expect(belief({ ...confirmedDaysAgo(1), status })).toBe(expected);
  });
});

describe('the next review is the next day on which passing time changes what we say', () => {
  it('is the day on which a confirmation is due, then the day on which it is stale', () => {
    expect(nextReview(confirmedDaysAgo(0), TODAY)).toBe(inDays(181));
    expect(nextReview(confirmedDaysAgo(180), TODAY)).toBe(inDays(1));
    expect(nextReview(confirmedDaysAgo(181), TODAY)).toBe(inDays(185));
    expect(nextReview(confirmedDaysAgo(366), TODAY)).toBeUndefined();
  });
  it('is sixty days before the end of the funding, then the day after it', () => {
    const funded = (days: number) => confirmedDaysAgo(5, { funding: { endsOn: inDays(days) } });
    expect(nextReview(funded(61), TODAY)).toBe(inDays(1));
    expect(nextReview(funded(60), TODAY)).toBe(inDays(61));
    expect(nextReview(funded(0), TODAY)).toBe(inDays(1));
  });
  it('is the day after the last on which the room is believed', () => {
    const room = confirmedDaysAgo(5, { capacity: { state: 'limited', places: 2, asOf: daysAgo(30) } });
    expect(nextReview(room, TODAY)).toBe(inDays(1));
    const over = confirmedDaysAgo(5, { capacity: { state: 'limited', asOf: daysAgo(31) } });
    expect(nextReview(over, TODAY)).toBe(inDays(176));
    const unknown = service({ capacity: { state: 'unknown', asOf: TODAY } });
    expect(nextReview(unknown, TODAY)).toBeUndefined();
  });

  it('is never missed: on every day before it the belief is the same, on the day itself it differs', () => {
    const cases = [
      confirmedDaysAgo(0),
      confirmedDaysAgo(100, { funding: { endsOn: inDays(100) } }),
      confirmedDaysAgo(300),
      service({ provenance: [{ source: 's', record: 'r', firstSeenOn: daysAgo(300) }] }),
    ];
    for (const one of cases) {
      const review = nextReview(one, TODAY);
      expect(review).toBeDefined();
      const until = dayNumber(review ?? TODAY);
      for (let day = dayNumber(TODAY); day < until; day += 1)
        expect(freshnessOn(one, dateOf(day))).toEqual(freshnessOn(one, TODAY));
      expect(freshnessOn(one, dateOf(until))).not.toEqual(freshnessOn(one, TODAY));
    }
  });

  it.each([
    ['the last day of a schedule', { valid_to: inDays(10) }, inDays(11)],
    ['the last day of a recurrence', { until: inDays(10) }, inDays(11)],
    ['the last session of a course', { dtstart: daysAgo(7), count: 3 }, inDays(8)],
    ['three months before it begins', { valid_from: inDays(100) }, inDays(8)],
    ['the last day is today', { valid_to: TODAY }, inDays(1)],
    ['over since yesterday', { valid_to: daysAgo(1) }, undefined],
    ['begun long ago, without an end', { valid_from: daysAgo(500) }, undefined],
  ])('is the day on which a schedule turns: %s', (_, dates, expected) => {
    const schedule = { freq: 'WEEKLY' as const, byday: 'SA', opens_at: '10:00', ...dates };
    const places = [
      { id: 'p', location: { id: 'l', location_type: 'physical' as const }, schedules: [schedule] },
    ];
    for (const meets of [
      { schedules: [schedule], service_at_locations: [] },
      { service_at_locations: places },
    ]) {
      const one = aService({ hereabouts: {}, ...meets });
      expect(nextReview(one, TODAY)).toBe(expected);
      const documentOn = (day: string) => indexDocument(aListing({ service: one }), day);
      const last = expected === undefined ? 400 : dayNumber(expected) - dayNumber(TODAY) - 1;
      for (let day = 0; day <= last; day += 1)
        expect(documentOn(inDays(day)), inDays(day)).toEqual(documentOn(TODAY));
      if (expected !== undefined) expect(documentOn(expected)).not.toEqual(documentOn(TODAY));
    }
  });

  it('is set for a confirmation that is dated ahead', () => {
    const ahead = service({ assurance: [confirmed(inDays(10))] });
    expect(nextReview(ahead, TODAY)).toBe(inDays(10));
    const room = service({ capacity: { state: 'open', asOf: inDays(3) } });
    expect(nextReview(room, TODAY)).toBe(inDays(3));
  });
});
