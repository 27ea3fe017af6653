import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotAvailable } from '../../functions/domain/errors.ts';
import type { BadRow } from '../../functions/store/parsing.ts';
import { sqliteChangeFeed } from '../../functions/store/sqlite/change-feed.ts';
import { openSqliteRecord } from '../../functions/store/sqlite/record.ts';
import { aListing, anOrganization, aTombstone } from '../fixtures/listing.ts';

let folder: string;
let file: string;
const badRows: BadRow[] = [];
const open = () => openSqliteRecord(file, { now: () => new Date(), onBadRow: (row) => badRows.push(row) });

beforeEach(async () => {
  badRows.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'hereabouts-file-'));
  file = join(folder, 'a', 'new', 'folder', 'record.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

test('the folder is made, and what was saved is there when the file is opened again', async () => {
  const record = open();
  await record.saveListings([{ listing: aListing({ id: 'stays' }), expected: 0 }]);
  await record.close();
  await record.close();
  expect((await stat(file)).isFile()).toBe(true);
  const again = open();
  expect((await again.getListings(['stays'])).get('stays')).toEqual(aListing({ id: 'stays' }));
  await again.close();
});

test('a closed record is not ready', async () => {
  const record = open();
  await record.close();
  expect(await record.ready()).toBe(false);
});

test('a file of a newer version is refused by name, and left as it was', async () => {
  await open().close();
  const database = new DatabaseSync(file);
  const [known] = Object.values(database.prepare('PRAGMA user_version').get() ?? {});
  database.exec('PRAGMA user_version = 1000');
  expect(open).toThrow(NotAvailable);
  expect(open).toThrow('newer version');
  database.exec(`PRAGMA user_version = ${known}`);
  database.close();
  const record = open();
  expect(await record.isEmpty()).toBe(true);
  await record.close();
});

test('a file of an older version is brought up to this one, with what it holds', async () => {
  const before = open();
  await before.saveListings([{ listing: aListing({ id: 'kept' }), expected: 0 }]);
  await before.close();
  const database = new DatabaseSync(file);
  database.exec('DROP TABLE localities; PRAGMA user_version = 2');
  database.close();
  const record = open();
  await record.saveLocalities([
    { code: 'N1', key: 'allendale', name: 'Allendale', point: { lat: 54.9, lon: -2.25 } },
  ]);
  expect(await record.localitiesCalled('allendale')).toHaveLength(1);
  expect((await record.getListings(['kept'])).size).toBe(1);
  await record.close();
});

test('a database of another program is refused, and left as it was', async () => {
  const other = join(folder, 'other.sqlite');
  const database = new DatabaseSync(other);
  database.exec('CREATE TABLE theirs (x)');
  expect(() => openSqliteRecord(other, { now: () => new Date() })).toThrow('another program');
  expect(database.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'theirs' }]);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
  database.close();
});

const corruptions = {
  'cut short': '{"kind":"listing",',
  'of an older shape': JSON.stringify({ ...aListing({ id: 'bad' }), version: 'first' }),
  'about a place at no latitude': JSON.stringify(aListing({ id: 'bad' })).replace('51.618', '151.618'),
};

test.each(Object.entries(corruptions))(
  'a row that is %s is left out of pages and reported, and a read of it alone throws',
  async (_, body) => {
    const record = open();
    const listings = ['a', 'bad', 'c'].map((id) => aListing({ id }));
    await record.saveListings(listings.map((listing) => ({ listing, expected: 0 })));
    record.database.prepare("UPDATE listings SET body = ? WHERE id = 'bad'").run(body);

    const pages = [
      await record.pageListings({ limit: 10 }),
      await record.pageOfOrganization('uplands-community-trust', { limit: 10 }),
      await record.pageDue('2027-01-01', { limit: 10 }),
    ];
    for (const { items } of pages) expect(items.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(badRows.map(({ kind, id }) => `${kind} ${id}`)).toEqual(Array(3).fill('listing bad'));
    expect(JSON.stringify(badRows)).not.toContain('151.618');
    await expect(record.getListings(['a', 'bad'])).rejects.toThrow('the stored listing bad cannot be read');
    expect((await record.getListings(['a', 'c'])).size).toBe(2);
    await record.close();
  },
);

test('a bad row at the end of a page does not end the pages', async () => {
  const record = open();
  const listings = ['a', 'bad', 'c'].map((id) => aListing({ id }));
  await record.saveListings(listings.map((listing) => ({ listing, expected: 0 })));
  record.database.exec("UPDATE listings SET body = '' WHERE id = 'bad'");
  const { items, next = '' } = await record.pageListings({ limit: 2 });
  expect(items.map(({ id }) => id)).toEqual(['a']);
  expect((await record.pageListings({ limit: 2, cursor: next })).items.map(({ id }) => id)).toEqual(['c']);
  await record.close();
});

test('bad history and bad organizations do not hide the others', async () => {
  const record = open();
  await record.saveListings([{ listing: aListing({ id: 'x' }), expected: 0 }]);
  await record.saveListings([{ listing: aTombstone('x', 2), expected: 1 }]);
  const organizations = ['o-1', 'o-2'].map((id) => ({ organization: anOrganization(id), expected: 0 }));
  await record.saveOrganizations(organizations);
  record.database.exec("UPDATE changes SET change = '{}' WHERE version = 1");
  record.database.exec("UPDATE organizations SET body = '[]' WHERE id = 'o-1'");
  expect((await record.history('x', { limit: 5 })).items.map(({ version }) => version)).toEqual([2]);
  expect((await record.pageOrganizations({ limit: 5 })).items.map(({ id }) => id)).toEqual(['o-2']);
  expect(badRows.map(({ kind }) => kind)).toEqual(['history', 'organization']);
  await record.close();
});

test('a listing that cannot be read can turn confidential all the same, with its history hidden', async () => {
  const record = open();
  const change = { ...aListing().change, fields: [{ field: 'description', after: 'at 3 Rose Lane' }] };
  await record.saveListings([{ listing: aListing({ id: 'bad', change }), expected: 0 }]);
  record.database.exec("UPDATE listings SET body = '{}'");
  const service = { ...aListing().service, hereabouts: { confidential: true } };
  const listing = aListing({ id: 'bad', version: 2, service });
  expect(await record.saveListings([{ listing, expected: 1 }])).toEqual([{ saved: true }]);
  expect(JSON.stringify(await record.history('bad', { limit: 5 }))).not.toContain('Rose Lane');
  await record.close();
});

test('a write within a batch that fails leaves nothing of the batch, and the record goes on', async () => {
  const record = open();
  record.database.exec(
    "CREATE TRIGGER full BEFORE INSERT ON changes WHEN new.id = 'breaks' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  );
  const batch = ['before', 'breaks'].map((id) => ({ listing: aListing({ id }), expected: 0 }));
  await expect(record.saveListings(batch)).rejects.toThrow('disk full');
  expect(await record.isEmpty()).toBe(true);
  const [outcome] = await record.saveListings([{ listing: aListing({ id: 'after' }), expected: 0 }]);
  expect(outcome).toEqual({ saved: true });
  await record.close();
});

test('closing the record ends the wait of its feed', async () => {
  const record = open();
  const feed = sqliteChangeFeed(record);
  const waiting = feed.read(await feed.tail(), { limit: 1, waitMs: 20_000 });
  await record.close();
  expect((await waiting).notices).toEqual([]);
});
