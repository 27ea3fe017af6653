import type { DatabaseSync } from 'node:sqlite';
import { SourceRecord } from '../../../schemas/listing.ts';
import type { SourceLedger } from '../../domain/ports.ts';
import { checkLimit, fromCursor, toCursor } from '../cursor.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { transaction } from './open.ts';
import { pageOf } from './page.ts';

interface Row {
  readonly record: string;
  readonly body: string;
}

const SAVE = `INSERT INTO source_records (source, record, listing_id, body) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET listing_id = excluded.listing_id, body = excluded.body`;
const PAGE = `SELECT record, body FROM source_records
  WHERE source = ? AND record > ? ORDER BY record LIMIT ?`;

const read = (row: Row) => readItem(SourceRecord, row.body, 'source-record', row.record);

export function sqliteSourceLedger(database: DatabaseSync, onBadRow: OnBadRow): SourceLedger {
  const get = database.prepare('SELECT record, body FROM source_records WHERE source = ? AND record = ?');
  const save = database.prepare(SAVE);
  const page = database.prepare(PAGE);
  const ofListing = database.prepare(
    'SELECT record, body FROM source_records WHERE listing_id = ? ORDER BY source, record',
  );

  return {
    async getSourceRecords(source, records) {
      const rows = [...new Set(records)].map((record) => get.get(source, record) as Row | undefined);
      return new Map(rows.filter((row) => row !== undefined).map((row) => [row.record, read(row)]));
    },
    async saveSourceRecords(records) {
      if (records.length === 0) return;
      transaction(database, () => {
        for (const item of records) save.run(item.source, item.record, item.listingId, JSON.stringify(item));
      });
    },
    async pageSourceRecords(source, { limit, cursor }) {
      const scope = `source ${source}`;
      const [record = ''] = fromCursor(scope, cursor) ?? [];
      const rows = page.all(source, record, checkLimit(limit) + 1) as unknown as Row[];
      const { kept, next } = pageOf(rows, limit, (last) => toCursor(scope, [last.record]));
      return { items: readPage(kept, read, onBadRow), ...next };
    },
    async sourceRecordsOf(listingId) {
      return (ofListing.all(listingId) as unknown as Row[]).map(read);
    },
  };
}
