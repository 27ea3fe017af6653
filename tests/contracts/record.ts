import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aListing, aTombstone } from '../fixtures/listing.ts';
import { changeFeedContract } from './change-feed.ts';
import { organizationsContract, postcodesContract, sourcesContract } from './record-bookkeeping.ts';
import { areasContract, stopsContract, tracesContract } from './record-books.ts';
import { historiesContract, historyContract } from './record-histories.ts';
import type { Opened } from './record-opening.ts';
import { pagesContract } from './record-pages.ts';
import { writesContract } from './record-writes.ts';

/** What every record and its change feed must do. `open` gives an empty one; `runs`: random histories to play. */
export function recordContract(name: string, open: () => Promise<Opened>, { runs }: { runs: number }): void {
  const suite = (part: string, tests: (use: () => Opened) => void) =>
    describe(`${name}: ${part}`, () => {
      let opened: Opened;
      beforeAll(async () => {
        opened = await open();
      });
      afterAll(() => opened?.close());
      tests(() => opened);
    });

  suite('writes', writesContract);
  suite('every list', pagesContract);
  suite('organizations', organizationsContract);
  suite('sources', sourcesContract);
  suite('postcodes', postcodesContract);
  suite('areas', areasContract);
  suite('stops', stopsContract);
  suite('traces', tracesContract);
  suite('history', historyContract);
  suite('random histories', (use) => historiesContract(use, runs));
  suite('change feed', (use) => changeFeedContract(use, Date.now()));
  suite('readiness', (use) => {
    test('an empty record is ready and empty; one that ever held a listing is not empty', async () => {
      const { record } = use();
      expect(await record.ready()).toBe(true);
      expect(await record.isEmpty()).toBe(true);
      await record.saveListings([{ listing: aListing({ id: 'first' }), expected: 0 }]);
      expect(await record.isEmpty()).toBe(false);
      await record.saveListings([{ listing: aTombstone('first', 2), expected: 1 }]);
      expect(await record.isEmpty()).toBe(false);
    });
  });
}
