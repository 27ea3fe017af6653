import type { Listing, SourceRecord, StoredListing } from '../../../schemas/listing.ts';
import type { Service } from '../../../schemas/service.ts';
import { changedFields, fitsTheRecord, saysOtherwise } from '../changes.ts';
import type { FieldProblem } from '../errors.ts';
import { lastConfirmation, nextReview } from '../freshness.ts';
import type { ListingWrite, PostcodePoint } from '../ports.ts';
import { type StopsByPlace, withStops } from '../stops/match.ts';
import { changedBy, withProvenance } from './carry.ts';
import { withoutPlaces } from './confidential.ts';
import type { BatchContext, ReadEntry } from './context.ts';
import { canonical } from './json.ts';
import { merge } from './merge.ts';
import { isUnplaced, place } from './place.ts';

/** What a record would make of its listing, before its places are looked up. */
export interface Candidate {
  readonly entry: ReadEntry;
  readonly current: StoredListing | undefined;
  /** Absent where an editor removed the listing. */
  readonly service?: Service;
  /** The feed says something that it did not say at its last reading. */
  readonly isNews: boolean;
}

export interface Decision {
  readonly entry: ReadEntry;
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'refused';
  readonly isNews: boolean;
  readonly write?: ListingWrite;
  readonly warnings: readonly FieldProblem[];
  readonly marks: { readonly closed: boolean; readonly placed: boolean; readonly unplaced: boolean };
}

const NO_MARKS = { closed: false, placed: false, unplaced: false };

export function candidateFor(
  { open, today }: BatchContext,
  entry: ReadEntry,
  last: SourceRecord | undefined,
  current: StoredListing | undefined,
): Candidate {
  const isNews = last?.hash !== entry.hash;
  if (current?.kind === 'tombstone') return { entry, current, isNews: false };
  const here = current?.service;
  const joined =
    here === undefined ? entry.service : isNews ? merge(here, entry.service, last, open.source.id) : here;
  const withSource = entry.own ? joined : withProvenance(joined, open.source, entry.service.id, today);
  return { entry, current, service: withoutPlaces(withSource), isNews };
}

/** A candidate whose places have been looked up. */
export interface Placed extends Candidate {
  readonly warnings: readonly FieldProblem[];
}

export function placedIn(candidate: Candidate, loaded: ReadonlyMap<string, PostcodePoint>): Placed {
  if (!candidate.service) return { ...candidate, warnings: [] };
  return { ...candidate, ...place(candidate.service, loaded) };
}

export function decide(
  context: BatchContext,
  { entry, current, service: candidate, isNews, warnings }: Placed,
  stops: StopsByPlace,
): Decision {
  if (!candidate) {
    const reason = 'was removed here, and stays removed';
    return { entry, outcome: 'unchanged', isNews, warnings: [{ field: '', reason }], marks: NO_MARKS };
  }
  const before = current?.kind === 'listing' ? current.service : undefined;
  const read = withStops(candidate, stops);
  const isChanged =
    before !== undefined && isNews && !entry.own && isUnconfirmedChange(before, read, context.today);
  const service = isChanged ? changedBy(read, context.open.source.id, entry.service.id, context.today) : read;
  const marks = {
    closed: service.status === 'defunct' || service.status === 'inactive',
    placed: (service.hereabouts?.placed ?? []).length > 0,
    unplaced: isUnplaced(service),
  };
  if (before && canonical(before) === canonical(service)) {
    return { entry, outcome: 'unchanged', isNews, warnings, marks };
  }
  const listing = listingOf(context, service, before, current?.version ?? 0);
  if (!fitsTheRecord(listing)) {
    const reason = 'is too long as a whole to be kept';
    return { entry, outcome: 'refused', isNews: false, warnings: [{ field: '', reason }], marks: NO_MARKS };
  }
  const write = { listing, expected: current?.version ?? 0 };
  return { entry, outcome: before ? 'changed' : 'created', isNews, write, warnings, marks };
}

/** Something else is said, and nobody has said in the same reading that it is right. */
const isUnconfirmedChange = (before: Service, after: Service, today: string): boolean =>
  saysOtherwise(before, after) &&
  (lastConfirmation(after, today)?.on ?? '') <= (lastConfirmation(before, today)?.on ?? '');

/** The next version of a listing, made by its feed. */
export function listingOf(
  { now, open, today }: Pick<BatchContext, 'now' | 'open' | 'today'>,
  service: Service,
  before: Service | undefined,
  version: number,
  why = `imported from ${open.source.name}`,
): Listing {
  const reviewOn = nextReview(service, today);
  return {
    kind: 'listing',
    id: service.id,
    version: version + 1,
    service,
    ...(reviewOn === undefined ? {} : { reviewOn }),
    change: {
      at: now().toISOString(),
      by: { kind: 'feed', name: open.source.name },
      why,
      fields: changedFields(before, service),
    },
  };
}
