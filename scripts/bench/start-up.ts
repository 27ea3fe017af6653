import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../functions/runtime/config.ts';
import { openDependencies } from '../../functions/runtime/dependencies.ts';
import { SNAPSHOT_FILE, startIndex } from '../../functions/runtime/start-index.ts';
import { createMemoryIndex } from '../../functions/search/memory/index.ts';
import { timed } from './percentiles.ts';

export interface Memory {
  readonly rssBytes: number;
  /** What the typed arrays of the index take. */
  readonly arraysBytes: number;
  readonly heapBytes: number;
}

/** After a collection of what nobody holds any more. */
export function memoryNow(): Memory {
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, arrayBuffers, heapUsed } = process.memoryUsage();
  return { rssBytes: rss, arraysBytes: arrayBuffers, heapBytes: heapUsed };
}

export interface Start {
  readonly milliseconds: number;
  readonly listings: number;
  readonly memory: Memory;
}

/** The start of a directory on an existing record: `kept` with its snapshot, else the index is made anew. */
export async function measureStart(task: {
  readonly environment: Readonly<Record<string, string>>;
  readonly kept: boolean;
}): Promise<Start> {
  const config = readConfig(task.environment);
  if (!task.kept)
    for (const file of [SNAPSHOT_FILE, 'followed-to.json'])
      await rm(join(config.dataDir, file), { force: true });
  const parts = await openDependencies(config);
  const feed = parts.openFeed(() => undefined);
  try {
    const [, milliseconds] = await timed(() => startIndex(parts, feed));
    return { milliseconds, listings: await parts.index.size(), memory: memoryNow() };
  } finally {
    await feed.close();
    await parts.close();
  }
}

/** A snapshot alone, with no record beside it. */
export async function measureSnapshot({ file }: { readonly file: string }): Promise<Start> {
  const index = createMemoryIndex();
  const [loaded, milliseconds] = await timed(() => index.loadSnapshot(file));
  if (!loaded) throw new Error('the snapshot could not be read');
  const listings = await index.size();
  const memory = memoryNow();
  await index.close();
  return { milliseconds, listings, memory };
}
