import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { listingKey, listingListKeys, organizationKey } from '../../functions/store/dynamodb/keys.ts';
import { noticesOf } from '../../functions/store/dynamodb/notices.ts';
import { readableShards } from '../../functions/store/dynamodb/stream.ts';
import { TABLE_DEFINITION } from '../../functions/store/dynamodb/table-definition.ts';
import type { StoredListing } from '../../schemas/listing.ts';
import { aChange, aListing, aService, aTombstone } from '../fixtures/listing.ts';

const image = (listing: StoredListing) => {
  const { pk, sk } = listingKey(listing.id);
  return {
    pk: { S: pk },
    sk: { S: sk },
    version: { N: String(listing.version) },
    at: { N: '1700000000000' },
    body: { S: JSON.stringify(listing) },
  };
};
/** As a Lambda event carries it. */
const event = (after: StoredListing, before?: StoredListing): DynamoDBRecord => ({
  eventName: before ? 'MODIFY' : 'INSERT',
  dynamodb: {
    SequenceNumber: '111',
    NewImage: image(after),
    ...(before ? { OldImage: image(before) } : {}),
  },
});
const change = aChange({ fields: [{ field: 'name', before: 'Old', after: 'New' }] });
const confidential = aService({ hereabouts: { confidential: true } });

test('a written listing is a notice and a history entry', () => {
  const listing = aListing({ id: 'a', version: 2, change });
  expect(noticesOf(event(listing, aListing({ id: 'a' })))).toEqual({
    notice: { id: 'a', version: 2, at: 1_700_000_000_000 },
    history: { entry: { id: 'a', version: 2, removed: false, change }, hidesEarlier: false },
  });
  expect(noticesOf(event(aTombstone('a', 3)))?.history?.entry.removed).toBe(true);
});

test('only the write that turns a listing confidential hides what was before', () => {
  const open = aListing({ id: 'a' });
  const turned = aListing({ id: 'a', version: 2, service: confidential, change });
  const still = aListing({ id: 'a', version: 3, service: confidential, change });
  const withoutBefore = { ...change, fields: [{ field: 'name', after: 'New' }] };
  expect(noticesOf(event(turned, open))?.history).toEqual({
    entry: { id: 'a', version: 2, removed: false, change: withoutBefore },
    hidesEarlier: true,
  });
  expect(noticesOf(event(still, turned))?.history?.hidesEarlier).toBe(false);
  expect(noticesOf(event(aListing({ id: 'a', service: confidential })))?.history?.hidesEarlier).toBe(false);
  expect(noticesOf(event(turned, aTombstone('a', 1)))?.history?.hidesEarlier).toBe(true);
});

test('what is no listing as it is now is no notice', () => {
  const { pk, sk } = organizationKey('o');
  const records: DynamoDBRecord[] = [
    {},
    { dynamodb: {} },
    { dynamodb: { NewImage: { pk: { S: pk }, sk: { S: sk } } } },
    { dynamodb: { NewImage: { pk: { S: 'LISTING#a' }, sk: { S: 'HISTORY#0000000000000001' } } } },
    { dynamodb: { NewImage: { pk: { S: 'LISTING#a' }, sk: { S: 'HIDDEN' } } } },
    { eventName: 'REMOVE', dynamodb: { OldImage: image(aListing({ id: 'a' })) } },
  ];
  for (const record of records) expect(noticesOf(record)).toBeUndefined();
});

test('a shard is read once its parent is read to its end', () => {
  const shards = [
    { ShardId: 'grandparent' },
    { ShardId: 'parent', ParentShardId: 'grandparent' },
    { ShardId: 'left', ParentShardId: 'parent' },
    { ShardId: 'right', ParentShardId: 'parent' },
    { ShardId: 'apart', ParentShardId: 'forgotten by the service' },
  ];
  const done = (...ids: string[]) => new Map(ids.map((id) => [id, { done: true as const }]));
  expect(readableShards(shards, new Map())).toEqual(['grandparent', 'apart']);
  expect(readableShards(shards, done('grandparent'))).toEqual(['parent', 'apart']);
  expect(readableShards(shards, done('grandparent', 'parent', 'apart'))).toEqual(['left', 'right']);
  expect(readableShards(shards, done('grandparent', 'parent', 'apart', 'left', 'right'))).toEqual([]);
});

test('every attribute of a key is defined once, and used by the table or an index', () => {
  const names = TABLE_DEFINITION.AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  const used = [TABLE_DEFINITION, ...TABLE_DEFINITION.GlobalSecondaryIndexes].flatMap(({ KeySchema }) =>
    KeySchema.map(({ AttributeName }) => AttributeName),
  );
  expect(names.toSorted()).toEqual(used.toSorted());
  expect(new Set(names).size).toBe(names.length);
});

test('lists are spread over their partitions', () => {
  const groups = Array.from(
    { length: 400 },
    (_, n) => listingListKeys(aListing({ id: `listing-${n}` })).group,
  );
  const sizes = [...Map.groupBy(groups, (group) => group).values()].map(({ length }) => length);
  expect(sizes).toHaveLength(16);
  expect(Math.max(...sizes)).toBeLessThan(60);
});
