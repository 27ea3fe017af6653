import { type AreaReport, loadAreas } from './import/boundary-file.ts';
import { loadFiles, runCommand } from './import/command.ts';

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

const became = ({ loaded, refused, mapping }: AreaReport): string =>
  `${loaded} loaded, ${refused} refused; code from ${mapping.code}, name from ${mapping.name ?? 'nowhere'}`;

await runCommand(
  { usage: USAGE, options: OPTIONS, failure: 'Nothing could be loaded.' },
  ({ values: { code, name, parent, json }, positionals: files }) => {
    const wanted = {
      ...(code === undefined ? {} : { code }),
      ...(name === undefined ? {} : { name }),
      ...(parent === undefined ? {} : { parents: parent }),
    };
    return loadFiles(files, json, (file, { areas }) => loadAreas(file, wanted, areas), became);
  },
);
