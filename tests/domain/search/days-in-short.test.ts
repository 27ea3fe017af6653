import { describe, expect, it } from 'vitest';
import { withDaysInFull } from '../../../functions/domain/search/words/days-in-short.ts';

describe('days that are written in short', () => {
  it.each([
    ['works Mon-Fri', 'works monday to friday'],
    ['mon to fri', 'monday to friday'],
    ['Monday – Friday', 'Monday to Friday'],
    ['Mon am or Fri pm', 'monday am or friday pm'],
    ['tues/thurs', 'tuesday/thursday'],
    ['wed, thu and sat mornings', 'wednesday, thursday and saturday mornings'],
    ['free on sat', 'free on saturday'],
    ['sats or suns', 'saturdays or sundays'],
  ])('beside another day, a part of it or "on": %s', (q, full) => {
    expect(withDaysInFull(q)).toBe(full);
  });

  it.each([
    'sat in the house',
    'sat on his own',
    'the sun and the sea',
    'wed in June',
    'mon ami',
    'saturation',
  ])('anything else stays as it is: %s', (q) => {
    expect(withDaysInFull(q)).toBe(q);
  });
});
