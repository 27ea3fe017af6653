import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { InvalidInput } from '../../functions/domain/errors.ts';
import type { PostcodeBook, PostcodePoint } from '../../functions/domain/ports.ts';
import { postcodeColumns, readPostcodeRow } from '../../functions/domain/postcode/row.ts';
import { openTable } from './csv.ts';
import { showProgress } from './progress.ts';

const BATCH_ROWS = 5_000;
const PROBLEMS_MAX = 1_000;

export interface PostcodeReport {
  source: string;
  read: number;
  loaded: number;
  terminated: number;
  /** Known to the ONS, and without coordinates there. */
  withoutPlace: number;
  refused: number;
  problems: { record: string; field: string; reason: string; severity: 'error' }[];
}

/**
 * Loads a file of postcodes into the book, in batches, at constant memory; a later file replaces what an earlier one
 * said of a postcode. Throws `InvalidInput` for a header that names no postcode, latitude or longitude.
 */
export async function loadPostcodes(file: string, book: PostcodeBook): Promise<PostcodeReport> {
  const reading = { bytes: 0 };
  const { size } = statSync(file);
  const table = await openTable(file, { reading });
  const columns = table
    ? postcodeColumns(table.header)
    : { problems: [{ field: 'header', reason: 'is missing: the file is empty' }] };
  if (!table || 'problems' in columns) {
    throw new InvalidInput(
      'problems' in columns
        ? columns.problems.map((p) => ({ ...p, field: `${basename(file)} ${p.field}` }))
        : [],
    );
  }
  const report: PostcodeReport = {
    source: basename(file),
    read: 0,
    loaded: 0,
    terminated: 0,
    withoutPlace: 0,
    refused: 0,
    problems: [],
  };
  const progress = showProgress(report.source, 'postcodes');
  let batch: PostcodePoint[] = [];
  const flush = async () => {
    await book.savePostcodes(batch);
    report.loaded += batch.length;
    batch = [];
    progress.at(size === 0 ? 1 : reading.bytes / size, report.read);
  };
  for await (const { line, cells, fault } of table.rows) {
    report.read += 1;
    const row = fault ? { problem: { field: '', reason: fault } } : readPostcodeRow(cells, columns);
    if ('problem' in row) refuse(report, line, row.problem);
    else if ('withoutPlace' in row) report.withoutPlace += 1;
    else {
      batch.push(row.point);
      if (row.point.terminated) report.terminated += 1;
      if (batch.length >= BATCH_ROWS) await flush();
    }
  }
  await flush();
  progress.end();
  return report;
}

function refuse(report: PostcodeReport, line: number, problem: { field: string; reason: string }): void {
  report.refused += 1;
  if (report.problems.length >= PROBLEMS_MAX) return;
  report.problems.push({ record: `${report.source} line ${line}`, ...problem, severity: 'error' });
}
