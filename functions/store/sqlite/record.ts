import { EventEmitter } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import type { Books, Record as RecordPort } from '../../domain/ports.ts';
import type { OnBadRow } from '../parsing.ts';
import { sqliteAreas } from './areas.ts';
import { sqliteListings } from './listings.ts';
import { openDatabase } from './open.ts';
import { sqliteOrganizations } from './organizations.ts';
import { sqlitePostcodes } from './postcodes.ts';
import { sqliteSourceLedger } from './source-ledger.ts';
import { sqliteStops } from './stops.ts';
import { sqliteTraces } from './traces.ts';

export interface SqliteRecord extends RecordPort, Books {
  readonly database: DatabaseSync;
  /** Says `written` after each commit of this process that wrote a listing, and `closed`. */
  readonly events: EventEmitter<{ written: []; closed: [] }>;
}

export interface SqliteOptions {
  readonly now: () => Date;
  /** Told of stored rows that pages leave out because the schemas no longer understand them. */
  readonly onBadRow?: OnBadRow;
}

/**
 * The record in one SQLite file, which several processes may have open. Reads and writes block the thread, so
 * writers keep their batches to some hundreds. Throws `NotAvailable` for a file that is not ours to read.
 */
export function openSqliteRecord(file: string, { now, onBadRow = () => {} }: SqliteOptions): SqliteRecord {
  const database = openDatabase(file);
  const events = new EventEmitter<{ written: []; closed: [] }>();
  const any = database.prepare('SELECT 1 FROM listings LIMIT 1');
  return {
    database,
    events,
    ...sqliteListings(database, { now, onBadRow, onWrite: () => events.emit('written') }),
    ...sqliteOrganizations(database, onBadRow),
    ...sqliteSourceLedger(database, onBadRow),
    ...sqlitePostcodes(database),
    ...sqliteAreas(database),
    ...sqliteStops(database),
    ...sqliteTraces(database, onBadRow),
    async ready() {
      if (!database.isOpen) return false;
      any.get();
      return true;
    },
    async isEmpty() {
      return any.get() === undefined;
    },
    async close() {
      if (!database.isOpen) return;
      events.emit('closed');
      database.close();
    },
  };
}
