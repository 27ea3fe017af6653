import type { DatabaseSync } from 'node:sqlite';
import type { AreaBook } from '../../domain/ports.ts';
import { type AreaRow, areaCell, areasHolding, toAreaRows } from '../area-rows.ts';
import { transaction } from './open.ts';

export function sqliteAreas(database: DatabaseSync): AreaBook {
  const at = database.prepare('SELECT code, body FROM areas WHERE cell = ?');
  const forget = database.prepare('DELETE FROM areas WHERE code = ?');
  const save = database.prepare('INSERT OR REPLACE INTO areas (cell, code, body) VALUES (?, ?, ?)');

  return {
    async areasAt(point) {
      return areasHolding(point, at.all(areaCell(point)) as unknown as AreaRow[]);
    },
    async saveAreas(areas) {
      if (areas.length === 0) return;
      transaction(database, () => {
        for (const area of areas) {
          forget.run(area.code);
          for (const { cell, code, body } of toAreaRows(area)) save.run(cell, code, body);
        }
      });
    },
  };
}
