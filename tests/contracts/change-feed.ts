import { expect, test } from 'vitest';
import { aListing, anOrganization, aSourceRecord, aTombstone } from '../fixtures/listing.ts';
import { delivered, settled, type Use } from './record-opening.ts';

export function changeFeedContract(use: Use, startedAt: number): void {
  test('the feed names every committed write in order per listing, and no refused one', async () => {
    const { record, feed } = use();
    const { notices } = await settled(feed, 5, async () => {
      await record.saveListings([
        { listing: aListing({ id: 'fed-a' }), expected: 0 },
        { listing: aListing({ id: 'fed-b' }), expected: 0 },
      ]);
      await record.saveListings([{ listing: aListing({ id: 'fed-a', version: 2 }), expected: 1 }]);
      await record.saveListings([{ listing: aListing({ id: 'fed-a', version: 2 }), expected: 1 }]);
      await record.saveListings([{ listing: aTombstone('fed-a', 3), expected: 2 }]);
      await record.saveListings([{ listing: aListing({ id: 'fed-b', version: 2 }), expected: 1 }]);
    });
    const versions = (id: string) =>
      notices.filter((notice) => notice.id === id).map(({ version }) => version);
    expect(versions('fed-a')).toEqual([1, 2, 3]);
    expect(versions('fed-b')).toEqual([1, 2]);
    for (const { at } of notices) {
      expect(at).toBeGreaterThanOrEqual(startedAt);
      expect(at).toBeLessThanOrEqual(Date.now());
    }
  });

  test('only listings are in the feed', async () => {
    const { record, feed } = use();
    const { notices } = await settled(feed, 1, async () => {
      await record.saveOrganizations([{ organization: anOrganization('fed-organization'), expected: 0 }]);
      await record.saveSourceRecords([aSourceRecord({ record: 'fed-record' })]);
      await record.saveListings([{ listing: aListing({ id: 'fed-only' }), expected: 0 }]);
    });
    expect(notices.map(({ id }) => id)).toEqual(['fed-only']);
  });

  test('from the tail nothing older comes, and waiting ends when the time is up', async () => {
    const { record, feed } = use();
    await record.saveListings([{ listing: aListing({ id: 'fed-old' }), expected: 0 }]);
    const tail = await feed.tail();
    const before = performance.now();
    const { notices, position } = await feed.read(tail, { limit: 10, waitMs: 300 });
    expect(notices).toEqual([]);
    expect(performance.now() - before).toBeGreaterThan(250);
    await record.saveListings([{ listing: aListing({ id: 'fed-new' }), expected: 0 }]);
    expect((await delivered(feed, position, 1)).notices.map(({ id }) => id)).toEqual(['fed-new']);
  });

  test('a reader that is waiting sees a write of another process soon', async () => {
    const { feed, again } = use();
    const other = await again();
    const tail = await feed.tail();
    const waiting = feed.read(tail, { limit: 10, waitMs: 8_000 });
    const before = performance.now();
    await other.saveListings([{ listing: aListing({ id: 'fed-elsewhere' }), expected: 0 }]);
    const { notices } = await waiting;
    expect(notices.map(({ id }) => id)).toEqual(['fed-elsewhere']);
    expect(performance.now() - before).toBeLessThan(2_000);
    await other.close();
  });

  test('a kept position is taken up by a later process, which misses nothing', async () => {
    const { record, feed, feedAgain } = use();
    const writes = (from: number, to: number) =>
      record.saveListings(
        Array.from({ length: to - from }, (_, n) => ({
          listing: aListing({ id: `kept-${from + n}` }),
          expected: 0,
        })),
      );
    const { position } = await settled(feed, 5, () => writes(0, 5));
    await writes(5, 60);
    const later = await feedAgain();
    const { notices } = await delivered(later, position, 55);
    expect(new Set(notices.map(({ id }) => id))).toEqual(
      new Set(Array.from({ length: 55 }, (_, n) => `kept-${5 + n}`)),
    );
    await later.close();
  });

  test('a small limit carries everything in many reads', async () => {
    const { record, feed } = use();
    let position = await feed.tail();
    const ids = Array.from({ length: 12 }, (_, n) => `small-${n}`);
    await record.saveListings(ids.map((id) => ({ listing: aListing({ id }), expected: 0 })));
    const seen: string[] = [];
    while (seen.length < 12) {
      const answer = await feed.read(position, { limit: 5, waitMs: 2_000 });
      expect(answer.notices.length).toBeLessThanOrEqual(5);
      expect(answer.notices.length).toBeGreaterThan(0);
      seen.push(...answer.notices.map(({ id }) => id));
      position = answer.position;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test('a position of another feed is refused', async () => {
    const { feed } = use();
    for (const position of ['', 'x', '{"a":1}', '-1']) {
      await expect(feed.read(position, { limit: 1, waitMs: 0 })).rejects.toThrow('position');
    }
  });

  test('closing ends a wait', async () => {
    const { feedAgain } = use();
    const feed = await feedAgain();
    const before = performance.now();
    const waiting = feed.read(await feed.tail(), { limit: 1, waitMs: 20_000 });
    await feed.close();
    expect((await waiting).notices).toEqual([]);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
}
