import { type MatchReport, matchAllStops } from '../functions/domain/stops/match-all.ts';
import {
  inTurn,
  loadedInWords,
  mustExist,
  runCommand,
  statusOf,
  tell,
  withDirectory,
} from './import/command.ts';
import { loadStops, type StopReport } from './import/stop-file.ts';

const USAGE = `npm run stops -- FILE… [--json]

  FILE  stops of public transport as NaPTAN's CSV (ATCOCode, CommonName, StopType, Status, Latitude and Longitude, or
        Easting and Northing; where there are NptgLocalityCode and LocalityName, their towns and villages can be searched
        near). Active stops are loaded, and every listing whose source states no stops gets the nearest`;

const inWords = (report: StopReport): string =>
  loadedInWords(
    report,
    `${report.loaded} loaded, ${report.ended} no longer active, ${report.otherKinds} of other kinds, ${report.withoutPlace} without coordinates, ${report.refused} refused; localities: ${report.localities}`,
  );

const matchInWords = ({ listings, changed, left }: MatchReport): string =>
  `Listings: ${listings} looked at, ${changed} changed, ${left} left as they were`;

await runCommand(
  { usage: USAGE, options: { json: { type: 'boolean' } }, failure: 'Nothing could be loaded.' },
  async ({ values, positionals }) => {
    mustExist(positionals);
    return withDirectory(async (directory) => {
      const files = await inTurn(positionals, (file) => loadStops(file, directory.stops));
      const match = await matchAllStops(directory);
      tell(values.json, { files, match }, [...files.map(inWords), matchInWords(match)]);
      return match.left > 0 ? 1 : statusOf(files);
    });
  },
);
