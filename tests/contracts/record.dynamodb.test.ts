import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe } from 'vitest';
import { dynamoChangeFeed } from '../../functions/store/dynamodb/change-feed.ts';
import { ensureTable } from '../../functions/store/dynamodb/ensure-table.ts';
import { createDynamoRecord } from '../../functions/store/dynamodb/record.ts';
import { engines } from '../engines.ts';
import { recordContract } from './record.ts';

const local = {
  endpoint: engines?.dynamodb ?? '',
  region: 'eu-west-2',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

async function open() {
  const table = `record-${randomUUID()}`;
  const base = new DynamoDBClient(local);
  const streams = new DynamoDBStreamsClient(local);
  const client = DynamoDBDocumentClient.from(base);
  await ensureTable(base, table);
  const newRecord = () => createDynamoRecord({ client, table, now: () => new Date() });
  const newFeed = () => dynamoChangeFeed({ client, streams, table, pollMs: 50 });
  return {
    record: newRecord(),
    feed: newFeed(),
    again: async () => newRecord(),
    feedAgain: async () => newFeed(),
    async close() {
      await base.send(new DeleteTableCommand({ TableName: table }));
      base.destroy();
      streams.destroy();
    },
  };
}

describe.skipIf(!engines)('against real DynamoDB', () => recordContract('DynamoDB', open, { runs: 15 }));
