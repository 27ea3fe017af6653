import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { openSqliteRecord } from '../../functions/store/sqlite/record.ts';
import { NOW, temporaryFolder } from '../fixtures/surroundings.ts';
import { command } from './import-helpers.ts';

const COUNT = 8_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());

const feed = () =>
  folder.write(
    'clubs.ndjson',
    Array.from({ length: COUNT }, (_, n) =>
      JSON.stringify({
        id: `club-${n}`,
        name: `Club ${n}`,
        description: 'Tea and talk. '.repeat(20),
        organization: { id: `org-${n % 100}`, name: `Organisation ${n % 100}` },
        service_at_locations: [{ location: { addresses: [{ postal_code: 'SA1 1AA' }] } }],
      }),
    ).join('\n'),
  );

const listingsIn = (data: string): number => {
  const record = openSqliteRecord(join(data, 'hereabouts.sqlite'), { now: () => new Date(NOW) });
  const [count] = Object.values(record.database.prepare('SELECT count(*) FROM listings').get() ?? {});
  record.database.close();
  return Number(count);
};

async function exportOf(data: string): Promise<string> {
  const file = join(data, 'out.ndjson');
  expect(await command('export.ts', ['ndjson', '--out', file], data).done).toMatchObject({ status: 0 });
  return readFileSync(file, 'utf8');
}

it('an import killed in the middle is completed by the next, to the same directory', {
  timeout: 120_000,
}, async () => {
  const file = feed();
  const [cut, clean] = [join(folder.path, 'cut'), join(folder.path, 'clean')];
  const { child, done } = command('import.ts', [file, '--json'], cut);
  for (let waited = 0; waited < 60_000; waited += 10) {
    await sleep(10);
    if (child.exitCode !== null) break;
    if (waited % 50 === 0 && waited > 200 && listingsIn(cut) > 0) break;
  }
  child.kill('SIGKILL');
  await done;
  const survived = listingsIn(cut);
  expect(survived).toBeGreaterThan(0);
  expect(survived).toBeLessThan(COUNT);

  const second = await command('import.ts', [file, '--json'], cut).done;
  expect(second.status).toBe(0);
  expect(JSON.parse(second.out)).toMatchObject({
    read: COUNT,
    created: COUNT - survived,
    changed: 0,
    unchanged: survived,
    refused: 0,
  });
  expect((await command('import.ts', [file], clean).done).status).toBe(0);
  expect(await exportOf(cut)).toBe(await exportOf(clean));
});
