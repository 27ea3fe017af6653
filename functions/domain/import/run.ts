import { LIMITS } from '../../../schemas/limits.ts';
import { ukDate } from '../time/days.ts';
import { importBatch } from './batch.ts';
import type { BatchContext, ImportPorts } from './context.ts';
import { markGone } from './disappearance.ts';
import type { OpenSource, RawRecord } from './records.ts';
import { Repeats } from './repeats.ts';
import { addProblems, emptyReport, type ImportReport } from './report.ts';

/** Records a transaction: enough to be quick, few enough that searches in another process never wait long. */
const BATCH_RECORDS = 500;

export interface ImportOptions {
  /** Names this run in the ledger: what was seen in it, and what was not. */
  readonly run: string;
  readonly dryRun?: boolean;
  readonly onProgress?: (report: Readonly<ImportReport>) => void;
}

/**
 * Brings a source into the record, in batches, at memory that does not grow with it. Each batch stands by itself:
 * what was stopped in the middle is completed by the next run, and a run over an unchanged source changes nothing.
 * A bad record is refused with every reason and the rest goes in; only a record that fails itself throws.
 */
export async function runImport(
  ports: ImportPorts,
  opened: OpenSource,
  { run, dryRun = false, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const name = opened.source.name.slice(0, LIMITS.nameChars);
  const open = { ...opened, source: { ...opened.source, name } };
  const report = emptyReport(open.source.id, dryRun);
  const context: BatchContext = {
    ...ports,
    open,
    run,
    dryRun,
    today: ukDate(ports.now()),
    report,
    repeats: new Repeats(),
    unidentified: 0,
  };
  let batch: RawRecord[] = [];
  const flush = async () => {
    if (batch.length > 0) await importBatch(context, batch);
    batch = [];
    onProgress?.(report);
  };
  for await (const item of open.items) {
    if ('failure' in item) {
      report.whole = false;
      const problem = { field: '', reason: item.failure };
      addProblems(report, 'error', { record: item.where, where: item.where }, [problem]);
    } else if ('notice' in item) {
      const problem = { field: '', reason: item.notice };
      addProblems(report, 'warning', { record: item.where, where: item.where }, [problem]);
    } else {
      batch.push(item);
      if (batch.length >= BATCH_RECORDS) await flush();
    }
  }
  await flush();
  for (const { named, reason } of context.repeats.summary()) {
    addProblems(report, 'warning', named, [{ field: 'id', reason }]);
  }
  if (isWhole(context)) await markGone(context);
  onProgress?.(report);
  return report;
}

/** Only a reading that saw everything, and knew what it saw, may say of something that it was not there. */
function isWhole({ open, report, unidentified, dryRun }: BatchContext): boolean {
  return open.complete && report.whole && report.read > 0 && unidentified === 0 && !dryRun;
}
