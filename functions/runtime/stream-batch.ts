import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Log } from '../domain/directory.ts';
import type { ChangeNotice } from '../domain/ports.ts';
import type { Projected } from '../domain/search/indexed/projector.ts';
import { noticesOf, type StreamNotice } from '../store/dynamodb/notices.ts';
import { inParallel } from '../store/dynamodb/table.ts';
import type { HistoryStep } from '../store/history.ts';

export interface StreamWork {
  readonly project: (notices: readonly ChangeNotice[]) => Promise<Projected>;
  readonly writeHistory: (step: HistoryStep) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * For so long after its commit a bad record is tried again. A deployment replaces the functions one after the other
 * within seconds, and what the newer one writes the older one may not understand.
 */
export const BAD_RECORD_WAITS_MS = 30_000;
export const SET_ASIDE_MESSAGE =
  'a listing was set aside: the search and the history do not have it as it is';

interface Change extends StreamNotice {
  readonly sequence: string;
}

/**
 * A batch of the table's stream: its history and the index. An engine that is away is thrown, so that Lambda tries
 * the whole batch again until the engine is back. A record that is bad in itself is answered by its sequence number
 * while it is young, so that Lambda tries from there again; then it is set aside in the log, which an alarm watches,
 * and what waits behind it goes on. The record keeps it, and its next version is projected as any other.
 */
export async function projectStream(
  event: DynamoDBStreamEvent,
  { project, writeHistory, now, log }: StreamWork,
): Promise<DynamoDBBatchResponse> {
  const changes = changesOf(event);
  const [written, projected] = await Promise.allSettled([
    historyOf(changes, writeHistory),
    project(changes.map(({ notice }) => notice)),
  ]);
  if (written.status === 'rejected') throw written.reason;
  if (projected.status === 'rejected') throw projected.reason;

  const bad = new Map(changes.flatMap(({ bad }) => (bad ? [[bad.id, bad.reason] as const] : [])));
  for (const { id, reason } of projected.value.failed) bad.set(id, reason);
  const again = [...bad].filter(([id]) => isYoung(id, changes, now().getTime()));
  for (const [id, reason] of again) {
    log('warn', 'a listing is not projected and is tried again', { id, reason });
    bad.delete(id);
  }
  for (const [id, reason] of bad) log('error', SET_ASIDE_MESSAGE, { id, reason });
  log('info', 'projected', {
    changes: changes.length,
    setAside: bad.size,
    again: again.length,
    lagMs: projected.value.lagMs,
  });
  const ids = new Set(again.map(([id]) => id));
  return {
    batchItemFailures: changes
      .filter(({ notice }) => ids.has(notice.id))
      .map(({ sequence }) => ({ itemIdentifier: sequence })),
  };
}

function changesOf({ Records }: DynamoDBStreamEvent): Change[] {
  return Records.flatMap((record) => {
    const read = noticesOf(record as Parameters<typeof noticesOf>[0]);
    return read ? [{ ...read, sequence: record.dynamodb?.SequenceNumber ?? '' }] : [];
  });
}

/** In order per listing, listings side by side. */
async function historyOf(changes: readonly Change[], write: StreamWork['writeHistory']): Promise<void> {
  const byListing = Map.groupBy(changes, ({ notice }) => notice.id);
  await inParallel([...byListing.values()], async (ofOne) => {
    for (const { history } of ofOne) if (history) await write(history);
  });
}

const isYoung = (id: string, changes: readonly Change[], now: number): boolean =>
  changes.some(({ notice }) => notice.id === id && now - notice.at < BAD_RECORD_WAITS_MS);
