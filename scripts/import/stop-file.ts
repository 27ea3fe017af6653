import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { InvalidInput } from '../../functions/domain/errors.ts';
import type { StopBook } from '../../functions/domain/ports.ts';
import type { Localities } from '../../functions/domain/stops/localities.ts';
import { readStopRow, stopColumns } from '../../functions/domain/stops/row.ts';
import type { StopPoint } from '../../schemas/area.ts';
import { openTable } from './csv.ts';
import { showProgress } from './progress.ts';

const BATCH_ROWS = 2_000;
const PROBLEMS_MAX = 1_000;

export interface StopReport {
  source: string;
  read: number;
  loaded: number;
  /** No longer active: whatever was loaded under their codes is gone. */
  ended: number;
  /** Taxi ranks, airports and other kinds that are not boarded at. */
  otherKinds: number;
  withoutPlace: number;
  refused: number;
  problems: { record: string; field: string; reason: string; severity: 'error' }[];
}

/**
 * Loads NaPTAN's CSV into the book, in batches, and gathers the localities of its stops. Throws `InvalidInput` for a
 * header that lacks what it takes.
 */
export async function loadStops(
  file: string,
  { book, localities }: { readonly book: StopBook; readonly localities: Localities },
): Promise<StopReport> {
  const source = basename(file);
  const reading = { bytes: 0 };
  const { size } = statSync(file);
  const table = await openTable(file, { reading });
  if (!table) throw new InvalidInput([{ field: source, reason: 'is empty' }]);
  const columns = stopColumns(table.header);
  if ('problems' in columns)
    throw new InvalidInput(columns.problems.map((p) => ({ ...p, field: `${source} ${p.field}` })));
  const report: StopReport = {
    source,
    read: 0,
    loaded: 0,
    ended: 0,
    otherKinds: 0,
    withoutPlace: 0,
    refused: 0,
    problems: [],
  };
  const progress = showProgress(source, 'stops');
  let stops: StopPoint[] = [];
  let ended: string[] = [];
  const flush = async () => {
    await book.saveStops(stops, ended);
    report.loaded += stops.length;
    report.ended += ended.length;
    [stops, ended] = [[], []];
    progress.at(size === 0 ? 1 : reading.bytes / size, report.read);
  };
  for await (const { line, cells, fault } of table.rows) {
    report.read += 1;
    const row = fault ? { problem: { field: '', reason: fault } } : readStopRow(cells, columns);
    if ('stop' in row) {
      stops.push(row.stop);
      localities.add(row);
    } else if ('ended' in row) ended.push(row.ended);
    else if ('otherKind' in row) report.otherKinds += 1;
    else if ('withoutPlace' in row) report.withoutPlace += 1;
    else {
      report.refused += 1;
      if (report.problems.length < PROBLEMS_MAX)
        report.problems.push({ record: `${source} line ${line}`, ...row.problem, severity: 'error' });
    }
    if (stops.length + ended.length >= BATCH_ROWS) await flush();
  }
  await flush();
  progress.end();
  return report;
}

/** Saves the towns and villages that the stops of all files are in, and answers how many. */
export async function saveLocalities(localities: Localities, book: StopBook): Promise<number> {
  const all = localities.all();
  for (let start = 0; start < all.length; start += BATCH_ROWS)
    await book.saveLocalities(all.slice(start, start + BATCH_ROWS));
  return all.length;
}
