import type { Client } from '@opensearch-project/opensearch';
import { answerOf } from './failures.ts';
import { SETTINGS } from './mapping.ts';
import { fieldsOf, listOf, stringsOf, totalOf } from './parsing.ts';

const WINDOW = SETTINGS.max_result_window;

/** Ids in ascending order. Beyond the engine's window the walk goes on from the last id of each window. */
export async function pageOfIds(
  client: Client,
  index: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ ids: readonly string[]; total: number }> {
  const { total } = await page(client, index, undefined, 0, 0);
  if (offset >= total || limit < 1) return { ids: [], total };
  let after: string | undefined;
  let rest = offset;
  while (rest > 0 && rest + limit > WINDOW) {
    const step = Math.min(rest, WINDOW);
    [after] = (await page(client, index, after, step - 1, 1)).ids;
    if (after === undefined) return { ids: [], total };
    rest -= step;
  }
  return { ids: (await page(client, index, after, rest, limit)).ids, total };
}

async function page(client: Client, index: string, after: string | undefined, from: number, size: number) {
  const body = {
    query: after === undefined ? { match_all: {} } : { range: { id: { gt: after } } },
    sort: [{ id: { order: 'asc' as const } }],
    stored_fields: '_none_',
    docvalue_fields: [{ field: 'id' }],
    track_total_hits: true,
    from,
    size,
  };
  const response = await answerOf(client.search({ index, body }));
  const hits = listOf(fieldsOf(response.hits, 'answer').hits, 'list of hits');
  const ids = hits.flatMap((hit) => stringsOf(fieldsOf(fieldsOf(hit, 'hit').fields, 'hit').id, 'id'));
  return { ids, total: totalOf(response) };
}
