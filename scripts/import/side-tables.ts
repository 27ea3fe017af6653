import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Row = Readonly<Record<string, string>>;

/** Tables of a tabular source, found by one of their columns: on disk, so that memory does not grow with them. */
export interface SideTables {
  add(table: string, rows: readonly Row[], keys: readonly string[]): void;
  /** In the order of the file. */
  find(table: string, key: string, value: string | undefined): Row[];
  close(): void;
}

const SCHEMA = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
  CREATE TABLE bodies (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE keys (
    tab TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (tab, key, value, id)
  ) STRICT, WITHOUT ROWID;
`;

export function openSideTables(): SideTables {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-import-'));
  const database = new DatabaseSync(join(folder, 'tables.sqlite'));
  database.exec(SCHEMA);
  const addBody = database.prepare('INSERT INTO bodies (body) VALUES (?)');
  const addKey = database.prepare('INSERT INTO keys (tab, key, value, id) VALUES (?, ?, ?, ?)');
  const find = database.prepare(`SELECT body FROM keys JOIN bodies USING (id)
    WHERE tab = ? AND key = ? AND value = ? ORDER BY keys.id`);
  return {
    add(table, rows, keys) {
      database.exec('BEGIN');
      for (const row of rows) {
        const { lastInsertRowid } = addBody.run(JSON.stringify(row));
        for (const key of keys) if (row[key]) addKey.run(table, key, row[key], lastInsertRowid);
      }
      database.exec('COMMIT');
    },
    find(table, key, value) {
      if (!value) return [];
      return find.all(table, key, value).map((row) => JSON.parse(String(row.body)) as Row);
    },
    close() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
