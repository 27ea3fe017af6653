import type { Core } from './core.ts';
import { emptyRows } from './gather.ts';
import { merge } from './merge.ts';
import type { Postings, Segment } from './rows.ts';

/** Lets what waits run, between steps of about a millisecond. */
export const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

export async function runSlowly<T>(
  steps: Generator<void, T>,
  stopped: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
    if (stopped()) return undefined;
  }
}

export function runAtOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const liveOf = (segment: Segment) => segment.count - segment.deadCount;
const nothing: Postings = { starts: new Uint32Array(1), list: new Uint32Array(0) };
const emptySegment = (): Segment => ({
  ...emptyRows(0, { terms: 0, about: 0, names: 0, places: 0, placeTerms: 0 }),
  tokenPostings: nothing,
  termPostings: nothing,
  grid: { cells: new Uint32Array(0), listings: new Uint32Array(0) },
  deadCount: 0,
});

/** Two neighbours of which the older is less than twice the newer, or one that is mostly dead. So there are few segments. */
function worthMerging(segments: readonly Segment[]): readonly [Segment, Segment] | undefined {
  for (let i = segments.length - 1; i > 0; i--) {
    const [older, newer] = [segments[i - 1]!, segments[i]!];
    if (liveOf(older) < 2 * liveOf(newer)) return [older, newer];
  }
  const mostlyDead = segments.find((segment) => segment.deadCount * 2 > segment.count);
  return mostlyDead && [mostlyDead, emptySegment()];
}

/** Merges segments in the background, one pair at a time. */
export class Upkeep {
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(readonly core: Core) {}

  start(): void {
    if (this.#stopped) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when there is nothing more that is worth merging. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  /** Makes one segment of all. */
  async mergeAll(): Promise<void> {
    this.start();
    await this.idle();
    for (;;) {
      const [older, newer] = this.core.segments.slice(-2);
      if (!older || !newer || this.#stopped) return;
      await this.#merge([older, newer]);
    }
  }

  async #run(): Promise<void> {
    await pause();
    for (;;) {
      const pair = worthMerging(this.core.segments);
      if (!pair || this.#stopped) return;
      await this.#merge(pair);
    }
  }

  async #merge(pair: readonly [Segment, Segment]): Promise<void> {
    this.core.beginMerge(pair);
    const merged = await runSlowly(merge(pair), () => this.#stopped);
    if (merged) this.core.endMerge(pair, merged);
  }
}
