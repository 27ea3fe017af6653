import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Change, type HistoryEntry } from '../../../schemas/listing.ts';
import type { Page } from '../../domain/ports.ts';
import { checkLimit, fromCursor } from '../cursor.ts';
import { type HistoryStep, withoutValues } from '../history.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { hiddenKey, historyKey } from './keys.ts';
import { cut } from './lists.ts';
import { type Item, inParallel, query, type Table } from './table.ts';

/** Sends a conditional write; false where the condition did not hold. */
async function unlessRefused(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Writes what history keeps of one listing write, from the stream. A repeat does nothing. */
export async function recordHistory(table: Table, { entry, hidesEarlier }: HistoryStep): Promise<void> {
  const { id, version, removed, change } = entry;
  const Item = { ...historyKey(id, version), listing: id, version, removed, change: JSON.stringify(change) };
  const condition = 'attribute_not_exists(pk)';
  await unlessRefused(
    table.client.send(new PutCommand({ TableName: table.name, Item, ConditionExpression: condition })),
  );
  if (hidesEarlier) await hideEarlierValues(table, id, version);
}

/**
 * Takes the values out of every entry before a version. The mark it leaves hides those of entries that the
 * stream brings later.
 */
export async function hideEarlierValues(table: Table, id: string, before: number): Promise<void> {
  await unlessRefused(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...hiddenKey(id), hiddenBefore: before },
        ConditionExpression: 'attribute_not_exists(pk) OR hiddenBefore < :before',
        ExpressionAttributeValues: { ':before': before },
      }),
    ),
  );
  const slice = {
    partition: hiddenKey(id).pk,
    from: historyKey(id, 0).sk,
    to: historyKey(id, before - 1).sk,
  };
  const earlier = await query(table, slice, Number.MAX_SAFE_INTEGER);
  await inParallel(
    readPage(earlier, readHistory, () => {}),
    (entry) => hideValues(table, entry),
  );
}

async function hideValues(table: Table, { id, version, change }: HistoryEntry): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: historyKey(id, version),
      UpdateExpression: 'SET #change = :change',
      ExpressionAttributeNames: { '#change': 'change' },
      ExpressionAttributeValues: { ':change': JSON.stringify(withoutValues(change)) },
    }),
  );
}

function readHistory(item: Item): HistoryEntry {
  const id = String(item.listing);
  const change = readItem(Change, String(item.change), 'history', id);
  return { id, version: Number(item.version), removed: item.removed === true, change };
}

async function hiddenBefore(table: Table, id: string): Promise<number> {
  const request = { TableName: table.name, Key: hiddenKey(id), ConsistentRead: true };
  const { Item } = await table.client.send(new GetCommand(request));
  return Number(Item?.hiddenBefore ?? 0);
}

/** A page of the history of one listing, newest first, as far as the stream has brought it. */
export async function pageOfHistory(
  table: Table,
  id: string,
  request: { limit: number; cursor?: string },
  onBadRow: OnBadRow,
): Promise<Page<HistoryEntry>> {
  const scope = `history ${id}`;
  const limit = checkLimit(request.limit);
  const [before = Number.MAX_SAFE_INTEGER] = fromCursor(scope, request.cursor) ?? [];
  const slice = {
    partition: historyKey(id, 0).pk,
    from: historyKey(id, 0).sk,
    to: historyKey(id, Number(before) - 1).sk,
    backwards: true,
  };
  const [found, hidden] = await Promise.all([query(table, slice, limit + 1), hiddenBefore(table, id)]);
  const { items, next } = cut(found, limit, scope, (last) => [Number(last.version)]);
  const entries = readPage(items, readHistory, onBadRow).map((entry) =>
    entry.version < hidden ? { ...entry, change: withoutValues(entry.change) } : entry,
  );
  return { items: entries, ...next };
}
