import { type ContestFigures, ENGINE } from './contest.ts';
import type { Spread } from './percentiles.ts';
import { mb, ms, seconds, type Table, whole } from './tables.ts';

/** PostGIS with or without parallel workers, whichever has the lower p95. */
export function bestOfPostgres(engines: Readonly<Record<string, Spread>>): Spread | undefined {
  const [alone, parallel] = [engines[ENGINE.postgres], engines[ENGINE.postgresParallel]];
  return alone && parallel && parallel.p95 < alone.p95 ? parallel : alone;
}

const times = (of: number | undefined, than: number | undefined) =>
  of === undefined || than === undefined ? '' : (than / of).toFixed(than / of < 10 ? 1 : 0);

export const contestTables = (figures: ContestFigures): Table[] => [
  raceTable(figures),
  typeaheadTable(figures),
  costTable(figures),
];

function raceTable({ listings, mixes, checked, questions, postgres }: ContestFigures): Table {
  return {
    title: `Same questions, ${whole(listings)} listings, ms`,
    heads: ['mix; engine', 'p50', 'p95', 'p99', 'PostGIS takes, p50', 'p95'],
    rows: mixes.flatMap(({ mix, listingsFound, engines }) => {
      const postgis = bestOfPostgres(engines);
      return Object.entries(engines).map(([engine, spread]) => [
        `${mix} (${listingsFound} found); ${engine}`,
        ms(spread.p50),
        ms(spread.p95),
        ms(spread.p99),
        `${times(spread.p50, postgis?.p50)} ×`,
        `${times(spread.p95, postgis?.p95)} ×`,
      ]);
    }),
    notes: [
      `${questions} questions a mix after warm-up, to all engines in turn; best 300 listings by words, then distance, and exact facet counts.`,
      `Answers that agree with brute force in total, ids and counts: ${Object.entries(checked)
        .map(([engine, count]) => `${engine} ${count}`)
        .join(', ')}.`,
      `PostgreSQL ${postgres}; the better of none and two parallel workers is compared.`,
      'Whole request: other rules decide (any of the words, topics, what comes to you), six facets, ranking, reasons, the record.',
    ],
  };
}

function typeaheadTable({ typeahead: { count, p50, p95, p99, max } }: ContestFigures): Table {
  return {
    title: 'Suggestions while somebody types, ms a letter',
    heads: ['one machine', 'p50', 'p95', 'p99', 'longest'],
    rows: [[`${whole(count)} letters`, ...[p50, p95, p99, max].map(ms)]],
  };
}

function costTable({ memory, startUp }: ContestFigures): Table {
  const row = (engine: string, resident: string, start: string) => [engine, resident, start];
  return {
    title: 'Memory and start-up',
    heads: ['engine', 'memory', 'made ready in'],
    rows: [
      row(
        ENGINE.memory,
        `${mb(memory.index.rssBytes)} process, ${mb(memory.index.arraysBytes)} of it index arrays`,
        `${seconds(startUp.indexFromSnapshotMs)} from snapshot, ${seconds(startUp.indexRebuiltMs)} anew`,
      ),
      ...(startUp.openSearchBulkMs === undefined
        ? []
        : [row(ENGINE.opensearch, '1,024 MB heap', `${seconds(startUp.openSearchBulkMs)} anew`)]),
      row(
        ENGINE.postgres,
        `${mb(memory.postgresBytes)} processes, ${mb(memory.postgresDiskBytes)} on disk`,
        `${startUp.postgresCopySeconds.toFixed(1)} s rows, ${startUp.postgresIndexSeconds.toFixed(1)} s indexes`,
      ),
    ],
  };
}
