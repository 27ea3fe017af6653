import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { loadSample } from '../../functions/domain/sample/load.ts';
import { readConfig } from '../../functions/runtime/config.ts';
import { type Dependencies, openDependencies } from '../../functions/runtime/dependencies.ts';
import { rebuildIndex } from '../../functions/runtime/start-index.ts';
import { createOpenSearchClient } from '../../functions/search/opensearch/client.ts';
import { TODAY } from './cases.ts';

export interface Pair {
  readonly directory: Dependencies;
  close(): Promise<void>;
}

/** Addresses of running engines. */
export interface Engines {
  readonly dynamodb: string;
  readonly opensearch: string;
}

const NOW = `${TODAY}T09:00:00Z`;

type Fill = (directory: Dependencies) => Promise<unknown>;

async function filled(directory: Dependencies, fill: Fill): Promise<Dependencies> {
  await fill(directory);
  const feed = directory.openFeed(() => {});
  await rebuildIndex(directory, feed);
  await feed.close();
  return directory;
}

/** The pair of one machine, in a folder of its own, with the sample directory if with no other. */
export async function openOneMachine(fill: Fill = loadSample): Promise<Pair> {
  const folder = await mkdtemp(join(tmpdir(), 'hereabouts-relevance-'));
  const directory = await filled(
    await openDependencies(readConfig({ HEREABOUTS_DATA: folder, HEREABOUTS_NOW: NOW })),
    fill,
  );
  return {
    directory,
    async close() {
      await directory.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The pair of AWS on real engines, in a table and an index of its own. */
export async function openAws({ dynamodb, opensearch }: Engines): Promise<Pair> {
  const name = `relevance-${process.pid}-${Date.now()}`;
  const config = readConfig({
    HEREABOUTS_ENGINES: 'aws',
    HEREABOUTS_NOW: NOW,
    HEREABOUTS_TABLE: name,
    HEREABOUTS_OPENSEARCH_INDEX: name,
    HEREABOUTS_DYNAMODB_ENDPOINT: dynamodb,
    HEREABOUTS_OPENSEARCH_ENDPOINT: opensearch,
  });
  const directory = await filled(await openDependencies(config), loadSample);
  return {
    directory,
    async close() {
      await directory.close();
      const search = createOpenSearchClient({ node: opensearch, region: config.region, sign: false });
      await search.indices.delete({ index: `${name}-*` });
      await search.close();
      const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
      const table = new DynamoDBClient({ region: config.region, endpoint: dynamodb, credentials });
      await table.send(new DeleteTableCommand({ TableName: name }));
      table.destroy();
    },
  };
}
