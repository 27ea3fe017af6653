import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ChangeFeed } from '../../domain/ports.ts';
import { checkLimit } from '../cursor.ts';
import type { OnBadRow } from '../parsing.ts';
import { type FeedPosition, readPosition, writePosition } from './feed-position.ts';
import { recordHistory } from './history.ts';
import { noticesOf, type StreamNotice } from './notices.ts';
import { openStream, readableShards, type ShardRead, type Stream } from './stream.ts';
import { inParallel, type Table } from './table.ts';

export interface DynamoFeedOptions {
  readonly client: DynamoDBDocumentClient;
  readonly streams: DynamoDBStreamsClient;
  readonly table: string;
  readonly onBadRow?: OnBadRow;
  /** Called when records were forgotten (after 24 h) before they were read: the index must be made again. */
  readonly onGap?: () => void;
  /** Between two looks at the stream. The service allows five a second of each shard. */
  readonly pollMs?: number;
}

const POLL_MS = 200;
/** Shards split and close every few hours; the list may be asked for ten times a second. */
const SHARDS_KEPT_MS = 5_000;

/**
 * The table's stream as a feed, for one process that reads all of it, as Lambda does in AWS. Writes history
 * before it gives a notice out, so that both are done when the position is kept.
 */
export function dynamoChangeFeed(options: DynamoFeedOptions): ChangeFeed {
  const { onBadRow = () => {}, onGap = () => {}, pollMs = POLL_MS } = options;
  const table: Table = { client: options.client, name: options.table };
  const closing = new AbortController();
  const { signal } = closing;
  let opened: Promise<Stream> | undefined;
  const stream = () => {
    opened ??= openStream(options.streams, table);
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const shardList = keptFor(SHARDS_KEPT_MS, async () => (await stream()).shards());
  let turn = 0;

  /** One look at every shard that can be read. */
  const look = async (position: FeedPosition, limit: number) => {
    const shards = await shardList.get();
    const readable = readableShards(shards, position);
    turn += 1;
    const some = readable.map((_, n) => readable[(n + turn) % readable.length] as string).slice(0, limit);
    const share = Math.max(1, Math.floor(limit / Math.max(1, some.length)));
    const source = await stream();
    const reads = await inParallel(some, (id) => source.read(id, position.get(id) ?? {}, share));
    if (reads.some((read) => read.position.done)) shardList.forget();
    if (reads.some((read) => read.trimmed)) onGap();
    const ids = new Set(shards.map(({ ShardId }) => ShardId));
    const moved = new Map([...position].filter(([id]) => ids.has(id)));
    for (const read of reads) moved.set(read.shard, read.position);
    const idle = reads.every((read) => read.records.length === 0);
    return { notices: await withHistory(table, reads, onBadRow), position: moved, idle };
  };

  return {
    async tail() {
      const source = await stream();
      const shards = await source.shards();
      const positions = await inParallel(shards, async ({ ShardId = '', SequenceNumberRange: range }) => {
        const closed = range?.EndingSequenceNumber !== undefined;
        return [ShardId, closed ? { done: true as const } : await source.latest(ShardId)] as const;
      });
      return writePosition(new Map(positions));
    },
    async read(from, { limit, waitMs }) {
      checkLimit(limit);
      const giveUpAt = performance.now() + waitMs;
      let position = readPosition(from);
      while (!signal.aborted) {
        const found = await look(position, limit);
        position = found.position;
        const leftMs = giveUpAt - performance.now();
        if (found.notices.length > 0 || leftMs <= 0) {
          return { notices: found.notices.map(({ notice }) => notice), position: writePosition(position) };
        }
        if (found.idle) await sleep(Math.min(pollMs, leftMs), undefined, { signal }).catch(() => undefined);
      }
      return { notices: [], position: writePosition(position) };
    },
    async close() {
      closing.abort();
    },
  };
}

/** The notices of the reads, once their history is written: in order per listing, listings side by side. */
async function withHistory(
  table: Table,
  reads: readonly ShardRead[],
  onBadRow: OnBadRow,
): Promise<StreamNotice[]> {
  const notices = reads.flatMap(({ records }) =>
    records.map(noticesOf).filter((notice) => notice !== undefined),
  );
  const byListing = Map.groupBy(notices, ({ notice }) => notice.id);
  await inParallel([...byListing.values()], async (ofOne) => {
    for (const { history, bad } of ofOne) {
      if (history) await recordHistory(table, history);
      if (bad) onBadRow(bad);
    }
  });
  return notices;
}

/** Asks anew when the last answer is older than `ms`. */
function keptFor<T>(ms: number, ask: () => Promise<T>) {
  let kept: { readonly answer: T; readonly until: number } | undefined;
  return {
    async get(): Promise<T> {
      if (kept === undefined || performance.now() > kept.until) {
        kept = { answer: await ask(), until: performance.now() + ms };
      }
      return kept.answer;
    },
    forget() {
      kept = undefined;
    },
  };
}
