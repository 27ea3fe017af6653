import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeploymentTask } from './deployment.ts';
import { inOwnProcess } from './jobs.ts';
import type { BenchFigures, Pair, PairFigures } from './report-pairs.ts';

export interface PairsTask {
  readonly sizes: readonly number[];
  readonly questions: number;
  readonly warmUp: number;
  readonly today: string;
  readonly engines?: { readonly dynamodb: string; readonly opensearch: string };
  /** Listings up to which the second pair is filled by its record. */
  readonly throughDynamo: number;
  readonly large?: number;
  readonly say: (line: string) => void;
}

/** Changes that are timed on each pair: enough for a 99th percentile. */
const CHANGES = 200;

/** Both pairs, size by size, each in a process of its own. */
export async function measurePairs(task: PairsTask): Promise<BenchFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-bench-'));
  const tidy = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.on('exit', tidy);
  try {
    return await measureIn(folder, task);
  } finally {
    process.off('exit', tidy);
    tidy();
  }
}

async function measureIn(folder: string, task: PairsTask): Promise<BenchFigures> {
  const { sizes, today, engines, say, questions, warmUp } = task;
  const pairs: PairFigures[] = [];
  const openSearchAlone: BenchFigures['openSearchAlone'][number][] = [];
  for (const listings of sizes) {
    const file = join(folder, `services-${listings}.ndjson`);
    say(`Making up ${listings.toLocaleString('en')} services …`);
    await inOwnProcess('services', { file, count: listings, today });
    pairs.push(await measurePair('one machine', folder, file, listings, task));
    if (engines && listings <= task.throughDynamo)
      pairs.push(await measurePair('DynamoDB Local + OpenSearch', folder, file, listings, task));
    else if (engines) {
      say(`OpenSearch, ${listings.toLocaleString('en')} listings …`);
      const alone = { opensearch: engines.opensearch, listings, questions, warmUp, today };
      openSearchAlone.push(await inOwnProcess('openSearch', alone));
    }
    rmSync(file);
  }
  if (task.large === undefined) return { pairs, openSearchAlone };
  say(`Index in memory, ${task.large.toLocaleString('en')} listings …`);
  const file = join(folder, 'large.snapshot');
  const large = { file, listings: task.large, questions, warmUp, today };
  const { builtMs, index } = await inOwnProcess('large', large);
  const start = await inOwnProcess('snapshot', { file });
  return { pairs, openSearchAlone, largeIndex: { builtMs, start, index } };
}

async function measurePair(
  pair: Pair,
  folder: string,
  file: string,
  listings: number,
  { questions, warmUp, today, engines, say }: PairsTask,
): Promise<PairFigures> {
  say(`${pair}, ${listings.toLocaleString('en')} listings …`);
  const name = `bench-${listings}-${pair === 'one machine' ? 'one' : 'aws'}`;
  mkdirSync(join(folder, name));
  const environment: Record<string, string> = {
    HEREABOUTS_DATA: join(folder, name),
    HEREABOUTS_NOW: `${today}T12:00:00Z`,
    ...(pair === 'one machine' || !engines
      ? {}
      : {
          HEREABOUTS_ENGINES: 'aws',
          HEREABOUTS_TABLE: name,
          HEREABOUTS_OPENSEARCH_INDEX: name,
          HEREABOUTS_DYNAMODB_ENDPOINT: engines.dynamodb,
          HEREABOUTS_OPENSEARCH_ENDPOINT: engines.opensearch,
        }),
  };
  const task: DeploymentTask = { environment, file, listings, questions, warmUp, changes: CHANGES, today };
  const figures = await inOwnProcess('deployment', task);
  const kept = await inOwnProcess('start', { environment, kept: true });
  const anew = await inOwnProcess('start', { environment, kept: false });
  rmSync(join(folder, name), { recursive: true });
  return { pair, figures, starts: { kept, anew } };
}
