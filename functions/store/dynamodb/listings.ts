import { type Listing, StoredListing } from '../../../schemas/listing.ts';
import type { ListingStore, Page, WriteOutcome } from '../../domain/ports.ts';
import { checkLimit, fromCursor } from '../cursor.ts';
import { isConfidential } from '../history.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { type CheckedWrite, checkWrite } from '../writes.ts';
import { putVersion } from './conditional-put.ts';
import { hideEarlierValues, pageOfHistory } from './history.ts';
import { listingGroups, listingKey, listingListKeys, ownedBy, reviewGroups, reviewKey } from './keys.ts';
import { cut, type List, pageOfItems } from './lists.ts';
import { getItems, HIGHEST, type Item, inParallel, justAfter, query, type Table } from './table.ts';

export interface ListingsOptions {
  readonly now: () => Date;
  readonly onBadRow: OnBadRow;
  /** A new text for every write: tells a repeat of our own write from the write of another. */
  readonly newMark: () => string;
}

const readBody = (body: unknown, pk: unknown) =>
  readItem(StoredListing, String(body), 'listing', String(pk).slice(listingKey('').pk.length));
const readStored = (item: Item) => readBody(item.body, item.pk);

/** Only live ones: an index may be a moment behind the table. */
const readListings = (items: readonly Item[], onBadRow: OnBadRow): Listing[] =>
  readPage(items, readStored, onBadRow).filter((listing) => listing.kind === 'listing');

export function dynamoListings(table: Table, options: ListingsOptions): ListingStore {
  const { onBadRow } = options;
  const page = async (list: List, request: { limit: number; cursor?: string }): Promise<Page<Listing>> => {
    const { items, ...next } = await pageOfItems(table, list, request);
    return { ...next, items: readListings(items, onBadRow) };
  };

  return {
    async getListings(ids) {
      const listings = (await getItems(table, ids.map(listingKey))).map(readStored);
      return new Map(listings.map((listing) => [listing.id, listing]));
    },
    async saveListings(writes) {
      const checked = writes.map(checkWrite);
      const outcomes = new Map<CheckedWrite, WriteOutcome>();
      const byListing = Map.groupBy(checked, ({ listing }) => listing.id);
      await inParallel([...byListing.values()], async (ofOne) => {
        for (const write of ofOne) outcomes.set(write, await put(table, write, options));
      });
      return checked.map((write) => outcomes.get(write) as WriteOutcome);
    },
    pageListings(request) {
      return page({ scope: 'listings', index: 'byGroup', partitions: listingGroups }, request);
    },
    pageOfOrganization(organizationId, request) {
      const partitions = [ownedBy.organization(organizationId)];
      return page({ scope: `organization ${organizationId}`, index: 'byOwner', partitions }, request);
    },
    async pageDue(day, { limit, cursor }) {
      const scope = `due ${day}`;
      const after = fromCursor(scope, cursor);
      const bounds = {
        index: 'byReviewDay' as const,
        to: reviewKey(day, HIGHEST),
        ...(after ? { from: justAfter(String(after[0])) } : {}),
      };
      const ofEachShard = await Promise.all(
        reviewGroups.map((partition) => query(table, { ...bounds, partition }, checkLimit(limit) + 1)),
      );
      const inOrder = ofEachShard.flat().sort((a, b) => (String(a.reviewKey) < String(b.reviewKey) ? -1 : 1));
      const { items, next } = cut(inOrder, limit, scope, (last) => [String(last.reviewKey)]);
      return { items: readListings(await getItems(table, items), onBadRow), ...next };
    },
    history(id, request) {
      return pageOfHistory(table, id, request, onBadRow);
    },
  };
}

async function put(table: Table, write: CheckedWrite, options: ListingsOptions): Promise<WriteOutcome> {
  const { listing, expected, body } = write;
  const at = options.now().getTime();
  const keys = { ...listingKey(listing.id), ...listingListKeys(listing) };
  const item = { ...keys, version: listing.version, at, mark: options.newMark(), body };
  const mayTurn = isConfidential(listing) && expected > 0;

  const outcome = await putVersion(table, item, expected, { wantsBefore: mayTurn });
  if (!outcome.done) {
    const { body, pk } = outcome.current ?? {};
    return { saved: false, current: outcome.current && readBody(body?.S, pk?.S) };
  }
  if (mayTurn && !isConfidential(outcome.before && readBody(outcome.before.body, item.pk))) {
    await hideEarlierValues(table, listing.id, listing.version);
  }
  return { saved: true };
}
