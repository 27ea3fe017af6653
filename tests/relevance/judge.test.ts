import { describe, expect, test } from 'vitest';
import { Service } from '../../schemas/service.ts';
import { RelevanceCase } from '../../scripts/relevance/cases.ts';
import { isRight, judge } from '../../scripts/relevance/judge.ts';
import type { JudgedListing } from '../../scripts/relevance/judged-listing.ts';
import { figureOf, ndcg } from '../../scripts/relevance/metrics.ts';
import { overlap } from '../../scripts/relevance/run.ts';

const TODAY = '2026-11-21';
const HOME = { lat: 51.62, lon: -3.94 };
/** A degree of latitude is 111.2 km. */
const north = (km: number) => ({ lat: HOME.lat + km / 111.19, lon: HOME.lon });

const TOWN = {
  region: 'swansea',
  district: 'W06000011',
  name: 'Swansea',
  weight: 1,
  rural: false,
  sectors: ['SA1 1'],
  ...HOME,
} as const;

type Facts = Record<string, unknown>;

const atHall = (schedules?: unknown) => [
  { id: 'p1', location: { id: 'hall' }, ...(schedules ? { schedules } : {}) },
];

/** A choir in a hall, confirmed last month, with these facts besides. */
function listing(
  hereabouts: Facts = {},
  service: Facts = {},
  places: JudgedListing['truth']['places'] = [north(1)],
): JudgedListing {
  return {
    service: Service.parse({
      id: 's1',
      name: 'Choir',
      ...(places.length > 0 ? { service_at_locations: atHall() } : {}),
      ...service,
      hereabouts: {
        delivery: ['in-person'],
        assurance: [{ kind: 'confirmed', on: '2026-10-20', by: 'organisation' }],
        ...hereabouts,
      },
    }),
    truth: { topics: ['singing'], shape: 'group', veiled: false, town: TOWN, places },
  };
}

const asking = (request: Facts = {}) =>
  RelevanceCase.parse({
    id: 'case',
    half: 'tuning',
    story: 'A person',
    tags: [],
    at: {
      place: 'Swansea',
      region: 'swansea',
      district: 'W06000011',
      latitude: HOME.lat,
      longitude: HOME.lon,
    },
    request: { q: 'choir', near: 'SA1 1AA', ...request },
    wants: { singing: 3, music: 1 },
  });

const verdict = (one: JudgedListing, request: Facts = {}) => judge(one, asking(request), TODAY);
const barrier = (one: JudgedListing, request: Facts = {}) => verdict(one, request).barrier;

describe('the grade of a listing', () => {
  test('is that of its true topic', () => {
    expect(verdict(listing())).toEqual({ topic: 3, barrier: undefined, poorer: false, grade: 3 });
    const other = listing();
    expect(verdict({ ...other, truth: { ...other.truth, topics: ['dance'] } }).grade).toBe(0);
    expect(verdict({ ...other, truth: { ...other.truth, topics: ['dance', 'music'] } }).grade).toBe(1);
  });

  test('is one less after a long wait, or where nobody has said in which hall', () => {
    const waiting = (weeks: number) => ({ capacity: { state: 'waiting-list', weeks, asOf: '2026-11-01' } });
    expect(verdict(listing(waiting(9))).grade).toBe(2);
    expect(verdict(listing(waiting(8))).grade).toBe(3);
    expect(verdict(listing({}, {}, [])).grade).toBe(2);
    expect(isRight(verdict(listing(waiting(9))))).toBe(false);
  });

  test('is nothing where it is full or stale, as long as that is believed', () => {
    const confirmedOn = (on: string) => listing({ assurance: [{ kind: 'confirmed', on, by: 'editor' }] });
    const fullOn = (asOf: string) => listing({ capacity: { state: 'full', asOf } });
    expect(verdict(confirmedOn('2025-11-20')).grade).toBe(0);
    expect(verdict(confirmedOn('2025-11-21')).grade).toBe(3);
    expect(verdict(fullOn('2026-11-01')).grade).toBe(0);
    expect(verdict(fullOn('2026-08-01')).grade).toBe(3);
  });

  test('is nothing where the money ended, unless somebody has confirmed it since or it is renewed', () => {
    const ended = (endsOn: string, renewal: string) => listing({ funding: { endsOn, renewal } });
    expect(verdict(ended('2026-10-31', 'unknown')).grade).toBe(0);
    expect(verdict(ended('2026-10-31', 'confirmed')).grade).toBe(3);
    expect(verdict(ended('2026-03-31', 'unknown')).grade).toBe(3);
  });
});

