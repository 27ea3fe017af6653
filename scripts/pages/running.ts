import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchAnswer, SearchResult } from '../../schemas/search.ts';
import type { Known } from './checks.ts';

/** A day on which the sample directory is as it always is. */
const NOW = '2026-11-21T09:00:00Z';
const START_WITHIN_MS = 90_000;

export interface Running {
  readonly address: string;
  stop(): Promise<void>;
}

/** The program as anybody starts it, with the sample directory, in a folder of its own and on a free port. */
export async function startProgram(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'hereabouts-pages-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', HEREABOUTS_DATA: folder, HEREABOUTS_NOW: NOW },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    const ended =
      child.exitCode === null ? new Promise((done) => child.once('exit', done)) : Promise.resolve();
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the program did not start in time')), START_WITHIN_MS);
    child.once('exit', (code) => reject(new Error(`the program ended with status ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/[^\s]+/.exec(chunk.toString());
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    });
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { address, stop };
}

/** Listings to open: one that is open, one that is closed, one whose address is kept private. */
export async function knownListings(address: string): Promise<Known> {
  const ask = async (query: string, cursor?: string): Promise<SearchAnswer> => {
    const response = await fetch(`${address}/api/v1/search?${query}${cursor ? `&cursor=${cursor}` : ''}`);
    if (!response.ok) throw new Error(`the search for pages to check answered ${response.status}`);
    return (await response.json()) as SearchAnswer;
  };
  /** Page after page: what is closed is ordered last. */
  const find = async (
    query: string,
    wanted: (result: SearchResult) => boolean,
  ): Promise<SearchResult | undefined> => {
    for (let answer = await ask(query); ; answer = await ask(query, answer.nextCursor)) {
      const found = answer.results.find(wanted);
      if (found || answer.nextCursor === null) return found;
    }
  };
  const near = (await ask('q=lonely&near=SA1&limit=20')).results;
  const closed = await find(
    'near=SA1&show=closed&limit=100',
    ({ freshness }) => freshness.state === 'closed',
  );
  const confidential = await find('q=refuge&limit=50', ({ cautions }) =>
    cautions.some(({ key }) => key === 'caution.confidential'),
  );
  const organization = near.find((result) => result.organization)?.organization;
  const [listing] = near;
  if (!listing || !closed || !confidential || !organization)
    throw new Error('the sample directory lacks a kind of listing that the pages are checked with');
  const picks = near
    .filter(({ place }) => place !== null)
    .slice(0, 6)
    .map(({ id }) => id);
  return {
    listing: listing.id,
    closed: closed.id,
    confidential: confidential.id,
    organization: organization.id,
    picks,
  };
}
