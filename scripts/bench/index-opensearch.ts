import { createOpenSearchClient } from '../../functions/search/opensearch/client.ts';
import { createOpenSearchIndex, type OpenSearchIndex } from '../../functions/search/opensearch/index.ts';
import { searchBody } from '../../functions/search/opensearch/query.ts';
import { generatedDocuments, mixes, stem } from './generated-documents.ts';

/**
 * Measures the search index in OpenSearch on generated listings, against a running engine:
 * `node --import tsx scripts/bench/index-opensearch.ts http://127.0.0.1:9200 [listings…]`. Its index is deleted after.
 */
const [node, ...given] = process.argv.slice(2);
if (node === undefined) throw new Error('give the address of an OpenSearch');
const sizes = given.length > 0 ? given.map(Number) : [20_000, 100_000];
const WARM_UP = 200;
const QUESTIONS = 300;
const CHANGES = 60;
const PROBE_EVERY_MS = 10;

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const say = (line: string) => process.stdout.write(`${line}\n`);
const client = createOpenSearchClient({ node, sign: false });

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.5, 0.95, 0.99]
    .map((share) => ms(sorted[Math.floor(share * sorted.length)] ?? 0).padStart(8))
    .join('');
}

async function timed<T>(job: () => Promise<T>): Promise<[result: T, milliseconds: number]> {
  const start = performance.now();
  const result = await job();
  return [result, performance.now() - start];
}

async function* stream(count: number) {
  yield* generatedDocuments(count);
}

/** The time until the answer is read, and the engine's own time for the same searches. */
async function measureSearches(index: OpenSearchIndex, alias: string): Promise<void> {
  const heads = ['p50', 'p95', 'p99', 'engine50', 'engine95', 'engine99'].map((head) => head.padStart(8));
  say(`${'milliseconds'.padEnd(50)}${heads.join('')}   answers`);
  for (const { name, next } of mixes()) {
    for (let i = 0; i < WARM_UP; i++) await index.search(next());
    const times: number[] = [];
    const engine: number[] = [];
    let answers = 0;
    for (let i = 0; i < QUESTIONS; i++) {
      const query = next();
      const [{ total }, took] = await timed(() => index.search(query));
      times.push(took);
      answers += total;
      const again = next();
      engine.push((await client.search({ index: alias, body: searchBody(again) })).body.took);
    }
    const average = String(Math.round(answers / QUESTIONS)).padStart(10);
    say(`${name.padEnd(50)}${percentiles(times)}${percentiles(engine)}${average}`);
  }
}

async function measureWords(index: OpenSearchIndex): Promise<void> {
  const words = Array.from({ length: 200 }, (_, i) => stem(i * 37 + 300));
  for (const [name, job] of [
    ['frequencies of three words', (word: string) => index.frequencies([word, `${word}ba`, 'ba'])],
    ['similar words', (word: string) => index.similar(`${word.slice(0, 2)}x${word.slice(3)}`, 5)],
    ['completed names, one letter', (word: string) => index.complete([word.slice(0, 1)], 10)],
    ['completed names, two words', (word: string) => index.complete([word, 'tr'], 10)],
  ] as const) {
    const times: number[] = [];
    for (const word of words) times.push((await timed(async () => job(word)))[1]);
    say(`${name.padEnd(50)}${percentiles(times)}`);
  }
}

/** From the moment that a change is sent until a search finds it by its new word. */
async function measureChanges(index: OpenSearchIndex): Promise<void> {
  const times: number[] = [];
  for (const [i, document] of [...generatedDocuments(CHANGES)].entries()) {
    const token = `changed${i}`;
    const text = { ...document.text, name: [token] };
    const start = performance.now();
    await index.apply([{ put: { ...document, version: 1_000_000, text } }]);
    while ((await index.frequencies([token])).get(token) !== 1)
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
    times.push(performance.now() - start);
  }
  say(`${'one change, until it is found'.padEnd(50)}${percentiles(times)}`);
}

for (const size of sizes) {
  const alias = `bench-${size}`;
  const index = createOpenSearchIndex({ client, alias });
  const [{ count }, took] = await timed(() => index.rebuild(stream(size)));
  const { body: stats } = await client.indices.stats({ index: alias, metric: ['store'] });
  const bytes = stats._all?.primaries?.store?.size_in_bytes ?? 0;
  say(`\n${count} listings indexed in ${ms(took / 1_000)} s, ${Math.round(Number(bytes) / 1e6)} MB`);
  await measureSearches(index, alias);
  await measureWords(index);
  await measureChanges(index);
  await client.indices.delete({ index: `${alias}-v*` });
}
await client.close();
