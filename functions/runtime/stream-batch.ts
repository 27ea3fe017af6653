import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Log } from '../domain/directory.ts';
import type { ChangeNotice } from '../domain/ports.ts';
import type { Projected } from '../domain/projector.ts';
import { noticesOf } from '../store/dynamodb/notices.ts';
import type { HistoryStep } from '../store/history.ts';

export interface StreamWork {
  readonly project: (notices: readonly ChangeNotice[]) => Promise<Projected>;
  readonly writeHistory: (step: HistoryStep) => Promise<void>;
  readonly log: Log;
}

/**
 * A batch of the table's stream: history first, then the index. What fails is answered by its sequence number, so
 * that Lambda tries only from there again and at last sets the record aside in the dead-letter queue.
 */
export async function projectStream(
  event: DynamoDBStreamEvent,
  { project, writeHistory, log }: StreamWork,
): Promise<DynamoDBBatchResponse> {
  const failed = new Set<string>();
  const sequences = new Map<string, string[]>();
  const notices: ChangeNotice[] = [];
  for (const record of event.Records) {
    const sequence = record.dynamodb?.SequenceNumber ?? '';
    const read = noticesOf(record as Parameters<typeof noticesOf>[0]);
    if (!read) continue;
    notices.push(read.notice);
    sequences.set(read.notice.id, [...(sequences.get(read.notice.id) ?? []), sequence]);
    try {
      if (read.bad)
        log('warn', 'a record of the stream cannot be read', { id: read.bad.id, reason: read.bad.reason });
      if (read.history) await writeHistory(read.history);
    } catch (error) {
      log('error', 'history was not written', { id: read.notice.id, reason: String(error) });
      failed.add(sequence);
    }
  }
  const projected = await project(notices);
  for (const { id, reason } of projected.failed) {
    log('error', 'a listing was not projected', { id, reason });
    for (const sequence of sequences.get(id) ?? []) failed.add(sequence);
  }
  log('info', 'projected', { changes: notices.length, failed: failed.size, lagMs: projected.lagMs });
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}
