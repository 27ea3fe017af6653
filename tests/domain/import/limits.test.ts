import { describe, expect, it } from 'vitest';
import { CHANGE_VALUE_CHARS_MAX, changedFields, fitsTheRecord } from '../../../functions/domain/changes.ts';
import { clean, DEPTH_MAX } from '../../../functions/domain/import/clean.ts';
import {
  addProblems,
  emptyReport,
  exitStatus,
  PROBLEMS_MAX,
  sumOf,
} from '../../../functions/domain/import/report.ts';
import { LIMITS } from '../../../schemas/limits.ts';
import { Service } from '../../../schemas/service.ts';
import { club } from './helpers.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

describe('each limit on both sides', () => {
  it('of nesting', () => {
    expect(clean(nested(DEPTH_MAX))).toEqual(nested(DEPTH_MAX));
    expect(() => clean(nested(DEPTH_MAX + 1))).toThrow(`is nested deeper than ${DEPTH_MAX}`);
  });

  it('of the problems that a report lists: the rest is counted', () => {
    const report = emptyReport('x', false);
    const problems = Array.from({ length: PROBLEMS_MAX }, () => ({ field: 'name', reason: 'is missing' }));
    addProblems(report, 'error', { record: 'r', where: 'w' }, problems);
    expect(report.problemsLeftOut).toBeUndefined();
    addProblems(report, 'error', { record: 'r', where: 'w' }, problems.slice(0, 2));
    expect(report.problems).toHaveLength(PROBLEMS_MAX);
    expect(report.problemsLeftOut).toBe(2);
  });

  it('of the values that a change tells', () => {
    const before = Service.parse(club());
    const changed = (chars: number) => changedFields(before, { ...before, alert: 'x'.repeat(chars) });
    const quotes = 2;
    expect(changed(CHANGE_VALUE_CHARS_MAX - quotes)[0]).toHaveProperty('after');
    expect(changed(CHANGE_VALUE_CHARS_MAX - quotes + 1)).toEqual([{ field: 'alert' }]);
  });

  it('of the bytes of a listing, counted in UTF-8', () => {
    const quotes = 2;
    expect(fitsTheRecord('x'.repeat(LIMITS.listingBytesMax - quotes))).toBe(true);
    expect(fitsTheRecord('x'.repeat(LIMITS.listingBytesMax - quotes + 1))).toBe(false);
    expect(fitsTheRecord('ŵ'.repeat(LIMITS.listingBytesMax / 2))).toBe(false);
  });
});

describe('the exit status', () => {
  it.each([
    [{}, 0],
    [{ read: 2, refused: 1 }, 1],
    [{ read: 2, whole: false }, 1],
    [{ whole: false }, 2],
  ])('of %o is %i', (fields, status) => {
    expect(exitStatus({ ...emptyReport('x', false), ...fields })).toBe(status);
  });

  it('of several sources counts them together', () => {
    const [good, unread] = [
      { ...emptyReport('a', false), read: 1, created: 1 },
      { ...emptyReport('b', false), whole: false },
    ];
    const sum = sumOf([good, unread]);
    expect(sum).toMatchObject({ source: 'a, b', read: 1, created: 1, whole: false });
    expect(exitStatus(sum)).toBe(1);
  });
});
