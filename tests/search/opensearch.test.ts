import { randomUUID } from 'node:crypto';
import type { Client } from '@opensearch-project/opensearch';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAvailable } from '../../functions/domain/errors.ts';
import type { IndexDocument } from '../../functions/domain/search/index-language.ts';
import { createOpenSearchClient } from '../../functions/search/opensearch/client.ts';
import { createOpenSearchIndex } from '../../functions/search/opensearch/index.ts';
import { SETTINGS } from '../../functions/search/opensearch/mapping.ts';
import { document, puts, query, words } from '../contracts/search-index-documents.ts';
import { engines } from '../engines.ts';

async function* stream(documents: readonly IndexDocument[]) {
  yield* documents;
}

const about = (id: string, version: number, ...name: string[]) => document(id, { version, text: { name } });

describe.skipIf(!engines)('OpenSearch beyond the contract', () => {
  const client: Client = createOpenSearchClient({ node: engines?.opensearch ?? '', sign: false });
  const family = `test-${randomUUID()}`;
  let alias = family;
  let n = 0;
  beforeEach(() => {
    n += 1;
    alias = `${family}-${n}`;
  });
  afterAll(async () => {
    await client.indices.delete({ index: `${family}-*` });
    await client.close();
  });
  const open = () => createOpenSearchIndex({ client, alias, refreshMs: 100 });
  const refresh = () => client.indices.refresh({ index: alias });
  const found = async (...tokens: string[]) =>
    (await open().search(query({ text: words(...tokens) }))).hits.map(({ id }) => id);
  const versions = async () => Object.keys((await client.indices.getAlias({ index: `${alias}-v*` })).body);

  test('without an index nothing is ready and a search is not available; the first write makes it', async () => {
    const index = open();
    expect(await index.ready()).toBe(false);
    await expect(index.search(query())).rejects.toBeInstanceOf(NotAvailable);
    await index.apply(puts([about('a', 1, 'tea')]), { visible: true });
    expect(await index.ready()).toBe(true);
    expect(await found('tea')).toEqual(['a']);
  });

  test('many that start at once make one index', async () => {
    const states = await Promise.all(Array.from({ length: 4 }, () => open().ensure()));
    expect(states).toEqual(['usable', 'usable', 'usable', 'usable']);
    expect(await versions()).toHaveLength(1);
  });

  test('a write is seen without asking for it, and a removal is remembered for a day', async () => {
    const index = createOpenSearchIndex({ client, alias });
    await index.apply(puts([about('a', 1, 'tea')]));
    await expect.poll(() => found('tea'), { timeout: 10_000 }).toEqual(['a']);
    const [name = ''] = await versions();
    const { body } = await client.indices.getSettings({ index: name, flat_settings: true });
    expect(body[name]?.settings).toMatchObject({
      'index.refresh_interval': '500ms',
      'index.gc_deletes': '24h',
    });
  });

  test('what changes during a rebuild is not lost, whichever process writes it', async () => {
    const index = open();
    await index.apply(puts([about('kept', 1, 'tea'), about('changed', 1, 'tea'), about('gone', 1, 'tea')]));
    async function* record() {
      yield about('kept', 1, 'tea');
      await open().apply(puts([about('changed', 2, 'coffee'), about('added', 1, 'coffee')]));
      await open().apply([{ remove: { id: 'gone', version: 2 } }], { visible: true });
      expect(await found('coffee')).toEqual(['added', 'changed']);
      yield about('changed', 1, 'tea');
      yield about('gone', 1, 'tea');
    }
    expect(await index.rebuild(record())).toEqual({ count: 3, refused: [] });
    expect(await found('tea')).toEqual(['kept']);
    expect(await found('coffee')).toEqual(['added', 'changed']);
    expect(await versions()).toHaveLength(1);
  });

  test('what a killed rebuild left behind goes with the next one', async () => {
    const index = open();
    await index.ensure();
    const [current = ''] = await versions();
    const left = current.replace(/1$/, '2');
    await client.indices.create({ index: left });
    const actions = [
      { remove: { index: current, alias: `${alias}-fill` } },
      { add: { index: left, alias: `${alias}-fill` } },
    ];
    await client.indices.updateAliases({ body: { actions } });
    await index.rebuild(stream([about('a', 1, 'tea')]));
    expect(await versions()).toHaveLength(1);
    expect(await found('tea')).toEqual(['a']);
  });

  test('an index of another mapping is told, and a rebuild replaces it', async () => {
    const aliases = { [alias]: {}, [`${alias}-fill`]: {} };
    await client.indices.create({ index: `${alias}-v00000000-7`, body: { aliases } });
    const index = open();
    expect(await index.ensure()).toBe('outdated');
    await index.rebuild(stream([about('a', 1, 'tea')]));
    expect(await index.ensure()).toBe('usable');
    expect((await versions())[0]).toMatch(/-8$/);
  });

  test('a field that the mapping does not know is refused', async () => {
    const numbers = { ageFrom: 1, shoeSize: 43 };
    const { refused } = await open().apply(puts([document('a', { numbers }), document('b')]));
    expect(refused).toEqual([{ id: 'a', reason: expect.stringContaining('shoeSize') }]);
  });

  test('a term longer than the engine takes is refused, and the rest goes in', async () => {
    const terms = [`topic:${'x'.repeat(40_000)}`];
    const { refused } = await open().apply(puts([document('a', { terms }), document('b')]), {
      visible: true,
    });
    expect(refused.map(({ id }) => id)).toEqual(['a']);
    expect(await open().size()).toBe(1);
  });

  test('ids are paged beyond the window of the engine', { timeout: 60_000 }, async () => {
    const window = SETTINGS.max_result_window;
    const id = (i: number) => `d${String(i).padStart(6, '0')}`;
    const count = window * 2 + 20;
    const documents = Array.from({ length: count }, (_, i) => document(id(i)));
    const index = open();
    expect(await index.rebuild(stream(documents))).toEqual({ count, refused: [] });
    for (const offset of [window - 10, window - 9, window, 2 * window - 1, 2 * window, 2 * window + 15]) {
      const expected = documents.slice(offset, offset + 10).map((doc) => doc.id);
      expect(await index.ids({ offset, limit: 10 })).toEqual({ ids: expected, total: count });
    }
    expect(await index.ids({ offset: count, limit: 10 })).toEqual({ ids: [], total: count });
  });

  test('an error never repeats what was asked', async () => {
    await open().ensure();
    await refresh();
    const tooFar = query({
      text: words('secretword'),
      circle: { point: { lat: 51.654321, lon: -3.987654 }, radiusKm: 5 },
      offset: SETTINGS.max_result_window,
    });
    const error = await open()
      .search(tooFar)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(NotAvailable);
    const all = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(all).not.toMatch(/secretword|51\.65|3\.98/);
  });
});
