import { loadFiles, runCommand } from './import/command.ts';
import { loadPostcodes, type PostcodeReport } from './import/postcode-file.ts';

const USAGE = `npm run postcodes -- FILE… [--json]

  FILE  a CSV whose header names a postcode, a latitude and a longitude: the ONS Postcode Directory, the National
        Statistics Postcode Lookup, or any with the columns postcode, lat, long`;

const became = ({ loaded, terminated, withoutPlace, refused }: PostcodeReport): string =>
  `${loaded} loaded (${terminated} of them ended), ${withoutPlace} without coordinates, ${refused} refused`;

await runCommand(
  { usage: USAGE, options: { json: { type: 'boolean' } }, failure: 'Nothing could be loaded.' },
  ({ values: { json }, positionals: files }) =>
    loadFiles(files, json, (file, { postcodes }) => loadPostcodes(file, postcodes), became),
);
