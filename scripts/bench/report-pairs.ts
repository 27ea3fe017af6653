import type { DeploymentFigures } from './deployment.ts';
import type { IndexSteps } from './index-steps.ts';
import type { OpenSearchFigures } from './opensearch-alone.ts';
import type { Spread } from './percentiles.ts';
import type { Start } from './start-up.ts';
import { mb, ms, seconds, type Table, whole } from './tables.ts';

export type Pair = 'one machine' | 'DynamoDB Local + OpenSearch';

export interface PairFigures {
  readonly pair: Pair;
  readonly figures: DeploymentFigures;
  /** From what was kept, and with the index made anew from the record. */
  readonly starts: { readonly kept: Start; readonly anew: Start };
}

export interface BenchFigures {
  readonly pairs: readonly PairFigures[];
  readonly openSearchAlone: readonly OpenSearchFigures[];
  readonly largeIndex?: { readonly builtMs: number; readonly start: Start; readonly index: IndexSteps };
}

const three = ({ p50, p95, p99 }: Spread) => [ms(p50), ms(p95), ms(p99)];

export const pairTables = (figures: BenchFigures): Table[] => [
  runTable(figures),
  indexTable(figures),
  requestTable(figures),
];

function runTable({ pairs }: BenchFigures): Table {
  return {
    title: 'Filling, following, starting',
    heads: [
      'pair, listings',
      'import, to searchable',
      'change to visible p50',
      'p99',
      'start, kept index',
      'start, index made anew',
      'resident',
      'index arrays',
    ],
    rows: pairs.map(({ pair, figures, starts }) => [
      `${pair}, ${whole(figures.listings)}`,
      `${whole(figures.import.listingsPerSecond)}/s`,
      `${ms(figures.lag.p50)} ms`,
      `${ms(figures.lag.p99)} ms`,
      seconds(starts.kept.milliseconds),
      seconds(starts.anew.milliseconds),
      mb(starts.kept.memory.rssBytes),
      pair === 'one machine' ? mb(starts.kept.memory.arraysBytes) : 'in OpenSearch',
    ]),
    notes: [
      'Import: `npm run import` of services as NDJSON while the program runs, from its start until all are found.',
    ],
  };
}

function indexTable({ pairs, openSearchAlone, largeIndex }: BenchFigures): Table {
  const steps = [
    ...pairs.map(({ pair, figures }) => ({
      engine: engineOf(pair),
      listings: figures.listings,
      index: figures.index,
    })),
    ...openSearchAlone.map(({ listings, index }) => ({ engine: 'OpenSearch*', listings, index })),
    ...(largeIndex
      ? [{ engine: engineOf('one machine'), listings: largeIndex.start.listings, index: largeIndex.index }]
      : []),
  ];
  return {
    title: 'Index step, ms: one question to the engine, best 300',
    heads: ['mix, engine, listings', 'two facets p50', 'p95', 'p99', 'all facets p50', 'p95', 'p99'],
    rows: steps.flatMap(({ engine, listings, index }) =>
      index.map(({ mix, twoFacets, allFacets }) => [
        `${mix}; ${engine}, ${whole(listings)}`,
        ...three(twoFacets),
        ...three(allFacets),
      ]),
    ),
    notes: openSearchAlone.map(
      ({ listings, bulkMs, diskBytes }) =>
        `* ${whole(listings)} listings put into OpenSearch past the record (${seconds(bulkMs)}, ${mb(diskBytes)} on disk): DynamoDB Local would take many minutes.`,
    ),
  };
}

const engineOf = (pair: Pair) => (pair === 'one machine' ? 'index in memory' : 'OpenSearch');

function requestTable({ pairs }: BenchFigures): Table {
  return {
    title: 'Whole request, ms: words, place, index, ranking, reasons, record',
    heads: [
      'mix, pair, listings',
      'in the index p50',
      'p95',
      'p99',
      'whole p50',
      'p95',
      'p99',
      'as JSON p50',
      'p95',
      'p99',
    ],
    rows: pairs.flatMap(({ pair, figures }) =>
      figures.requests.map(({ mix, inIndex, whole: all, http }) => [
        `${mix}; ${pair}, ${whole(figures.listings)}`,
        ...three(inIndex),
        ...three(all),
        ...three(http),
      ]),
    ),
    notes: [
      'In the index: all that one request asks of it together; other questions than those sent for JSON.',
    ],
  };
}
