import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const DEBIAN = '/usr/lib/postgresql';
const EXTENSIONS = '/usr/share/postgresql';
const START_MS = 60_000;
const STOP_MS = 20_000;
const EXIT_MS = 5_000;
/** Bounds a query that a plan has gone wrong for. */
const QUERY_MS = 60_000;

/** Memory for a machine with 4 GB or more and the data in it; no crash safety, as nothing here is kept. */
const SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  effective_cache_size: '3GB',
  random_page_cost: '1.1',
  jit: 'off',
  autovacuum: 'off',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  max_connections: '10',
  statement_timeout: `${QUERY_MS}`,
  listen_addresses: '',
};

export interface Cluster {
  /** Files for COPY can be put here. */
  readonly folder: string;
  readonly version: string;
  connect(settings?: Readonly<Record<string, string>>): Promise<Client>;
  /** Of all its processes, private memory and its share of the common part, bytes. */
  memory(): number;
  give(file: string): void;
  stop(): Promise<void>;
}

/** The newest PostgreSQL of Debian that has PostGIS; undefined where none is installed. */
function programs(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  const newest = readdirSync(DEBIAN)
    .filter((version) => existsSync(join(EXTENSIONS, version, 'extension', 'postgis.control')))
    .toSorted((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(DEBIAN, newest, 'bin');
}

/** Undefined where PostGIS can be started, else what to do. */
export const postgisMissing = (): string | undefined =>
  programs() === undefined
    ? 'PostgreSQL with PostGIS is not installed: apt-get install postgresql-15 postgresql-15-postgis-3'
    : undefined;

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A private PostgreSQL in a temporary folder, reached by a socket in it; gone with everything in it at the stop. */
export async function startPostgres(): Promise<Cluster> {
  const bin = programs();
  if (bin === undefined) throw new Error(postgisMissing());
  const as = owner();
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-postgres-'));
  const data = join(folder, 'data');
  const give = (file: string) => as && chownSync(file, as.uid, as.gid);
  const tidy = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  mkdirSync(data);
  give(folder);
  give(data);
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), init, { ...as, cwd: folder, stdio: 'ignore' });
  const options = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(join(folder, 'log'), 'w');
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...options], {
    ...as,
    cwd: folder,
    stdio: ['ignore', log, log],
  });
  const atExit = () => {
    server.kill('SIGQUIT');
    untilGone(join(data, 'postmaster.pid'));
    tidy();
  };
  process.on('exit', atExit);
  const connect = async (settings: Readonly<Record<string, string>> = {}) => {
    const client = new Client({ host: folder, user: 'postgres', database: 'postgres' });
    await client.connect();
    for (const [name, value] of Object.entries(settings))
      await client.query(`SELECT set_config($1, $2, false)`, [name, value]);
    return client;
  };
  const version = await answering(connect, server, join(folder, 'log'));
  return {
    folder,
    version,
    connect,
    give,
    memory: () => memoryOf(server.pid ?? 0),
    async stop() {
      await end(server);
      process.off('exit', atExit);
      tidy();
    },
  };
}

/** PostgreSQL takes its file of the process id away last. Waits without the event loop, which an exit has no more. */
function untilGone(file: string): void {
  const end = Date.now() + EXIT_MS;
  while (existsSync(file) && Date.now() < end)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
}

async function answering(connect: () => Promise<Client>, server: ChildProcess, log: string): Promise<string> {
  const end = Date.now() + START_MS;
  while (Date.now() < end && server.exitCode === null) {
    try {
      const client = await connect();
      const { rows } = await client.query<{ version: string }>(
        `SELECT current_setting('server_version') AS version`,
      );
      await client.end();
      return rows[0]?.version ?? '';
    } catch {
      await sleep(100);
    }
  }
  throw new Error(`PostgreSQL did not start. Its log ends:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  const kill = setTimeout(() => server.kill('SIGQUIT'), STOP_MS);
  await ended;
  clearTimeout(kill);
}

/** Proportional set size of a process and its children (Linux): what is shared counts once. */
function memoryOf(pid: number): number {
  const pids = [pid, ...childrenOf(pid)];
  return pids.reduce((sum, one) => {
    const kb = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1];
    return sum + Number(kb ?? 0) * 1024;
  }, 0);
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number);
