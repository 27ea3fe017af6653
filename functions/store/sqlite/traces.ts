import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Trace } from '../../../schemas/trace.ts';
import { NotAvailable } from '../../domain/errors.ts';
import type { TraceStore } from '../../domain/ports.ts';
import { checkLimit, fromCursor, toCursor } from '../cursor.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { BUSY_TIMEOUT_MS, transaction } from './open.ts';
import { pageOf } from './page.ts';

interface TraceRow {
  readonly mark: string;
  readonly body: string;
}

/** The key is a random mark, so that the file does not keep in which order people searched. */
export function sqliteTraces(database: DatabaseSync, onBadRow: OnBadRow): TraceStore {
  const add = database.prepare('INSERT INTO traces (day, mark, body) VALUES (?, ?, ?)');
  const page = database.prepare(
    'SELECT mark, body FROM traces WHERE day = ? AND mark > ? ORDER BY mark LIMIT ?',
  );
  const read = (row: TraceRow) => readItem(Trace, row.body, 'trace', row.mark);

  return {
    async addTraces(traces) {
      if (traces.length === 0) return;
      // A wait for another process's import would be a wait of every search on this thread.
      database.exec('PRAGMA busy_timeout = 0');
      try {
        transaction(database, () => {
          for (const trace of traces) add.run(trace.day, randomUUID(), JSON.stringify(trace));
        });
      } catch (error) {
        throw new NotAvailable(error instanceof Error ? error.message : 'the record is busy');
      } finally {
        database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
      }
    },
    async pageTraces(day, { limit, cursor }) {
      const [mark = ''] = fromCursor(`traces ${day}`, cursor) ?? [];
      const rows = page.all(day, mark, checkLimit(limit) + 1) as unknown as TraceRow[];
      const { kept, next } = pageOf(rows, limit, (last) => toCursor(`traces ${day}`, [last.mark]));
      return { items: readPage(kept, read, onBadRow), ...next };
    },
  };
}
