import type { PostcodeBook } from '../../domain/ports.ts';
import { fromPostcodeRow, postcodeKey, toPostcodeRow } from '../postcode-key.ts';
import { postcodeItemKey } from './keys.ts';
import { getItems, type Item, putItems, type Table } from './table.ts';

const read = (item: Item) =>
  fromPostcodeRow({
    postcode: String(item.postcode),
    lat: Number(item.lat),
    lon: Number(item.lon),
    precision: String(item.precision),
    areas: String(item.areas),
    terminated: Number(item.terminated),
  });

export function dynamoPostcodes(table: Table): PostcodeBook {
  return {
    async findPostcodes(postcodes) {
      const keys = postcodes.map((postcode) => postcodeItemKey(postcodeKey(postcode)));
      const found = (await getItems(table, keys)).map(read);
      return new Map(found.map((row) => [row.postcode, row]));
    },
    async savePostcodes(rows) {
      const items = rows.map(toPostcodeRow).map((row) => ({ ...postcodeItemKey(row.postcode), ...row }));
      await putItems(table, items);
    },
  };
}
