import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryIndex, type MemoryIndex } from '../../functions/search/memory/index.ts';
import { StringTable } from '../../functions/search/memory/strings.ts';
import { anyHistory, anyQuery, document, puts, query, words } from '../contracts/search-index-documents.ts';
import { applyToModel, liveDocuments, oracleSearch } from '../contracts/search-index-oracle.ts';

const named = (id: string, version: number, name: string) =>
  document(id, { version, text: { name: [name] } });
const found = async (index: MemoryIndex, word: string) =>
  (await index.search(query({ text: words(word) }))).hits.map((hit) => hit.id);

describe('writes while the index is busy', () => {
  test('a change that comes during a rebuild is in the old index at once and in the new one after', async () => {
    const index = createMemoryIndex({ draftListings: 4 });
    await index.apply(puts([named('kept', 1, 'one'), named('gone', 1, 'one')]));
    async function* slow() {
      yield named('kept', 1, 'one');
      yield named('gone', 1, 'one');
      await index.apply([
        { put: named('kept', 2, 'two') },
        { remove: { id: 'gone', version: 2 } },
        ...puts(Array.from({ length: 200 }, (_, i) => named(`late-${i}`, 1, 'late'))),
      ]);
      expect(await found(index, 'two')).toEqual(['kept']);
      yield named('other', 1, 'one');
    }
    await index.rebuild(slow());
    expect(await found(index, 'two')).toEqual(['kept']);
    expect(await found(index, 'one')).toEqual(['other']);
    expect(await index.size()).toBe(202);
    await index.close();
  });

  test('a listing that is replaced again and again while segments are merged is there once', async () => {
    const index = createMemoryIndex({ draftListings: 16 });
    const rounds = 40;
    for (let version = 1; version <= rounds; version++) {
      const changed = Array.from({ length: 50 }, (_, i) => named(`l${i}`, version, `v${version}`));
      await Promise.all([index.apply(puts(changed.slice(0, 25))), index.apply(puts(changed.slice(25)))]);
      const { total } = await index.search(query({ text: words(`v${version}`) }));
      expect(total).toBe(50);
    }
    await index.idle();
    expect(await index.size()).toBe(50);
    expect(await index.frequencies([`v${rounds}`, 'v1'])).toEqual(
      new Map([
        [`v${rounds}`, 50],
        ['v1', 0],
      ]),
    );
    await index.close();
  });
});

describe('snapshot', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hereabouts-snapshot-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('gives back the same index, versions of removed listings included', async () => {
    const file = join(folder, 'history');
    const histories = fc.asyncProperty(
      anyHistory,
      fc.array(anyQuery, { minLength: 5 }),
      async (batches, asked) => {
        const index = createMemoryIndex({ draftListings: 5 });
        for (const batch of batches) await index.apply(batch);
        await index.saveSnapshot(file, '17');
        const copy = createMemoryIndex();
        expect(await copy.loadSnapshot(file)).toEqual({ position: '17' });
        await copy.apply(batches.flat());
        const live = liveDocuments(applyToModel(new Map(), batches.flat()));
        expect(await copy.size()).toBe(live.length);
        for (const one of asked) {
          const expected = oracleSearch(live, one);
          const actual = await copy.search(one);
          expect(actual.total).toBe(expected.total);
          expect(actual.facets).toEqual(expected.facets);
          expect(actual.hits.map((hit) => hit.id)).toEqual(expected.hits.map((hit) => hit.id));
          expect(actual).toEqual(await index.search(one));
        }
        expect(await copy.complete(['t'], 5)).toEqual(await index.complete(['t'], 5));
      },
    );
    await fc.assert(histories, { numRuns: 20 });
  });

  test('a damaged, foreign or missing file is not believed, and the index stays as it was', async () => {
    const index = createMemoryIndex();
    await index.apply(puts([named('a', 1, 'walk'), named('b', 1, 'tŷ')]));
    const file = join(folder, 'good');
    await index.saveSnapshot(file, 'here');
    expect((await readdir(folder)).includes('good.part')).toBe(false);
    const good = await readFile(file);
    const other = createMemoryIndex();
    await other.apply(puts([named('own', 1, 'walk')]));
    const bad = join(folder, 'bad');
    const refuse = async (bytes: Buffer) => {
      await writeFile(bad, bytes);
      expect(await other.loadSnapshot(bad)).toBeUndefined();
      expect(await found(other, 'walk')).toEqual(['own']);
    };
    for (let at = 0; at < good.length; at += 7) {
      const changed = Buffer.from(good);
      changed.writeUInt8((changed[at] ?? 0) ^ 0x10, at);
      await refuse(changed);
    }
    await refuse(good.subarray(0, good.length - 1));
    await refuse(good.subarray(0, 10));
    await refuse(Buffer.concat([good, Buffer.from([0])]));
    await refuse(Buffer.alloc(0));
    await refuse(Buffer.from('PK\u0003\u0004 something else altogether'));
    expect(await other.loadSnapshot(join(folder, 'missing'))).toBeUndefined();
    expect(await other.loadSnapshot(file)).toEqual({ position: 'here' });
    expect(await found(other, 'tŷ')).toEqual(['b']);
  });
});

describe('parts', () => {
  test('strings are numbered once, read back, and ordered as JavaScript orders them', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 200 });
    fc.assert(
      fc.property(texts, (all) => {
        const table = new StringTable();
        const numbers = all.map((text) => table.add(text));
        expect(numbers.map((n) => table.get(n))).toEqual(all);
        expect(table.count).toBe(new Set(all).size);
        expect(all.map((text) => table.find(text))).toEqual(numbers);
        const sorted = [...new Set(numbers)].sort((a, b) => table.compare(a, b)).map((n) => table.get(n));
        expect(sorted).toEqual([...new Set(all)].sort());
      }),
    );
  });
});
