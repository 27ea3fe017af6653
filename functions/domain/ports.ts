import type { Area, AreaName, Locality, StopPoint } from '../../schemas/area.ts';
import type { Point } from '../../schemas/common.ts';
import type {
  HistoryEntry,
  Listing,
  SourceRecord,
  StoredListing,
  StoredOrganization,
} from '../../schemas/listing.ts';
import type { Trace } from '../../schemas/trace.ts';
import type { IndexAnswer, IndexDocument, IndexQuery } from './search/index-language.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. Adapters throw `InvalidInput` on a cursor that is not theirs. */
  readonly next?: string;
}

/** A write of the whole listing or tombstone. `expected` is the version it replaces; 0 where there must be none. */
export interface ListingWrite {
  readonly listing: StoredListing;
  readonly expected: number;
}

export type WriteOutcome =
  | { readonly saved: true }
  | { readonly saved: false; readonly current: StoredListing | undefined };

/**
 * The record: the truth about listings. One conditional write per change; every item is parsed on the way out.
 * Writes of one call are independent of one another: a conflict of one does not stop the rest.
 * `listing.version` must be `expected + 1`, else the adapter throws.
 */
export interface ListingStore {
  /** Missing ids are absent from the map. Reads are consistent: a saved write is seen at once. */
  getListings(ids: readonly string[]): Promise<ReadonlyMap<string, StoredListing>>;
  saveListings(writes: readonly ListingWrite[]): Promise<readonly WriteOutcome[]>;
  /** Every live listing once, in a stable order. */
  pageListings(request: { limit: number; cursor?: string }): Promise<Page<Listing>>;
  pageOfOrganization(
    organizationId: string,
    request: { limit: number; cursor?: string },
  ): Promise<Page<Listing>>;
  /** Live listings with `reviewOn` on or before the day, earliest first. */
  pageDue(day: string, request: { limit: number; cursor?: string }): Promise<Page<Listing>>;
  /** Newest first. */
  history(id: string, request: { limit: number; cursor?: string }): Promise<Page<HistoryEntry>>;
}

export interface OrganizationStore {
  getOrganizations(ids: readonly string[]): Promise<ReadonlyMap<string, StoredOrganization>>;
  /** Same rules as `saveListings`; answers per write whether it was saved. */
  saveOrganizations(
    writes: readonly { organization: StoredOrganization; expected: number }[],
  ): Promise<readonly boolean[]>;
  pageOrganizations(request: { limit: number; cursor?: string }): Promise<Page<StoredOrganization>>;
}

/** What each source was last seen to say: bookkeeping of imports, not part of the directory. */
export interface SourceLedger {
  /** Keyed by `record`. */
  getSourceRecords(source: string, records: readonly string[]): Promise<ReadonlyMap<string, SourceRecord>>;
  saveSourceRecords(records: readonly SourceRecord[]): Promise<void>;
  /** All of a source's records, in a stable order: to find the ones that a whole run did not see. */
  pageSourceRecords(source: string, request: { limit: number; cursor?: string }): Promise<Page<SourceRecord>>;
  /** The records of any source that stand behind one listing. */
  sourceRecordsOf(listingId: string): Promise<readonly SourceRecord[]>;
}

export interface Record extends ListingStore, OrganizationStore, SourceLedger {
  /** True where the record answers. */
  ready(): Promise<boolean>;
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}

/** One committed write, named only: the projector reads the current listing itself. */
export interface ChangeNotice {
  readonly id: string;
  readonly version: number;
  /** Milliseconds since 1970, when it was committed: for the lag. */
  readonly at: number;
}

/** Every committed listing write at least once, in order per listing. */
export interface ChangeFeed {
  /** Position from which nothing older is delivered. */
  tail(): Promise<string>;
  /** Waits at most `waitMs` for something new. The position may be kept and given to a later process. */
  read(
    position: string,
    options: { limit: number; waitMs: number },
  ): Promise<{ notices: readonly ChangeNotice[]; position: string }>;
  close(): Promise<void>;
}

