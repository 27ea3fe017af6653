import type { IndexChange } from '../../domain/ports.ts';
import type { IndexDocument } from '../../domain/search/index-language.ts';
import { hasBit, setBit } from './bits.ts';
import { Draft } from './draft.ts';
import { faultOf } from './fault.ts';
import { Growing } from './growing.ts';
import { IdOrder } from './id-order.ts';
import { GONE, type Merged } from './merge.ts';
import type { Rows, Segment } from './rows.ts';
import { seal } from './seal.ts';
import { StringTable } from './strings.ts';
import { Words } from './words.ts';

/** Where a listing is: the number of its holder times 2^27, plus its row. The draft's number is 0. */
const ROW_BITS = 27;
const NOWHERE = 0xffffffff;
const HOLDERS_MAX = 31;

/** The listings, and which version of each was seen last. Everything here happens at once; `Upkeep` does the slow work. */
export class Core {
  draft = new Draft();
  /** Oldest first. A segment's number is its place in `numbers`. */
  segments: readonly Segment[] = [];
  readonly #numbers: (Segment | undefined)[] = [];
  live = 0;
  readonly order: IdOrder;
  /** By the number of the id: where its live listing is. */
  readonly #places = Growing.of(Uint32Array);
  /** Rows that died in a segment while it was being merged. */
  #merging: { readonly of: readonly Segment[]; readonly died: [Segment, number][] } | undefined;

  constructor(
    readonly words = new Words(),
    readonly ids = new StringTable(),
    /** By the number of the id. A removal is a version. */
    readonly versions = Growing.of(Float64Array),
  ) {
    this.order = new IdOrder(ids);
    for (let slot = 0; slot < versions.length; slot++) this.#places.push(NOWHERE);
  }

  /** Answers why the change cannot be, or undefined. */
  apply(change: IndexChange): { id: string; reason: string } | undefined {
    if ('remove' in change) {
      const { id, version } = change.remove;
      if (!id) return { id, reason: 'id is empty' };
      this.#supersede(id, version);
      return undefined;
    }
    const reason = faultOf(change.put);
    if (reason) return { id: change.put.id, reason };
    this.#put(change.put);
    return undefined;
  }

  #put(document: IndexDocument): void {
    const slot = this.#supersede(document.id, document.version);
    if (slot < 0) return;
    this.#places.array[slot] = this.draft.append(document, slot, this.words);
    this.live++;
    this.order.changed();
  }

  /** Takes the older version away; -1 where this version is not newer. */
  #supersede(id: string, version: number): number {
    const slot = this.ids.add(id);
    if (slot === this.versions.length) {
      this.versions.push(0); // below every version
      this.#places.push(NOWHERE);
    }
    if (version <= this.versions.array[slot]!) return -1;
    this.versions.array[slot] = version;
    this.#kill(slot);
    return slot;
  }

  #kill(slot: number): void {
    const at = this.#places.array[slot]!;
    if (at === NOWHERE) return;
    this.#places.array[slot] = NOWHERE;
    this.live--;
    this.order.changed();
    const [holder, row] = [at >>> ROW_BITS, at & ((1 << ROW_BITS) - 1)];
    const segment = holder === 0 ? undefined : this.#numbers[holder - 1];
    const rows: Rows = segment ?? this.draft.rows();
    setBit(rows.dead, row);
    if (segment) segment.deadCount++;
    else this.draft.deadCount++;
    for (let i = rows.nameStarts[row]!; i < rows.nameStarts[row + 1]!; i++) {
      this.words.names.release(rows.names[i]!);
    }
    if (segment && this.#merging?.of.includes(segment)) this.#merging.died.push([segment, row]);
  }

  isLive = (slot: number): boolean => this.#places.array[slot] !== NOWHERE;

  /** Turns the draft into a segment; no write may come while the generator runs. */
  *seal(): Generator<void, void> {
    if (this.draft.count === 0) return;
    const segment = yield* seal(this.draft, this.words);
    this.draft = new Draft();
    this.#settle(segment);
    this.segments = [...this.segments, segment];
  }

  beginMerge(of: readonly [Segment, Segment]): void {
    this.#merging = { of, died: [] };
  }

  /** Puts the merged segment where the first of its sources was. */
  endMerge(of: readonly [Segment, Segment], { segment, rows }: Merged): void {
    for (const [source, row] of this.#merging?.died ?? []) {
      const now = rows[source === of[0] ? 0 : 1][row]!;
      if (now === GONE || hasBit(segment.dead, now)) continue;
      setBit(segment.dead, now);
      segment.deadCount++;
    }
    this.#merging = undefined;
    for (const source of of) {
      const number = this.#numbers.indexOf(source);
      if (number >= 0) this.#numbers[number] = undefined;
    }
    this.#settle(segment);
    this.segments = this.segments.flatMap((one) => (one === of[0] ? [segment] : one === of[1] ? [] : [one]));
  }

  /** Adds a segment as it was saved. */
  restore(segment: Segment): void {
    this.#settle(segment);
    this.segments = [...this.segments, segment];
    this.live += segment.count - segment.deadCount;
  }

  #settle(segment: Segment): void {
    const free = this.#numbers.indexOf(undefined);
    const number = free >= 0 ? free : this.#numbers.length;
    if (number >= HOLDERS_MAX) throw new RangeError('too many segments');
    this.#numbers[number] = segment;
    const base = ((number + 1) << ROW_BITS) >>> 0;
    for (let row = 0; row < segment.count; row++) {
      if (!hasBit(segment.dead, row)) this.#places.array[segment.slots[row]!] = base + row;
    }
  }
}
