import type { StoredListing } from '../../schemas/listing.ts';
import type { Directory } from './directory.ts';
import { Unreadable } from './errors.ts';
import type { ListingStore } from './ports.ts';

export interface ReadEach {
  readonly found: ReadonlyMap<string, StoredListing>;
  readonly unread: readonly { readonly id: string; readonly reason: string }[];
}

/** One listing that cannot be read must not keep the rest from being read; a record that does not answer is thrown. */
export async function readEach(
  ids: readonly string[],
  record: Pick<ListingStore, 'getListings'>,
): Promise<ReadEach> {
  try {
    return { found: await record.getListings(ids), unread: [] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (ids.length <= 1)
      return { found: new Map(), unread: ids.map((id) => ({ id, reason: error.message })) };
  }
  const each = await Promise.all(ids.map((id) => readEach([id], record)));
  return {
    found: new Map(each.flatMap(({ found }) => [...found])),
    unread: each.flatMap(({ unread }) => unread),
  };
}

/** For lists that people read: what cannot be read is told in the log and left out. */
export async function readableOf(
  ids: readonly string[],
  { record, log }: Pick<Directory, 'record' | 'log'>,
): Promise<ReadEach['found']> {
  const { found, unread } = await readEach(ids, record);
  for (const { id, reason } of unread)
    log('error', 'a listing cannot be read and is left out of a list', { id, reason });
  return found;
}
