import type { DatabaseSync } from 'node:sqlite';
import type { StopBook } from '../../domain/ports.ts';
import { fromStopRow, nearestFirst, stopCell, stopCellsAround } from '../stop-rows.ts';
import { transaction } from './open.ts';

interface StopRow {
  readonly atco: string;
  readonly body: string;
}

export function sqliteStops(database: DatabaseSync): StopBook {
  const inCell = database.prepare('SELECT atco, body FROM stops WHERE cell = ?');
  const save = database.prepare('INSERT OR REPLACE INTO stops (atco, cell, body) VALUES (?, ?, ?)');
  const end = database.prepare('DELETE FROM stops WHERE atco = ?');

  const any = database.prepare('SELECT 1 FROM stops LIMIT 1');
  return {
    async hasStops() {
      return any.get() !== undefined;
    },
    async stopsNear(point, metres) {
      const rows = stopCellsAround(point, metres).flatMap((cell) => inCell.all(cell) as unknown as StopRow[]);
      return nearestFirst(
        rows.map(({ atco, body }) => fromStopRow(body, atco)),
        point,
        metres,
      );
    },
    async saveStops(stops, ended) {
      if (stops.length + ended.length === 0) return;
      transaction(database, () => {
        for (const atco of ended) end.run(atco);
        for (const stop of stops) save.run(stop.atco, stopCell(stop.point), JSON.stringify(stop));
      });
    },
  };
}
