import type { DatabaseSync } from 'node:sqlite';
import { StoredOrganization } from '../../../schemas/listing.ts';
import type { OrganizationStore } from '../../domain/ports.ts';
import { checkLimit, fromCursor, toCursor } from '../cursor.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { checkVersion } from '../writes.ts';
import { transaction } from './open.ts';
import { pageOf } from './page.ts';

interface Row {
  readonly id: string;
  readonly body: string;
}

const read = (row: Row) => readItem(StoredOrganization, row.body, 'organization', row.id);

export function sqliteOrganizations(database: DatabaseSync, onBadRow: OnBadRow): OrganizationStore {
  const get = database.prepare('SELECT id, body FROM organizations WHERE id = ?');
  const page = database.prepare('SELECT id, body FROM organizations WHERE id > ? ORDER BY id LIMIT ?');
  const insert = database.prepare(
    'INSERT INTO organizations (version, body, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const replace = database.prepare(
    'UPDATE organizations SET version = ?, body = ? WHERE id = ? AND version = ?',
  );
  const save = (item: StoredOrganization, expected: number) => {
    const values = [item.version, JSON.stringify(item), item.id] as const;
    return (expected === 0 ? insert.run(...values) : replace.run(...values, expected)).changes === 1;
  };

  return {
    async getOrganizations(ids) {
      const rows = [...new Set(ids)].map((id) => get.get(id) as Row | undefined);
      return new Map(rows.filter((row) => row !== undefined).map((row) => [row.id, read(row)]));
    },
    async saveOrganizations(writes) {
      for (const { organization, expected } of writes) {
        checkVersion(organization.id, organization.version, expected);
      }
      if (writes.length === 0) return [];
      return transaction(database, () =>
        writes.map(({ organization, expected }) => save(organization, expected)),
      );
    },
    async pageOrganizations({ limit, cursor }) {
      const [id = ''] = fromCursor('organizations', cursor) ?? [];
      const rows = page.all(id, checkLimit(limit) + 1) as unknown as Row[];
      const { kept, next } = pageOf(rows, limit, (last) => toCursor('organizations', [last.id]));
      return { items: readPage(kept, read, onBadRow), ...next };
    },
  };
}
