import { describe, expect, test } from 'vitest';
import { scheduleWords, sessionWords, timeWords } from '../../functions/http/page-times.ts';
import { sayIn } from '../../web/words.ts';

const en = sayIn('en');
const cy = sayIn('cy');

describe('times in words', () => {
  test.each([
    ['00:00', 'midnight'],
    ['00:30', '12:30am'],
    ['09:05', '9:05am'],
    ['12:00', 'noon'],
    ['12:15', '12:15pm'],
    ['18:00', '6pm'],
  ])('%s is %s', (time, words) => expect(timeWords(en, time)).toBe(words));

  test('a session is told in the time of the United Kingdom, summer and winter', () => {
    expect(
      sessionWords(en, 'en', { start: '2026-03-03T10:00:00+00:00', end: '2026-03-03T12:00:00+00:00' }),
    ).toBe('Tuesday 3 March 2026, 10am to noon');
    expect(sessionWords(en, 'en', { start: '2026-07-07T19:30:00+01:00', end: null })).toBe(
      'Tuesday 7 July 2026, 7:30pm',
    );
    expect(sessionWords(cy, 'cy', { start: '2026-03-03T10:00:00+00:00', end: null })).toBe(
      'Dydd Mawrth 3 Mawrth 2026, 10yb',
    );
  });
});

describe('a recurrence in words', () => {
  test.each([
    [
      { freq: 'WEEKLY', byday: 'TU,TH', opens_at: '10:00', closes_at: '13:00' },
      'Every Tuesday and Thursday, 10am to 1pm',
    ],
    [{ freq: 'WEEKLY', interval: 2, byday: 'MO' }, 'Every 2 weeks on Monday'],
    [{ freq: 'MONTHLY', byday: '1TU', opens_at: '10:00' }, 'The first Tuesday of the month, 10am'],
    [{ freq: 'MONTHLY', byday: '-1FR' }, 'The last Friday of the month'],
    [{ freq: 'MONTHLY', interval: 3, byday: '2WE' }, 'The second Wednesday of the month, every 3 months'],
    [{ freq: 'DAILY' }, 'Every day'],
    [{ freq: 'DAILY', opens_at: '00:00', closes_at: '23:59' }, 'Every day, day and night'],
    [{ freq: 'DAILY', opens_at: '00:00', closes_at: '12:00' }, 'Every day, midnight to noon'],
    [{ freq: 'YEARLY' }, 'Once a year'],
    [{ dtstart: '2026-12-01', opens_at: '14:00' }, 'On Tuesday 1 December 2026, 2pm'],
    [{ freq: 'WEEKLY', byday: 'SA', until: '2026-12-19' }, 'Every Saturday, until Saturday 19 December 2026'],
    [{ description: 'Term time only' }, 'Term time only'],
    [{ valid_from: '2026-12-01', valid_to: '2026-12-01' }, 'On Tuesday 1 December 2026'],
    [{ byday: 'MO,WE', valid_from: '2026-01-05', opens_at: '10:00' }, 'Monday and Wednesday, 10am'],
    [
      { valid_from: '2026-01-05', valid_to: '2026-12-18', description: 'Mondays in term time' },
      'Mondays in term time, until Friday 18 December 2026',
    ],
  ] as const)('%o', (schedule, words) => expect(scheduleWords(en, 'en', schedule)).toBe(words));

  test('one that says nothing is told as nothing', () => expect(scheduleWords(en, 'en', {})).toBeUndefined());
});
