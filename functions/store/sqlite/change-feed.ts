import { InvalidInput } from '../../domain/errors.ts';
import type { ChangeFeed, ChangeNotice } from '../../domain/ports.ts';
import { checkLimit } from '../cursor.ts';
import type { SqliteRecord } from './record.ts';

/** How often to look for writes of other processes, milliseconds; one look is a step in one index, some 5 µs. */
const POLL_MS = 50;

const AFTER = 'SELECT seq, id, version, at FROM changes WHERE seq > ? ORDER BY seq LIMIT ?';
const LAST = 'SELECT max(seq) AS seq FROM changes';

type ChangeRow = ChangeNotice & { readonly seq: number };

function sequenceOf(position: string): number {
  if (/^\d{1,15}$/.test(position)) return Number(position);
  throw new InvalidInput([{ field: 'position', reason: 'is not one that this feed gave out' }]);
}

/**
 * The change table as a feed; a position is the number of the last change that was delivered. SQLite has one
 * writer at a time, so numbers become visible in their order. Sees writes of its own process at once.
 */
export function sqliteChangeFeed(record: SqliteRecord): ChangeFeed {
  const { database, events } = record;
  const after = database.prepare(AFTER);
  const last = database.prepare(LAST);
  const closing = new AbortController();
  const close = () => closing.abort();
  events.once('closed', close);

  const next = (sequence: number, limit: number) =>
    closing.signal.aborted ? [] : (after.all(sequence, limit) as unknown as ChangeRow[]);

  return {
    async tail() {
      return String((last.get() as { seq: number | null }).seq ?? 0);
    },
    async read(position, { limit, waitMs }) {
      const sequence = sequenceOf(position);
      const giveUpAt = performance.now() + waitMs;
      let rows = next(sequence, checkLimit(limit));
      while (rows.length === 0 && !closing.signal.aborted) {
        const leftMs = giveUpAt - performance.now();
        if (leftMs <= 0) break;
        await somethingWritten(events, Math.min(POLL_MS, leftMs), closing.signal);
        rows = next(sequence, limit);
      }
      return {
        notices: rows.map(({ id, version, at }) => ({ id, version, at })),
        position: String(rows.at(-1)?.seq ?? sequence),
      };
    },
    async close() {
      events.off('closed', close);
      close();
    },
  };
}

/** Waits for a write of this process, for the time to look for those of others, or for the end. */
function somethingWritten(events: SqliteRecord['events'], ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      events.off('written', done);
      closing.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    events.on('written', done);
    closing.addEventListener('abort', done);
  });
}
