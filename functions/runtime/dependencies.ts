import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Directory, Log } from '../domain/directory.ts';
import type { Books, ChangeFeed, Record } from '../domain/ports.ts';
import { createMemoryIndex, type MemoryIndex } from '../search/memory/index.ts';
import { createOpenSearchClient } from '../search/opensearch/client.ts';
import { createOpenSearchIndex, type OpenSearchIndex } from '../search/opensearch/index.ts';
import { dynamoChangeFeed } from '../store/dynamodb/change-feed.ts';
import { ensureTable } from '../store/dynamodb/ensure-table.ts';
import { recordHistory } from '../store/dynamodb/history.ts';
import { createDynamoRecord } from '../store/dynamodb/record.ts';
import type { HistoryStep } from '../store/history.ts';
import { sqliteChangeFeed } from '../store/sqlite/change-feed.ts';
import { openSqliteRecord } from '../store/sqlite/record.ts';
import { type Config, readConfig } from './config.ts';
import { jsonLog, quietLog } from './log.ts';
import { type TraceQueue, traceQueue } from './trace-queue.ts';

/** The parts of a running directory. The only place that makes adapters. */
export interface Dependencies extends Directory {
  readonly config: Config;
  /** Where searches leave what they leave behind. */
  readonly traces: TraceQueue;
  readonly record: Record & Books;
  /** Opens the feed of changes; absent in Lambda, which is given its changes. */
  readonly openFeed: (onGap: () => void) => ChangeFeed;
  /** Writes what history keeps of a change; the record of one machine does so itself. */
  readonly writeHistory: (step: HistoryStep) => Promise<void>;
  /** The same index with what only its own kind can do. */
  readonly engine: { readonly memory: MemoryIndex } | { readonly opensearch: OpenSearchIndex };
  close(): Promise<void>;
}

/** Traces of a second or so are written together: each writing waits for the disk. */
const TRACES_AFTER_MS = 1_000;

export const DATABASE_FILE = 'hereabouts.sqlite';

/** Opens the record and the index that the configuration names. */
export async function openDependencies(
  config: Config = readConfig(),
  log: Log = config.lambda ? jsonLog : quietLog,
): Promise<Dependencies> {
  return config.engines === 'aws' ? openAws(config, log) : openOneMachine(config, log);
}

function openOneMachine(config: Config, log: Log): Dependencies {
  const onBadRow = ({ id, reason }: { id: string; reason: string }) =>
    log('warn', 'a stored record cannot be read and is left out', { id, reason });
  const record = openSqliteRecord(join(config.dataDir, DATABASE_FILE), { now: config.now, onBadRow });
  const memory = createMemoryIndex();
  const traces = traceQueue(record, log, TRACES_AFTER_MS);
  return {
    config,
    traces,
    record,
    postcodes: record,
    areas: record,
    stops: record,
    index: memory,
    engine: { memory },
    now: config.now,
    log,
    writeHistory: async () => {},
    openFeed: () => sqliteChangeFeed(record),
    async close() {
      await traces.close();
      await memory.close();
      await record.close();
    },
  };
}

async function openAws(config: Config, log: Log): Promise<Dependencies> {
  const local = config.dynamodbEndpoint
    ? { endpoint: config.dynamodbEndpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
    : {};
  const client = new DynamoDBClient({ region: config.region, ...local });
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  if (config.dynamodbEndpoint) await ensureTable(client, config.table);
  const onBadRow = ({ id, reason }: { id: string; reason: string }) =>
    log('warn', 'a stored record cannot be read and is left out', { id, reason });
  const record = createDynamoRecord({ client: document, table: config.table, now: config.now, onBadRow });
  const search = createOpenSearchClient({
    node: config.opensearchEndpoint,
    region: config.region,
    sign: config.sign,
  });
  const opensearch = createOpenSearchIndex({ client: search, alias: config.indexAlias });
  // A Lambda stands still once it has answered: there nothing is put off.
  const traces = traceQueue(record, log, config.lambda ? 0 : TRACES_AFTER_MS);
  return {
    config,
    traces,
    record,
    postcodes: record,
    areas: record,
    stops: record,
    index: opensearch,
    engine: { opensearch },
    now: config.now,
    log,
    writeHistory: (step) => recordHistory({ client: document, name: config.table }, step),
    openFeed: (onGap) =>
      dynamoChangeFeed({
        client: document,
        streams: new DynamoDBStreamsClient({ region: config.region, ...local }),
        table: config.table,
        onBadRow,
        onGap,
      }),
    async close() {
      await traces.close();
      await opensearch.close();
      await record.close();
      client.destroy();
    },
  };
}

let opened: Promise<Dependencies> | undefined;

/** The parts of this process, opened once: what a Lambda keeps between its calls. */
export function dependencies(): Promise<Dependencies> {
  opened ??= openDependencies();
  return opened;
}
