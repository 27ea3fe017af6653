import type { Client } from 'pg';
import { SEARCH } from '../../../schemas/limits.ts';
import { type Answer, SPELLINGS } from '../oracle.ts';
import { type CONTEST_FACETS, COST_MAX, type Question } from '../questions.ts';

/** The weights of our fields, in the order D, C, B, A of `ts_rank`. */
const WEIGHTS = `'{0.375, 0.625, 0.875, 1}'::real[]`;
const HERE = 'ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography';

/** `ts_rank` for the best 300, exact counts of every facet value over all that match, in one statement. */
function statement(question: Question): string {
  const worded = question.tokens.length > 0 || question.misspelt !== undefined;
  const meant =
    question.misspelt === undefined
      ? ''
      : `meant AS MATERIALIZED (
    SELECT string_agg(quote_literal(token), ' | ')::tsquery AS words FROM (
      SELECT token FROM word
      WHERE token % $5 AND (levenshtein_less_equal(token, $5, 1) = 1 OR token = ANY ($6))
      ORDER BY ndoc DESC, token LIMIT ${SPELLINGS}) AS near_words),`;
  const words = question.misspelt === undefined ? '$5::tsquery' : '(SELECT words FROM meant)';
  const facets = question.facets.map(
    (facet) => `(SELECT json_agg(json_build_object('value', value, 'count', n)) FROM (
      SELECT value, count(*)::int AS n FROM matched, unnest(${facet}) AS value
      GROUP BY value ORDER BY n DESC, value LIMIT ${SEARCH.facetValuesMax}) AS counted) AS ${facet}`,
  );
  return `WITH ${meant} matched AS MATERIALIZED (
    SELECT l.n, l.id, l.topic, l.delivery, l.route, min(ST_Distance(p.geog, ${HERE}, false)) AS metres
      ${worded ? `, ts_rank(${WEIGHTS}, l.tokens, ${words}) AS rank` : ', 0 AS rank'}
    FROM place p JOIN listing l ON l.n = p.listing
    WHERE ST_DWithin(p.geog, ${HERE}, $3, false) AND NOT l.closed
      ${worded ? `AND l.tokens @@ ${words}` : ''}
      ${question.filtered ? `AND p.step_free AND l.cost <= ${COST_MAX}` : ''}
    GROUP BY l.n),
  best AS (SELECT id, metres FROM matched ORDER BY rank DESC, metres, id LIMIT $4)
  SELECT (SELECT count(*)::int FROM matched) AS total,
    (SELECT json_agg(json_build_array(id, metres)) FROM best) AS hits
    ${facets.map((facet) => `, ${facet}`).join('')}`;
}

type Row = { total: number; hits: [string, number][] | null } & Partial<
  Record<(typeof CONTEST_FACETS)[number], { value: string; count: number }[] | null>
>;

const lexeme = (token: string) => `'${token.replaceAll("'", "''")}'`;
const transpositions = (word: string) =>
  Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );

/**
 * The least similarity that one edit leaves, so that the trigram index leaves out as much as it safely can: an edit
 * changes at most four trigrams (two letters that change places).
 */
export function leastSimilarity(word: string): number {
  const padded = `  ${word} `;
  const trigrams = new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3))).size;
  return Math.max(0.05, (trigrams - 4) / (trigrams + 4) - 0.001);
}

/** Asks by prepared statement; a misspelt word needs the setting of its threshold first. */
export async function askPostgres(client: Client, question: Question, limit: number): Promise<Answer> {
  const { point, radiusKm, tokens, misspelt } = question;
  const name = `${tokens.length > 0} ${misspelt !== undefined} ${question.filtered} ${question.facets.join()}`;
  const words =
    misspelt !== undefined
      ? [misspelt, transpositions(misspelt)]
      : tokens.length > 0
        ? [tokens.map(lexeme).join(' & ')]
        : [];
  if (misspelt !== undefined)
    await client.query({
      name: 'threshold',
      text: `SELECT set_config('pg_trgm.similarity_threshold', $1, false)`,
      values: [leastSimilarity(misspelt).toFixed(4)],
    });
  const values = [point.lon, point.lat, radiusKm * 1000, limit, ...words];
  const { rows } = await client.query<Row>({ name, text: statement(question), values });
  const row = rows[0];
  if (row === undefined) throw new Error('PostgreSQL answered without a row');
  return {
    total: row.total,
    ids: (row.hits ?? []).map(([id]) => id),
    facets: Object.fromEntries(question.facets.map((facet) => [facet, row[facet] ?? []])),
  };
}
