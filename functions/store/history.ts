import type { Change, HistoryEntry, StoredListing } from '../../schemas/listing.ts';

export interface HistoryStep {
  readonly entry: HistoryEntry;
  /** True where every entry before this one must lose the values of its fields. */
  readonly hidesEarlier: boolean;
}

/** Names of fields stay, what they said goes. */
export const withoutValues = (change: Change): Change => ({
  ...change,
  fields: change.fields.map(({ field }) => ({ field })),
});

export const isConfidential = (listing: StoredListing | undefined): boolean =>
  listing?.kind === 'listing' && listing.service.hereabouts?.confidential === true;

/**
 * What history keeps of a write. When a listing turns confidential, what was said before may name the place
 * (a description, an area), so the values before that moment are hidden for good, its own `before`s included.
 */
export function historyStep(listing: StoredListing, turnsConfidential: boolean): HistoryStep {
  const change = turnsConfidential
    ? { ...listing.change, fields: listing.change.fields.map(({ before: _, ...kept }) => kept) }
    : listing.change;
  const entry = { id: listing.id, version: listing.version, removed: listing.kind === 'tombstone', change };
  return { entry, hidesEarlier: turnsConfidential };
}
