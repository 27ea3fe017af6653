import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryIndex, type MemoryIndex } from '../../functions/search/memory/index.ts';
import { generatedDocuments, mixes, stem } from './generated-documents.ts';

/**
 * Measures the search index in memory on generated listings: `node --import tsx scripts/bench/index-memory.ts`,
 * with 1,000,000 listings after `--large`, or other sizes as numbers.
 */
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
if (sizes.length === 0) sizes.push(20_000, 100_000, ...(process.argv.includes('--large') ? [1_000_000] : []));
const WARM_UP = 100;
const QUESTIONS = 1_000;

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0);
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const say = (line: string) => process.stdout.write(`${line}\n`);

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.5, 0.95, 0.99, 1]
    .map((share) =>
      ms(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).padStart(8),
    )
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

async function measureSearches(index: MemoryIndex): Promise<void> {
  say(`${'milliseconds'.padEnd(50)}     p50     p95     p99     max   answers`);
  for (const { name, next } of mixes()) {
    const times: number[] = [];
    let answers = 0;
    for (let i = 0; i < WARM_UP + QUESTIONS; i++) {
      const query = next();
      const [{ total }, took] = await timed(() => index.search(query));
      if (i < WARM_UP) continue;
      times.push(took);
      answers += total;
    }
    say(`${name.padEnd(50)}${percentiles(times)}${String(Math.round(answers / QUESTIONS)).padStart(10)}`);
  }
  const words = Array.from({ length: 200 }, (_, i) => stem(i * 37 + 300));
  for (const [name, job] of [
    ['similar words', (word: string) => index.similar(`${word.slice(0, 2)}x${word.slice(3)}`, 5)],
    ['completed names, one letter', (word: string) => index.complete([word.slice(0, 1)], 10)],
    ['completed names, two words', (word: string) => index.complete([word, 'tr'], 10)],
  ] as const) {
    const times: number[] = [];
    for (const word of words) times.push((await timed(async () => job(word)))[1]);
    say(`${name.padEnd(50)}${percentiles(times)}`);
  }
}

/** Single changes one after the other, and the longest time for which nothing else could run. */
async function measureWrites(index: MemoryIndex, size: number): Promise<void> {
  const changed = [...generatedDocuments(Math.min(size, 20_000))].map((doc) => ({
    put: { ...doc, version: 2 },
  }));
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 1);
    last = performance.now();
  }, 1);
  const times: number[] = [];
  const [, took] = await timed(async () => {
    for (const [i, change] of changed.entries()) {
      times.push((await timed(() => index.apply([change])))[1]);
      if (i % 32 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  });
  await index.idle();
  clearInterval(beat);
  say(`${'one change'.padEnd(50)}${percentiles(times)}`);
  say(`${Math.round((changed.length / took) * 1000)} changes a second; longest pause ${ms(longest)} ms`);
}

async function measureSnapshot(index: MemoryIndex): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hereabouts-bench-'));
  try {
    const file = join(folder, 'index.snapshot');
    const [, saved] = await timed(() => index.saveSnapshot(file, 'position'));
    const copy = createMemoryIndex();
    const [, loaded] = await timed(() => copy.loadSnapshot(file));
    const { size } = await stat(file);
    say(
      `snapshot ${mb(size)}: saved in ${ms(saved)} ms, loaded in ${ms(loaded)} ms, ${await copy.size()} listings`,
    );
    await copy.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const size of sizes) {
  const [, made] = await timed(async () => {
    for (const _ of generatedDocuments(size));
  });
  const index = createMemoryIndex();
  const [, built] = await timed(() => index.rebuild(stream(size)));
  globalThis.gc?.();
  const { rss, arrayBuffers, heapUsed } = process.memoryUsage();
  say(`\n${size} listings: indexed in ${ms(built - made)} ms (and ${ms(made)} ms to make them up)`);
  say(`resident ${mb(rss)}, typed arrays ${mb(arrayBuffers)}, other heap ${mb(heapUsed)}`);
  await measureSearches(index);
  const [, sorted] = await timed(() => index.ids({ offset: 0, limit: 1 }));
  say(`ids put in order in ${ms(sorted)} ms`);
  await measureSnapshot(index);
  await measureWrites(index, size);
  await index.close();
}
