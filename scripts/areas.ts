import { type AreaReport, loadAreas } from './import/boundary-file.ts';
import {
  inTurn,
  loadedInWords,
  mustExist,
  runCommand,
  statusOf,
  tell,
  withDirectory,
} from './import/command.ts';

const USAGE = `npm run areas -- FILE… [--code PROPERTY] [--name PROPERTY] [--parent CODE…] [--json]

  FILE      boundaries as a GeoJSON collection in longitude and latitude, such as the ONS's LSOA (2021), wards or districts
  --code    the property with an area's code; found by itself where it is called as the ONS calls it (LSOA21CD, LAD24CD)
  --name    the property with its name; found beside the code (LSOA21NM)
  --parent  the code of an area that holds all of the file's, such as their district; codes of the ONS in other
            properties are taken for parents by themselves`;

const OPTIONS = {
  code: { type: 'string' },
  name: { type: 'string' },
  parent: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

const inWords = (report: AreaReport): string =>
  loadedInWords(
    report,
    `${report.loaded} loaded, ${report.refused} refused; code from ${report.mapping.code}, name from ${report.mapping.name ?? 'nowhere'}`,
  );

await runCommand(
  { usage: USAGE, options: OPTIONS, failure: 'Nothing could be loaded.' },
  async ({ values: { code, name, parent, json }, positionals: files }) => {
    mustExist(files);
    const wanted = {
      ...(code === undefined ? {} : { code }),
      ...(name === undefined ? {} : { name }),
      ...(parent === undefined ? {} : { parents: parent }),
    };
    return withDirectory(async ({ areas }) => {
      const reports = await inTurn(files, (file) => loadAreas(file, wanted, areas));
      tell(json, reports, reports.map(inWords));
      return statusOf(reports);
    });
  },
);
