import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sqliteChangeFeed } from '../../functions/store/sqlite/change-feed.ts';
import { openSqliteRecord } from '../../functions/store/sqlite/record.ts';
import { aListing } from '../fixtures/listing.ts';

const writer = fileURLToPath(new URL('./sqlite-writer.ts', import.meta.url));
const options = { now: () => new Date() };
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hereabouts-processes-'));
  file = join(folder, 'record.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

const start = (name: string) =>
  spawn(process.execPath, ['--import', 'tsx', writer, file, name], { stdio: ['ignore', 'pipe', 'inherit'] });

/** How many listings the process had acknowledged when it was killed, at least `count`. */
async function killAfter(child: ChildProcess, count: number): Promise<number> {
  if (child.stdout === null) throw new Error('no output to read');
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= count && !child.killed) child.kill('SIGKILL');
  }
  return acknowledged;
}

test('two processes make the file together, write at once, are killed, and nothing acknowledged is lost', async () => {
  const counts = await Promise.all(['a', 'b'].map((name) => killAfter(start(name), 400)));
  const record = openSqliteRecord(file, options);
  for (const [n, name] of ['a', 'b'].entries()) {
    const ids = Array.from({ length: counts[n] as number }, (_, item) => `${name}-${item}`);
    expect(ids.length).toBeGreaterThanOrEqual(400);
    expect((await record.getListings(ids)).size).toBe(ids.length);
  }
  const { items } = await record.pageListings({ limit: 100_000 });
  const feed = sqliteChangeFeed(record);
  const { notices } = await feed.read('0', { limit: 100_000, waitMs: 0 });
  expect(notices.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  const again = { listing: aListing({ id: 'after-the-kill' }), expected: 0 };
  expect(await record.saveListings([again])).toEqual([{ saved: true }]);
  await record.close();
});

test('the feed sees the writes of another process while it writes', async () => {
  const record = openSqliteRecord(file, options);
  const feed = sqliteChangeFeed(record);
  const tail = await feed.tail();
  const child = start('other');
  const { notices } = await feed.read(tail, { limit: 5, waitMs: 20_000 });
  expect(notices.map(({ id }) => id)).toEqual(['other-0', 'other-1', 'other-2', 'other-3', 'other-4']);
  const lagMs = Date.now() - (notices[0]?.at ?? 0);
  expect(lagMs).toBeLessThan(1_000);
  child.stdout?.resume();
  child.kill('SIGKILL');
  await once(child, 'exit');
  await record.close();
});
