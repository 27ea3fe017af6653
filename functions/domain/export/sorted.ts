import type { Listing } from '../../../schemas/listing.ts';
import { pagesOf } from '../paging.ts';
import type { ListingStore } from '../ports.ts';

const PAGE_LISTINGS = 500;

/**
 * Every live listing, by id in the order of code points, whatever order the record keeps. Holds the ids only, so
 * that memory grows by some hundred bytes a listing.
 */
export async function* sortedListings(record: ListingStore): AsyncGenerator<Listing> {
  const ids: string[] = [];
  for await (const listings of pagesOf((request) => record.pageListings(request), PAGE_LISTINGS))
    ids.push(...listings.map((listing) => listing.id));
  ids.sort();
  for (let from = 0; from < ids.length; from += PAGE_LISTINGS) {
    const wanted = ids.slice(from, from + PAGE_LISTINGS);
    const found = await record.getListings(wanted);
    for (const id of wanted) {
      const stored = found.get(id);
      if (stored?.kind === 'listing') yield stored;
    }
  }
}
