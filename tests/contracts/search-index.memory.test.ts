import { createMemoryIndex } from '../../functions/search/memory/index.ts';
import { searchIndexContract } from './search-index.ts';

searchIndexContract('in memory', async () => {
  const index = createMemoryIndex();
  return { index, settle: async () => {}, close: () => index.close() };
});
