import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { ukDate } from '../functions/domain/time/days.ts';
import { type ContestFigures, contest } from './bench/contest.ts';
import { measurePairs } from './bench/pairs.ts';
import { postgisMissing } from './bench/postgres/cluster.ts';
import { contestTables } from './bench/report-contest.ts';
import { pairTables } from './bench/report-pairs.ts';
import { asMarkdown, asText, type Table } from './bench/tables.ts';
import { type Engines, javaAndMaven, startEngines } from './engines/engines.ts';

const USAGE = `npm run bench [-- search] [--large] [--listings N,N] [--questions N] [--markdown] [--json FILE]

  Measures both pairs on generated listings: import, search, change to visible, start, memory.
  search       the same questions to the index in memory, OpenSearch and PostgreSQL with PostGIS,
               their answers checked against brute force; exit status 1 where one is wrong
  --large      1,000,000 listings as well
  --listings   other sizes than 20,000 and 100,000 (search: 100,000)
  --questions  of each kind, after a quarter as many to warm up (250)
  --markdown   tables for the README
  --json       where the figures go (bench-results.json)
  --only-one-machine   without DynamoDB Local and OpenSearch

  What needs Java is skipped loudly where it is missing. Everything that was started is stopped, also on Ctrl-C.`;

const OPTIONS = {
  large: { type: 'boolean', default: false },
  listings: { type: 'string' },
  questions: { type: 'string', default: '250' },
  markdown: { type: 'boolean', default: false },
  json: { type: 'string', default: 'bench-results.json' },
  'only-one-machine': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const LARGE = 1_000_000;
const HEAP_MB = 1_024;
const HEAP_LARGE_MB = 4_096;

/** On standard error, so that the tables alone are on standard output. */
const say = (line: string) => process.stderr.write(`${line}\n`);

async function enginesFor(large: boolean): Promise<Engines | undefined> {
  const missing = javaAndMaven();
  if (missing) {
    say(`\n*** ${missing}\n*** DynamoDB Local and OpenSearch are SKIPPED.\n`);
    return undefined;
  }
  say('Starting DynamoDB Local and OpenSearch …');
  return startEngines({ opensearchHeapMb: large ? HEAP_LARGE_MB : HEAP_MB });
}

function sizesOf(given: string | undefined, usual: readonly number[]): readonly number[] {
  if (given === undefined) return usual;
  const sizes = given.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1_000 && size <= 5_000_000))
    throw new Error('--listings takes whole numbers from 1,000 to 5,000,000, with commas between them');
  return sizes;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [mode] = positionals;
  if (values.help || positionals.length > 1 || (mode !== undefined && mode !== 'search')) {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const questions = Number(values.questions);
  if (!Number.isInteger(questions) || questions < 20)
    throw new Error('--questions takes a whole number from 20');
  const missing = mode === 'search' ? postgisMissing() : undefined;
  if (missing) throw new Error(missing);

  const begun = performance.now();
  const today = ukDate(new Date());
  const common = { questions, warmUp: Math.ceil(questions / 4), today, say };
  const engines = values['only-one-machine']
    ? undefined
    : await enginesFor(values.large && mode === 'search');
  const tables: Table[] = [];
  const results: Record<string, unknown> = { machine: machine(), at: new Date().toISOString(), questions };
  try {
    if (mode === 'search') {
      const sizes = [...sizesOf(values.listings, [100_000]), ...(values.large ? [LARGE] : [])];
      const opensearch = engines ? { opensearch: engines.opensearch } : {};
      const contests: ContestFigures[] = [];
      for (const listings of sizes) contests.push(await contest({ ...common, ...opensearch, listings }));
      tables.push(...contests.flatMap(contestTables));
      results.search = contests;
    } else {
      const figures = await measurePairs({
        ...common,
        sizes: sizesOf(values.listings, [20_000, 100_000]),
        throughDynamo: 20_000,
        ...(engines ? { engines } : {}),
        ...(values.large ? { large: LARGE } : {}),
      });
      tables.push(...pairTables(figures));
      results.pairs = figures;
    }
  } finally {
    await engines?.stop();
  }
  const { cpu, processors, node } = machine();
  console.log(tables.map(values.markdown ? asMarkdown : asText).join('\n'));
  console.log(
    `\n${processors} × ${cpu}, Node ${node}; ${Math.round((performance.now() - begun) / 1000)} s in all`,
  );
  await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
  say(`Figures in ${values.json}`);
}

const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown processor',
  processors: availableParallelism(),
  memoryGb: Math.round(totalmem() / 1e9),
  node: process.versions.node,
});

// What was started is ended when this process exits; a signal alone would not let it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
