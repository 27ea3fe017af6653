import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { SearchIndex } from '../../functions/domain/ports.ts';
import { randomFrom } from '../../functions/domain/sample/random.ts';
import { search } from '../../functions/domain/search/search.ts';
import { readConfig } from '../../functions/runtime/config.ts';
import { type Dependencies, openDependencies } from '../../functions/runtime/dependencies.ts';
import { createOpenSearchClient } from '../../functions/search/opensearch/client.ts';
import { createOpenSearchIndex } from '../../functions/search/opensearch/index.ts';
import { inOwnProcess } from './jobs.ts';
import { type Answer, bruteForce, difference, SPELLINGS } from './oracle.ts';
import { type Spread, spreadOf, timed } from './percentiles.ts';
import { askPostgres } from './postgres/ask.ts';
import { startPostgres } from './postgres/cluster.ts';
import { loadPostgres } from './postgres/load.ts';
import { asking, CANDIDATES, contestMixes, contestQuery, type Question } from './questions.ts';
import { spooled, spoolTasks } from './spool.ts';
import type { Memory } from './start-up.ts';
import { measureTypeahead } from './typeahead.ts';

/** Enough to hold every answer that is checked: OpenSearch gives no more than this. */
const CHECKED_IDS_MAX = 10_000;
const CHECKED_PER_MIX = 12;

export interface ContestTask {
  readonly listings: number;
  readonly questions: number;
  readonly warmUp: number;
  readonly today: string;
  /** Absent: OpenSearch is left out. */
  readonly opensearch?: string;
  readonly say: (line: string) => void;
}

export interface ContestFigures {
  readonly listings: number;
  readonly questions: number;
  readonly postgres: string;
  /** Answers compared with brute force, by engine; the contest ends with an error where one differs. */
  readonly checked: Readonly<Record<string, number>>;
  readonly mixes: readonly {
    readonly mix: string;
    readonly listingsFound: number;
    readonly engines: Readonly<Record<string, Spread>>;
  }[];
  /** Suggestions after each letter, on one machine. */
  readonly typeahead: Spread;
  readonly memory: {
    readonly index: Memory;
    readonly postgresBytes: number;
    readonly postgresDiskBytes: number;
  };
  readonly startUp: {
    readonly indexRebuiltMs: number;
    readonly indexFromSnapshotMs: number;
    readonly openSearchBulkMs?: number;
    readonly postgresCopySeconds: number;
    readonly postgresIndexSeconds: number;
  };
}

interface Contestant {
  readonly name: string;
  /** Checked against brute force; the whole request answers another question (see there) and is not. */
  readonly ask?: (question: Question, limit: number) => Promise<Answer>;
  readonly run: (question: Question) => Promise<unknown>;
}

export const ENGINE = {
  memory: 'index in memory',
  whole: 'one machine, whole request',
  opensearch: 'OpenSearch',
  postgres: 'PostGIS',
  postgresParallel: 'PostGIS, two parallel workers',
} as const;

export async function askIndex(index: SearchIndex, question: Question, limit: number): Promise<Answer> {
  const { misspelt } = question;
  const spellings = misspelt === undefined ? [] : await index.similar(misspelt, SPELLINGS);
  if (misspelt !== undefined && spellings.length === 0) return { total: 0, ids: [], facets: {} };
  const query = contestQuery(
    question,
    spellings.map(({ token }) => token),
    limit,
  );
  const { total, hits, facets } = await index.search(query);
  return { total, ids: hits.map(({ id }) => id), facets } as Answer;
}

const byIndex = (name: string, index: SearchIndex): Contestant => {
  const ask = (question: Question, limit: number) => askIndex(index, question, limit);
  return { name, ask, run: (question) => ask(question, CANDIDATES) };
};
const byPostgres = (name: string, client: Client): Contestant => {
  const ask = (question: Question, limit: number) => askPostgres(client, question, limit);
  return { name, ask, run: (question) => ask(question, CANDIDATES) };
};

/** The same listings and the same questions for the index in memory, OpenSearch and PostGIS. */
export async function contest(task: ContestTask): Promise<ContestFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-bench-'));
  const tidy = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.on('exit', tidy);
  const closing: (() => Promise<unknown>)[] = [async () => tidy()];
  try {
    return await contestIn(folder, task, closing);
  } finally {
    for (const close of closing.toReversed()) await close();
    process.off('exit', tidy);
  }
}

