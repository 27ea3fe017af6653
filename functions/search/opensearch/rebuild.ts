import type { Client } from '@opensearch-project/opensearch';
import type { IndexDocument } from '../../domain/search/index-language.ts';
import { type Refused, writeChanges } from './bulk.ts';
import { PATIENT } from './client.ts';
import { answerOf } from './failures.ts';
import { abandonVersion, beginVersion, fillAlias, switchTo, type Versions } from './versions.ts';

const BATCH = 500;
/** One request is made ready while others are on their way. */
const BATCHES_ON_THEIR_WAY = 2;
const MERGE_TIMEOUT_MS = 600_000;

/** Fills a new version of the index and switches to it. If the documents end in an error the old one stays. */
export async function rebuildIndex(
  client: Client,
  alias: string,
  versions: Versions,
  documents: AsyncIterable<IndexDocument>,
  refreshMs: number,
): Promise<{ count: number; refused: readonly Refused[] }> {
  const index = await beginVersion(client, alias, versions);
  try {
    const refused = await fill(client, fillAlias(alias), documents);
    // A version starts out in one piece: searches are fastest on few segments.
    await answerOf(
      client.indices.forcemerge({ index, max_num_segments: 1 }, { requestTimeout: MERGE_TIMEOUT_MS }),
    );
    await answerOf(client.indices.refresh({ index }, PATIENT));
    const { count } = await answerOf(client.count({ index }, PATIENT));
    await switchTo(client, alias, index, versions, refreshMs);
    return { count, refused };
  } catch (error) {
    await abandonVersion(client, alias, index, versions).catch(() => undefined);
    throw error;
  }
}

async function fill(
  client: Client,
  alias: string,
  documents: AsyncIterable<IndexDocument>,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  const underWay: Promise<unknown>[] = [];
  const send = async (batch: readonly IndexDocument[]) => {
    if (underWay.length === BATCHES_ON_THEIR_WAY) await underWay.shift();
    const changes = batch.map((put) => ({ put }));
    const sent = writeChanges(client, alias, changes, false).then((some) => refused.push(...some));
    // Its failure is thrown where it is awaited, not where it happens.
    sent.catch(() => undefined);
    underWay.push(sent);
  };
  try {
    let batch: IndexDocument[] = [];
    for await (const document of documents) {
      batch.push(document);
      if (batch.length === BATCH) {
        await send(batch);
        batch = [];
      }
    }
    if (batch.length > 0) await send(batch);
  } finally {
    await Promise.allSettled(underWay.slice());
  }
  await Promise.all(underWay);
  return refused;
}
