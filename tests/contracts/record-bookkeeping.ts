import { expect, test } from 'vitest';
import type { PostcodePoint } from '../../functions/domain/ports.ts';
import { anOrganization, aSourceRecord } from '../fixtures/listing.ts';
import { allPages, type Use } from './record-opening.ts';

export function organizationsContract(use: Use): void {
  test('organizations are saved on their version, read back and paged', async () => {
    const { record } = use();
    const organizations = Array.from({ length: 30 }, (_, n) => anOrganization(`o-${n}`));
    const writes = organizations.map((organization) => ({ organization, expected: 0 }));
    expect(await record.saveOrganizations(writes)).toEqual(Array(30).fill(true));
    expect(
      await record.saveOrganizations([
        { organization: anOrganization('o-1'), expected: 0 },
        { organization: anOrganization('o-2', 2, 'Renamed'), expected: 1 },
        { organization: anOrganization('o-none', 3), expected: 2 },
      ]),
    ).toEqual([false, true, false]);
    const found = await record.getOrganizations(['o-1', 'o-2', 'o-none']);
    expect(found.get('o-1')).toEqual(anOrganization('o-1'));
    expect(found.get('o-2')).toEqual(anOrganization('o-2', 2, 'Renamed'));
    expect(found.size).toBe(2);
    const all = await allPages((request) => record.pageOrganizations(request), 7);
    expect(all.map(({ id }) => id).toSorted()).toEqual(organizations.map(({ id }) => id).toSorted());
  });

  test('an organization whose version does not follow is refused', async () => {
    const { record } = use();
    const write = { organization: anOrganization('o-jump', 3), expected: 0 };
    await expect(record.saveOrganizations([write])).rejects.toThrow('does not follow');
  });
}

export function sourcesContract(use: Use): void {
  test('source records are kept for each source, the last saving holds', async () => {
    const { record } = use();
    const records = Array.from({ length: 130 }, (_, n) => aSourceRecord({ record: `r-${n}` }));
    const elsewhere = aSourceRecord({ source: 'https://other.example.org/', record: 'r-1', hash: 'other' });
    await record.saveSourceRecords([...records, elsewhere]);
    await record.saveSourceRecords([aSourceRecord({ record: 'r-1', hash: 'h2', run: 'run-2' })]);
    await record.saveSourceRecords([]);

    const { source } = aSourceRecord();
    const found = await record.getSourceRecords(source, ['r-1', 'r-129', 'r-none']);
    expect([...found.keys()].toSorted()).toEqual(['r-1', 'r-129']);
    expect(found.get('r-1')).toEqual(aSourceRecord({ record: 'r-1', hash: 'h2', run: 'run-2' }));
    for (const limit of [9, 130, 1_000]) {
      const all = await allPages((request) => record.pageSourceRecords(source, request), limit);
      expect(all.map((item) => item.record).toSorted()).toEqual(
        records.map((item) => item.record).toSorted(),
      );
    }
  });

  test('the last of two savings of one record in one call holds', async () => {
    const { record } = use();
    const twice = ['first', 'second'].map((hash) =>
      aSourceRecord({ record: 'twice', hash, source: 'twice' }),
    );
    await record.saveSourceRecords(twice);
    expect((await record.getSourceRecords('twice', ['twice'])).get('twice')?.hash).toBe('second');
  });

  test('addresses of 2,000 characters are kept apart by their last one', async () => {
    const { record } = use();
    const long = (end: string) => 'é'.repeat(1_999) + end;
    const records = ['a', 'b'].map((end) => aSourceRecord({ source: long(end), record: long(end) }));
    await record.saveSourceRecords(records);
    const found = await record.getSourceRecords(long('a'), [long('a'), long('b')]);
    expect([...found.values()]).toEqual([records[0]]);
  });

  test('the source records behind a listing, of any source, follow it when it is another', async () => {
    const { record } = use();
    const one = aSourceRecord({ source: 'one', listingId: 'shared' });
    const two = aSourceRecord({ source: 'two', listingId: 'shared' });
    await record.saveSourceRecords([one, two]);
    const sources = async (id: string) =>
      (await record.sourceRecordsOf(id)).map(({ source }) => source).toSorted();
    expect(await sources('shared')).toEqual(['one', 'two']);
    await record.saveSourceRecords([{ ...two, listingId: 'parted' }]);
    expect(await sources('shared')).toEqual(['one']);
    expect(await sources('parted')).toEqual(['two']);
    expect(await sources('no-such-listing')).toEqual([]);
  });
}

export function postcodesContract(use: Use): void {
  const lat = (n: number) => 51 + n / 10_000;
  const row = (n: number): PostcodePoint => ({
    postcode: `SA${1 + (n % 9)} ${n % 10}A${String.fromCharCode(65 + (n % 26))}`,
    point: { lat: lat(n), lon: -3.94 },
    precision: 'postcode',
    areas: ['W92000004', 'W06000011'],
  });

  test('postcodes are found however they are written, and answered in their normal form', async () => {
    const { record } = use();
    const closed: PostcodePoint = {
      postcode: 'LS1 3AB',
      point: { lat: 53.799, lon: -1.5503 },
      precision: 'postcode',
      terminated: true,
    };
    const rows = Array.from({ length: 120 }, (_, n) => row(n));
    await record.savePostcodes([...rows, closed]);
    const found = await record.findPostcodes(['ls13ab', ' LS1 3AB ', 'sa1 0aa', 'ZZ1 1ZZ', 'not one', '']);
    expect(found.get('LS1 3AB')).toEqual(closed);
    expect([...found.keys()].toSorted()).toEqual(['LS1 3AB', 'SA1 0AA']);
    expect(found.get('SA1 0AA')).toEqual(row(0));
  });

  test('a postcode that is loaded again moves', async () => {
    const { record } = use();
    const at = (degrees: number): PostcodePoint => ({
      ...row(7),
      postcode: 'TR1 2SH',
      point: { lat: degrees, lon: -5 },
    });
    await record.savePostcodes([at(50.1)]);
    await record.savePostcodes([at(50.2), at(50.3)]);
    expect((await record.findPostcodes(['TR1 2SH'])).get('TR1 2SH')?.point.lat).toBe(50.3);
    await record.savePostcodes([]);
    expect((await record.findPostcodes([])).size).toBe(0);
  });
}
