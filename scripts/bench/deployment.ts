import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchIndex } from '../../functions/domain/ports.ts';
import { search } from '../../functions/domain/search/search.ts';
import { createApp } from '../../functions/http/app.ts';
import { readConfig } from '../../functions/runtime/config.ts';
import { type Dependencies, openDependencies } from '../../functions/runtime/dependencies.ts';
import { type Following, followChanges } from '../../functions/runtime/follow.ts';
import { keepIndex, startIndex } from '../../functions/runtime/start-index.ts';
import { type IndexSteps, measureIndexSteps } from './index-steps.ts';
import { measureLag } from './lag.ts';
import { type Spread, spreadOf, timed } from './percentiles.ts';
import { asking, productMixes, searchPath } from './questions.ts';
import { type Memory, memoryNow } from './start-up.ts';

const PROBE_MS = 20;
const IMPORT_MAX_MS = 15 * 60_000;
/** The end of what a failed import said. */
const SAID_CHARS = 1_000;

export interface DeploymentTask {
  /** The environment of the commands: folder, engines, addresses. */
  readonly environment: Readonly<Record<string, string>>;
  /** Generated services, one a line. */
  readonly file: string;
  readonly listings: number;
  readonly questions: number;
  readonly warmUp: number;
  readonly changes: number;
  readonly today: string;
}

export interface DeploymentFigures {
  readonly listings: number;
  readonly import: { readonly seconds: number; readonly listingsPerSecond: number };
  readonly index: IndexSteps;
  readonly requests: readonly {
    readonly mix: string;
    /** All that `search()` asked of the index, and all of `search()` with ranking, reasons and the record. */
    readonly inIndex: Spread;
    readonly whole: Spread;
    /** By way of `createApp().request`: parsed, searched, answered as JSON. */
    readonly http: Spread;
  }[];
  readonly lag: Spread;
  readonly memory: Memory;
}

/** A whole directory in this process, as `npm start` makes it, filled by `npm run import` in another. */
export async function measureDeployment(task: DeploymentTask): Promise<DeploymentFigures> {
  const parts = await openDependencies(readConfig(task.environment));
  const feed = parts.openFeed(() => undefined);
  const following = followChanges(parts, feed, await startIndex(parts, feed));
  try {
    const seconds = await importAll(parts, following, task);
    if ('memory' in parts.engine) await parts.engine.memory.idle();
    const memory = memoryNow();
    const index = await measureIndexSteps(parts.index, task);
    const requests = await measureRequests(parts, following, task);
    const memoryEngine = 'memory' in parts.engine;
    const lag = await measureLag(parts, {
      changes: task.changes,
      everyMs: memoryEngine ? 10 : 50,
      probeMs: memoryEngine ? 1 : 10,
    });
    return {
      listings: task.listings,
      import: { seconds, listingsPerSecond: Math.round(task.listings / seconds) },
      index,
      requests,
      lag,
      memory,
    };
  } finally {
    await following.stop();
    await keepIndex(parts, following.position());
    await parts.close();
  }
}

/** Seconds from the start of the command until every listing is found. */
async function importAll(parts: Dependencies, following: Following, task: DeploymentTask): Promise<number> {
  const start = performance.now();
  const command = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '..', 'import.ts'), task.file, '--json'],
    {
      env: { ...process.env, ...task.environment },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: IMPORT_MAX_MS,
    },
  );
  const endWithParent = () => command.kill('SIGKILL');
  process.on('exit', endWithParent);
  let said = '';
  command.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-SAID_CHARS);
  });
  const [code] = (await once(command, 'close')) as [number | null];
  process.off('exit', endWithParent);
  if (code !== 0) throw new Error(`the import of generated services ended with ${code}: ${said}`);
  while ((await parts.index.size()) < task.listings) {
    if (performance.now() - start > IMPORT_MAX_MS)
      throw new Error('the index did not catch up with the import');
    if (following.status().setAside.size > 0) throw new Error('generated listings were set aside');
    await sleep(PROBE_MS);
  }
  return Math.round(performance.now() - start) / 1000;
}

/** The same index, with the time that one request spends in it. */
function watched(index: SearchIndex): { readonly index: SearchIndex; readonly spent: () => number } {
  let spent = 0;
  const timing =
    <A extends unknown[], T>(ask: (...args: A) => Promise<T>) =>
    async (...args: A) => {
      const [answer, took] = await timed(() => ask(...args));
      spent += took;
      return answer;
    };
  const { search, frequencies, similar } = index;
  return {
    index: { ...index, search: timing(search), frequencies: timing(frequencies), similar: timing(similar) },
    spent: () => {
      const since = spent;
      spent = 0;
      return since;
    },
  };
}

async function measureRequests(parts: Dependencies, following: Following, task: DeploymentTask) {
  const { questions, warmUp, today } = task;
  const { index, spent } = watched(parts.index);
  const app = createApp({ directory: parts, status: following.status, whoIs: () => undefined });
  const mixes = productMixes(asking(today, 'requests'));
  const times = mixes.map(() => ({ inIndex: [] as number[], whole: [] as number[], http: [] as number[] }));
  for (let turn = 0; turn < warmUp + questions; turn++)
    for (const [i, { next }] of mixes.entries()) {
      const request = next();
      spent();
      const [, whole] = await timed(() => search(request, { ...parts, index }));
      const inIndex = spent();
      const path = searchPath(next());
      const [status, http] = await timed(async () => {
        const response = await app.request(path);
        await response.text();
        return response.status;
      });
      if (status !== 200) throw new Error(`a search was answered with ${status}`);
      if (turn < warmUp) continue;
      times[i]?.inIndex.push(inIndex);
      times[i]?.whole.push(whole);
      times[i]?.http.push(http);
    }
  return mixes.map(({ name }, i) => ({
    mix: name,
    inIndex: spreadOf(times[i]?.inIndex ?? []),
    whole: spreadOf(times[i]?.whole ?? []),
    http: spreadOf(times[i]?.http ?? []),
  }));
}
