import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadAssets } from '../../functions/http/assets.ts';
import { buildAssets } from '../../scripts/build-assets.ts';

describe('the files of the pages', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hereabouts-assets-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are whole for each of several programs that build them into one folder at once', async () => {
    const started = await Promise.all(
      [0, 150, 300, 450].map(async (later) => {
        await new Promise((resolve) => setTimeout(resolve, later));
        await buildAssets(folder);
        return loadAssets(folder);
      }),
    );
    for (const { links } of started)
      expect(Object.keys(links).toSorted()).toEqual(['icon', 'map', 'mapStyles', 'script', 'styles']);
    expect((await readdir(folder)).length).toBe(5 * 3 + 1);
  }, 60_000);

  it('are made again when what they are made of has changed, and the former ones go', async () => {
    const former = { sources: 'another', files: { styles: 'styles-0123456789.css' } };
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(former));
    for (const form of ['', '.br', '.gz'])
      await writeFile(join(folder, `styles-0123456789.css${form}`), 'old');
    await buildAssets(folder);
    const styles = (await loadAssets(folder)).links.styles ?? '';
    expect(styles).not.toBe('/assets/styles-0123456789.css');
    expect(await readFile(join(folder, styles.slice('/assets/'.length)), 'utf8')).toContain('.govuk-');
    expect((await readdir(folder)).filter((name) => name.includes('0123456789'))).toEqual([]);
  }, 60_000);
});
