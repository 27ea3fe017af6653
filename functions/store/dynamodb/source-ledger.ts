import { SourceRecord } from '../../../schemas/listing.ts';
import type { SourceLedger } from '../../domain/ports.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { ownedBy, sourcePartitions, sourceRecordItemKeys, sourceRecordKey } from './keys.ts';
import { pageOfItems } from './lists.ts';
import { getItems, type Item, putItems, query, type Table } from './table.ts';

const read = (item: Item) =>
  readItem(SourceRecord, String(item.body), 'source-record', `${item.pk} ${item.sk}`);

export function dynamoSourceLedger(table: Table, onBadRow: OnBadRow): SourceLedger {
  return {
    async getSourceRecords(source, records) {
      const keys = records.map((record) => sourceRecordKey(source, record));
      const found = (await getItems(table, keys)).map(read);
      return new Map(found.map((item) => [item.record, item]));
    },
    async saveSourceRecords(records) {
      const items = records.map((item) => ({ ...sourceRecordItemKeys(item), body: JSON.stringify(item) }));
      await putItems(table, items);
    },
    async pageSourceRecords(source, request) {
      const list = { scope: `source ${source}`, partitions: sourcePartitions(source) };
      const { items, ...next } = await pageOfItems(table, list, request);
      return { ...next, items: readPage(items, read, onBadRow) };
    },
    async sourceRecordsOf(listingId) {
      const slice = { index: 'byOwner', partition: ownedBy.listing(listingId) } as const;
      const keys = await query(table, slice, Number.MAX_SAFE_INTEGER);
      return (await getItems(table, keys)).map(read).filter((item) => item.listingId === listingId);
    },
  };
}
