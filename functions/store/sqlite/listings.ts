import type { DatabaseSync } from 'node:sqlite';
import { Change, type HistoryEntry, Listing, StoredListing } from '../../../schemas/listing.ts';
import type { ListingStore, WriteOutcome } from '../../domain/ports.ts';
import { checkLimit, fromCursor, toCursor } from '../cursor.ts';
import { historyStep, isConfidential, withoutValues } from '../history.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { type CheckedWrite, checkWrite } from '../writes.ts';
import { transaction } from './open.ts';
import { pageOf } from './page.ts';

interface ListingRow {
  readonly row: number;
  readonly id: string;
  readonly body: string;
}
interface DueRow extends ListingRow {
  readonly review_on: string;
}
interface ChangeRow {
  readonly id: string;
  readonly version: number;
  readonly removed: number;
  readonly change: string;
}

export interface ListingsOptions {
  readonly now: () => Date;
  readonly onBadRow: OnBadRow;
  /** Called after each commit that wrote a listing. */
  readonly onWrite: () => void;
}

const readStored = (row: ListingRow) => readItem(StoredListing, row.body, 'listing', row.id);
const readListing = (row: ListingRow) => readItem(Listing, row.body, 'listing', row.id);

function readHistory(row: ChangeRow): HistoryEntry {
  const change = readItem(Change, row.change, 'history', row.id);
  return { id: row.id, version: row.version, removed: row.removed === 1, change };
}

const PAGE = `SELECT row, id, body FROM listings WHERE row > ? AND kind = 'listing' ORDER BY row LIMIT ?`;
const PAGE_OF_ORGANIZATION = `SELECT row, id, body FROM listings
  WHERE organization = ? AND id > ? ORDER BY id LIMIT ?`;
const PAGE_DUE = `SELECT row, id, body, review_on FROM listings
  WHERE review_on <= ? AND (review_on, id) > (?, ?) ORDER BY review_on, id LIMIT ?`;
const HISTORY = `SELECT id, version, removed, change FROM changes
  WHERE id = ? AND version < ? ORDER BY version DESC LIMIT ?`;

export function sqliteListings(database: DatabaseSync, options: ListingsOptions): ListingStore {
  const { onBadRow } = options;
  const save = listingWriter(database, options);
  const get = database.prepare('SELECT row, id, body FROM listings WHERE id = ?');
  const page = database.prepare(PAGE);
  const ofOrganization = database.prepare(PAGE_OF_ORGANIZATION);
  const due = database.prepare(PAGE_DUE);
  const history = database.prepare(HISTORY);

  return {
    async getListings(ids) {
      const rows = [...new Set(ids)].map((id) => get.get(id) as ListingRow | undefined);
      return new Map(rows.filter((row) => row !== undefined).map((row) => [row.id, readStored(row)]));
    },
    async saveListings(writes) {
      const checked = writes.map(checkWrite);
      if (checked.length === 0) return [];
      const outcomes = transaction(database, () => checked.map(save.write));
      if (save.hasHidden()) forgetOldPages(database);
      options.onWrite();
      return outcomes;
    },
    async pageListings({ limit, cursor }) {
      const [row = 0] = fromCursor('listings', cursor) ?? [];
      const rows = page.all(row, checkLimit(limit) + 1) as unknown as ListingRow[];
      const { kept, next } = pageOf(rows, limit, (last) => toCursor('listings', [last.row]));
      return { items: readPage(kept, readListing, onBadRow), ...next };
    },
    async pageOfOrganization(organizationId, { limit, cursor }) {
      const scope = `organization ${organizationId}`;
      const [id = ''] = fromCursor(scope, cursor) ?? [];
      const rows = ofOrganization.all(organizationId, id, checkLimit(limit) + 1) as unknown as ListingRow[];
      const { kept, next } = pageOf(rows, limit, (last) => toCursor(scope, [last.id]));
      return { items: readPage(kept, readListing, onBadRow), ...next };
    },
    async pageDue(day, { limit, cursor }) {
      const [reviewOn = '', id = ''] = fromCursor(`due ${day}`, cursor) ?? [];
      const rows = due.all(day, reviewOn, id, checkLimit(limit) + 1) as unknown as DueRow[];
      const { kept, next } = pageOf(rows, limit, (last) => toCursor(`due ${day}`, [last.review_on, last.id]));
      return { items: readPage(kept, readListing, onBadRow), ...next };
    },
    async history(id, { limit, cursor }) {
      const [version = Number.MAX_SAFE_INTEGER] = fromCursor(`history ${id}`, cursor) ?? [];
      const rows = history.all(id, version, checkLimit(limit) + 1) as unknown as ChangeRow[];
      const { kept, next } = pageOf(rows, limit, (last) => toCursor(`history ${id}`, [last.version]));
      return { items: readPage(kept, readHistory, onBadRow), ...next };
    },
  };
}

