import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteChangeFeed } from '../../functions/store/sqlite/change-feed.ts';
import { openSqliteRecord } from '../../functions/store/sqlite/record.ts';
import { recordContract } from './record.ts';
import { noBadRows } from './record-opening.ts';

const options = { now: () => new Date(), onBadRow: noBadRows };

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'hereabouts-record-'));
  const file = join(folder, 'data', 'record.sqlite');
  const record = openSqliteRecord(file, options);
  return {
    record,
    feed: sqliteChangeFeed(record),
    again: async () => openSqliteRecord(file, options),
    feedAgain: async () => sqliteChangeFeed(record),
    async close() {
      await record.close();
      await rm(folder, { recursive: true });
    },
  };
}

recordContract('SQLite', open, { runs: 150 });
