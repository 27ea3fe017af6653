import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';

const local = { region: 'eu-west-2', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

describe.skipIf(!engines)('the engines of a test run', () => {
  it('DynamoDB lists its tables', async () => {
    const client = new DynamoDBClient({ ...local, endpoint: engines?.dynamodb ?? '' });
    const { TableNames } = await client.send(new ListTablesCommand({}));
    expect(TableNames).toBeInstanceOf(Array);
    client.destroy();
  });

  it('OpenSearch is the version that is deployed', async () => {
    const response = await fetch(engines?.opensearch ?? '');
    expect(await response.json()).toMatchObject({ version: { number: '2.19.1' } });
  });
});
