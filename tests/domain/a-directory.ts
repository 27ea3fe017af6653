import type { Directory } from '../../functions/domain/directory.ts';
import { projectChanges } from '../../functions/domain/search/indexed/projector.ts';
import { createMemoryIndex, type MemoryIndex } from '../../functions/search/memory/index.ts';
import { openSqliteRecord, type SqliteRecord } from '../../functions/store/sqlite/record.ts';
import type { Listing, StoredListing } from '../../schemas/listing.ts';

export const TODAY = '2026-11-21';
export const NOW = `${TODAY}T09:00:00Z`;

export interface TestDirectory extends Directory {
  readonly record: SqliteRecord;
  readonly index: MemoryIndex;
  readonly logged: string[];
  /** Writes to the record, each over the version before its own. */
  save(...listings: readonly StoredListing[]): Promise<void>;
  /** Brings the index up to the record for these ids. */
  project(...ids: readonly string[]): ReturnType<typeof projectChanges>;
  current(id: string): Promise<StoredListing | undefined>;
  close(): Promise<void>;
}

/** The real one-machine pair, in memory, with a clock that stands still. */
export function aDirectory(now: () => Date = () => new Date(NOW)): TestDirectory {
  const record = openSqliteRecord(':memory:', { now });
  const index = createMemoryIndex();
  const logged: string[] = [];
  const parts = { record, postcodes: record, areas: record, stops: record, index, now };
  return {
    ...parts,
    logged,
    log: (level, message, values = {}) => logged.push(JSON.stringify({ level, message, ...values })),
    async save(...listings) {
      const outcomes = await record.saveListings(
        listings.map((listing) => ({ listing, expected: listing.version - 1 })),
      );
      if (outcomes.some((outcome) => !outcome.saved)) throw new Error('a test wrote over another version');
    },
    project: (...ids) =>
      projectChanges(
        ids.map((id) => ({ id, version: 1, at: now().getTime() })),
        parts,
      ),
    current: async (id) => (await record.getListings([id])).get(id),
    async close() {
      await index.close();
      await record.close();
    },
  };
}

export const asListing = (stored: StoredListing | undefined): Listing => {
  if (stored?.kind !== 'listing') throw new Error('there is no such listing');
  return stored;
};
