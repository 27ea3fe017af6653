import type { DatabaseSync } from 'node:sqlite';
import type { StopBook } from '../../domain/ports.ts';
import {
  fromLocalityRow,
  fromStopRow,
  LOCALITIES_CALLED_MAX,
  nearestFirst,
  nearestStopCells,
  stopCell,
  stopCellsAround,
} from '../stop-rows.ts';
import { transaction } from './open.ts';

interface StopRow {
  readonly atco: string;
  readonly body: string;
}

export function sqliteStops(database: DatabaseSync): StopBook {
  const byCell = database.prepare('SELECT atco, body FROM stops WHERE cell = ?');
  const inCell = (cell: string) =>
    (byCell.all(cell) as unknown as StopRow[]).map(({ atco, body }) => fromStopRow(body, atco));
  const save = database.prepare('INSERT OR REPLACE INTO stops (atco, cell, body) VALUES (?, ?, ?)');
  const end = database.prepare('DELETE FROM stops WHERE atco = ?');

  const byName = database.prepare('SELECT code, body FROM localities WHERE key = ? ORDER BY code LIMIT ?');
  const saveLocality = database.prepare(
    'INSERT OR REPLACE INTO localities (code, key, body) VALUES (?, ?, ?)',
  );

  const any = database.prepare('SELECT 1 FROM stops LIMIT 1');
  return {
    async hasStops() {
      return any.get() !== undefined;
    },
    async stopsNear(point, metres) {
      return nearestFirst(stopCellsAround(point, metres).flatMap(inCell), point, metres);
    },
    async hasStopWithin(point, metres) {
      const cells = nearestStopCells(stopCellsAround(point, metres), point, metres);
      return cells.some((cell) => nearestFirst(inCell(cell), point, metres).length > 0);
    },
    async saveStops(stops, ended) {
      if (stops.length + ended.length === 0) return;
      transaction(database, () => {
        for (const atco of ended) end.run(atco);
        for (const stop of stops) save.run(stop.atco, stopCell(stop.point), JSON.stringify(stop));
      });
    },
    async localitiesCalled(key) {
      const rows = byName.all(key, LOCALITIES_CALLED_MAX);
      return rows.map(({ code, body }) => fromLocalityRow(String(body), String(code)));
    },
    async saveLocalities(localities) {
      if (localities.length === 0) return;
      transaction(database, () => {
        for (const locality of localities)
          saveLocality.run(locality.code, locality.key, JSON.stringify(locality));
      });
    },
  };
}
