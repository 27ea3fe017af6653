import { setTimeout as sleep } from 'node:timers/promises';
import { editService } from '../../functions/domain/edit.ts';
import { EMPTY_QUERY } from '../../functions/domain/search/index-language.ts';
import { tokensFor } from '../../functions/domain/search/words/token-groups.ts';
import type { Dependencies } from '../../functions/runtime/dependencies.ts';
import { madeUpName } from './generated-services.ts';
import { type Spread, spreadOf } from './percentiles.ts';

const EDITOR = { kind: 'editor', name: 'benchmark' } as const;
/** Above every rank that the generator draws, so that no listing holds the word yet. */
const FIRST_NEW_NAME = 1_000_000;
const LOST_AFTER_MS = 30_000;

/**
 * From the call that changes a listing until a search finds it by its new word, by way of the record, its change feed
 * and the projector. Changes come every `everyMs`; the search is asked every `probeMs`.
 */
export async function measureLag(
  parts: Dependencies,
  { changes, everyMs, probeMs }: { changes: number; everyMs: number; probeMs: number },
): Promise<Spread> {
  const { ids } = await parts.index.ids({ offset: 0, limit: changes });
  const waiting = new Map<string, { token: string; since: number }>();
  const times: number[] = [];
  let writing = true;
  const probe = async () => {
    while (writing || waiting.size > 0) {
      for (const id of await foundAmong(parts, waiting)) {
        times.push(performance.now() - (waiting.get(id)?.since ?? Number.NaN));
        waiting.delete(id);
      }
      for (const { since } of waiting.values())
        if (performance.now() - since > LOST_AFTER_MS)
          throw new Error('a change was not found by the search');
      await sleep(probeMs);
    }
  };
  const write = async () => {
    for (const [i, id] of ids.entries()) {
      const word = madeUpName(FIRST_NEW_NAME + i).toLowerCase();
      waiting.set(id, { token: tokensFor(word, 'en')[0] ?? word, since: performance.now() });
      const current = (await parts.record.getListings([id])).get(id);
      if (current?.kind !== 'listing') throw new Error('a listing that the search gave is not in the record');
      const patch = { alternate_name: `Also ${word}` };
      await editService(id, patch, current.version, EDITOR, parts);
      await sleep(everyMs);
    }
    writing = false;
  };
  await Promise.all([write(), probe()]);
  return spreadOf(times);
}

async function foundAmong(
  { index }: Dependencies,
  waiting: ReadonlyMap<string, { token: string }>,
): Promise<readonly string[]> {
  if (waiting.size === 0) return [];
  const alternatives = [...waiting.values()].map(({ token }) => ({ token, weight: 1 }));
  const { hits } = await index.search({
    ...EMPTY_QUERY,
    text: [{ alternatives, weight: 1 }],
    minimumGroups: 1,
    limit: 100,
  });
  return hits.map(({ id }) => id).filter((id) => waiting.has(id));
}
