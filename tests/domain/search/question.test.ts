import { describe, expect, it } from 'vitest';
import { indexQuery, questionOf } from '../../../functions/domain/search/asking/question.ts';
import { startsWithin, startTerms } from '../../../functions/domain/search/terms.ts';
import type { UnderstoodPlace } from '../../../functions/domain/search/where/place.ts';
import { minuteOf } from '../../../functions/domain/time/schedule.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import { NO_WORDS, NOWHERE } from '../../fixtures/understood.ts';
import { TODAY } from '../a-directory.ts';

const SOMEWHERE: UnderstoodPlace = { ...NOWHERE, point: { lat: 51.6, lon: -3.9 }, areas: ['W06000011'] };

const query = (question: object = {}, where = NOWHERE) =>
  indexQuery(questionOf(SearchRequest.parse(question), NO_WORDS, where, TODAY), {
    radiusKm: 8,
    offset: 0,
    limit: 10,
  });
const keys = (question: object) => query(question).clauses.map((clause) => clause.key);
const clause = (question: object, key: string) =>
  query(question).clauses.find((each) => each.key === key)?.test;

describe('what is left out unless asked for', () => {
  it('nothing said: the closed, the doubtful and the full', () => {
    expect(keys({})).toEqual(['closed', 'doubtful', 'full']);
    expect(query().countIgnoring).toEqual(['closed', 'doubtful', 'full']);
  });
  it('each can be shown by its word, and then is not counted as left out', () => {
    for (const kind of ['closed', 'doubtful', 'full'] as const) {
      expect(keys({ show: [kind] })).not.toContain(kind);
      expect(query({ show: [kind] }).countIgnoring).not.toContain(kind);
    }
    const person = { age: 40, cannot: ['stairs'] };
    expect(keys(person)).toEqual(expect.arrayContaining(['excluded', 'cannot']));
    expect(keys({ ...person, show: ['excluded'] })).not.toContain('excluded');
    expect(keys({ ...person, show: ['cannot'] })).not.toContain('cannot');
  });
  it('or be asked for by itself: its conditions must fail, the others still hold, and nothing is counted', () => {
    const person = { age: 40, cannot: ['stairs'], only: 'cannot' };
    expect(keys(person)).toEqual(['excluded', 'closed', 'doubtful', 'full']);
    expect(query(person).failing?.map(({ key }) => key)).toEqual(['cannot']);
    expect(query(person).countIgnoring).toEqual([]);
    expect(query({ ...person, only: undefined })).not.toHaveProperty('failing');
    expect(query({ only: 'excluded' }).failing).toEqual([]);
  });
  it('a filter is no reason to count what it leaves out', () => {
    expect(query({ topic: ['mens-shed'] }).countIgnoring).not.toContain('topic');
  });
});

describe('where the person is', () => {
  it('nowhere said: any place is within reach, and so is what comes to the person', () => {
    expect(query()).not.toHaveProperty('circle');
    expect(query().ways).toMatchObject([{ way: 'comes-to-you', atPlace: false }]);
    expect(query({ venue: ['step-free'] }).ways).toEqual([]);
  });
  it('somewhere: a circle, and the ways in which help reaches further', () => {
    const asked = query({}, SOMEWHERE);
    expect(asked.circle).toEqual({ point: { lat: 51.6, lon: -3.9 }, radiusKm: 8 });
    expect(asked.ways.map(({ way }) => way)).toEqual(['comes-to-you', 'comes-to-you', 'covers', 'unplaced']);
  });
});

describe('day and time', () => {
  const times = (question: object) => clause(question, 'day');
  it('not asked, not limited', () => {
    expect(times({})).toBeUndefined();
  });
  it('a day alone takes sessions at any hour, stated or not', () => {
    expect(times({ day: ['tue'] })).toEqual({ has: startsWithin(['TU'], 0, 48, true) });
  });
  it('an hour alone holds on every day and wants it stated; the end is not included', () => {
    const has = startsWithin(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], 20, 24, false);
    expect(times({ from: '10:00', to: '12:00' })).toEqual({ has });
  });
  const finds = (asked: object, opens_at: string) => {
    const test = times({ day: ['mon'], ...asked });
    const has: readonly string[] = test && 'has' in test ? test.has : [];
    return startTerms('MO', minuteOf(opens_at)).some((start) => has.includes(start));
  };
  it.each([
    [{ from: '10:15' }, '10:15', '10:14'],
    [{ from: '10:15' }, '23:59', '10:00'],
    [{ from: '10:30' }, '10:30', '10:29'],
    [{ to: '10:15' }, '10:14', '10:15'],
    [{ to: '10:15' }, '00:00', '10:29'],
    [{ from: '10:15', to: '12:10' }, '12:09', '12:10'],
    [{ from: '10:15', to: '10:20' }, '10:19', '10:20'],
    [{ from: '10:15', to: '10:20' }, '10:15', '10:14'],
    [{ from: '10:29', to: '10:31' }, '10:30', '10:31'],
  ])('%j is kept to the minute: %s is found, %s is not', (asked, found, notFound) => {
    expect(finds(asked, found)).toBe(true);
    expect(finds(asked, notFound)).toBe(false);
  });
  it('nothing starts between a time and one before it', () => {
    expect(times({ from: '10:15', to: '10:15' })).toEqual({ has: [] });
    expect(times({ from: '22:10', to: '09:10' })).toEqual({ has: [] });
  });
});

describe('room, price and belief', () => {
  it('what is not stated is not counted as free, open or confirmed', () => {
    expect(clause({ costMax: 5 }, 'costMax')).toEqual({ number: 'costFrom', atMost: 5, orUnknown: false });
    expect(JSON.stringify(clause({ accepting: 'now' }, 'accepting'))).toContain('"orUnknown":false');
    expect(clause({ fresh: 'confirmed' }, 'fresh')).toMatchObject({
      number: 'confirmedUntil',
      orUnknown: false,
    });
  });
  it('a short wait is a stated wait, or room now', () => {
    const test = JSON.stringify(clause({ waitWeeksMax: 4 }, 'waitWeeksMax'));
    expect(test).toContain('"waitWeeks","atMost":4');
    expect(test).toContain('room:open');
  });
  it('values of one filter are alternatives, filters add up', () => {
    const asked = query({ topic: ['a', 'singing'], route: ['self'] });
    expect(asked.clauses.filter(({ key }) => key === 'topic' || key === 'route')).toEqual([
      { key: 'topic', scope: 'listing', test: { has: ['topic:a', 'topic-elsewhere:a', 'topic:singing'] } },
      { key: 'route', scope: 'listing', test: { has: ['route:self'] } },
    ]);
  });
});

it('the nearest come first of what has the words; what only lies near in meaning is brought to the best', () => {
  const [said, alike] = ['said', 'alike'].map((token) => ({
    alternatives: [{ token, weight: 1 }],
    weight: 1,
  }));
  const groups = said ? [said] : [];
  const near = alike ? [alike] : [];
  const textOf = (sort: 'best' | 'distance', words: object) =>
    indexQuery(questionOf(SearchRequest.parse({ sort }), { ...NO_WORDS, ...words }, NOWHERE, TODAY), {
      radiusKm: 8,
      offset: 0,
      limit: 10,
    }).text;
  expect(textOf('best', { groups, alike: near })).toEqual([said, alike]);
  expect(textOf('distance', { groups, alike: near })).toEqual([said]);
  expect(textOf('distance', { groups: [], alike: near })).toEqual([alike]);
});
