import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Books, Record as RecordPort } from '../../domain/ports.ts';
import type { OnBadRow } from '../parsing.ts';
import { dynamoAreas } from './areas.ts';
import { listingGroups, listingKey, tombstoneGroups } from './keys.ts';
import { dynamoListings } from './listings.ts';
import { dynamoOrganizations } from './organizations.ts';
import { dynamoPostcodes } from './postcodes.ts';
import { dynamoSourceLedger } from './source-ledger.ts';
import { dynamoStops } from './stops.ts';
import { getItems, query, type Table } from './table.ts';
import { dynamoTraces } from './traces.ts';

export interface DynamoOptions {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: () => Date;
  /** Told of stored items that pages leave out because the schemas no longer understand them. */
  readonly onBadRow?: OnBadRow;
  /** A new text for every write. */
  readonly newMark?: () => string;
}

/** The record in one DynamoDB table. Its history is written from the stream: see `history.ts`. */
export function createDynamoRecord(options: DynamoOptions): RecordPort & Books {
  const { client, now, onBadRow = () => {}, newMark = randomUUID } = options;
  const table: Table = { client, name: options.table };
  const holdsAny = async (groups: readonly string[]) => {
    const ofEach = groups.map((partition) => query(table, { index: 'byGroup', partition }, 1));
    return (await Promise.all(ofEach)).some((items) => items.length > 0);
  };
  return {
    ...dynamoListings(table, { now, onBadRow, newMark }),
    ...dynamoOrganizations(table, { onBadRow, newMark }),
    ...dynamoSourceLedger(table, onBadRow),
    ...dynamoPostcodes(table),
    ...dynamoAreas(table),
    ...dynamoStops(table),
    ...dynamoTraces(table, { onBadRow, newMark }),
    async ready() {
      return getItems(table, [listingKey('none')]).then(
        () => true,
        () => false,
      );
    },
    async isEmpty() {
      return !(await holdsAny(listingGroups)) && !(await holdsAny(tombstoneGroups));
    },
    async close() {
      client.destroy();
    },
  };
}
