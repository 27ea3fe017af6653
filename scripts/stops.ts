import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InvalidInput } from '../functions/domain/errors.ts';
import { type MatchReport, matchAllStops } from '../functions/domain/stops/match-all.ts';
import { readConfig } from '../functions/runtime/config.ts';
import { openDependencies } from '../functions/runtime/dependencies.ts';
import { loadStops, type StopReport } from './import/stop-file.ts';

const USAGE = `npm run stops -- FILE… [--json]

  FILE  stops of public transport as NaPTAN's CSV (ATCOCode, CommonName, StopType, Status, Latitude and Longitude, or
        Easting and Northing). Active stops are loaded, and every listing whose source states no stops gets the nearest`;

const SHOWN_MAX = 20;

const inWords = (report: StopReport): string =>
  [
    report.source,
    `  read ${report.read}: ${report.loaded} loaded, ${report.ended} no longer active, ${report.otherKinds} of other kinds, ${report.withoutPlace} without coordinates, ${report.refused} refused`,
    ...report.problems
      .slice(0, SHOWN_MAX)
      .map(({ record, field, reason }) => `  refused  ${record}: ${field} ${reason}`),
  ].join('\n');

const matchInWords = ({ listings, changed, left }: MatchReport): string =>
  `Listings: ${listings} looked at, ${changed} changed, ${left} left as they were`;

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
    const files: StopReport[] = [];
    for (const file of positionals) files.push(await loadStops(file, dependencies.stops));
    const match = await matchAllStops(dependencies);
    if (values.json) console.log(JSON.stringify({ files, match }, null, 2));
    else console.log([...files.map(inWords), matchInWords(match)].join('\n'));
    return files.some((report) => report.refused > 0) || match.left > 0 ? 1 : 0;
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
