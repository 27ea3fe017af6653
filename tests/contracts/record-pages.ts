import { beforeAll, describe, expect, test } from 'vitest';
import { InvalidInput } from '../../functions/domain/errors.ts';
import { aListing, aService, aTombstone } from '../fixtures/listing.ts';
import { allPages, idsOf, type Use } from './record-opening.ts';

const COUNT = 600;
const idOf = (n: number) => `page-${String(n).padStart(4, '0')}`;
const words = 'Come and mend things in good company, whatever you can or cannot do. '.repeat(30);

const listings = Array.from({ length: COUNT }, (_, n) =>
  aListing({
    id: idOf(n),
    service: aService({
      description: words,
      organization: { id: n % 2 === 0 ? 'org-even' : 'org-odd', name: 'Half of them' },
    }),
    ...(n % 3 === 0
      ? { reviewOn: `2026-0${1 + (n % 9)}-10` }
      : { reviewOn: n % 3 === 1 ? '2027-01-01' : undefined }),
  }),
);

/** Removed at once: they must not be counted. */
const removed = ['page-gone-1', 'page-gone-2'];

export function pagesContract(use: Use): void {
  describe('pages', () => {
    beforeAll(async () => {
      const { record } = use();
      await record.saveListings(listings.map((listing) => ({ listing, expected: 0 })));
      await record.saveListings(removed.map((id) => ({ listing: aListing({ id }), expected: 0 })));
      await record.saveListings(removed.map((id) => ({ listing: aTombstone(id, 2), expected: 1 })));
    });

    test('the listings of this test are more than 1 MB', () => {
      expect(JSON.stringify(listings).length).toBeGreaterThan(1_500_000);
    });

    test.each([7, 100, 599, 600, 601, 5_000])(
      'every live listing comes exactly once, in the same order, with a limit of %i',
      async (limit) => {
        const { record } = use();
        const found = await allPages((request) => record.pageListings(request), limit);
        const ids = idsOf(found);
        expect(ids.toSorted()).toEqual(listings.map(({ id }) => id));
        expect(ids).toEqual(idsOf(await allPages((request) => record.pageListings(request), 250)));
        expect(found.find(({ id }) => id === idOf(42))).toEqual(listings[42]);
      },
    );

    test('no listing is lost from the pages when others change between them', async () => {
      const { record } = use();
      const first = await record.pageListings({ limit: 200 });
      const changing = listings.slice(0, 3).map((listing) => ({ ...listing, version: 2 }));
      await record.saveListings(changing.map((listing) => ({ listing, expected: 1 })));
      const rest = await allPages(
        ({ limit, cursor = first.next as string }) => record.pageListings({ limit, cursor }),
        200,
      );
      expect(new Set([...idsOf(first.items), ...idsOf(rest)]).size).toBe(COUNT);
      const back = changing.map((listing) => ({ ...listing, version: 3 }));
      await record.saveListings(back.map((listing) => ({ listing, expected: 2 })));
    });

    test.each([7, 300, 1_000])('the listings of one organization, with a limit of %i', async (limit) => {
      const { record } = use();
      const found = await allPages((request) => record.pageOfOrganization('org-even', request), limit);
      expect(idsOf(found).toSorted()).toEqual(listings.filter((_, n) => n % 2 === 0).map(({ id }) => id));
      expect((await record.pageOfOrganization('org-none', { limit })).items).toEqual([]);
    });

    test('a listing that moves to another organization leaves the first', async () => {
      const { record } = use();
      const inOrganization = (id: string) => aService({ organization: { id, name: 'One' } });
      const listing = aListing({ id: 'page-moves', service: inOrganization('org-from') });
      await record.saveListings([{ listing, expected: 0 }]);
      const moved = { ...aListing({ id: 'page-moves', version: 2, service: inOrganization('org-to') }) };
      await record.saveListings([{ listing: moved, expected: 1 }]);
      expect((await record.pageOfOrganization('org-from', { limit: 5 })).items).toEqual([]);
      expect((await record.pageOfOrganization('org-to', { limit: 5 })).items).toEqual([moved]);
      await record.saveListings([{ listing: aTombstone('page-moves', 3), expected: 2 }]);
    });

    test.each([1, 13, 1_000])(
      'what is due comes earliest first, up to the day itself, with a limit of %i',
      async (limit) => {
        const { record } = use();
        const due = (day: string) =>
          listings
            .filter(({ reviewOn }) => reviewOn !== undefined && reviewOn <= day)
            .map(({ id, reviewOn }) => `${reviewOn} ${id}`)
            .toSorted();
        for (const day of ['2026-01-09', '2026-01-10', '2026-04-10']) {
          const found = await allPages((request) => record.pageDue(day, request), limit);
          expect(found.map(({ id, reviewOn }) => `${reviewOn} ${id}`)).toEqual(due(day));
        }
        expect(due('2026-01-10').length).toBeGreaterThan(0);
      },
    );

    test('a listing that was reviewed is due on its new day only', async () => {
      const { record } = use();
      const listing = aListing({ id: 'page-due', reviewOn: '2020-05-01' });
      await record.saveListings([{ listing, expected: 0 }]);
      expect(idsOf((await record.pageDue('2020-05-01', { limit: 5 })).items)).toEqual(['page-due']);
      const later = { ...listing, version: 2, reviewOn: '2020-06-01' };
      await record.saveListings([{ listing: later, expected: 1 }]);
      expect((await record.pageDue('2020-05-31', { limit: 5 })).items).toEqual([]);
      expect(idsOf((await record.pageDue('2020-06-01', { limit: 5 })).items)).toEqual(['page-due']);
      await record.saveListings([{ listing: aTombstone('page-due', 3), expected: 2 }]);
    });

    test('a cursor that was changed, cut, invented or given out by another list is refused', async () => {
      const { record } = use();
      const { next = '' } = await record.pageListings({ limit: 10 });
      const { next: ofEven = '' } = await record.pageOfOrganization('org-even', { limit: 10 });
      expect(next).not.toBe('');
      expect(ofEven).not.toBe('');
      const changed = next.slice(0, -1) + (next.endsWith('A') ? 'B' : 'A');
      const pages = [changed, `${next}A`, next.slice(0, -2), '', 'x', 'AAAA', `é${next}`, ofEven].map(
        (cursor) => record.pageListings({ limit: 10, cursor }),
      );
      const foreign = record.pageOfOrganization('org-odd', { limit: 10, cursor: ofEven });
      for (const page of [...pages, foreign]) await expect(page).rejects.toThrow(InvalidInput);
    });

    test('a limit that is no whole number above 0 is refused', async () => {
      const { record } = use();
      for (const limit of [0, -1, 1.5, Number.NaN]) {
        await expect(record.pageListings({ limit })).rejects.toThrow(InvalidInput);
      }
    });
  });
}
