import { isOnlySample } from '../domain/sample/only-sample.ts';
import type { Dependencies } from './dependencies.ts';

const LOOK_EVERY_MS = 5_000;

export interface SampleNotice {
  /** Whether everything in the directory is made up, as of the last look. */
  readonly shown: () => 'sample' | undefined;
  stop(): void;
}

/**
 * Looks at the start, and again when the index has followed changes, up to `position`: an import of real listings ends
 * the notice, also while the program runs.
 */
export async function watchSample(
  { index, log }: Pick<Dependencies, 'index' | 'log'>,
  position: () => string,
  everyMs = LOOK_EVERY_MS,
): Promise<SampleNotice> {
  let lookedAt = position();
  let settled = false;
  let only = await isOnlySample(index);
  let looking = false;
  const look = async () => {
    const now = position();
    if (looking || (settled && now === lookedAt)) return;
    looking = true;
    try {
      only = await isOnlySample(index);
      // An engine may show a change a moment after it took it, so there is one more look.
      settled = now === lookedAt;
      lookedAt = now;
    } catch (error) {
      log('warn', 'could not look whether everything is a sample; trying again', { reason: String(error) });
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return { shown: () => (only ? 'sample' : undefined), stop: () => clearInterval(timer) };
}
