import type { IndexChange, SearchIndex } from '../../domain/ports.ts';
import type { IndexDocument } from '../../domain/search/index-language.ts';
import { Core } from './core.ts';
import { Room, search } from './search.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import { frequencies, similar } from './spelling.ts';
import { pause, runAtOnce, runSlowly, Upkeep } from './upkeep.ts';

export interface MemoryIndex extends SearchIndex {
  /** Writes the index and the position of the change feed that it is at; the file is replaced at once or not at all. */
  saveSnapshot(file: string, position: string): Promise<void>;
  /** Takes the index from the file; undefined, with the index as it was, where the file is missing, damaged or foreign. */
  loadSnapshot(file: string): Promise<{ position: string } | undefined>;
  /** Resolves when the work in the background is done. */
  idle(): Promise<void>;
}

/** A draft is sealed at this many listings. */
const DRAFT_LISTINGS = 1024;
/** The program answers searches again after so many listings were taken in: a millisecond. */
const STEP = 32;
/** Beyond this writes wait for the merging. */
const SEGMENTS_MAX = 24;
/** A rebuild seals drafts of this size. */
const REBUILD_DRAFT = 65_536;

/**
 * The search index in the memory of this process. A write is seen by the next search. Changes that come while
 * the index is rebuilt are applied to the old index and, before the switch, to the new one: none is lost. Removals
 * from before a rebuild are forgotten with the old index.
 */
export function createMemoryIndex({ draftListings = DRAFT_LISTINGS } = {}): MemoryIndex {
  const room = new Room();
  let core = new Core();
  let upkeep = new Upkeep(core);
  let meanwhile: IndexChange[] | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let open = true;

  /** Rebuilds and snapshots wait for one another. */
  function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const result = last.then(job);
    last = result.catch(() => undefined);
    return result;
  }

  /** Seals the draft when it is full; waits for the work in the background when that falls behind. */
  async function makeRoom(target: Core, keeper: Upkeep): Promise<void> {
    if (target.draft.count < draftListings) return;
    if (target.segments.length < SEGMENTS_MAX) return runAtOnce(target.seal());
    keeper.start();
    await keeper.idle();
  }

  async function apply(changes: readonly IndexChange[]) {
    const refused: { id: string; reason: string }[] = [];
    for (const [i, change] of changes.entries()) {
      const fault = core.apply(change);
      if (fault) refused.push(fault);
      else meanwhile?.push(change);
      await makeRoom(core, upkeep);
      if (i % STEP === STEP - 1) await pause();
    }
    upkeep.start();
    return { refused };
  }

  async function switchTo(fresh: Core, keeper: Upkeep): Promise<void> {
    const old = upkeep;
    core = fresh;
    upkeep = keeper;
    meanwhile = undefined;
    await old.stop();
  }

  async function rebuild(documents: AsyncIterable<IndexDocument>) {
    const fresh = new Core();
    const making = new Upkeep(fresh);
    const refused: { id: string; reason: string }[] = [];
    meanwhile = [];
    try {
      let step = 0;
      for await (const put of documents) {
        const fault = fresh.apply({ put });
        if (fault) refused.push(fault);
        if (fresh.draft.count >= REBUILD_DRAFT) {
          await runSlowly(fresh.seal(), () => !open);
          making.start();
          await making.idle();
        }
        if (++step % STEP === 0) await pause();
      }
      await runSlowly(fresh.seal(), () => !open);
      await making.mergeAll();
    } catch (error) {
      meanwhile = undefined;
      throw error;
    }
    const count = fresh.live;
    for (const change of meanwhile) {
      fresh.apply(change);
      await makeRoom(fresh, making);
    }
    await switchTo(fresh, making);
    return { count, refused };
  }

  return {
    apply,
    search: async (query) => search(core, room, query),
    frequencies: async (tokens) => frequencies(core, tokens),
    similar: async (token, limit) => similar(core, token, limit),
    complete: async (words, limit) => core.words.names.complete(words, limit),
    async ids({ offset, limit }) {
      const asked = core;
      const live = await asked.order.live(asked.isLive, pause);
      const ids = Array.from(live.subarray(offset, offset + limit), (slot) => asked.ids.get(slot));
      return { ids, total: live.length };
    },
    rebuild: (documents) => inTurn(() => rebuild(documents)),
    size: async () => core.live,
    ready: async () => open,
    async close() {
      open = false;
      await upkeep.stop();
    },
    saveSnapshot: (file, position) =>
      inTurn(async () => {
        runAtOnce(core.seal());
        await writeSnapshot(core, file, position);
      }),
    loadSnapshot: (file) =>
      inTurn(async () => {
        const loaded = await readSnapshot(file);
        if (!loaded) return undefined;
        await switchTo(loaded.core, new Upkeep(loaded.core));
        return { position: loaded.position };
      }),
    idle: () => upkeep.idle(),
  };
}
