import type { Client } from '@opensearch-project/opensearch';
import { NotAvailable } from '../../domain/errors.ts';
import { isOneEdit } from '../../domain/text/edits.ts';
import { answerOf } from './failures.ts';
import { fieldsOf, listOf, stringOf, totalOf } from './parsing.ts';

/** Above the number of words that differ from a word by one letter in a directory of a million listings. */
const CANDIDATES_MAX = 200;
const COUNTS_PER_REQUEST = 200;
/** Tokens with these in front are concepts and sounds, not spellings. */
const MARKERS: ReadonlySet<string> = new Set(['#', '~']);

/** Counts live listings one by one: the dictionary's own figures still contain what was deleted. */
export async function tokenFrequencies(
  client: Client,
  index: string,
  tokens: readonly string[],
): Promise<Map<string, number>> {
  const distinct = [...new Set(tokens)];
  const frequencies = new Map<string, number>();
  for (let from = 0; from < distinct.length; from += COUNTS_PER_REQUEST) {
    const some = distinct.slice(from, from + COUNTS_PER_REQUEST);
    const counts = await countEach(client, index, some);
    for (const [i, token] of some.entries()) frequencies.set(token, counts[i] ?? 0);
  }
  return frequencies;
}

async function countEach(client: Client, index: string, tokens: readonly string[]): Promise<number[]> {
  const body = tokens.flatMap((token) => [
    {},
    { query: { term: { tokens: { value: token } } }, size: 0, track_total_hits: true },
  ]);
  const { responses } = await answerOf(client.msearch({ index, body }));
  return responses.map((response) => {
    if ('error' in response) throw new NotAvailable('the search engine could not count words');
    return totalOf(response);
  });
}

export async function similarTokens(
  client: Client,
  index: string,
  token: string,
  limit: number,
): Promise<readonly { token: string; frequency: number }[]> {
  if (token === '' || limit < 1) return [];
  const candidates = (await suggested(client, index, token)).filter(
    (other) => !MARKERS.has(other.charAt(0)) && isOneEdit(token, other),
  );
  if (candidates.length === 0) return [];
  return [...(await tokenFrequencies(client, index, candidates))]
    .map(([similar, frequency]) => ({ token: similar, frequency }))
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => b.frequency - a.frequency || (a.token < b.token ? -1 : 1))
    .slice(0, limit);
}

/** Words of the dictionary near the token: the engine's own bounds on length, prefix and frequency are lifted. */
async function suggested(client: Client, index: string, token: string): Promise<string[]> {
  const term = {
    field: 'tokens',
    analyzer: 'keyword',
    suggest_mode: 'always' as const,
    string_distance: 'damerau_levenshtein' as const,
    sort: 'frequency' as const,
    max_edits: 1,
    prefix_length: 0,
    min_word_length: 1,
    accuracy: 0,
    // Above 1 it is a number of listings: here, of any number.
    max_term_freq: 2_000_000_000,
    max_inspections: 10,
    size: CANDIDATES_MAX,
    shard_size: CANDIDATES_MAX,
  };
  const body = { size: 0, track_total_hits: false, suggest: { near: { text: token, term } } };
  const { suggest } = fieldsOf(await answerOf(client.search({ index, body })), 'answer');
  return listOf(fieldsOf(suggest, 'suggestion').near, 'suggestion').flatMap((entry) =>
    listOf(fieldsOf(entry, 'suggestion').options, 'suggestion').map((option) =>
      stringOf(fieldsOf(option, 'suggestion').text, 'suggestion'),
    ),
  );
}
