import { createMemoryIndex } from '../../functions/search/memory/index.ts';
import { searchIndexContract } from './search-index.ts';

searchIndexContract('in memory', async () => {
  const index = createMemoryIndex();
  return { index, settle: async () => {}, close: () => index.close() };
});

searchIndexContract(
  'in memory, where every second listing seals a segment',
  async () => {
    const index = createMemoryIndex({ draftListings: 2 });
    return { index, settle: async () => {}, close: () => index.close() };
  },
  { runs: 150 },
);

searchIndexContract('in memory, merged before it is asked', async () => {
  const index = createMemoryIndex({ draftListings: 1 });
  return { index, settle: () => index.idle(), close: () => index.close() };
});
