import { z } from 'zod';
import { Id, Instant, IsoDate, Name, shortText } from './common.ts';
import { LIMITS } from './limits.ts';
import { Organization, Service } from './service.ts';

export const Version = z.number().int().min(1);

/** Who made a change, never a client: an import, a named editor, the daily review. */
export const Actor = z.strictObject({
  kind: z.enum(['feed', 'editor', 'organisation', 'link-worker', 'review', 'system']),
  name: Name.optional(),
});
export type Actor = z.infer<typeof Actor>;

/**
 * One change of one listing. `fields` are the top-level fields of the service that differ; places are named
 * without their values, so that history never gives an address away.
 */
export const Change = z.strictObject({
  at: Instant,
  by: Actor,
  why: shortText(LIMITS.shortTextChars),
  fields: z
    .array(
      z.strictObject({
        field: shortText(100),
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    )
    .max(100),
});
export type Change = z.infer<typeof Change>;

/** The unit that is found, updated, confirmed and flagged, as the record keeps it. */
export const Listing = z.strictObject({
  kind: z.literal('listing'),
  id: Id,
  version: Version,
  service: Service,
  /** The next day on which passing time alone could change what we believe of it. */
  reviewOn: IsoDate.optional(),
  change: Change,
});
export type Listing = z.infer<typeof Listing>;

/** What stays of a removed listing, so that a late update cannot bring it back. */
export const Tombstone = z.strictObject({
  kind: z.literal('tombstone'),
  id: Id,
  version: Version,
  change: Change,
});
export type Tombstone = z.infer<typeof Tombstone>;

export const StoredListing = z.discriminatedUnion('kind', [Listing, Tombstone]);
export type StoredListing = z.infer<typeof StoredListing>;

export const HistoryEntry = z.strictObject({
  id: Id,
  version: Version,
  removed: z.boolean(),
  change: Change,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const StoredOrganization = z.strictObject({
  id: Id,
  version: Version,
  organization: Organization,
  change: Change,
});
export type StoredOrganization = z.infer<typeof StoredOrganization>;

/** What an import last read of one record of one source: why a second run changes nothing. */
export const SourceRecord = z.strictObject({
  source: shortText(LIMITS.urlChars),
  record: shortText(LIMITS.urlChars),
  listingId: Id,
  /** Hash of the whole record as mapped, and of each top-level field, for a three-way merge. */
  hash: shortText(64),
  fields: z.record(z.string(), z.string()),
  seenOn: IsoDate,
  /** The run that last saw it. */
  run: shortText(64),
});
export type SourceRecord = z.infer<typeof SourceRecord>;
