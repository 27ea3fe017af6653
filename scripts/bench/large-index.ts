import { indexDocument } from '../../functions/domain/search/indexed/document.ts';
import { createMemoryIndex } from '../../functions/search/memory/index.ts';
import { generatedServices } from './generated-services.ts';
import { type IndexSteps, measureIndexSteps } from './index-steps.ts';
import { timed } from './percentiles.ts';
import { listingOf } from './spool.ts';

/** The index in memory alone, on more listings than are worth an import here; leaves its snapshot in the file. */
export async function measureLargeIndex(task: {
  readonly file: string;
  readonly listings: number;
  readonly questions: number;
  readonly warmUp: number;
  readonly today: string;
}): Promise<{ builtMs: number; index: IndexSteps }> {
  const { listings, today } = task;
  async function* documents() {
    for (const service of generatedServices(listings, today))
      yield indexDocument(listingOf(service, today), today);
  }
  const memory = createMemoryIndex();
  const [, builtMs] = await timed(() => memory.rebuild(documents()));
  const index = await measureIndexSteps(memory, task);
  await memory.saveSnapshot(task.file, '0');
  await memory.close();
  return { builtMs, index };
}
