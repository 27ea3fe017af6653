import type { StringTable } from './strings.ts';

const IDS_PER_STEP = 2_000;
type Pause = () => Promise<void>;

/** The ids of live listings in ascending order: worked out when it is first asked for, then kept by adding what is new. */
export class IdOrder {
  /** Every id that was ever seen, up to `sorted.length`. */
  #sorted = new Uint32Array(0);
  #live: Uint32Array | undefined;

  constructor(readonly ids: StringTable) {}

  changed(): void {
    this.#live = undefined;
  }

  /** Slots of the live listings. Pauses now and then while there is much to sort. */
  async live(isLive: (slot: number) => boolean, pause: Pause): Promise<Uint32Array> {
    while (this.#sorted.length < this.ids.count) await this.#addNew(pause);
    this.#live ??= this.#sorted.filter(isLive);
    return this.#live;
  }

  async #addNew(pause: Pause): Promise<void> {
    const [from, to] = [this.#sorted.length, this.ids.count];
    let runs: Uint32Array[] = [];
    for (let start = from; start < to; start += IDS_PER_STEP) {
      const run = Uint32Array.from({ length: Math.min(IDS_PER_STEP, to - start) }, (_, i) => start + i);
      runs.push(run.sort((a, b) => this.ids.compare(a, b)));
      if (start + IDS_PER_STEP < to) await pause();
    }
    while (runs.length > 1) {
      const merged: Uint32Array[] = [];
      for (let i = 0; i < runs.length; i += 2) {
        const [a, b] = [runs[i]!, runs[i + 1]];
        merged.push(b ? await this.#merge(a, b, pause) : a);
      }
      runs = merged;
    }
    const [added] = runs;
    if (!added || this.#sorted.length !== from) return;
    const all = await this.#merge(this.#sorted, added, pause);
    if (this.#sorted.length === from) this.#sorted = all;
  }

  async #merge(a: Uint32Array, b: Uint32Array, pause: Pause): Promise<Uint32Array<ArrayBuffer>> {
    const into = new Uint32Array(a.length + b.length);
    let [i, j] = [0, 0];
    for (let at = 0; at < into.length; at++) {
      const takeA = j >= b.length || (i < a.length && this.ids.compare(a[i]!, b[j]!) <= 0);
      into[at] = takeA ? a[i++]! : b[j++]!;
      if (at % (IDS_PER_STEP * 10) === IDS_PER_STEP * 10 - 1) await pause();
    }
    return into;
  }
}
