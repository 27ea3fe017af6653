import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NotAvailable } from '../../domain/errors.ts';

/** How long a writer waits for another process, milliseconds. An import holds the lock for one batch at a time. */
export const BUSY_TIMEOUT_MS = 10_000;
/** A listing is some 2.5 KB: pages of 4 KB would hold one each. */
const PAGE_BYTES = 8_192;

/** `row` keeps its place when a listing changes, so that pages are read in the order of the file. */
const RECORD_TABLES = `
  CREATE TABLE listings (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    organization TEXT,
    review_on TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX listings_by_organization ON listings (organization, id) WHERE organization IS NOT NULL;
  CREATE INDEX listings_by_review_day ON listings (review_on, id) WHERE review_on IS NOT NULL;

  CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    at INTEGER NOT NULL,
    change TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX changes_by_listing ON changes (id, version);

  CREATE TABLE organizations (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE source_records (
    source TEXT NOT NULL,
    record TEXT NOT NULL,
    listing_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (source, record)
  ) STRICT;
  CREATE INDEX source_records_by_listing ON source_records (listing_id);

  CREATE TABLE postcodes (
    postcode TEXT PRIMARY KEY,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    precision TEXT NOT NULL,
    areas TEXT NOT NULL,
    terminated INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const BOOK_TABLES = `
  CREATE TABLE areas (
    cell TEXT NOT NULL,
    code TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (cell, code)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX areas_by_code ON areas (code);

  CREATE TABLE stops (
    atco TEXT PRIMARY KEY,
    cell TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX stops_by_cell ON stops (cell);

  CREATE TABLE traces (
    day TEXT NOT NULL,
    mark TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (day, mark)
  ) STRICT, WITHOUT ROWID;
`;

const LOCALITIES_TABLE = `
  CREATE TABLE localities (
    code TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX localities_by_key ON localities (key, code);
`;

/** What brings a file from each version to the next, the empty file first. */
const STEPS = [RECORD_TABLES, BOOK_TABLES, LOCALITIES_TABLE];
const SCHEMA_VERSION = STEPS.length;

function numberOf(database: DatabaseSync, sql: string): number {
  const [value] = Object.values(database.prepare(sql).get() ?? {});
  return Number(value);
}

/** Runs `work` as one transaction that holds the write lock from its start. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function prepareSchema(database: DatabaseSync, file: string): void {
  const version = numberOf(database, 'PRAGMA user_version');
  if (version === SCHEMA_VERSION) return;
  if (version > SCHEMA_VERSION) {
    const reason = `its layout is ${version}, and this one knows ${SCHEMA_VERSION}`;
    throw new NotAvailable(`${file} was written by a newer version of the program: ${reason}`);
  }
  if (version === 0 && numberOf(database, 'SELECT count(*) FROM sqlite_master') > 0) {
    throw new NotAvailable(`${file} is a database of another program`);
  }
  for (const step of STEPS.slice(version)) database.exec(step);
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}

const MAPPED_BYTES = 2 ** 30;

/**
 * Opens the file, with its folder and tables where they are missing. WAL, so that readers never wait for the
 * import; `synchronous = FULL`, so that what was acknowledged outlives a power cut, not only a killed process.
 * Throws `NotAvailable` for a file of a newer version or of another program.
 */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    if (numberOf(database, 'PRAGMA user_version') < SCHEMA_VERSION) {
      transaction(database, () => prepareSchema(database, file));
    } else {
      prepareSchema(database, file);
    }
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
    // A search reads twenty listings from anywhere in the file: mapped, that takes two thirds of the time.
    database.exec(`PRAGMA mmap_size = ${MAPPED_BYTES}`);
    // What is overwritten or removed is filled with zeros: it may have been where a refuge is.
    database.exec('PRAGMA secure_delete = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
