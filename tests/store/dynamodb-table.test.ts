import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dynamoChangeFeed } from '../../functions/store/dynamodb/change-feed.ts';
import { ensureTable } from '../../functions/store/dynamodb/ensure-table.ts';
import { recordHistory } from '../../functions/store/dynamodb/history.ts';
import { historyKey, listingKey } from '../../functions/store/dynamodb/keys.ts';
import { createDynamoRecord } from '../../functions/store/dynamodb/record.ts';
import type { BadRow } from '../../functions/store/parsing.ts';
import { engines } from '../engines.ts';
import { aChange, aListing, anOrganization, aService } from '../fixtures/listing.ts';
import { aTable } from './dynamodb.ts';

describe.skipIf(!engines)('the record in DynamoDB', () => {
  let opened: Awaited<ReturnType<typeof aTable>>;
  let record: ReturnType<typeof createDynamoRecord>;
  const badRows: BadRow[] = [];
  const now = () => new Date();
  const onBadRow = (row: BadRow) => badRows.push(row);

  beforeAll(async () => {
    opened = await aTable();
    record = createDynamoRecord({ ...opened, now, onBadRow });
  });
  beforeEach(() => {
    badRows.length = 0;
  });
  afterAll(() => opened?.drop());

  test('the table is made once, on demand, with a stream of both images', async () => {
    await ensureTable(opened.base, opened.table);
    const { Table } = await opened.base.send(new DescribeTableCommand({ TableName: opened.table }));
    expect(Table?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
    expect(Table?.StreamSpecification?.StreamViewType).toBe('NEW_AND_OLD_IMAGES');
    const projections = Table?.GlobalSecondaryIndexes?.map((index) => index.Projection?.ProjectionType);
    expect(projections).toEqual(['KEYS_ONLY', 'KEYS_ONLY', 'KEYS_ONLY']);
  });

  test('a put that the client repeats because its answer was lost counts as done', async () => {
    const repeating = createDynamoRecord({ ...opened, now, newMark: () => 'the same attempt' });
    const write = { listing: aListing({ id: 'lost-answer' }), expected: 0 };
    expect(await repeating.saveListings([write])).toEqual([{ saved: true }]);
    expect(await repeating.saveListings([write])).toEqual([{ saved: true }]);
    expect(await record.saveListings([write])).toEqual([{ saved: false, current: write.listing }]);
    const organization = { organization: anOrganization('lost-answer'), expected: 0 };
    expect(await repeating.saveOrganizations([organization])).toEqual([true]);
    expect(await repeating.saveOrganizations([organization])).toEqual([true]);
    expect(await record.saveOrganizations([organization])).toEqual([false]);
  });

  test('whether the stops reach a place takes a few reads, not one for each of the 150 cells around it', async () => {
    const stop = (atco: string, lat: number) => ({
      atco,
      name: atco,
      mode: 'bus' as const,
      point: { lat, lon: -4.1 },
    });
    await record.saveStops([stop('NEAR', 52.06), stop('FAR', 52.08)], []);
    let calls = 0;
    opened.client.middlewareStack.add(
      (next) => (args) => {
        calls += 1;
        return next(args);
      },
      { step: 'initialize', name: 'counts' },
    );
    try {
      for (const [lat, expected] of [
        [52.05, true],
        [53.5, false],
      ] as const) {
        calls = 0;
        expect(await record.hasStopWithin({ lat, lon: -4.1 }, 10_000)).toBe(expected);
        // Six wide cells at the most, and the nearest of the cells that they name.
        expect(calls).toBeLessThanOrEqual(expected ? 6 + 3 : 6);
      }
    } finally {
      opened.client.middlewareStack.remove('counts');
    }
  });

  test('more than the 16 MB of one answer are read, in calls for what was left out', async () => {
    const service = aService({
      service_areas: [90_000, 90_000, 90_000].map((chars) => ({ extent: 'x'.repeat(chars) })),
      organization: { id: 'org-large', name: 'Large' },
    });
    const listings = Array.from({ length: 70 }, (_, n) => aListing({ id: `large-${n}`, service }));
    await record.saveListings(listings.map((listing) => ({ listing, expected: 0 })));
    expect((await record.getListings(listings.map(({ id }) => id))).size).toBe(70);
    expect((await record.pageOfOrganization('org-large', { limit: 100 })).items).toHaveLength(70);
  });

  test('an item that cannot be read is left out of pages and reported; alone it throws', async () => {
    const service = aService({ organization: { id: 'org-corrupt', name: 'Corrupt' } });
    const listings = ['ok-1', 'corrupt', 'ok-2'].map((id) => aListing({ id, service }));
    await record.saveListings(listings.map((listing) => ({ listing, expected: 0 })));
    const corrupt = { UpdateExpression: 'SET body = :b', ExpressionAttributeValues: { ':b': '{"kind":' } };
    await opened.client.send(
      new UpdateCommand({ TableName: opened.table, Key: listingKey('corrupt'), ...corrupt }),
    );
    const { items } = await record.pageOfOrganization('org-corrupt', { limit: 10 });
    expect(items.map(({ id }) => id)).toEqual(['ok-1', 'ok-2']);
    expect(badRows).toEqual([{ kind: 'listing', id: 'corrupt', reason: 'not JSON' }]);
    await expect(record.getListings(['corrupt'])).rejects.toThrow(
      'the stored listing corrupt cannot be read',
    );
  });

  test('a corrupt write does not stop the feed: its notice comes, its history is reported', async () => {
    const feed = dynamoChangeFeed({ ...opened, onBadRow, pollMs: 50 });
    const tail = await feed.tail();
    const Item = { ...listingKey('corrupt-write'), version: 1, at: 5, body: '{}' };
    await opened.client.send(new PutCommand({ TableName: opened.table, Item }));
    const { notices } = await feed.read(tail, { limit: 10, waitMs: 5_000 });
    expect(notices).toEqual([{ id: 'corrupt-write', version: 1, at: 5 }]);
    expect(badRows.map(({ id }) => id)).toEqual(['corrupt-write']);
    await feed.close();
  });

  test('history is hidden as soon as a confidential write is acknowledged, before the stream brings it', async () => {
    const table = { client: opened.client, name: opened.table };
    const change = aChange({ fields: [{ field: 'description', after: 'at 3 Rose Lane' }] });
    const entry = (version: number) => ({ id: 'refuge', version, removed: false, change });
    const confidential = aService({ hereabouts: { confidential: true } });
    const history = async () => JSON.stringify(await record.history('refuge', { limit: 10 }));

    await record.saveListings([{ listing: aListing({ id: 'refuge', change }), expected: 0 }]);
    await recordHistory(table, { entry: entry(1), hidesEarlier: false });
    expect(await history()).toContain('Rose Lane');
    await record.saveListings([{ listing: aListing({ id: 'refuge', version: 2, change }), expected: 1 }]);
    const turned = aListing({ id: 'refuge', version: 3, service: confidential });
    await record.saveListings([{ listing: turned, expected: 2 }]);
    expect(await history()).not.toContain('Rose Lane');
    await recordHistory(table, { entry: entry(2), hidesEarlier: false });
    await recordHistory(table, { entry: entry(1), hidesEarlier: false });
    expect(await history()).not.toContain('Rose Lane');
    expect((await record.history('refuge', { limit: 10 })).items.map(({ version }) => version)).toEqual([
      2, 1,
    ]);
  });

  test('the stream hides history too, for a writer that ended before it could, and leaves no value', async () => {
    const table = { client: opened.client, name: opened.table };
    const change = aChange({ fields: [{ field: 'description', after: 'at 3 Rose Lane' }] });
    const entry = (version: number) => ({ id: 'unfinished', version, removed: false, change: aChange() });
    await recordHistory(table, { entry: { ...entry(1), change }, hidesEarlier: false });
    await recordHistory(table, { entry: entry(2), hidesEarlier: true });
    await recordHistory(table, { entry: { ...entry(1), change }, hidesEarlier: false });
    const Key = historyKey('unfinished', 1);
    const { Item } = await opened.client.send(new GetCommand({ TableName: opened.table, Key }));
    expect(Item?.version).toBe(1);
    expect(JSON.stringify(Item)).not.toContain('Rose Lane');
  });

  test('a history entry that comes twice is written once', async () => {
    const table = { client: opened.client, name: opened.table };
    const entry = { id: 'twice', version: 1, removed: false, change: aChange({ why: 'first' }) };
    await recordHistory(table, { entry, hidesEarlier: false });
    const other = { ...entry, change: aChange({ why: 'second' }) };
    await recordHistory(table, { entry: other, hidesEarlier: false });
    expect((await record.history('twice', { limit: 10 })).items).toEqual([entry]);
  });

  test('a record that does not answer is not ready', async () => {
    const elsewhere = createDynamoRecord({ client: opened.client, table: 'no-such-table', now });
    expect(await elsewhere.ready()).toBe(false);
  });
});
