import { bitsFor, setBit } from './bits.ts';
import type { StringTable } from './strings.ts';

/** The best answers so far, worst on top of a heap. Columns again, so that nothing is made per listing. */
export class Top {
  count = 0;
  readonly #heap: Uint32Array;
  readonly scores: Float64Array;
  /** Squared chord; infinite where there is no distance. */
  readonly distances: Float64Array;
  readonly slots: Uint32Array;
  readonly sources: Uint8Array;
  readonly rows: Uint32Array;
  /** 0: within the circle; n: the n-th way. */
  readonly ways: Uint8Array;
  /** 1 + the number of the place, or 0. */
  readonly places: Uint32Array;
  readonly matches: Uint16Array;

  constructor(
    readonly limit: number,
    readonly groups: number,
    readonly ids: StringTable,
  ) {
    this.#heap = new Uint32Array(limit);
    this.scores = new Float64Array(limit);
    this.distances = new Float64Array(limit);
    this.slots = new Uint32Array(limit);
    this.sources = new Uint8Array(limit);
    this.rows = new Uint32Array(limit);
    this.ways = new Uint8Array(limit);
    this.places = new Uint32Array(limit);
    this.matches = new Uint16Array(limit * groups);
  }

  /** The entry to write the answer to, or -1 where the answer is not among the best. */
  enter(score: number, distance: number, slot: number): number {
    if (this.limit === 0) return -1;
    if (this.count < this.limit) {
      const entry = this.count++;
      this.#write(entry, score, distance, slot);
      this.#rise(entry);
      return entry;
    }
    const worst = this.#heap[0]!;
    if (score < this.scores[worst]!) return -1;
    if (this.#compare(worst, score, distance, slot) <= 0) return -1;
    this.#write(worst, score, distance, slot);
    this.#sink();
    return worst;
  }

  /** Entries, best first. */
  sorted(): number[] {
    const entries = Array.from(this.#heap.subarray(0, this.count));
    return entries.sort((a, b) => this.#order(a, b));
  }

  #write(entry: number, score: number, distance: number, slot: number): void {
    this.scores[entry] = score;
    this.distances[entry] = distance;
    this.slots[entry] = slot;
  }

  /** Below 0 where the entry comes before. */
  #compare(entry: number, score: number, distance: number, slot: number): number {
    if (this.scores[entry]! !== score) return score - this.scores[entry]!;
    if (this.distances[entry]! !== distance) return this.distances[entry]! < distance ? -1 : 1;
    return this.ids.compare(this.slots[entry]!, slot);
  }

  #order(a: number, b: number): number {
    return this.#compare(a, this.scores[b]!, this.distances[b]!, this.slots[b]!);
  }

  #rise(entry: number): void {
    let at = entry;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (this.#order(this.#heap[parent]!, entry) >= 0) break;
      this.#heap[at] = this.#heap[parent]!;
      at = parent;
    }
    this.#heap[at] = entry;
  }

  #sink(): void {
    const entry = this.#heap[0]!;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.count) break;
      if (child + 1 < this.count && this.#order(this.#heap[child + 1]!, this.#heap[child]!) > 0) child++;
      if (this.#order(this.#heap[child]!, entry) <= 0) break;
      this.#heap[at] = this.#heap[child]!;
      at = child;
    }
    this.#heap[at] = entry;
  }
}

/** Takes every answer, and keeps of it only which listing it is: a bit for each slot. */
export class EverySlot extends Top {
  readonly bits: Uint32Array;

  constructor(ids: StringTable, slots: number) {
    super(0, 0, ids);
    this.bits = bitsFor(slots);
  }

  override enter(_score: number, _distance: number, slot: number): number {
    setBit(this.bits, slot);
    return -1;
  }
}
