import { randomUUID } from 'node:crypto';
import { describe } from 'vitest';
import { createOpenSearchClient } from '../../functions/search/opensearch/client.ts';
import { createOpenSearchIndex } from '../../functions/search/opensearch/index.ts';
import { engines } from '../engines.ts';
import { searchIndexContract } from './search-index.ts';

describe.skipIf(!engines)('with a real engine', () => {
  searchIndexContract(
    'OpenSearch',
    async () => {
      const client = createOpenSearchClient({ node: engines?.opensearch ?? '', sign: false });
      const alias = `test-${randomUUID()}`;
      const index = createOpenSearchIndex({ client, alias, refreshMs: 100 });
      await index.ensure();
      return {
        index,
        settle: async () => {
          await client.indices.refresh({ index: alias });
        },
        close: async () => {
          await client.indices.delete({ index: `${alias}-v*` });
          await index.close();
        },
      };
    },
    { runs: 12, queries: 20 },
  );
});
