import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { NotAvailable } from '../../domain/errors.ts';
import type { FeedPosition, ShardPosition } from './feed-position.ts';
import type { StreamRecord } from './notices.ts';
import type { Table } from './table.ts';

export interface ShardRead {
  readonly shard: string;
  readonly records: readonly StreamRecord[];
  readonly position: ShardPosition;
  /** The service forgot records before they were read. */
  readonly trimmed?: true;
}

export interface Stream {
  shards(): Promise<readonly Shard[]>;
  /** The end of a shard at this moment. */
  latest(shard: string): Promise<ShardPosition>;
  read(shard: string, from: ShardPosition, limit: number): Promise<ShardRead>;
}

/** The bound of the service for one call. */
const RECORDS_MAX = 1_000;

/** A shard is read when its parent is read to its end: only so does a listing's order hold. */
export function readableShards(shards: readonly Shard[], position: FeedPosition): string[] {
  const waitsFor = new Set(shards.map(({ ShardId = '' }) => ShardId).filter((id) => !position.get(id)?.done));
  return shards
    .filter(({ ShardId = '', ParentShardId = '' }) => waitsFor.has(ShardId) && !waitsFor.has(ParentShardId))
    .map(({ ShardId = '' }) => ShardId);
}

async function streamArn(table: Table): Promise<string> {
  const { Table: found } = await table.client.send(new DescribeTableCommand({ TableName: table.name }));
  if (found?.LatestStreamArn === undefined) throw new NotAvailable('the table has no stream');
  return found.LatestStreamArn;
}

/** The stream of a table, one shard at a time. Keeps the iterators, which go stale and are made again. */
export async function openStream(client: DynamoDBStreamsClient, table: Table): Promise<Stream> {
  const StreamArn = await streamArn(table);
  /** By shard: the iterator that goes on where its last read ended. */
  const iterators = new Map<string, { readonly of: string; readonly iterator: string }>();

  const make = async (ShardId: string, from: ShardPosition, latest = false): Promise<string> => {
    const type = from.after !== undefined ? 'AFTER_SEQUENCE_NUMBER' : latest ? 'LATEST' : 'TRIM_HORIZON';
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn,
        ShardId,
        ShardIteratorType: type,
        ...(from.after === undefined ? {} : { SequenceNumber: from.after }),
      }),
    );
    return ShardIterator as string;
  };
  const iteratorFor = (shard: string, from: ShardPosition) => {
    const kept = iterators.get(shard);
    if (kept?.of === JSON.stringify(from)) return kept.iterator;
    return from.iterator ?? make(shard, from);
  };

  return {
    async shards() {
      const shards: Shard[] = [];
      let from: string | undefined;
      do {
        const start = from === undefined ? {} : { ExclusiveStartShardId: from };
        const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn, ...start }));
        shards.push(...(StreamDescription?.Shards ?? []));
        from = StreamDescription?.LastEvaluatedShardId;
      } while (from !== undefined);
      return shards;
    },
    async latest(shard) {
      return { iterator: await make(shard, {}, true) };
    },
    async read(shard, from, limit) {
      try {
        const iterator = await iteratorFor(shard, from);
        const request = { ShardIterator: iterator, Limit: Math.min(limit, RECORDS_MAX) };
        const { Records: records = [], NextShardIterator: next } = await client.send(
          new GetRecordsCommand(request),
        );
        const after = records.at(-1)?.dynamodb?.SequenceNumber ?? from.after;
        const reached = after !== undefined ? { after } : next !== undefined ? { iterator: next } : {};
        const position: ShardPosition = next === undefined ? { ...reached, done: true } : reached;
        if (next !== undefined) iterators.set(shard, { of: JSON.stringify(position), iterator: next });
        return { shard, records, position };
      } catch (error) {
        iterators.delete(shard);
        if (error instanceof TrimmedDataAccessException) {
          return { shard, records: [], position: {}, trimmed: true };
        }
        if (!(error instanceof ExpiredIteratorException)) throw error;
        const { iterator: _, ...position } = from;
        return { shard, records: [], position };
      }
    },
  };
}
