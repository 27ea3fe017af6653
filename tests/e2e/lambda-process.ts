import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const RUNTIME = fileURLToPath(new URL('./lambda-runtime.ts', import.meta.url));

interface Answer {
  readonly call: number;
  readonly answer?: unknown;
  readonly failure?: string;
}

/** A bundle in a process of its own, with nothing of this one's environment. */
export interface LambdaProcess {
  /** The handler's answer; rejects with what it threw. */
  invoke<T>(event: unknown): Promise<T>;
  /** Everything that it has written so far. */
  log(): string;
  /** Milliseconds from the start of the process to its first answer; NaN before. */
  firstAnswerMs(): number;
  stop(): Promise<void>;
}

export function startLambda(bundle: string, env: Readonly<Record<string, string>>): LambdaProcess {
  const started = performance.now();
  let firstAnswerMs = Number.NaN;
  let calls = 0;
  let log = '';
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const child = fork(RUNTIME, [bundle], { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      log += part.toString();
    });
  child.on('message', ({ call, answer, failure }: Answer) => {
    if (Number.isNaN(firstAnswerMs)) firstAnswerMs = performance.now() - started;
    const caller = waiting.get(call);
    waiting.delete(call);
    if (failure === undefined) caller?.resolve(answer);
    else caller?.reject(new Error(failure));
  });
  child.on('exit', (status) => {
    for (const caller of waiting.values())
      caller.reject(new Error(`the process ended with ${status}: ${log}`));
  });
  return {
    invoke<T>(event: unknown) {
      calls += 1;
      const answered = Promise.withResolvers<unknown>();
      waiting.set(calls, answered);
      child.send({ call: calls, event });
      return answered.promise as Promise<T>;
    },
    log: () => log,
    firstAnswerMs: () => firstAnswerMs,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
