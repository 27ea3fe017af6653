import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_QUERY } from '../../../functions/domain/search/index-language.ts';
import { indexDocument } from '../../../functions/domain/search/indexed/document.ts';
import { documentsOf, projectChanges } from '../../../functions/domain/search/indexed/projector.ts';
import { aListing, aService, aTombstone } from '../../fixtures/listing.ts';
import { aDirectory, NOW, type TestDirectory, TODAY } from '../a-directory.ts';

let parts: TestDirectory;
beforeEach(() => {
  parts = aDirectory();
});
afterEach(() => parts.close());

const named = (id: string, version: number, name: string) =>
  aListing({ id, version, service: aService({ id, name, description: 'Tea.' }) });
const found = async (token: string) => {
  const group = { alternatives: [{ token, weight: 1 }], weight: 1 };
  const { hits } = await parts.index.search({
    ...EMPTY_QUERY,
    text: [group],
    minimumGroups: 1,
    limit: 10,
  });
  return hits.map(({ id, version }) => `${id}@${version}`);
};
const spoil = (id: string) =>
  parts.record.database.prepare(`UPDATE listings SET body = '{"kind":"listing"}' WHERE id = ?`).run(id);

describe('the index follows the record', () => {
  it('a committed listing is found by its words, and a repeat of the notice changes nothing', async () => {
    await parts.save(named('a', 1, 'Quilting'));
    for (let times = 0; times < 3; times += 1) {
      expect(await parts.project('a', 'a')).toEqual({ failed: [], lagMs: 0 });
      expect(await found('quilt')).toEqual(['a@1']);
      expect(await parts.index.size()).toBe(1);
    }
  });

  it('a late notice brings the listing as it is now', async () => {
    await parts.save(named('a', 1, 'Quilting'));
    await parts.save(named('a', 2, 'Knitting'));
    await projectChanges([{ id: 'a', version: 1, at: 0 }], parts);
    expect(await found('quilt')).toEqual([]);
    expect(await found('knit')).toEqual(['a@2']);
  });

  it('a removal is not undone by an update that comes late', async () => {
    const early = named('a', 1, 'Quilting');
    await parts.save(early);
    await parts.project('a');
    await parts.save(aTombstone('a', 2));
    await parts.project('a');
    expect(await found('quilt')).toEqual([]);
    await parts.index.apply([{ put: indexDocument(early, TODAY) }]);
    await parts.project('a');
    expect(await found('quilt')).toEqual([]);
    expect(await parts.index.size()).toBe(0);
  });

  it('of two versions that arrive in the wrong order the later wins', async () => {
    await parts.index.apply([{ put: indexDocument(named('a', 3, 'Knitting'), TODAY) }]);
    await parts.index.apply([{ put: indexDocument(named('a', 2, 'Quilting'), TODAY) }]);
    expect(await found('knit')).toEqual(['a@3']);
    expect(await found('quilt')).toEqual([]);
  });

  it('says how long the oldest of the changes waited', async () => {
    await parts.save(named('a', 1, 'A'), named('b', 1, 'B'));
    const at = Date.parse(NOW);
    const notices = [
      { id: 'a', version: 1, at: at - 20 },
      { id: 'b', version: 1, at: at - 350 },
    ];
    expect((await projectChanges(notices, parts)).lagMs).toBe(350);
    expect(await projectChanges([], parts)).toEqual({ failed: [], lagMs: 0 });
  });

  it('a notice of something that is nowhere does nothing', async () => {
    expect((await parts.project('ghost')).failed).toEqual([]);
  });
});

describe('one bad record is set aside with its reason, and the rest goes on', () => {
  beforeEach(async () => {
    await parts.save(named('a', 1, 'Quilting'), named('bad', 1, 'Quilting'), named('z', 1, 'Quilting'));
    spoil('bad');
  });

  it('in a batch of changes', async () => {
    const { failed } = await parts.project('a', 'bad', 'z');
    expect(failed).toEqual([{ id: 'bad', reason: expect.stringMatching(/listing bad|bad.*id|version/i) }]);
    expect(await found('quilt')).toEqual(['a@1', 'z@1']);
  });

  it('when the index is made anew', async () => {
    const setAside: string[] = [];
    const { count, refused } = await parts.index.rebuild(
      documentsOf(parts.record, TODAY, (id) => setAside.push(id)),
    );
    expect({ count, refused }).toEqual({ count: 2, refused: [] });
    expect(await found('quilt')).toEqual(['a@1', 'z@1']);
  });

  it('and is found again when it is mended', async () => {
    await parts.project('bad');
    parts.record.database.prepare('DELETE FROM listings WHERE id = ?').run('bad');
    parts.record.database.prepare('DELETE FROM changes WHERE id = ?').run('bad');
    await parts.save(named('bad', 1, 'Knitting'));
    expect((await parts.project('bad')).failed).toEqual([]);
    expect(await found('knit')).toEqual(['bad@1']);
  });
});
