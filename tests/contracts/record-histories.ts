import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeNotice } from '../../functions/domain/ports.ts';
import type { StoredListing } from '../../schemas/listing.ts';
import { aChange, aListing, aService, aTombstone } from '../fixtures/listing.ts';
import { allPages, idsOf, settled, type TestedRecord, type Use, versionsOf } from './record-opening.ts';

type Act = 'write' | 'stale' | 'ahead' | 'remove';
interface Step {
  readonly act: Act;
  readonly item: number;
  readonly name: string;
}

const steps = fc.array(
  fc.record<Step>({
    act: fc.constantFrom('write', 'write', 'write', 'stale', 'ahead', 'remove'),
    item: fc.nat({ max: 2 }),
    name: fc.stringMatching(/^[A-Za-zŵŷ'🙂][ -~]{0,20}[a-z]$/u),
  }),
  { minLength: 1, maxLength: 25 },
);

/** The record in a few lines: the last saved item of each id, and every saved version. */
class Model {
  readonly items = new Map<string, StoredListing>();
  readonly saved: { id: string; version: number }[] = [];

  write(listing: StoredListing, expected: number) {
    const current = this.items.get(listing.id);
    if ((current?.version ?? 0) !== expected) return { saved: false, current };
    this.items.set(listing.id, listing);
    this.saved.push({ id: listing.id, version: listing.version });
    return { saved: true };
  }
}

async function play(record: TestedRecord, model: Model, prefix: string, history: readonly Step[]) {
  for (const { act, item, name } of history) {
    const id = `${prefix}-${item}`;
    const version = model.items.get(id)?.version ?? 0;
    const expected = act === 'stale' ? Math.max(0, version - 1) : act === 'ahead' ? version + 1 : version;
    const listing =
      act === 'remove'
        ? aTombstone(id, expected + 1)
        : aListing({ id, version: expected + 1, service: aService({ name }) });
    const [outcome] = await record.saveListings([{ listing, expected }]);
    expect(outcome).toEqual(model.write(listing, expected));
  }
}

/** Versions of one listing in the order in which they first came: later repeats are allowed. */
const firstSeen = (notices: readonly ChangeNotice[], id: string) => [
  ...new Set(notices.filter((notice) => notice.id === id).map((notice) => notice.version)),
];

export function historiesContract(use: Use, runs: number): void {
  test('random histories end as the model says: items, pages, history and feed', {
    timeout: 120_000,
  }, async () => {
    let run = 0;
    const property = fc.asyncProperty(steps, async (history) => {
      run += 1;
      const { record, feed } = use();
      const prefix = `history-${run}`;
      const model = new Model();
      const planned = new Model();
      for (const { act, item } of history) {
        const id = `${prefix}-${item}`;
        const version = planned.items.get(id)?.version ?? 0;
        if (act === 'write' || act === 'remove' || (act === 'stale' && version === 0)) {
          planned.write(aTombstone(id, version + 1), version);
        }
      }
      const { notices } = await settled(feed, planned.saved.length, () =>
        play(record, model, prefix, history),
      );

      const ids = [0, 1, 2].map((item) => `${prefix}-${item}`);
      expect(await record.getListings(ids)).toEqual(model.items);
      const live = ids.filter((id) => model.items.get(id)?.kind === 'listing');
      const paged = idsOf(await allPages((request) => record.pageListings(request), 100));
      expect(paged.filter((id) => id.startsWith(`${prefix}-`)).toSorted()).toEqual(live);
      for (const id of ids) {
        const versions = model.saved.filter((saved) => saved.id === id).map(({ version }) => version);
        expect(firstSeen(notices, id)).toEqual(versions);
        const kept = await allPages((request) => record.history(id, request), 4);
        expect(versionsOf(kept)).toEqual(versions.toReversed());
      }
    });
    await fc.assert(property, { numRuns: runs });
  });
}

const said = (field: string, before: unknown, after: unknown) =>
  aChange({ fields: [{ field, before, after }] });

export function historyContract(use: Use): void {
  test('history is newest first, in pages, and says who, why and what', async () => {
    const { record, feed } = use();
    const change = (n: number) =>
      aChange({ why: `change ${n}`, fields: [{ field: 'name', before: n, after: n + 1 }] });
    await settled(feed, 6, async () => {
      for (let n = 0; n < 5; n += 1) {
        const listing = aListing({ id: 'with-history', version: n + 1, change: change(n) });
        await record.saveListings([{ listing, expected: n }]);
      }
      await record.saveListings([{ listing: aTombstone('with-history', 6), expected: 5 }]);
    });
    const entries = await allPages((request) => record.history('with-history', request), 2);
    expect(versionsOf(entries)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(entries.map(({ removed }) => removed)).toEqual([true, false, false, false, false, false]);
    expect(entries[1]).toEqual({ id: 'with-history', version: 5, removed: false, change: change(4) });
    expect((await record.history('no-history', { limit: 3 })).items).toEqual([]);
  });

  test('a page of history of more than 1 MB is whole', async () => {
    const { record, feed } = use();
    const change = said('description', 'x'.repeat(120_000), 'y'.repeat(120_000));
    await settled(feed, 8, async () => {
      for (let version = 1; version <= 8; version += 1) {
        const listing = aListing({ id: 'much-said', version, change });
        await record.saveListings([{ listing, expected: version - 1 }]);
      }
    });
    const { items, next } = await record.history('much-said', { limit: 8 });
    expect(versionsOf(items)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(next).toBeUndefined();
  });

  test('a listing that turns confidential takes what was said before out of its history', async () => {
    const { record, feed } = use();
    const id = 'refuge';
    const confidential = aService({ hereabouts: { confidential: true } });
    const versions = [
      aListing({ id, change: said('description', undefined, 'at 3 Rose Lane') }),
      aListing({ id, version: 2, change: said('service_areas', 'Rose Lane', 'Swansea') }),
      aListing({
        id,
        version: 3,
        service: confidential,
        change: said('description', 'Rose Lane', 'A refuge'),
      }),
      aListing({ id, version: 4, service: confidential, change: said('name', 'Old', 'New') }),
    ];
    await settled(feed, 4, async () => {
      for (const listing of versions) {
        await record.saveListings([{ listing, expected: listing.version - 1 }]);
      }
    });
    const entries = await allPages((request) => record.history(id, request), 3);
    expect(entries.map((entry) => entry.change.fields)).toEqual([
      [{ field: 'name', before: 'Old', after: 'New' }],
      [{ field: 'description', after: 'A refuge' }],
      [{ field: 'service_areas' }],
      [{ field: 'description' }],
    ]);
    expect(JSON.stringify(entries)).not.toContain('Rose Lane');
  });

  test('a listing that comes back confidential over its tombstone hides what was before', async () => {
    const { record, feed } = use();
    const id = 'refuge-again';
    const confidential = aService({ hereabouts: { confidential: true } });
    await settled(feed, 3, async () => {
      const open = aListing({ id, change: said('description', undefined, 'at 3 Rose Lane') });
      await record.saveListings([{ listing: open, expected: 0 }]);
      await record.saveListings([{ listing: aTombstone(id, 2), expected: 1 }]);
      await record.saveListings([
        { listing: aListing({ id, version: 3, service: confidential }), expected: 2 },
      ]);
    });
    const entries = await allPages((request) => record.history(id, request), 10);
    expect(entries).toHaveLength(3);
    expect(JSON.stringify(entries)).not.toContain('Rose Lane');
  });
}
