import type { ProjectionStatus } from '../domain/directory.ts';
import type { ChangeFeed } from '../domain/ports.ts';
import { projectChanges, reasonOf } from '../domain/search/indexed/projector.ts';
import type { Dependencies } from './dependencies.ts';

const BATCH = 500;
const WAIT_MS = 1_000;
const PAUSE_AFTER_FAILURE_MS = 1_000;

export interface Following {
  readonly status: () => ProjectionStatus;
  /** Up to where the index has followed; to be kept with a snapshot. */
  readonly position: () => string;
  stop(): Promise<void>;
}

/** Keeps the index up with the record, from a position in the feed of changes, until it is stopped. */
export function followChanges(parts: Dependencies, feed: ChangeFeed, from: string): Following {
  let position = from;
  let stopped = false;
  let lagMs: number | null = null;
  let caughtUp = false;
  const setAside = new Map<string, string>();

  const step = async () => {
    const { notices, position: next } = await feed.read(position, { limit: BATCH, waitMs: WAIT_MS });
    if (notices.length > 0) {
      const projected = await projectChanges(notices, parts);
      lagMs = projected.lagMs;
      for (const { id } of notices) setAside.delete(id);
      for (const { id, reason } of projected.failed) {
        setAside.set(id, reason);
        parts.log('error', 'a listing was set aside: it is not found by the search', { id, reason });
      }
    }
    caughtUp = notices.length < BATCH;
    position = next;
  };
  const run = async () => {
    while (!stopped) {
      try {
        await step();
      } catch (error) {
        if (stopped) return;
        caughtUp = false;
        parts.log('error', 'the search does not follow the record; trying again', {
          reason: reasonOf(error),
        });
        await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
      }
    }
  };
  const running = run();
  return {
    status: () => ({ lagMs, caughtUp, setAside }),
    position: () => position,
    async stop() {
      stopped = true;
      await feed.close();
      await running;
    },
  };
}
