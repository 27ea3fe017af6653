import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchAnswer } from '../../schemas/search.ts';
import { command, type Environment } from '../fixtures/surroundings.ts';

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
  const { child: running, said, done } = command('start.ts', args, { HOST: '127.0.0.1', PORT: '0', ...env });
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
