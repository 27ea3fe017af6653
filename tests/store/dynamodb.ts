import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '../../functions/store/dynamodb/ensure-table.ts';
import { engines } from '../engines.ts';

const local = {
  endpoint: engines?.dynamodb ?? '',
  region: 'eu-west-2',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** An empty table of its own in DynamoDB Local, with the clients to use it. */
export async function aTable() {
  const table = `record-${randomUUID()}`;
  const base = new DynamoDBClient(local);
  const streams = new DynamoDBStreamsClient(local);
  const client = DynamoDBDocumentClient.from(base);
  await ensureTable(base, table);
  return {
    table,
    base,
    client,
    streams,
    async drop() {
      await base.send(new DeleteTableCommand({ TableName: table }));
      base.destroy();
      streams.destroy();
    },
  };
}