export interface PostcodePoint {
  readonly point: Point;
  /** Full postcodes: to the postcode. Else the mean point of a sector or an outcode. */
  readonly precision: 'postcode' | 'sector' | 'outcode';
  /** Normal form: "SA1 1AA", "SA1 1" or "SA1". */
  readonly postcode: string;
  /** Codes of the areas that hold it (country, district, LSOA), as far as they were loaded. */
  readonly areas?: readonly string[];
  readonly terminated?: boolean;
}

/** Full postcodes that were loaded with `npm run postcodes`. The table of sectors is not here but in the domain. */
export interface PostcodeBook {
  /** Keyed by the normal form of what was asked. */
  findPostcodes(postcodes: readonly string[]): Promise<ReadonlyMap<string, PostcodePoint>>;
  savePostcodes(rows: readonly PostcodePoint[]): Promise<void>;
}

/** Boundaries that were loaded with `npm run areas`. */
export interface AreaBook {
  /** The areas whose boundary holds the point, and their parents, each once; by code. None where none are loaded. */
  areasAt(point: Point): Promise<readonly AreaName[]>;
  /** An area that is saved again replaces what was there under its code. */
  saveAreas(areas: readonly Area[]): Promise<void>;
}

/** Stops of public transport, and the localities that they serve, that were loaded with `npm run stops`. */
export interface StopBook {
  /** False where no stops were ever saved: then nothing need be looked up. */
  hasStops(): Promise<boolean>;
  /** Those within so many metres in a straight line, at most 20,000, the nearest first, then by code. */
  stopsNear(point: Point, metres: number): Promise<readonly (StopPoint & { readonly metres: number })[]>;
  /** Whether there is any within so many metres: answered from few reads, however wide. */
  hasStopWithin(point: Point, metres: number): Promise<boolean>;
  /** A stop that is saved again moves; those with the codes in `ended` are there no more. */
  saveStops(stops: readonly StopPoint[], ended: readonly string[]): Promise<void>;
  /** Towns, villages and parts of them of this name as it is compared, at most 50, by code. */
  localitiesCalled(key: string): Promise<readonly Locality[]>;
  /** A locality that is saved again replaces what was there under its code. */
  saveLocalities(localities: readonly Locality[]): Promise<void>;
}

/** What searches left behind. */
export interface TraceStore {
  /** Throws `NotAvailable` at once where the store is busy: nothing waits for a trace. */
  addTraces(traces: readonly Trace[]): Promise<void>;
  /** All of one day, in no telling order. */
  pageTraces(day: string, request: { limit: number; cursor?: string }): Promise<Page<Trace>>;
}

/** The books beside the record, which the same store keeps. */
export interface Books extends PostcodeBook, AreaBook, StopBook, TraceStore {}

/** The search index: a projection of the record, dropped and made again at any time. */
export interface SearchIndex {
  /**
   * Writes documents and removals. Idempotent; of two writes of one id the higher version wins whatever the
   * order, removals included. One bad document is answered in `refused` and does not stop the rest.
   */
  apply(
    changes: readonly IndexChange[],
    options?: { visible?: boolean },
  ): Promise<{ refused: readonly { id: string; reason: string }[] }>;
  search(query: IndexQuery): Promise<IndexAnswer>;
  /** In how many live listings each token occurs, in any field. */
  frequencies(tokens: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Tokens of the index within one edit (insertion, deletion, substitution, transposition), most frequent first. */
  similar(token: string, limit: number): Promise<readonly { token: string; frequency: number }[]>;
  /** Names that contain words starting with what was typed (already folded words), best first. */
  complete(
    words: readonly string[],
    limit: number,
  ): Promise<readonly { kind: NameKind; text: string; id: string }[]>;
  /** Ids in ascending order, for feeds that are paged by number. */
  ids(request: { offset: number; limit: number }): Promise<{ ids: readonly string[]; total: number }>;
  /** Empties the index and fills it from documents, then switches: readers see the old one until then. */
  rebuild(
    documents: AsyncIterable<IndexDocument>,
  ): Promise<{ count: number; refused: readonly { id: string; reason: string }[] }>;
  size(): Promise<number>;
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export type NameKind = 'listing' | 'organization' | 'place';
export type IndexChange =
  | { readonly put: IndexDocument }
  | { readonly remove: { readonly id: string; readonly version: number } };
