import { gatherLocalities } from '../functions/domain/stops/localities.ts';
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
import { loadStops, type StopReport, saveLocalities } from './import/stop-file.ts';

const USAGE = `npm run stops -- FILE… [--json]

  FILE  stops of public transport as NaPTAN's CSV (ATCOCode, CommonName, StopType, Status, Latitude and Longitude, or
        Easting and Northing; where there are NptgLocalityCode and LocalityName, their towns and villages can be searched
        near). Active stops are loaded, and every listing whose source states no stops gets the nearest`;

const inWords = (report: StopReport): string =>
  loadedInWords(
    report,
    `${report.loaded} loaded, ${report.ended} no longer active, ${report.otherKinds} of other kinds, ${report.withoutPlace} without coordinates, ${report.refused} refused`,
  );

const matchInWords = ({ listings, changed, left }: MatchReport): string =>
  `Listings: ${listings} looked at, ${changed} changed, ${left} left as they were`;

await runCommand(
  { usage: USAGE, options: { json: { type: 'boolean' } }, failure: 'Nothing could be loaded.' },
  async ({ values, positionals }) => {
    mustExist(positionals);
    return withDirectory(async (directory) => {
      const parts = { book: directory.stops, localities: gatherLocalities() };
      const files = await inTurn(positionals, (file) => loadStops(file, parts));
      const localities = await saveLocalities(parts.localities, parts.book);
      const match = await matchAllStops(directory);
      tell(values.json, { files, localities, match }, [
        ...files.map(inWords),
        `Towns and villages with a stop: ${localities}`,
        matchInWords(match),
      ]);
      return match.left > 0 ? 1 : statusOf(files);
    });
  },
);
