import { randomUUID } from 'node:crypto';
import { InvalidInput } from '../functions/domain/errors.ts';
import type { ImportPorts } from '../functions/domain/import/context.ts';
import type { OpenSource } from '../functions/domain/import/records.ts';
import {
  addProblems,
  emptyReport,
  exitStatus,
  type ImportReport,
  sumOf,
} from '../functions/domain/import/report.ts';
import { runImport } from '../functions/domain/import/run.ts';
import { inTurn, runCommand, tell, withDirectory } from './import/command.ts';
import { loadMapping } from './import/mapped-csv.ts';
import { openSource, type SourceOptions } from './import/open-source.ts';
import { showProgress } from './import/progress.ts';
import { reportInWords } from './import/words.ts';

const USAGE = `npm run import -- SOURCE… [--mapping FILE] [--source NAME] [--dry-run] [--json]

  SOURCE     the base address of an Open Referral UK v3 or HSDS 3 feed, a folder with its saved pages,
             a folder with HSDS tables (services.csv …), .ndjson of services, or a CSV with --mapping
  --mapping  how the columns of a CSV become a service: see scripts/mappings/README.md
  --source   the name under which the directory remembers where the listings came from
  --dry-run  the same report, and nothing is written
  --json     the report as one JSON object`;

const OPTIONS = {
  mapping: { type: 'string' },
  source: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Options = SourceOptions & { readonly dryRun: boolean };

/** A source that cannot even be opened gets a report all the same: the others go in. */
async function importOne(ports: ImportPorts, source: string, options: Options): Promise<ImportReport> {
  const open = await openSource(source, options).catch((error: unknown) => {
    if (!(error instanceof InvalidInput)) throw error;
    return error;
  });
  if (!(open instanceof InvalidInput)) return importOpen(ports, open, options);
  const report = emptyReport(source, options.dryRun);
  report.whole = false;
  addProblems(report, 'error', { record: source, where: source }, open.problems);
  return report;
}

async function importOpen(ports: ImportPorts, open: OpenSource, options: Options): Promise<ImportReport> {
  const progress = showProgress(open.source.name, 'read');
  try {
    return await runImport(ports, open, {
      run: randomUUID(),
      dryRun: options.dryRun,
      onProgress: ({ read }) => progress.at(open.progress?.(), read),
    });
  } finally {
    progress.end();
  }
}

await runCommand(
  { usage: USAGE, options: OPTIONS, failure: 'Nothing could be done.' },
  async ({ values, positionals: sources }) => {
    const mapping = values.mapping === undefined ? undefined : loadMapping(values.mapping);
    const options = { mapping, named: values.source, dryRun: values['dry-run'] ?? false };
    return withDirectory(async (directory) => {
      const reports = await inTurn(sources, (source) => importOne(directory, source, options));
      const sum = sumOf(reports);
      tell(values.json, sum, reports.map(reportInWords));
      return exitStatus(sum);
    });
  },
);
