import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchAnswer } from '../../schemas/search.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
const NOW = '2026-11-21T09:00:00Z';

export type Environment = Readonly<Record<string, string>>;

/** Data that is not part of the project: a test that needs it says so loudly where it is missing. */
export function shared(path: string): string | undefined {
  const file = resolve(ROOT, '../shared', path);
  if (existsSync(file)) return file;
  console.warn(`SKIPPED: ../shared/${path} is not here`);
  return undefined;
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hereabouts-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function child(script: string, args: readonly string[], env: Environment) {
  const started = spawn(process.execPath, ['--import', 'tsx', join('scripts', script), ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      HEREABOUTS_ENGINES: 'sqlite',
      HEREABOUTS_NOW: NOW,
      HOST: '127.0.0.1',
      PORT: '0',
      ...env,
    },
  });
  const said = { out: '', err: '' };
  started.stdout.on('data', (part: Buffer) => {
    said.out += part.toString();
  });
  started.stderr.on('data', (part: Buffer) => {
    said.err += part.toString();
  });
  const done = once(started, 'close').then(([status]) => ({ status: status as number | null, ...said }));
  return { process: started, said, done };
}

/** One of the project's commands, in a process of its own. */
export const command = child;

export interface Program {
  readonly said: { readonly out: string; readonly err: string };
  get<T>(path: string): Promise<T>;
  patch(id: string, body: object): Promise<Response>;
  search(query: string): Promise<SearchAnswer>;
  /** Milliseconds until the search finds something; fails after the time. */
  findsWithin(ms: number, query: string, total?: number): Promise<number>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** `npm start`, until it says where it is. */
export async function startProgram(args: readonly string[], env: Environment): Promise<Program> {
  const { process: running, said, done } = child('start.ts', args, env);
  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0];
  while (address() === undefined) {
    if (running.exitCode !== null) throw new Error(`the program did not start: ${said.out} ${said.err}`);
    await sleep(20);
  }
  const base = address() ?? '';
  const end = async (signal: NodeJS.Signals) => {
    if (running.exitCode === null && running.signalCode === null) running.kill(signal);
    await done;
  };
  const get = async <T>(path: string) => (await (await fetch(`${base}${path}`)).json()) as T;
  const search = (query: string) => get<SearchAnswer>(`/api/v1/search?${query}`);
  return {
    said,
    get,
    search,
    async patch(id, body) {
      const { headers } = await fetch(`${base}/api/v1/services/${id}`);
      return fetch(`${base}/api/v1/services/${id}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': headers.get('ETag') ?? '' },
        body: JSON.stringify(body),
      });
    },
    async findsWithin(ms, query, total = 1) {
      const began = performance.now();
      let found = 0;
      while (performance.now() - began < ms) {
        found = (await search(query)).total;
        if (found >= total) return performance.now() - began;
        await sleep(25);
      }
      throw new Error(`"${query}" finds ${found} of ${total} after ${ms} ms`);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

export async function exported(file: string, env: Environment): Promise<string[]> {
  const { status, err } = await command('export.ts', ['ndjson', '--out', file], env).done;
  if (status !== 0) throw new Error(err);
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

/** Services in the shape of a feed, one a line. */
export const clubs = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      id: `${prefix}-${n}`,
      name: `${prefix} club ${n}`,
      description: 'Tea and talk. '.repeat(20),
      organization: { id: `org-${n % 100}`, name: `Organisation ${n % 100}` },
      service_at_locations: [{ location: { addresses: [{ postal_code: 'SA1 1AA' }] } }],
    }),
  ).join('\n');
