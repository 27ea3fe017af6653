import type { Area } from '../../../schemas/area.ts';
import type { AreaBook } from '../../domain/ports.ts';
import { areaCell, areasHolding, toAreaRows } from '../area-rows.ts';
import { areaCellsKey, areaItemKey } from './keys.ts';
import { getItems, type Item, putItems, query, type Table } from './table.ts';

/** Far more areas than share one cell. */
const AREAS_OF_CELL_MAX = 1_000;
/** What an item of 400 KB can list: an area of 60,000 square kilometres. */
const CELLS_LISTED_MAX = 20_000;

/**
 * Each cell of an area is an item of its own, so that a boundary of any length fits. Nothing is deleted: a cell that an
 * area has left keeps an item without a body.
 */
export function dynamoAreas(table: Table): AreaBook {
  return {
    async areasAt(point) {
      const items = await query(table, { partition: areaItemKey(areaCell(point), '').pk }, AREAS_OF_CELL_MAX);
      const rows = items.filter((item) => item.body !== undefined);
      return areasHolding(
        point,
        rows.map((item) => ({ code: item.sk, body: String(item.body) })),
      );
    },
    async saveAreas(areas) {
      for (const area of areas) await saveArea(table, area);
    },
  };
}

async function saveArea(table: Table, area: Area): Promise<void> {
  const rows = toAreaRows(area);
  const [before] = await getItems(table, [areaCellsKey(area.code)]);
  const now = new Set(rows.map(({ cell }) => cell));
  const left = String(before?.cells ?? '')
    .split(' ')
    .filter((cell) => cell !== '' && !now.has(cell));
  const items: Item[] = [
    ...rows.map(({ cell, code, body }) => ({ ...areaItemKey(cell, code), body })),
    ...left.map((cell) => ({ ...areaItemKey(cell, area.code) })),
  ];
  // The list is written first and last: what is stopped in between is put right by the next saving.
  await putItems(table, [cellsItem(area.code, [...left, ...now])]);
  await putItems(table, items);
  if (left.length > 0) await putItems(table, [cellsItem(area.code, [...now])]);
}

const cellsItem = (code: string, cells: readonly string[]): Item => ({
  ...areaCellsKey(code),
  cells: cells.slice(0, CELLS_LISTED_MAX).join(' '),
});
