import { randomUUID } from 'node:crypto';
import type { Directory } from '../directory.ts';
import { runImport } from '../import/run.ts';
import { ukDate } from '../time/days.ts';
import { sampleServices } from './sample.ts';

export const SAMPLE_SEED = 'hereabouts';

/** Fills an empty directory with the sample. A directory that holds anything is left alone. */
export async function loadSample({
  record,
  postcodes,
  stops,
  now,
}: Pick<Directory, 'record' | 'postcodes' | 'stops' | 'now'>): Promise<number> {
  if (!(await record.isEmpty())) return 0;
  const today = ukDate(now());
  async function* items() {
    for (const value of sampleServices({ seed: SAMPLE_SEED, today }))
      yield { value, where: `sample ${value.id}` };
  }
  const source = { id: 'sample', name: 'Sample directory' };
  const report = await runImport(
    { record, postcodes, stops, now },
    { source, items: items(), complete: false, lossless: true },
    { run: randomUUID() },
  );
  return report.created;
}
