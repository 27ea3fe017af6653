import { indexDocument } from '../../functions/domain/search/indexed/document.ts';
import { createOpenSearchClient } from '../../functions/search/opensearch/client.ts';
import { createOpenSearchIndex } from '../../functions/search/opensearch/index.ts';
import { generatedServices } from './generated-services.ts';
import { type IndexSteps, measureIndexSteps } from './index-steps.ts';
import { timed } from './percentiles.ts';
import { listingOf } from './spool.ts';

export interface OpenSearchTask {
  readonly opensearch: string;
  readonly listings: number;
  readonly questions: number;
  readonly warmUp: number;
  readonly today: string;
}

export interface OpenSearchFigures {
  readonly listings: number;
  readonly bulkMs: number;
  readonly diskBytes: number;
  readonly index: IndexSteps;
}

/** The index step of OpenSearch on more listings than DynamoDB Local takes in in minutes: filled past the record. */
export async function measureOpenSearch(task: OpenSearchTask): Promise<OpenSearchFigures> {
  const { listings, today } = task;
  const client = createOpenSearchClient({ node: task.opensearch, sign: false });
  const alias = `bench-alone-${listings}`;
  const index = createOpenSearchIndex({ client, alias });
  async function* documents() {
    for (const service of generatedServices(listings, today))
      yield indexDocument(listingOf(service, today), today);
  }
  const [{ count, refused }, bulkMs] = await timed(() => index.rebuild(documents()));
  if (count !== listings) throw new Error(`${refused.length} documents were refused: ${refused[0]?.reason}`);
  const { body } = await client.indices.stats({ index: alias, metric: ['store'] });
  const steps = await measureIndexSteps(index, task);
  await client.indices.delete({ index: `${alias}-v*` });
  await index.close();
  const diskBytes = Number(body._all?.primaries?.store?.size_in_bytes ?? 0);
  return { listings, bulkMs, diskBytes, index: steps };
}
