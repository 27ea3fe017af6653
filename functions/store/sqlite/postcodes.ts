import type { DatabaseSync } from 'node:sqlite';
import type { PostcodeBook } from '../../domain/ports.ts';
import { fromPostcodeRow, type PostcodeRow, postcodeKey, toPostcodeRow } from '../postcode-key.ts';
import { transaction } from './open.ts';

const SAVE = `INSERT OR REPLACE INTO postcodes (postcode, lat, lon, precision, areas, terminated)
  VALUES (?, ?, ?, ?, ?, ?)`;

export function sqlitePostcodes(database: DatabaseSync): PostcodeBook {
  const get = database.prepare('SELECT * FROM postcodes WHERE postcode = ?');
  const save = database.prepare(SAVE);

  return {
    async findPostcodes(postcodes) {
      const keys = [...new Set(postcodes.map(postcodeKey))];
      const rows = keys.map((key) => get.get(key) as unknown as PostcodeRow | undefined);
      return new Map(
        rows.filter((row) => row !== undefined).map((row) => [row.postcode, fromPostcodeRow(row)]),
      );
    },
    async savePostcodes(rows) {
      if (rows.length === 0) return;
      transaction(database, () => {
        for (const row of rows.map(toPostcodeRow)) {
          save.run(row.postcode, row.lat, row.lon, row.precision, row.areas, row.terminated);
        }
      });
    },
  };
}