async function contestIn(
  folder: string,
  task: ContestTask,
  closing: (() => Promise<unknown>)[],
): Promise<ContestFigures> {
  const { listings, say, today } = task;
  say(`Making up ${listings.toLocaleString('en')} listings …`);
  const spools = spoolTasks(folder, listings, today);
  // The first makes the file of the record; the others then find it.
  await openDependencies(readConfig({ HEREABOUTS_DATA: folder })).then((parts) => parts.close());
  await Promise.all(spools.map((one) => inOwnProcess('spool', one)));

  say('Index in memory …');
  const parts = await openDependencies(readConfig({ HEREABOUTS_DATA: folder }));
  closing.push(() => parts.close());
  const [, indexRebuiltMs] = await timed(() => parts.index.rebuild(spooled(spools)));
  const snapshot = join(folder, 'contest.snapshot');
  if ('memory' in parts.engine) await parts.engine.memory.saveSnapshot(snapshot, '0');
  const start = await inOwnProcess('snapshot', { file: snapshot });
  const contestants: Contestant[] = [byIndex(ENGINE.memory, parts.index), wholeRequest(parts)];

  const openSearch = await enterOpenSearch(task, closing, () => spooled(spools));
  if (openSearch) contestants.push(openSearch.contestant);

  say('PostgreSQL with PostGIS …');
  const cluster = await startPostgres();
  closing.push(() => cluster.stop());
  const alone = await cluster.connect(ALONE);
  closing.push(() => alone.end());
  const loaded = await loadPostgres(cluster, alone, spooled(spools));
  await alone.query('SET statement_timeout = 60000');
  const parallel = await cluster.connect(PARALLEL);
  closing.push(() => parallel.end());
  contestants.push(byPostgres(ENGINE.postgres, alone), byPostgres(ENGINE.postgresParallel, parallel));

  say('Comparing answers with brute force …');
  const checked = await checkAnswers(task, contestants, () => spooled(spools));
  say('Asking …');
  const mixes = await race(task, contestants);
  const typeahead = await measureTypeahead(parts, task);
  return {
    listings,
    questions: task.questions,
    postgres: cluster.version,
    checked,
    mixes,
    typeahead,
    memory: { index: start.memory, postgresBytes: cluster.memory(), postgresDiskBytes: loaded.bytes },
    startUp: {
      indexRebuiltMs,
      indexFromSnapshotMs: start.milliseconds,
      ...(openSearch ? { openSearchBulkMs: openSearch.bulkMs } : {}),
      postgresCopySeconds: loaded.copySeconds,
      postgresIndexSeconds: loaded.indexSeconds,
    },
  };
}

/** A plan made for the values at hand: measured to be quicker here than one plan for all. */
const PLANS = { plan_cache_mode: 'force_custom_plan' };
const ALONE = { ...PLANS, max_parallel_workers_per_gather: '0' };
const PARALLEL = { ...PLANS, max_parallel_workers_per_gather: '2' };

/** The words, the place, the person, ranking, reasons and the record: what a link worker waits for. */
const wholeRequest = (parts: Dependencies): Contestant => ({
  name: ENGINE.whole,
  run: ({ request }) => search(request, parts),
});

async function enterOpenSearch(
  { opensearch, listings, say }: ContestTask,
  closing: (() => Promise<unknown>)[],
  documents: () => ReturnType<typeof spooled>,
) {
  if (opensearch === undefined) return undefined;
  say('OpenSearch …');
  const client = createOpenSearchClient({ node: opensearch, sign: false });
  const index = createOpenSearchIndex({ client, alias: `contest-${listings}` });
  closing.push(() => index.close());
  const [, bulkMs] = await timed(() => index.rebuild(documents()));
  return { contestant: byIndex(ENGINE.opensearch, index), bulkMs };
}

/** Totals, ids and counts of a sample of every mix. Throws at the first answer that is wrong. */
async function checkAnswers(
  { today }: ContestTask,
  contestants: readonly Contestant[],
  documents: () => ReturnType<typeof spooled>,
): Promise<Record<string, number>> {
  const questions = contestMixes(asking(today, 'check')).flatMap(({ next }) =>
    Array.from({ length: CHECKED_PER_MIX }, next),
  );
  const answers = await bruteForce(documents, questions);
  const checked: Record<string, number> = {};
  for (const [i, question] of questions.entries()) {
    const right = answers[i];
    if (right === undefined || right.total > CHECKED_IDS_MAX) continue;
    for (const { name, ask } of contestants) {
      if (!ask) continue;
      const wrong = difference(right, await ask(question, CHECKED_IDS_MAX));
      if (wrong) throw new Error(`${name} answers ${question.request.q || 'filters'}: ${wrong}`);
      checked[name] = (checked[name] ?? 0) + 1;
    }
  }
  return checked;
}

/**
 * Every question to every engine, in an order drawn anew, and the mixes in turn: a slow moment of the machine, and
 * what one engine leaves in the processor's caches for the next, fall on all alike.
 */
async function race({ today, warmUp, questions }: ContestTask, contestants: readonly Contestant[]) {
  const mixes = contestMixes(asking(today, 'race'));
  const order = randomFrom('order');
  const times = mixes.map(() => new Map(contestants.map(({ name }) => [name, [] as number[]])));
  const found = mixes.map(() => 0);
  for (let turn = 0; turn < warmUp + questions; turn++)
    for (const [i, { next }] of mixes.entries()) {
      const question = next();
      for (const contestant of order.some(contestants, contestants.length)) {
        const [answer, took] = await timed(() => contestant.run(question));
        if (turn < warmUp) continue;
        times[i]?.get(contestant.name)?.push(took);
        if (contestant.name === ENGINE.memory) found[i] = (found[i] ?? 0) + (answer as Answer).total;
      }
    }
  return mixes.map(({ name }, i) => ({
    mix: name,
    listingsFound: Math.round((found[i] ?? 0) / questions),
    engines: Object.fromEntries([...(times[i] ?? [])].map(([engine, spent]) => [engine, spreadOf(spent)])),
  }));
}
