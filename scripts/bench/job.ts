import { measureDeployment } from './deployment.ts';
import { measureLargeIndex } from './large-index.ts';
import { measureOpenSearch } from './opensearch-alone.ts';
import { spool, writeServices } from './spool.ts';
import { measureSnapshot, measureStart } from './start-up.ts';

/** What is done in a process of its own. */
const jobs = {
  deployment: measureDeployment,
  openSearch: measureOpenSearch,
  large: measureLargeIndex,
  start: measureStart,
  snapshot: measureSnapshot,
  spool,
  services: ({ file, count, today }: { file: string; count: number; today: string }) =>
    writeServices(file, count, today),
};
export type Jobs = typeof jobs;

process.once('message', async (message) => {
  const { name, task } = message as { name: keyof Jobs; task: never };
  try {
    process.send?.({ result: await jobs[name](task) });
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.once('disconnect', () => process.exit());
