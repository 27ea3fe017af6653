import { Trace } from '../../../schemas/trace.ts';
import type { TraceStore } from '../../domain/ports.ts';
import { checkLimit, fromCursor, toCursor } from '../cursor.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { traceItemKey } from './keys.ts';
import { type Item, justAfter, putItems, query, type Table } from './table.ts';

export interface TracesOptions {
  readonly onBadRow: OnBadRow;
  readonly newMark: () => string;
}

/** One partition a day; the sort key is a random mark, so that nobody can tell in which order people searched. */
export function dynamoTraces(table: Table, { onBadRow, newMark }: TracesOptions): TraceStore {
  const read = (item: Item) => readItem(Trace, String(item.body), 'trace', item.sk);
  return {
    async addTraces(traces) {
      const items = traces.map((trace) => ({
        ...traceItemKey(trace.day, newMark()),
        body: JSON.stringify(trace),
      }));
      await putItems(table, items);
    },
    async pageTraces(day, { limit, cursor }) {
      const scope = `traces ${day}`;
      const [after] = fromCursor(scope, cursor) ?? [];
      const from = after === undefined ? {} : { from: justAfter(String(after)) };
      const items = await query(
        table,
        { partition: traceItemKey(day, '').pk, ...from },
        checkLimit(limit) + 1,
      );
      const kept = items.slice(0, limit);
      const last = kept.at(-1);
      const next = items.length > limit && last ? { next: toCursor(scope, [last.sk]) } : {};
      return { items: readPage(kept, read, onBadRow), ...next };
    },
  };
}
