import type { Directory } from '../../directory.ts';
import { pagesOf } from '../../paging.ts';
import type { ChangeNotice, IndexChange, ListingStore } from '../../ports.ts';
import { readEach } from '../../readable.ts';
import { ukDate } from '../../time/days.ts';
import { indexDocument } from './document.ts';

export interface Projected {
  /** Listings that are not in the index as they should be, with the reason. The others are. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
  /** Longest time from commit to searchable among these changes, milliseconds. */
  readonly lagMs: number;
}

const PAGE_LISTINGS = 500;

type Parts = Pick<Directory, 'record' | 'index' | 'now'>;

/**
 * Brings the search index up to the record for the listings that changed. It reads each listing as it is now, so
 * a repeated, late or out-of-order notice does no harm; the index lets the higher version win.
 * Throws where the record or the index does not answer: then nothing is said of any listing.
 */
export async function projectChanges(
  notices: readonly ChangeNotice[],
  { record, index, now }: Parts,
): Promise<Projected> {
  const ids = [...new Set(notices.map((notice) => notice.id))];
  const { found, unread } = await readEach(ids, record);
  const today = ukDate(now());
  const failed = [...unread];
  const changes: IndexChange[] = [];
  for (const [id, stored] of found) {
    try {
      changes.push(
        stored.kind === 'tombstone'
          ? { remove: { id, version: stored.version } }
          : { put: indexDocument(stored, today) },
      );
    } catch (error) {
      failed.push({ id, reason: reasonOf(error) });
    }
  }
  const { refused } = await index.apply(changes);
  const earliest = Math.min(...notices.map((notice) => notice.at));
  return {
    failed: [...failed, ...refused],
    lagMs: notices.length === 0 ? 0 : Math.max(0, now().getTime() - earliest),
  };
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Every live listing as a document, for making the index anew; what cannot be made is told and left out. */
export async function* documentsOf(
  record: Pick<ListingStore, 'pageListings'>,
  today: string,
  setAside: (id: string, reason: string) => void,
) {
  for await (const listings of pagesOf((request) => record.pageListings(request), PAGE_LISTINGS)) {
    for (const listing of listings) {
      try {
        yield indexDocument(listing, today);
      } catch (error) {
        setAside(listing.id, reasonOf(error));
      }
    }
  }
}