const INSERT = `INSERT INTO listings (id, version, kind, organization, review_on, body)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
const REPLACE = `UPDATE listings SET version = ?, kind = ?, organization = ?, review_on = ?, body = ?
  WHERE id = ? AND version = ?`;
const ADD_CHANGE = 'INSERT INTO changes (id, version, removed, at, change) VALUES (?, ?, ?, ?, ?)';

/** Writes one listing and its change, inside the transaction of the caller. */
function listingWriter(database: DatabaseSync, { now, onBadRow }: ListingsOptions) {
  const get = database.prepare('SELECT row, id, body FROM listings WHERE id = ?');
  const insert = database.prepare(INSERT);
  const replace = database.prepare(REPLACE);
  const addChange = database.prepare(ADD_CHANGE);
  const current = (id: string) => {
    const row = get.get(id) as ListingRow | undefined;
    return row && readStored(row);
  };
  const wasConfidential = (id: string) => {
    const row = get.get(id) as ListingRow | undefined;
    return row !== undefined && readPage([row], readStored, onBadRow).some(isConfidential);
  };
  const hide = hider(database, onBadRow);
  let hidden = false;

  const write = ({ listing, expected, body }: CheckedWrite): WriteOutcome => {
    const { id, version, kind } = listing;
    const turnsConfidential = isConfidential(listing) && expected > 0 && !wasConfidential(id);
    const organization = listing.kind === 'listing' ? (listing.service.organization?.id ?? null) : null;
    const reviewOn = listing.kind === 'listing' ? (listing.reviewOn ?? null) : null;
    const { changes } =
      expected === 0
        ? insert.run(id, version, kind, organization, reviewOn, body)
        : replace.run(version, kind, organization, reviewOn, body, id, expected);
    if (changes !== 1) return { saved: false, current: current(id) };

    const { entry, hidesEarlier } = historyStep(listing, turnsConfidential);
    addChange.run(id, version, entry.removed ? 1 : 0, now().getTime(), JSON.stringify(entry.change));
    if (hidesEarlier) hide(id, version);
    hidden ||= hidesEarlier;
    return { saved: true };
  };
  /** Whether a listing turned confidential since this was last asked. */
  const hasHidden = () => {
    const was = hidden;
    hidden = false;
    return was;
  };
  return { write, hasHidden };
}

/**
 * What a listing said before it turned confidential is gone from the tables, and still stands in the write-ahead
 * log until that is written back. Where another process is reading just then, that is left to the next checkpoint.
 */
const forgetOldPages = (database: DatabaseSync): void => database.exec('PRAGMA wal_checkpoint(TRUNCATE)');

/** Takes the values out of every change of a listing before a version. */
function hider(database: DatabaseSync, onBadRow: OnBadRow) {
  const earlier = database.prepare(
    'SELECT id, version, removed, change FROM changes WHERE id = ? AND version < ?',
  );
  const rewrite = database.prepare('UPDATE changes SET change = ? WHERE id = ? AND version = ?');
  return (id: string, before: number) => {
    const rows = earlier.all(id, before) as unknown as ChangeRow[];
    for (const { version, change } of readPage(rows, readHistory, onBadRow)) {
      rewrite.run(JSON.stringify(withoutValues(change)), id, version);
    }
  };
}
