import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InvalidInput } from '../functions/domain/errors.ts';
import { readConfig } from '../functions/runtime/config.ts';
import { openDependencies } from '../functions/runtime/dependencies.ts';
import { type AreaReport, loadAreas } from './import/boundary-file.ts';

const USAGE = `npm run areas -- FILE… [--code PROPERTY] [--name PROPERTY] [--parent CODE…] [--json]

  FILE      boundaries as a GeoJSON collection in longitude and latitude, such as the ONS's LSOA (2021), wards or districts
  --code    the property with an area's code; found by itself where it is called as the ONS calls it (LSOA21CD, LAD24CD)
  --name    the property with its name; found beside the code (LSOA21NM)
  --parent  the code of an area that holds all of the file's, such as their district; codes of the ONS in other
            properties are taken for parents by themselves`;

const SHOWN_MAX = 20;

const inWords = ({ source, read, loaded, refused, mapping, problems }: AreaReport): string =>
  [
    source,
    `  read ${read}: ${loaded} loaded, ${refused} refused; code from ${mapping.code}, name from ${mapping.name ?? 'nowhere'}`,
    ...problems
      .slice(0, SHOWN_MAX)
      .map(({ record, field, reason }) => `  refused  ${record}: ${field} ${reason}`),
  ].join('\n');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      code: { type: 'string' },
      name: { type: 'string' },
      parent: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const missing = positionals.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new InvalidInput(missing.map((field) => ({ field, reason: 'does not exist' })));
  const wanted = {
    ...(values.code === undefined ? {} : { code: values.code }),
    ...(values.name === undefined ? {} : { name: values.name }),
    ...(values.parent === undefined ? {} : { parents: values.parent }),
  };
  const dependencies = await openDependencies(readConfig());
  try {
    const reports: AreaReport[] = [];
    for (const file of positionals) reports.push(await loadAreas(file, wanted, dependencies.areas));
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
