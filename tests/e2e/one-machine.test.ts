import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqliteRecord } from '../../functions/store/sqlite/record.ts';
import { command, temporaryFolder } from '../fixtures/surroundings.ts';
import { clubs, exported, type Program, startProgram } from './program.ts';

/** What a person notices as at once: from the end of a write to being found, milliseconds. */
const AT_ONCE_MS = 1_000;
/** After an import of many, on a machine that runs other tests besides. */
const SOON_MS = 10_000;
const IMPORTED = 12_000;

let running: Program | undefined;
const folders: ReturnType<typeof temporaryFolder>[] = [];
const folder = () => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
afterEach(async () => {
  await running?.kill();
  running = undefined;
  for (const each of folders.splice(0)) each.remove();
});
const start = async (data: string, ...args: string[]): Promise<Program> => {
  running = await startProgram(args, { HEREABOUTS_DATA: data });
  return running;
};
const feed = (data: string, prefix: string, count: number): string => {
  const file = join(data, `${prefix}.ndjson`);
  writeFileSync(file, clubs(prefix, count));
  return file;
};
const importInto = async (data: string, file: string) => {
  const { status, out, err } = await command('import.ts', [file, '--json'], { HEREABOUTS_DATA: data }).done;
  expect(status, err).toBe(0);
  return JSON.parse(out) as { created: number; unchanged: number };
};
const inRecord = <T>(data: string, work: (record: ReturnType<typeof openSqliteRecord>) => T): T => {
  const record = openSqliteRecord(join(data, 'hereabouts.sqlite'), { now: () => new Date() });
  try {
    return work(record);
  } finally {
    record.database.close();
  }
};
const listingsIn = (data: string): number =>
  inRecord(data, ({ database }) =>
    Number(Object.values(database.prepare('SELECT count(*) FROM listings').get() ?? {})[0]),
  );

describe('npm start', { timeout: 240_000 }, () => {
  it('fills an empty directory with the sample, once, and answers', async () => {
    const data = folder();
    const first = await start(data);
    expect(first.said.out).toMatch(/loaded \d{4} made-up listings/);
    const { total, results } = await first.search('q=walking&near=SA1+1AA&limit=5');
    expect(total).toBeGreaterThan(0);
    expect(results.every(({ sample }) => sample)).toBe(true);
    const { listings } = await first.get<{ listings: number }>('/ready');
    await first.stop();

    const second = await start(data);
    expect(second.said.out).not.toContain('made-up');
    expect((await second.get<{ listings: number }>('/ready')).listings).toBe(listings);
    expect((await second.search('q=walking&near=SA1+1AA&limit=5')).results.map(({ id }) => id)).toEqual(
      results.map(({ id }) => id),
    );
  });

  it('with --no-sample starts empty; what is imported while it runs is found at once; no sample comes over it', async () => {
    const data = folder();
    const program = await start(data, '--no-sample');
    expect(await program.get('/ready')).toMatchObject({ status: 'ready', listings: 0 });
    expect(await importInto(data, feed(data, 'apple', 1_000))).toMatchObject({ created: 1_000 });
    const importMs = await program.findsWithin(SOON_MS, 'q=apple', 1_000);

    const changed = await program.patch('apple-7', { name: 'Zorbing for beginners' });
    expect(changed.status).toBe(200);
    const changeMs = await program.findsWithin(AT_ONCE_MS, 'q=zorbing');
    console.log(`found ${importMs.toFixed(0)} ms after an import, ${changeMs.toFixed(0)} ms after a change`);
    await program.stop();

    const again = await start(data);
    expect(again.said.out).not.toContain('made-up');
    expect((await again.search('q=zorbing')).results.map(({ id }) => id)).toEqual(['apple-7']);
    expect((await again.search('')).total).toBe(1_000);
  });

  it('starts from the index that it kept, and finds what another process wrote in between', async () => {
    const data = folder();
    const first = await start(data, '--no-sample');
    await importInto(data, feed(data, 'apple', 50));
    await first.findsWithin(SOON_MS, 'q=apple', 50);
    await first.stop();
    expect(existsSync(join(data, 'index.snapshot'))).toBe(true);

    await importInto(data, feed(data, 'pear', 30));
    // A change of the file that no feed of changes tells of: who starts from what was kept does not see it.
    inRecord(data, ({ database }) =>
      database
        .prepare(
          `UPDATE listings SET body = replace(body, 'apple club 3"', 'wibblewick club 3"') WHERE id = 'apple-3'`,
        )
        .run(),
    );
    const second = await start(data, '--no-sample');
    await second.findsWithin(SOON_MS, 'q=pear', 30);
    expect((await second.search('q=wibblewick')).total).toBe(0);
    expect((await second.search('q=apple')).total).toBe(50);
    await second.stop();

    rmSync(join(data, 'index.snapshot'));
    const anew = await start(data, '--no-sample');
    expect((await anew.search('q=wibblewick')).total).toBe(1);
  });
});

describe('kill -9 in the middle of an import', { timeout: 240_000 }, () => {
  it('nothing acknowledged is lost, the index converges, and a second run completes it', async () => {
    const data = folder();
    const clean = folder();
    const file = feed(data, 'apple', IMPORTED);
    await importInto(data, feed(data, 'kept', 20));
    await importInto(clean, feed(clean, 'kept', 20));

    const program = await start(data, '--no-sample');
    const importing = command('import.ts', [file, '--json'], { HEREABOUTS_DATA: data });
    while (listingsIn(data) <= 20 && importing.child.exitCode === null) await sleep(10);
    const acknowledged = await program.patch('kept-3', { name: 'Acknowledged before the end' });
    expect(acknowledged.status).toBe(200);
    importing.child.kill('SIGKILL');
    await program.kill();
    await importing.done;
    const survived = listingsIn(data);
    expect(survived).toBeGreaterThan(20);
    expect(survived).toBeLessThan(IMPORTED + 20);

    const restarted = await start(data, '--no-sample');
    expect((await restarted.get<{ name: string }>('/api/v1/services/kept-3')).name).toBe(
      'Acknowledged before the end',
    );
    await restarted.findsWithin(SOON_MS, 'q=acknowledged');
    expect((await restarted.search('')).total).toBe(survived);

    const second = await importInto(data, file);
    expect(second).toMatchObject({ created: IMPORTED + 20 - survived, unchanged: survived - 20 });
    await restarted.findsWithin(SOON_MS, '', IMPORTED + 20);
    await restarted.stop();

    await importInto(clean, file);
    const others = (line: string) => !line.includes('"id":"kept-3"');
    const directory = async (from: string) =>
      (await exported(join(from, 'out.ndjson'), { HEREABOUTS_DATA: from })).filter(others);
    const whole = await directory(data);
    expect(whole).toHaveLength(IMPORTED + 19);
    expect(whole).toEqual(await directory(clean));
  });
});
