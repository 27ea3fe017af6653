import type { Client } from '@opensearch-project/opensearch';
import type { SearchIndex } from '../../domain/ports.ts';
import { answerFrom } from './answer.ts';
import { writeChanges } from './bulk.ts';
import { answerOf } from './failures.ts';
import { pageOfIds } from './ids.ts';
import { completeNames } from './names.ts';
import { searchBody } from './query.ts';
import { rebuildIndex } from './rebuild.ts';
import { similarTokens, tokenFrequencies } from './tokens.ts';
import { ensureVersion, fillAlias, findVersions, isOutdated } from './versions.ts';

export interface OpenSearchIndex extends SearchIndex {
  /** Makes the index where there is none. `outdated`: made by a program with another mapping, to be rebuilt. */
  ensure(): Promise<'usable' | 'outdated'>;
}

export interface OpenSearchOptions {
  readonly client: Client;
  readonly alias: string;
  /** How often writes become visible. A changed listing must be found within one second. */
  readonly refreshMs?: number;
}

const REFRESH_MS = 500;

/** The search index in OpenSearch. Throws `NotAvailable` while the engine is away or has no index yet. */
export function createOpenSearchIndex({
  client,
  alias,
  refreshMs = REFRESH_MS,
}: OpenSearchOptions): OpenSearchIndex {
  const ensured = () => ensureVersion(client, alias, refreshMs);
  return {
    async ensure() {
      const { current } = await ensured();
      return current !== undefined && isOutdated(alias, current) ? 'outdated' : 'usable';
    },
    async apply(changes, { visible = false } = {}) {
      if (changes.length === 0) return { refused: [] };
      const { current, filling } = await ensured();
      const refused = await writeChanges(client, alias, changes, visible ? 'wait_for' : false);
      if (filling === current) return { refused };
      return { refused: await writeChanges(client, fillAlias(alias), changes, false) };
    },
    async search(query) {
      const request = { index: alias, body: searchBody(query), allow_partial_search_results: false };
      return answerFrom(query, await answerOf(client.search(request)));
    },
    frequencies: (tokens) => tokenFrequencies(client, alias, tokens),
    similar: (token, limit) => similarTokens(client, alias, token, limit),
    complete: (words, limit) => completeNames(client, alias, words, limit),
    ids: (request) => pageOfIds(client, alias, request),
    async rebuild(documents) {
      return rebuildIndex(client, alias, await ensured(), documents, refreshMs);
    },
    async size() {
      return (await answerOf(client.count({ index: alias }))).count;
    },
    async ready() {
      try {
        return (await findVersions(client, alias)).current !== undefined;
      } catch {
        return false;
      }
    },
    async close() {
      await client.close();
    },
  };
}
