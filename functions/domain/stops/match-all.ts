import type { Listing } from '../../../schemas/listing.ts';
import { changedFields, fitsTheRecord } from '../changes.ts';
import { nextReview } from '../freshness.ts';
import { canonical } from '../import/json.ts';
import { pagesOf } from '../paging.ts';
import type { ListingStore, StopBook } from '../ports.ts';
import { ukDate } from '../time/days.ts';
import { stopsFor, withStops } from './match.ts';

const PAGE_LISTINGS = 200;
/** How often a listing that somebody else changes at the same time is tried again. */
const ATTEMPTS = 5;

export interface MatchReport {
  listings: number;
  changed: number;
  /** Left as they were: changed by others at every attempt, or too long with their stops. */
  left: number;
}

export interface MatchPorts {
  readonly record: Pick<ListingStore, 'getListings' | 'pageListings' | 'saveListings'>;
  readonly stops: StopBook;
  readonly now: () => Date;
}

/** Brings every listing up to the table of stops. A second run changes nothing. */
export async function matchAllStops(
  ports: MatchPorts,
  onProgress: (report: Readonly<MatchReport>) => void = () => {},
): Promise<MatchReport> {
  const report: MatchReport = { listings: 0, changed: 0, left: 0 };
  const pages = pagesOf((request) => ports.record.pageListings(request), PAGE_LISTINGS);
  for await (const listings of pages) {
    report.listings += listings.length;
    await matchSome(ports, listings, report);
    onProgress(report);
  }
  return report;
}

async function matchSome(ports: MatchPorts, some: readonly Listing[], report: MatchReport): Promise<void> {
  let open = some;
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const found = await stopsFor(
      open.map(({ service }) => service),
      ports.stops,
    );
    const changed = open.flatMap((listing) => {
      const service = withStops(listing.service, found);
      return canonical(service) === canonical(listing.service) ? [] : [next(listing, service, ports.now())];
    });
    const fitting = changed.filter(fitsTheRecord);
    report.left += changed.length - fitting.length;
    const outcomes = await ports.record.saveListings(
      fitting.map((listing) => ({ listing, expected: listing.version - 1 })),
    );
    const lost = outcomes.flatMap((outcome) => (outcome.saved ? [] : [outcome.current]));
    report.changed += outcomes.length - lost.length;
    open = lost.filter((listing) => listing?.kind === 'listing');
    if (attempt < ATTEMPTS) continue;
    report.left += open.length;
    return;
  }
}

function next(before: Listing, service: Listing['service'], now: Date): Listing {
  const reviewOn = nextReview(service, ukDate(now));
  return {
    kind: 'listing',
    id: before.id,
    version: before.version + 1,
    service,
    ...(reviewOn === undefined ? {} : { reviewOn }),
    change: {
      at: now.toISOString(),
      by: { kind: 'feed', name: 'naptan' },
      why: 'stops near its places, from NaPTAN',
      fields: changedFields(before.service, service),
    },
  };
}
