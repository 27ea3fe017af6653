import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { type IndexDocument, TEXT_FIELDS } from '../../../functions/domain/search/index-language.ts';
import { term } from '../../../functions/domain/search/terms.ts';
import type { Cluster } from './cluster.ts';

const TABLES = `
CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm; CREATE EXTENSION fuzzystrmatch;
CREATE TABLE listing (n int, id text, closed boolean, cost real, topic text[], delivery text[], route text[], tokens tsvector);
CREATE TABLE place (listing int, geog geography(point), step_free boolean);`;

/** After the rows, as is quickest. The words with their frequencies are what the trigram index is over. */
const INDEXES = `
ALTER TABLE listing ADD PRIMARY KEY (n);
CREATE INDEX ON listing USING gin (tokens) WITH (fastupdate = off);
CREATE INDEX ON listing USING gin (topic) WITH (fastupdate = off);
CREATE INDEX ON listing (cost) WHERE NOT closed;
CREATE INDEX ON place USING gist (geog);
CREATE INDEX ON place USING gist (geog) WHERE step_free;
CREATE INDEX ON place (listing);
CREATE TABLE word AS SELECT word AS token, ndoc FROM ts_stat('SELECT tokens FROM listing') WHERE word !~ '^[#~]';
CREATE INDEX ON word USING gin (token gin_trgm_ops);`;

const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const arrayOf = (values: readonly string[]) => `{${values.map(quoted).join(',')}}`;
const lexeme = (token: string) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** Our own tokens, weighted A to D as our own fields are: what `to_tsvector('simple', …)` makes, without its parser. */
function vectorOf(document: IndexDocument): string {
  let position = 0;
  return TEXT_FIELDS.flatMap((field, i) =>
    document.text[field].map((token) => `${lexeme(token)}:${++position}${'ABCD'.charAt(i)}`),
  ).join(' ');
}

function listingRow(n: number, document: IndexDocument): string {
  const values = (key: string) =>
    arrayOf(
      document.terms.filter((one) => one.startsWith(`${key}:`)).map((one) => one.slice(key.length + 1)),
    );
  const cells = [
    String(n),
    document.id,
    document.terms.includes(term.closed) ? 't' : 'f',
    document.numbers.costFrom === undefined ? undefined : String(document.numbers.costFrom),
    values('topic'),
    values('delivery'),
    values('route'),
    vectorOf(document),
  ];
  return `${cells.map((cell) => (cell === undefined ? '\\N' : escaped(cell))).join('\t')}\n`;
}

const placeRows = (n: number, document: IndexDocument): string =>
  document.places
    .map(({ point, terms }) => {
      const where = point ? `SRID=4326;POINT(${point.lon} ${point.lat})` : '\\N';
      return `${n}\t${where}\t${terms.includes(term.venue('step-free')) ? 't' : 'f'}\n`;
    })
    .join('');

/** Writes both files for COPY in one pass. */
async function writeFiles(documents: AsyncIterable<IndexDocument>, listings: string, places: string) {
  const placeFile = createWriteStream(places);
  async function* lines() {
    let n = 0;
    let chunk = '';
    for await (const document of documents) {
      n += 1;
      chunk += listingRow(n, document);
      if (!placeFile.write(placeRows(n, document)))
        await new Promise<void>((go) => placeFile.once('drain', () => go()));
      if (chunk.length < 1 << 20) continue;
      yield chunk;
      chunk = '';
    }
    yield chunk;
  }
  await pipeline(Readable.from(lines()), createWriteStream(listings));
  await new Promise<void>((done) => placeFile.end(() => done()));
}

export interface Loaded {
  readonly copySeconds: number;
  readonly indexSeconds: number;
  readonly bytes: number;
}

/** Rows, then indexes, then VACUUM ANALYZE. */
export async function loadPostgres(
  cluster: Cluster,
  client: Client,
  documents: AsyncIterable<IndexDocument>,
): Promise<Loaded> {
  const [listings, places] = [join(cluster.folder, 'listing'), join(cluster.folder, 'place')];
  await writeFiles(documents, listings, places);
  for (const file of [listings, places]) cluster.give(file);
  await client.query('SET statement_timeout = 0; SET max_parallel_maintenance_workers = 2');
  await client.query(TABLES);
  const start = performance.now();
  await client.query(`COPY listing FROM '${listings}'`);
  await client.query(`COPY place FROM '${places}'`);
  const copied = performance.now();
  await client.query('ALTER TABLE listing ALTER COLUMN tokens SET STATISTICS 1000');
  await client.query(INDEXES);
  for (const table of ['listing', 'place', 'word']) await client.query(`VACUUM ANALYZE ${table}`);
  const indexed = performance.now();
  const { rows } = await client.query<{ bytes: string }>(
    `SELECT sum(pg_total_relation_size(oid)) AS bytes FROM pg_class WHERE relname IN ('listing', 'place', 'word')`,
  );
  const seconds = (from: number, to: number) => Math.round(to - from) / 1000;
  return {
    copySeconds: seconds(start, copied),
    indexSeconds: seconds(copied, indexed),
    bytes: Number(rows[0]?.bytes ?? 0),
  };
}
