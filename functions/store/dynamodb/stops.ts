import type { StopPoint } from '../../../schemas/area.ts';
import type { StopBook } from '../../domain/ports.ts';
import {
  fromLocalityRow,
  fromStopRow,
  LOCALITIES_CALLED_MAX,
  nearestFirst,
  nearestStopCells,
  stopCell,
  stopCellsAround,
  wideStopCell,
  wideStopCellsAround,
} from '../stop-rows.ts';
import {
  anyStopKey,
  localityItemKey,
  localityNameKey,
  stopCellKey,
  stopItemKey,
  wideStopCellKey,
} from './keys.ts';
import { getItems, type Item, inParallel, putItems, query, type Table } from './table.ts';

/** Far more stops than stand in one cell. */
const STOPS_OF_CELL_MAX = 5_000;

/** More cells than lie in a wide one. */
const CELLS_OF_WIDE_MAX = 1_000;
/** Cells that are read at a time until one has a stop: mostly the nearest one has. */
const CELLS_AT_A_TIME = 3;

/** As many again may have been called so once. */
const LOCALITIES_READ_MAX = 2 * LOCALITIES_CALLED_MAX;

/** Nothing is deleted: a stop that has ended or moved leaves an item without a body in its cell, a locality that was renamed one under its name. */
export function dynamoStops(table: Table): StopBook {
  const inCell = async (cell: string): Promise<StopPoint[]> => {
    const items = await query(table, { partition: stopItemKey(cell, '').pk }, STOPS_OF_CELL_MAX);
    return items
      .filter((item) => item.body !== undefined)
      .map((item) => fromStopRow(String(item.body), item.sk));
  };
  return {
    async hasStops() {
      return (await getItems(table, [anyStopKey])).length > 0;
    },
    async stopsNear(point, metres) {
      const found = await inParallel(stopCellsAround(point, metres), inCell);
      return nearestFirst(found.flat(), point, metres);
    },
    async hasStopWithin(point, metres) {
      const wide = await inParallel(wideStopCellsAround(point, metres), (cell) =>
        query(table, { partition: wideStopCellKey(cell, '').pk }, CELLS_OF_WIDE_MAX),
      );
      const cells = nearestStopCells(
        wide.flat().map(({ sk }) => sk),
        point,
        metres,
      );
      for (let start = 0; start < cells.length; start += CELLS_AT_A_TIME) {
        const found = await inParallel(cells.slice(start, start + CELLS_AT_A_TIME), inCell);
        if (nearestFirst(found.flat(), point, metres).length > 0) return true;
      }
      return false;
    },
    async saveStops(stops, ended) {
      const codes = [...stops.map(({ atco }) => atco), ...ended];
      const pointers = await getItems(table, codes.map(stopCellKey));
      const cells = new Map(stops.map((stop) => [stop.atco, stopCell(stop.point)]));
      const left = pointers.flatMap((item): Item[] => {
        const atco = item.pk.slice(stopCellKey('').pk.length);
        return item.cell === cells.get(atco) ? [] : [{ ...stopItemKey(String(item.cell), atco) }];
      });
      const put = stops.flatMap((stop): Item[] => {
        const cell = stopCell(stop.point);
        return [
          { ...stopItemKey(cell, stop.atco), body: JSON.stringify(stop) },
          { ...stopCellKey(stop.atco), cell },
          { ...wideStopCellKey(wideStopCell(stop.point), cell) },
        ];
      });
      await putItems(table, left);
      await putItems(table, put.length > 0 ? [...put, { ...anyStopKey }] : put);
    },
    async localitiesCalled(key) {
      const { pk } = localityItemKey(key, '');
      const items = await query(table, { partition: pk }, LOCALITIES_READ_MAX);
      return items
        .filter((item) => item.body !== undefined)
        .slice(0, LOCALITIES_CALLED_MAX)
        .map((item) => fromLocalityRow(String(item.body), item.sk));
    },
    async saveLocalities(localities) {
      const keys = new Map(localities.map(({ code, key }) => [code, key]));
      const before = await getItems(table, [...keys.keys()].map(localityNameKey));
      const renamed = before.flatMap((item): Item[] => {
        const code = item.pk.slice(localityNameKey('').pk.length);
        return item.key === keys.get(code) ? [] : [{ ...localityItemKey(String(item.key), code) }];
      });
      const put = localities.flatMap((locality): Item[] => {
        const { code, key } = locality;
        return [
          { ...localityItemKey(key, code), body: JSON.stringify(locality) },
          { ...localityNameKey(code), key },
        ];
      });
      await putItems(table, renamed);
      await putItems(table, put);
    },
  };
}
