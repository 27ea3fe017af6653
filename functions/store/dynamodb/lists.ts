import type { Page } from '../../domain/ports.ts';
import { type CursorParts, checkLimit, fromCursor, toCursor } from '../cursor.ts';
import { getItems, type Item, justAfter, query, type Table } from './table.ts';
import { INDEXES, type IndexName, KEY } from './table-definition.ts';

export interface List {
  /** What the cursor belongs to. */
  readonly scope: string;
  readonly index?: IndexName;
  /** Read one after the other. */
  readonly partitions: readonly string[];
}

type Request = { limit: number; cursor?: string };

/** A page of what was found with one more than `limit`: the one too many says that there is a next. */
export function cut<T>(found: readonly T[], limit: number, scope: string, after: (last: T) => CursorParts) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, next: more ? { next: toCursor(scope, after(last)) } : {} };
}

/**
 * A page of the items of a list, in the order of the partitions and their sort keys. Where the list is an
 * index, the items are read from the table, and what has gone since the index was written is left out.
 */
export async function pageOfItems(table: Table, list: List, request: Request): Promise<Page<Item>> {
  const { scope, index, partitions } = list;
  const limit = checkLimit(request.limit);
  const [first = 0, after] = fromCursor(scope, request.cursor) ?? [];
  const sort = (index ? INDEXES[index] : KEY).sort;

  const found: { at: number; item: Item }[] = [];
  for (let at = Number(first); at < partitions.length && found.length <= limit; at += 1) {
    const slice = {
      partition: partitions[at] as string,
      ...(index ? { index } : {}),
      ...(at === first && after !== undefined ? { from: justAfter(String(after)) } : {}),
    };
    const items = await query(table, slice, limit + 1 - found.length);
    found.push(...items.map((item) => ({ at, item })));
  }
  const { items, next } = cut(found, limit, scope, ({ at, item }) => [at, String(item[sort])]);
  const kept = items.map(({ item }) => item);
  return { items: index ? await getItems(table, kept) : kept, ...next };
}
