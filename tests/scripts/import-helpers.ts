import { toLine } from '../../functions/domain/export/ndjson.ts';
import { sortedListings } from '../../functions/domain/export/sorted.ts';
import type { ImportReport } from '../../functions/domain/import/report.ts';
import { runImport } from '../../functions/domain/import/run.ts';
import { openSqliteRecord, type SqliteRecord } from '../../functions/store/sqlite/record.ts';
import { loadMapping } from '../../scripts/import/mapped-csv.ts';
import { openSource } from '../../scripts/import/open-source.ts';
import { NOW, command as start } from '../fixtures/surroundings.ts';

export const openMemoryRecord = (): SqliteRecord =>
  openSqliteRecord(':memory:', { now: () => new Date(NOW) });

let runs = 0;

export async function importInto(
  record: SqliteRecord,
  source: string,
  mapping?: string,
): Promise<ImportReport> {
  const open = await openSource(source, {
    mapping: mapping === undefined ? undefined : loadMapping(mapping),
  });
  runs += 1;
  return runImport({ record, postcodes: record, stops: record, now: () => new Date(NOW) }, open, {
    run: `run-${runs}`,
  });
}

export async function exported(record: SqliteRecord): Promise<string[]> {
  const lines: string[] = [];
  for await (const { service } of sortedListings(record)) lines.push(toLine(service));
  return lines;
}

/** A command over the directory in `data`. */
export const command = (script: string, args: readonly string[], data: string) =>
  start(script, args, { HEREABOUTS_DATA: data });
