import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFree, untilFree } from './ports.ts';

const START_MS = 120_000;
const STOP_MS = 15_000;
const LOG_TAIL_CHARS = 3000;

export type Engine = { url: string; stop(): Promise<void> };

export type Launch = {
  name: string;
  args: string[];
  logFile: string;
  /** Must be free before the start. */
  port?: number | undefined;
  /** The address to ask, once the engine's log tells it. */
  address(log: string): string | undefined;
};

/** Starts Java itself, never through a shell, which would hide the process to end. */
export async function startEngine(launch: Launch): Promise<Engine> {
  if (launch.port !== undefined && !(await isFree(launch.port)))
    throw new Error(`${launch.name}: port ${launch.port} is taken.`);
  const child = spawnJava(launch);
  const endWithParent = () => child.kill('SIGTERM');
  process.on('exit', endWithParent);
  const stop = async (url?: string) => {
    await end(child);
    process.off('exit', endWithParent);
    if (url) await untilFree(Number(new URL(url).port), STOP_MS);
  };
  try {
    const url = await answering(launch, child);
    return { url, stop: () => stop(url) };
  } catch (error) {
    await stop();
    const tail = (await readFile(launch.logFile, 'utf8')).slice(-LOG_TAIL_CHARS);
    throw new Error(`${launch.name} did not start. Its log ends:\n${tail}`, { cause: error });
  }
}

function spawnJava({ args, logFile }: Launch): ChildProcess {
  const log = openSync(logFile, 'w');
  const child = spawn('java', args, { stdio: ['ignore', log, log] });
  child.on('error', () => {}); // a failed spawn shows as a process without an id
  closeSync(log);
  return child;
}

async function answering(launch: Launch, child: ChildProcess): Promise<string> {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    if (hasEnded(child)) throw new Error(`${launch.name} ended with status ${child.exitCode}.`);
    const url = launch.address(await readFile(launch.logFile, 'utf8'));
    if (url && (await answers(url)) && !hasEnded(child)) return url;
    await sleep(50);
  }
  throw new Error(`${launch.name} did not answer within ${START_MS} ms.`);
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.text();
    return response.status < 500;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(kill);
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
