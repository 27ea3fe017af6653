import { expect, test } from 'vitest';
import { InvalidInput } from '../../functions/domain/errors.ts';
import { LIMITS } from '../../schemas/limits.ts';
import type { Listing } from '../../schemas/listing.ts';
import { aListing, aService, aTombstone } from '../fixtures/listing.ts';
import { allPages, idsOf, type Use } from './record-opening.ts';

export function writesContract(use: Use): void {
  test('a listing comes back as it was saved', async () => {
    const { record } = use();
    const listing = aListing({ id: 'same' });
    expect(await record.saveListings([{ listing, expected: 0 }])).toEqual([{ saved: true }]);
    expect((await record.getListings(['same'])).get('same')).toEqual(listing);
  });

  test('missing ids are absent, repeated ones are answered once', async () => {
    const { record } = use();
    await record.saveListings([{ listing: aListing({ id: 'here' }), expected: 0 }]);
    const found = await record.getListings(['nowhere', 'here', 'here']);
    expect([...found.keys()]).toEqual(['here']);
    expect((await record.getListings([])).size).toBe(0);
    expect(await record.saveListings([])).toEqual([]);
  });

  test('of two writers on one version exactly one wins, and the other gets the current version', async () => {
    const { record, again } = use();
    const other = await again();
    await record.saveListings([{ listing: aListing({ id: 'contested' }), expected: 0 }]);
    const byName = (name: string) => aListing({ id: 'contested', version: 2, service: aService({ name }) });
    for (const names of [['one', 'two']] as const) {
      const outcomes = await Promise.all([
        record.saveListings([{ listing: byName(names[0]), expected: 1 }]),
        other.saveListings([{ listing: byName(names[1]), expected: 1 }]),
      ]);
      const [won, lost] = outcomes[0][0]?.saved ? [0, 1] : [1, 0];
      const winner = byName(names[won] as string);
      expect(outcomes[won]).toEqual([{ saved: true }]);
      expect(outcomes[lost]).toEqual([{ saved: false, current: winner }]);
      expect((await record.getListings(['contested'])).get('contested')).toEqual(winner);
    }
    await other.close();
  });

  test('two writers who say the same do not both win', async () => {
    const { record, again } = use();
    const other = await again();
    const write = { listing: aListing({ id: 'twins' }), expected: 0 };
    const outcomes = await Promise.all([record.saveListings([write]), other.saveListings([write])]);
    expect(outcomes.flat().filter((outcome) => outcome.saved)).toHaveLength(1);
    await other.close();
  });

  test('a write on a listing that is not there fails, with nothing as its current version', async () => {
    const { record } = use();
    const listing = aListing({ id: 'never-made', version: 4 });
    expect(await record.saveListings([{ listing, expected: 3 }])).toEqual([
      { saved: false, current: undefined },
    ]);
    expect((await record.getListings(['never-made'])).size).toBe(0);
  });

  test('writes of one listing in one call are made in their order', async () => {
    const { record } = use();
    const versions = Array.from({ length: 12 }, (_, n) => aListing({ id: 'in-order', version: n + 1 }));
    const others = Array.from({ length: 12 }, (_, n) => aListing({ id: `between-${n}` }));
    const writes = versions.flatMap((listing, n) => [
      { listing, expected: n },
      { listing: others[n] as Listing, expected: 0 },
    ]);
    const outcomes = await record.saveListings(writes);
    expect(outcomes.every((outcome) => outcome.saved)).toBe(true);
    expect((await record.getListings(['in-order'])).get('in-order')).toEqual(versions.at(-1));
  });

  test('a conflict of one write does not stop the others', async () => {
    const { record } = use();
    await record.saveListings([{ listing: aListing({ id: 'batch-a' }), expected: 0 }]);
    const outcomes = await record.saveListings([
      { listing: aListing({ id: 'batch-b' }), expected: 0 },
      { listing: aListing({ id: 'batch-a' }), expected: 0 },
      { listing: aListing({ id: 'batch-b', version: 2 }), expected: 1 },
      { listing: aListing({ id: 'batch-c' }), expected: 0 },
    ]);
    expect(outcomes.map((outcome) => outcome.saved)).toEqual([true, false, true, true]);
    const found = await record.getListings(['batch-a', 'batch-b', 'batch-c']);
    expect([...found.values()].map((listing) => [listing.id, listing.version]).sort()).toEqual([
      ['batch-a', 1],
      ['batch-b', 2],
      ['batch-c', 1],
    ]);
  });

  test('a version that does not follow the expected one is refused before anything is written', async () => {
    const { record } = use();
    const writes = [
      { listing: aListing({ id: 'good-beside-bad' }), expected: 0 },
      { listing: aListing({ id: 'jumps', version: 3 }), expected: 1 },
    ];
    await expect(record.saveListings(writes)).rejects.toThrow('version 3 of jumps does not follow 1');
    expect((await record.getListings(['good-beside-bad'])).size).toBe(0);
  });

  test('a listing at the size limit is kept, one over it is refused by name', async () => {
    const { record } = use();
    const ofBytes = (bytes: number) => {
      const areas = (fill: number) =>
        [90_000, 90_000, 90_000, fill].map((chars) => ({ extent: 'x'.repeat(chars) }));
      const listing = (fill: number) =>
        aListing({ id: 'large', service: aService({ service_areas: areas(fill) }) });
      return listing(1 + bytes - JSON.stringify(listing(1)).length);
    };
    const over = record.saveListings([{ listing: ofBytes(LIMITS.listingBytesMax + 1), expected: 0 }]);
    await expect(over).rejects.toThrow(InvalidInput);
    const most = ofBytes(LIMITS.listingBytesMax);
    expect(await record.saveListings([{ listing: most, expected: 0 }])).toEqual([{ saved: true }]);
    expect((await record.getListings(['large'])).get('large')).toEqual(most);
  });

  test('a removed listing leaves every list, and its tombstone stops a late update', async () => {
    const { record } = use();
    const organization = { id: 'org-removal', name: 'Removal' };
    const service = aService({ organization });
    const listing = aListing({ id: 'removed', service, reviewOn: '2001-01-01' });
    await record.saveListings([{ listing, expected: 0 }]);
    const tombstone = aTombstone('removed', 2);
    expect(await record.saveListings([{ listing: tombstone, expected: 1 }])).toEqual([{ saved: true }]);

    expect((await record.getListings(['removed'])).get('removed')).toEqual(tombstone);
    expect(idsOf(await allPages((request) => record.pageListings(request), 100))).not.toContain('removed');
    expect((await record.pageOfOrganization('org-removal', { limit: 10 })).items).toEqual([]);
    expect((await record.pageDue('2001-12-31', { limit: 10 })).items).toEqual([]);

    const late = aListing({ id: 'removed', version: 2 });
    expect(await record.saveListings([{ listing: late, expected: 1 }])).toEqual([
      { saved: false, current: tombstone },
    ]);
    const fresh = aListing({ id: 'removed' });
    expect(await record.saveListings([{ listing: fresh, expected: 0 }])).toEqual([
      { saved: false, current: tombstone },
    ]);
  });

  test('a listing is made again over its tombstone', async () => {
    const { record } = use();
    const service = aService({ organization: { id: 'org-again', name: 'Again' } });
    await record.saveListings([{ listing: aListing({ id: 'again', service }), expected: 0 }]);
    await record.saveListings([{ listing: aTombstone('again', 2), expected: 1 }]);
    const back = aListing({ id: 'again', version: 3, service });
    expect(await record.saveListings([{ listing: back, expected: 2 }])).toEqual([{ saved: true }]);
    expect((await record.getListings(['again'])).get('again')).toEqual(back);
    expect((await record.pageOfOrganization('org-again', { limit: 10 })).items).toEqual([back]);
  });

  test('more ids and writes than one engine call takes are answered in order', async () => {
    const { record } = use();
    const listings = Array.from({ length: 260 }, (_, n) => aListing({ id: `many-${n}` }));
    const first = await record.saveListings(listings.map((listing) => ({ listing, expected: 0 })));
    expect(first.every((outcome) => outcome.saved)).toBe(true);
    expect((await record.getListings(listings.map(({ id }) => id))).size).toBe(260);
  });
}
