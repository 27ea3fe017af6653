import { describe } from 'vitest';
import { dynamoChangeFeed } from '../../functions/store/dynamodb/change-feed.ts';
import { createDynamoRecord } from '../../functions/store/dynamodb/record.ts';
import { engines } from '../engines.ts';
import { aTable } from '../store/dynamodb.ts';
import { recordContract } from './record.ts';
import { noBadRows } from './record-opening.ts';

async function open() {
  const { table, client, streams, drop } = await aTable();
  const newRecord = () => createDynamoRecord({ client, table, now: () => new Date(), onBadRow: noBadRows });
  const newFeed = () => dynamoChangeFeed({ client, streams, table, pollMs: 50, onBadRow: noBadRows });
  return {
    record: newRecord(),
    feed: newFeed(),
    again: async () => newRecord(),
    feedAgain: async () => newFeed(),
    close: drop,
  };
}

describe.skipIf(!engines)('against real DynamoDB', () => recordContract('DynamoDB', open, { runs: 15 }));
