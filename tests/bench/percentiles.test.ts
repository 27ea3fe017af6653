import { describe, expect, it } from 'vitest';
import { percentile, spreadOf } from '../../scripts/bench/percentiles.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('a percentile', () => {
  it('is the smallest time that at least the share does not exceed', () => {
    expect(percentile(upTo(100), 0.5)).toBe(50);
    expect(percentile(upTo(100), 0.95)).toBe(95);
    expect(percentile(upTo(100), 0.99)).toBe(99);
    expect(percentile(upTo(20), 0.99)).toBe(20);
    expect(percentile(upTo(21), 0.95)).toBe(20);
    expect(percentile([7], 0.5)).toBe(7);
  });

  it('does not depend on the order of the times', () => {
    expect(spreadOf([9, 1, 5, 3, 7])).toEqual({ count: 5, p50: 5, p95: 9, p99: 9, max: 9 });
    expect(spreadOf([1, 3, 5, 7, 9])).toEqual(spreadOf([9, 7, 5, 3, 1]));
  });

  it('sorts as numbers, not as texts', () => {
    expect(spreadOf([10, 9, 100]).max).toBe(100);
  });

  it('of nothing is not a number, and no figure', () => {
    expect(spreadOf([]).p50).toBeNaN();
  });
});
