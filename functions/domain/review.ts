import type { Listing } from '../../schemas/listing.ts';
import type { Directory } from './directory.ts';
import { freshnessOn, nextReview } from './freshness.ts';
import { pagesOf } from './paging.ts';
import { ukDate } from './time/days.ts';

const PAGE = 100;

export interface Reviewed {
  readonly visited: number;
  readonly nowStale: number;
  /** Changed by somebody while we looked; their change has set its own day of review. */
  readonly overtaken: number;
}

/**
 * The daily review. Visits only listings whose day has come (`reviewOn`), notes in their history what passing time
 * has made of them, and sets the next day. Running it twice on one day changes nothing the second time.
 */
export async function reviewDue(
  now: Date,
  { record, log }: Pick<Directory, 'record' | 'log'>,
): Promise<Reviewed> {
  const today = ukDate(now);
  const counts = { visited: 0, nowStale: 0, overtaken: 0 };
  for await (const listings of pagesOf((request) => record.pageDue(today, request), PAGE)) {
    const outcomes = await record.saveListings(
      listings.map((listing) => ({ listing: reviewed(listing, now, today), expected: listing.version })),
    );
    counts.visited += listings.length;
    counts.overtaken += outcomes.filter((outcome) => !outcome.saved).length;
    counts.nowStale += listings.filter(
      (listing) => freshnessOn(listing.service, today).state === 'stale',
    ).length;
  }
  log('info', 'daily review done', counts);
  return counts;
}

function reviewed({ reviewOn: _, ...listing }: Listing, now: Date, today: string): Listing {
  const { state, reason } = freshnessOn(listing.service, today);
  const next = nextReview(listing.service, today);
  return {
    ...listing,
    version: listing.version + 1,
    ...(next === undefined ? {} : { reviewOn: next }),
    change: { at: now.toISOString(), by: { kind: 'review' }, why: `${state}: ${reason}`, fields: [] },
  };
}
