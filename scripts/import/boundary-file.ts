import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type AreaMapping,
  type AreaRow,
  areaMapping,
  readArea,
  readCollection,
} from '../../functions/domain/areas/read.ts';
import { InvalidInput } from '../../functions/domain/errors.ts';
import type { AreaBook } from '../../functions/domain/ports.ts';
import type { Area } from '../../schemas/area.ts';
import { showProgress } from './progress.ts';

/** A text in memory can be some 500 MB: a country's small areas come generalised (BGC), which is a tenth of that. */
const FILE_BYTES_MAX = 400_000_000;
const BATCH_AREAS = 200;

export interface AreaReport {
  source: string;
  read: number;
  loaded: number;
  refused: number;
  /** Which properties were taken. */
  mapping: AreaMapping;
  problems: { record: string; field: string; reason: string; severity: 'error' }[];
}

/** Loads a GeoJSON file of boundaries, in batches. Throws `InvalidInput` for a file that holds none that can be named. */
export async function loadAreas(
  file: string,
  wanted: Partial<AreaMapping>,
  book: AreaBook,
): Promise<AreaReport> {
  const source = basename(file);
  const { size } = statSync(file);
  if (size > FILE_BYTES_MAX)
    throw new InvalidInput([
      { field: source, reason: `is over ${FILE_BYTES_MAX / 1e6} MB: load it in parts` },
    ]);
  const features = readCollection(source, readFileSync(file, 'utf8'));
  const mapping = areaMapping(source, features, wanted);
  const report: AreaReport = { source, read: 0, loaded: 0, refused: 0, mapping, problems: [] };
  const progress = showProgress(source, 'areas');
  let batch: Area[] = [];
  const flush = async () => {
    await book.saveAreas(batch);
    report.loaded += batch.length;
    batch = [];
    progress.at(features.length === 0 ? 1 : report.read / features.length, report.read);
  };
  for (const feature of features) {
    report.read += 1;
    const row: AreaRow = readArea(feature, mapping);
    if ('problem' in row) {
      report.refused += 1;
      report.problems.push({ record: `${source} feature ${report.read}`, ...row.problem, severity: 'error' });
    } else batch.push(row.area);
    if (batch.length >= BATCH_AREAS) await flush();
  }
  await flush();
  progress.end();
  return report;
}
