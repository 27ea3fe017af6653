import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
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
import { readConfig } from '../functions/runtime/config.ts';
import { openDependencies } from '../functions/runtime/dependencies.ts';
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
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
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

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help || positionals.length === 0) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const mapping = values.mapping === undefined ? undefined : loadMapping(values.mapping);
  const options = { mapping, named: values.source, dryRun: values['dry-run'] };
  const dependencies = await openDependencies(readConfig());
  try {
    const reports: ImportReport[] = [];
    for (const source of positionals) reports.push(await importOne(dependencies, source, options));
    const sum = sumOf(reports);
    if (values.json) console.log(JSON.stringify(sum, null, 2));
    else console.log(reports.map(reportInWords).join('\n'));
    return exitStatus(sum);
  } finally {
    await dependencies.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const lines =
    error instanceof InvalidInput ? error.problems.map((p) => `${p.field}: ${p.reason}`) : [error.message];
  console.error(`Nothing could be done.\n${lines.map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 2;
}
