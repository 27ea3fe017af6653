export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The smallest time that at least the share of all times does not exceed (nearest rank). Milliseconds in and out. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(percentile(sorted, share) * 1000) / 1000;
  return { count: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export async function timed<T>(job: () => Promise<T>): Promise<readonly [result: T, milliseconds: number]> {
  const start = performance.now();
  const result = await job();
  return [result, performance.now() - start];
}
