import type { API, Client, Types } from '@opensearch-project/opensearch';
import type { NameKind } from '../../domain/ports.ts';
import type { IndexDocument } from '../../domain/search/index-language.ts';
import { allOf, noneOf, type Query } from './conditions.ts';
import { answerOf } from './failures.ts';
import { bucketsOf } from './parsing.ts';

export type IndexName = IndexDocument['names'][number];

const LENGTH_DIGITS = 6;
const KINDS: readonly NameKind[] = ['listing', 'organization', 'place'];

/** Sorts shorter names first, then by text, then by kind, and says all that distinguishes a name. */
export const nameRank = ({ kind, text }: IndexName): string =>
  `${String(text.length).padStart(LENGTH_DIGITS, '0')}${text}\u0001${kind}`;

function nameOfRank(rank: string): { kind: NameKind; text: string } {
  const end = rank.lastIndexOf('\u0001');
  const kind = KINDS.find((known) => known === rank.slice(end + 1));
  if (end < LENGTH_DIGITS || !kind) throw new Error('the search index holds a name that is not ours');
  return { kind, text: rank.slice(LENGTH_DIGITS, end) };
}

const startsWith = (field: string, start: string): Query => ({ prefix: { [field]: { value: start } } });

/** Names whose first word starts with the first given word, and the other ones, each in the order of their rank. */
function completionBody(words: readonly string[], limit: number): API.Search_RequestBody {
  const all = allOf(words.map((word) => startsWith('names.words', word)));
  const first = startsWith('names.first', words[0] ?? '');
  // `map` reads the names that were found instead of numbering all names after each refresh.
  const terms = {
    field: 'names.rank',
    order: { _key: 'asc' as const },
    size: limit,
    execution_hint: 'map' as const,
    collect_mode: 'breadth_first' as const,
  };
  const idTerms = { field: 'names.id', order: { _key: 'asc' as const }, size: 1 };
  const ranked: Record<string, Types.Common_Aggregations.AggregationContainer> = {
    ranked: { terms, aggs: { ids: { terms: idTerms } } },
  };
  const aggs = {
    starting: { filter: first, aggs: ranked },
    others: { filter: noneOf([first]), aggs: ranked },
  };
  return {
    query: { nested: { path: 'names', query: all, score_mode: 'none' } },
    size: 0,
    track_total_hits: false,
    aggs: { names: { nested: { path: 'names' }, aggs: { matching: { filter: all, aggs } } } },
  };
}

export async function completeNames(
  client: Client,
  index: string,
  words: readonly string[],
  limit: number,
): Promise<readonly { kind: NameKind; text: string; id: string }[]> {
  if (words.length === 0 || limit < 1) return [];
  const { aggregations } = await answerOf(client.search({ index, body: completionBody(words, limit) }));
  const ranked = (which: string) => bucketsOf(aggregations, ['names', 'matching', which, 'ranked']);
  return [...ranked('starting'), ...ranked('others')].slice(0, limit).map((bucket) => ({
    ...nameOfRank(bucket.key),
    id: bucketsOf(bucket.inner, ['ids'])[0]?.key ?? '',
  }));
}
