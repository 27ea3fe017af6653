import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InvalidInput } from '../functions/domain/errors.ts';
import { readConfig } from '../functions/runtime/config.ts';
import { openDependencies } from '../functions/runtime/dependencies.ts';
import { loadPostcodes, type PostcodeReport } from './import/postcode-file.ts';

const USAGE = `npm run postcodes -- FILE… [--json]

  FILE  a CSV whose header names a postcode, a latitude and a longitude: the ONS Postcode Directory, the National
        Statistics Postcode Lookup, or any with the columns postcode, lat, long`;

const SHOWN_MAX = 20;

function inWords({
  source,
  read,
  loaded,
  terminated,
  withoutPlace,
  refused,
  problems,
}: PostcodeReport): string {
  return [
    source,
    `  read ${read}: ${loaded} loaded (${terminated} of them ended), ${withoutPlace} without coordinates, ${refused} refused`,
    ...problems
      .slice(0, SHOWN_MAX)
      .map(({ record, field, reason }) => `  refused  ${record}: ${field} ${reason}`),
  ].join('\n');
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const missing = positionals.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new InvalidInput(missing.map((field) => ({ field, reason: 'does not exist' })));
  const dependencies = await openDependencies(readConfig());
  try {
    const reports: PostcodeReport[] = [];
    for (const file of positionals) reports.push(await loadPostcodes(file, dependencies.postcodes));
    console.log(values.json ? JSON.stringify(reports, null, 2) : reports.map(inWords).join('\n'));
    return reports.some((report) => report.refused > 0) ? 1 : 0;
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
  console.error(`Nothing could be loaded.\n${lines.map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 2;
}
