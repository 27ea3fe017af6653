import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Jobs } from './job.ts';

/** A job that takes longer has gone wrong. */
const JOB_MS = 20 * 60_000;

type Done<K extends keyof Jobs> = Awaited<ReturnType<Jobs[K]>>;

/** Does one job in a process of its own, so that its memory is its own; ends with this process at the latest. */
export async function inOwnProcess<K extends keyof Jobs>(
  name: K,
  task: Parameters<Jobs[K]>[0],
): Promise<Done<K>> {
  const child = fork(join(import.meta.dirname, 'job.ts'), {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    timeout: JOB_MS,
  });
  const endWithParent = () => child.kill('SIGKILL');
  process.on('exit', endWithParent);
  try {
    return await new Promise<Done<K>>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => reject(new Error(`${name} ended with ${code ?? signal}`)));
      child.once('message', (message) => {
        const { result, failure } = message as { result: Done<K>; failure?: string };
        if (failure === undefined) resolve(result);
        else reject(new Error(`${name}: ${failure}`));
      });
      child.send({ name, task });
    });
  } finally {
    process.off('exit', endWithParent);
    if (child.exitCode === null && child.connected) child.disconnect();
  }
}
