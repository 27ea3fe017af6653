import type { SourceRecord } from '../../../schemas/listing.ts';
import { pagesOf } from '../paging.ts';
import { goneFrom } from './carry.ts';
import type { BatchContext } from './context.ts';
import { listingOf } from './decide.ts';

const PAGE_RECORDS = 500;
const ATTEMPTS = 5;

/**
 * After a whole reading: what the source had and this run did not see has gone from it. The listing stays, with
 * the day on which it was missed, once; that is a reason to doubt it, and no proof that it closed.
 */
export async function markGone(context: BatchContext): Promise<void> {
  const { record, open, run } = context;
  const pages = pagesOf((request) => record.pageSourceRecords(open.source.id, request), PAGE_RECORDS);
  for await (const items of pages)
    await markPage(
      context,
      items.filter((item) => item.run !== run),
    );
}

async function markPage(context: BatchContext, missed: readonly SourceRecord[]): Promise<void> {
  let open = missed;
  for (let attempt = 0; open.length > 0 && attempt < ATTEMPTS; attempt += 1) {
    const listings = await context.record.getListings(open.map((item) => item.listingId));
    const writes = open.flatMap((item) => {
      const current = listings.get(item.listingId);
      if (current?.kind !== 'listing') return [];
      const service = goneFrom(current.service, item.source, item.record, context.today);
      if (!service) return [];
      const why = `no longer in ${context.open.source.name}`;
      const listing = listingOf(context, service, current.service, current.version, why);
      return [{ item, write: { listing, expected: current.version } }];
    });
    const outcomes = await context.record.saveListings(writes.map(({ write }) => write));
    context.report.gone += outcomes.filter((outcome) => outcome.saved).length;
    open = writes.filter((_, index) => !outcomes[index]?.saved).map(({ item }) => item);
  }
}
