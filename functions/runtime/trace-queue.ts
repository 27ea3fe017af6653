import { setTimeout as sleep } from 'node:timers/promises';
import type { Trace } from '../../schemas/trace.ts';
import type { Log } from '../domain/directory.ts';
import type { TraceStore } from '../domain/ports.ts';

/** Traces that wait to be written; what comes on top is dropped and counted. */
const WAITING_MAX = 1_000;

export interface TraceQueue {
  /** Returns at once, and never throws. */
  leave(trace: Trace): void;
  /** Resolves when what was left so far is written or has failed, at most after so long. */
  settled(waitMs: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Writes what searches leave behind after they are answered. A store that is busy is tried again with the next ones; a
 * failure is a line in the log, without the trace, and nobody's search.
 */
export function traceQueue(store: TraceStore, log: Log, afterMs: number): TraceQueue {
  let waiting: Trace[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let dropped = 0;

  const write = async () => {
    timer = undefined;
    const traces = waiting;
    if (traces.length === 0) return;
    waiting = [];
    try {
      await store.addTraces(traces);
      if (dropped > 0) log('warn', 'traces of searches were dropped', { traces: dropped });
      dropped = 0;
    } catch (error) {
      const kept = traces.slice(0, WAITING_MAX - waiting.length);
      dropped += traces.length - kept.length;
      waiting = [...kept, ...waiting];
      const reason = error instanceof Error ? error.name : 'unknown';
      log('warn', 'traces of searches wait for the record', { traces: waiting.length, reason });
    }
  };
  const start = () => {
    writing = writing.then(write);
  };
  return {
    leave(trace) {
      if (waiting.length >= WAITING_MAX) {
        dropped += 1;
        return;
      }
      waiting.push(trace);
      timer ??= setTimeout(start, afterMs).unref();
      if (afterMs > 0) return;
      clearTimeout(timer);
      timer = undefined;
      start();
    },
    async settled(waitMs) {
      await Promise.race([writing, sleep(waitMs, undefined, { ref: false })]);
    },
    async close() {
      clearTimeout(timer);
      start();
      await writing;
    },
  };
}
