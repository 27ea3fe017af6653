import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { ChangeFeed } from '../domain/ports.ts';
import { PROJECTION } from '../domain/search/indexed/document.ts';
import { documentsOf } from '../domain/search/indexed/projector.ts';
import { ukDate } from '../domain/time/days.ts';
import type { Dependencies } from './dependencies.ts';
import { readKept, writeKept } from './position-file.ts';

export const SNAPSHOT_FILE = 'index.snapshot';

/** What was kept by another projection, or from other tables, is made anew. */
const MADE_BY = hash('sha256', JSON.stringify(PROJECTION), 'base64url').slice(0, 16);

/** Makes the index anew from the record, while readers see the old one. Answers how many listings it holds. */
export async function makeIndex(
  parts: Pick<Dependencies, 'record' | 'index' | 'now' | 'log'>,
): Promise<{ listings: number }> {
  const setAside = (id: string, reason: string) =>
    parts.log('error', 'a listing was set aside: it is not found by the search', { id, reason });
  const { count, refused } = await parts.index.rebuild(
    documentsOf(parts.record, ukDate(parts.now()), setAside),
  );
  for (const { id, reason } of refused) setAside(id, reason);
  parts.log('info', 'index made from the record', { listings: count });
  return { listings: count };
}

/** Makes the index anew. Returns the position from which to follow. */
export async function rebuildIndex(parts: Dependencies, feed: ChangeFeed): Promise<string> {
  const position = await feed.tail();
  await makeIndex(parts);
  return position;
}

/** Brings the index to where following can begin: from what was kept, where that can be used, else anew. */
export async function startIndex(parts: Dependencies, feed: ChangeFeed): Promise<string> {
  const kept = await keptIndex(parts);
  if (kept === undefined || !(await isBehind(feed, kept))) return rebuildIndex(parts, feed);
  return kept;
}

async function keptIndex({ engine, config, index }: Dependencies): Promise<string | undefined> {
  const kept = await readKept(config.dataDir);
  if (kept?.madeBy !== MADE_BY) return undefined;
  if ('memory' in engine) {
    const snapshot = await engine.memory.loadSnapshot(join(config.dataDir, SNAPSHOT_FILE));
    return snapshot?.position === kept.position ? kept.position : undefined;
  }
  const usable = (await engine.opensearch.ensure()) === 'usable' && (await index.size()) > 0;
  return usable ? kept.position : undefined;
}

/** A kept position that the feed has not reached belongs to another record. */
async function isBehind(feed: ChangeFeed, position: string): Promise<boolean> {
  const tail = await feed.tail();
  return !(/^\d+$/.test(tail) && /^\d+$/.test(position)) || Number(position) <= Number(tail);
}

/** Keeps what spares the next start from making the index anew. */
export async function keepIndex({ engine, config }: Dependencies, position: string): Promise<void> {
  if ('memory' in engine) await engine.memory.saveSnapshot(join(config.dataDir, SNAPSHOT_FILE), position);
  await writeKept(config.dataDir, { position, madeBy: MADE_BY });
}
