import {
  inTurn,
  loadedInWords,
  mustExist,
  runCommand,
  statusOf,
  tell,
  withDirectory,
} from './import/command.ts';
import { loadPostcodes, type PostcodeReport } from './import/postcode-file.ts';

const USAGE = `npm run postcodes -- FILE… [--json]

  FILE  a CSV whose header names a postcode, a latitude and a longitude: the ONS Postcode Directory, the National
        Statistics Postcode Lookup, or any with the columns postcode, lat, long`;

const inWords = (report: PostcodeReport): string =>
  loadedInWords(
    report,
    `${report.loaded} loaded (${report.terminated} of them ended), ${report.withoutPlace} without coordinates, ${report.refused} refused`,
  );

await runCommand(
  { usage: USAGE, options: { json: { type: 'boolean' } }, failure: 'Nothing could be loaded.' },
  async ({ values, positionals: files }) => {
    mustExist(files);
    return withDirectory(async ({ postcodes }) => {
      const reports = await inTurn(files, (file) => loadPostcodes(file, postcodes));
      tell(values.json, reports, reports.map(inWords));
      return statusOf(reports);
    });
  },
);
