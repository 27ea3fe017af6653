import { isOnlySample } from '../domain/sample/only-sample.ts';
import type { Dependencies } from './dependencies.ts';

const LOOK_EVERY_MS = 5_000;

export interface SampleNotice {
  /** Whether everything in the directory is made up, as of the last look. */
  readonly shown: () => 'sample' | undefined;
  stop(): void;
}

/** Looks at the start, and again after changes: an import of real listings ends the notice, also while the program runs. */
export async function watchSample(
  { record, log }: Pick<Dependencies, 'record' | 'log'>,
  position: () => string,
  everyMs = LOOK_EVERY_MS,
): Promise<SampleNotice> {
  let seen = position();
  let only = await isOnlySample(record);
  let looking = false;
  const look = async () => {
    const now = position();
    if (looking || now === seen) return;
    looking = true;
    try {
      only = await isOnlySample(record);
      seen = now;
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