describe('nobody is sent to', () => {
  test('something closed', () => {
    for (const status of ['inactive', 'defunct', 'temporarily closed'])
      expect(barrier(listing({}, { status }))).toBe('closed');
  });

  test('something that is certainly for others', () => {
    const only = (eligibility: Facts) => listing({ eligibility });
    expect(barrier(only({ age: { from: 50 } }), { age: 49 })).toBe('excluded');
    expect(barrier(only({ age: { from: 50 } }), { age: 50 })).toBeUndefined();
    expect(barrier(listing({}, { maximum_age: 25 }), { age: 26 })).toBe('excluded');
    expect(barrier(only({ gender: { only: ['female'] } }), { gender: 'male' })).toBe('excluded');
    expect(barrier(only({ gender: { only: ['female'] } }))).toBeUndefined();
    expect(barrier(only({ circumstances: { not: ['parent'] } }), { is: ['parent'] })).toBe('excluded');
    expect(barrier(only({ conditions: { only: ['dementia'] } }), { condition: ['stroke'] })).toBe('excluded');
    expect(barrier(only({ need: { only: ['mild'] } }), { need: 'crisis' })).toBe('excluded');
    expect(barrier(only({ residence: { only: ['W06000012'] } }))).toBe('excluded');
    expect(barrier(only({ residence: { only: ['W06000011'] } }))).toBeUndefined();
  });

  test('something beyond reach, unless they said that they go as far', () => {
    expect(barrier(listing({}, {}, [north(15.9)]))).toBeUndefined();
    expect(barrier(listing({}, {}, [north(16.1)]))).toBe('unreachable');
    expect(barrier(listing({}, {}, [north(24)]), { radiusKm: 25 })).toBeUndefined();
  });

  test('a way in that they cannot use', () => {
    const steps = listing({ access: [{ location_id: 'hall', stepFree: false }] });
    expect(barrier(steps, { cannot: ['stairs'] })).toBe('cannot');
    expect(barrier(listing(), { cannot: ['stairs'] })).toBeUndefined();
    expect(barrier(listing(), { cannot: ['leaving-home'] })).toBe('cannot');
    const online = listing({ delivery: ['online'] }, { service_areas: [{ extent: 'W92000004' }] }, []);
    expect(barrier(online, { cannot: ['leaving-home'] })).toBeUndefined();
    expect(barrier(online, { cannot: ['going-online'] })).toBe('cannot');
    const line = listing({ delivery: ['telephone'] }, { service_areas: [{ extent: 'W06000011' }] }, []);
    expect(barrier(line, { cannot: ['telephone'] })).toBe('cannot');
    const elsewhere = listing({ delivery: ['home-visit'] }, { service_areas: [{ extent: 'W06000012' }] }, []);
    expect(barrier(elsewhere)).toBe('unreachable');
  });

  test('a price that they cannot pay; a suggested donation is none', () => {
    const priced = (amount: number, option?: string) =>
      listing({}, { cost_options: [{ amount, ...(option ? { option } : {}) }] });
    expect(barrier(priced(2), { cannot: ['paying'] })).toBe('cannot');
    expect(barrier(priced(0), { cannot: ['paying'] })).toBeUndefined();
    expect(barrier(priced(5, 'Suggested donation'), { cannot: ['paying'] })).toBeUndefined();
    expect(barrier(listing(), { cannot: ['paying'] })).toBeUndefined();
  });

  test('a journey that they cannot make without a car', () => {
    const stop = (metres: number) => ({
      access: [{ location_id: 'hall', stops: [{ name: 'Square', mode: 'bus', metres }] }],
    });
    const there = (facts: Facts, km = 5) => listing(facts, {}, [north(km)]);
    expect(barrier(there(stop(501)), { cannot: ['driving'] })).toBe('cannot');
    expect(barrier(there(stop(500)), { cannot: ['driving'] })).toBeUndefined();
    expect(barrier(there({}), { cannot: ['driving'] })).toBeUndefined();
    expect(
      barrier(there({ ...stop(501), transport: { pickUp: true } }), { cannot: ['driving'] }),
    ).toBeUndefined();
    expect(barrier(there(stop(100)), { cannot: ['driving', 'bus'] })).toBe('cannot');
    expect(barrier(there({}, 1.2), { cannot: ['driving', 'bus'] })).toBeUndefined();
    expect(barrier(there({}, 1.3), { cannot: ['driving', 'bus'] })).toBe('cannot');
  });

  test('an hour at which they cannot come', () => {
    const meets = (byday: string, opens_at: string) =>
      listing({}, { schedules: [{ freq: 'WEEKLY', byday, opens_at }] });
    expect(barrier(meets('TU', '18:00'), { cannot: ['evenings'] })).toBe('cannot');
    expect(barrier(meets('TU', '16:30'), { cannot: ['evenings'] })).toBeUndefined();
    expect(barrier(meets('TU', '10:00'), { cannot: ['daytime'] })).toBe('cannot');
    expect(barrier(meets('SA', '10:00'), { cannot: ['weekends'] })).toBe('cannot');
    expect(barrier(meets('SA', '10:00'), { cannot: ['weekdays'] })).toBeUndefined();
    expect(barrier(meets('1TU', '10:00'), { day: ['tue'] })).toBeUndefined();
    expect(barrier(meets('WE', '10:00'), { day: ['tue'] })).toBe('filtered');
    expect(barrier(listing(), { day: ['tue'] })).toBe('filtered');
  });

  test('what the request left out: room, price, belief, somebody at the door', () => {
    const open = listing({ capacity: { state: 'open', asOf: '2026-11-01' } });
    expect(barrier(open, { accepting: 'now' })).toBeUndefined();
    expect(barrier(listing(), { accepting: 'now' })).toBe('filtered');
    expect(barrier(listing({}, { cost_options: [{ amount: 3 }] }), { costMax: 2 })).toBe('filtered');
    expect(barrier(listing({ assurance: [] }), { fresh: 'confirmed' })).toBe('filtered');
    expect(barrier(listing({ support: ['buddy'] }), { support: ['buddy'] })).toBeUndefined();
    expect(barrier(listing(), { support: ['buddy'] })).toBe('filtered');
  });
});

describe('the measures', () => {
  test('nDCG is 1 for any best order and falls with the place of a good one', () => {
    expect(ndcg([3, 3, 2], [2, 3, 0, 3])).toBe(1);
    expect(ndcg([0, 3], [3, 0])).toBeCloseTo(1 / Math.log2(3), 10);
    expect(ndcg([2], [3])).toBeCloseTo(3 / 7, 10);
    expect(ndcg([], [3])).toBe(0);
  });

  test('the interval holds the mean and is the same each time', () => {
    const figure = figureOf([0, 1, 1, 1, 0, 1, 1, 0, 1, 1]);
    expect(figure.value).toBeCloseTo(0.7, 10);
    expect(figure.low).toBeLessThan(0.7);
    expect(figure.high).toBeGreaterThan(0.7);
    expect(figureOf([0, 1, 1, 1, 0, 1, 1, 0, 1, 1])).toEqual(figure);
  });

  test('the overlap is a share of the longer answer', () => {
    expect(overlap(['a', 'b'], ['b', 'c'])).toBe(0.5);
    expect(overlap(['a'], ['a', 'b', 'c', 'd'])).toBe(0.25);
    expect(overlap([], [])).toBe(1);
  });
});
