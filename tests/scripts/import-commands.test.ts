import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/surroundings.ts';
import { command } from './import-helpers.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const data = (name: string) => join(folder.path, name);
const club = (id: string, fields: object = {}) => JSON.stringify({ id, name: `Club ${id}`, ...fields });

describe('npm run import', { timeout: 60_000 }, () => {
  it('answers 0 when all went in, 1 when some were refused, 2 when nothing could be done', async () => {
    const good = folder.write('good.ndjson', club('a'));
    const mixed = folder.write('mixed.ndjson', `${club('b')}\nnonsense`);
    const [all, some, none, bare] = await Promise.all([
      command('import.ts', [good, '--json'], data('0')).done,
      command('import.ts', [mixed, '--json'], data('1')).done,
      command('import.ts', [join(folder.path, 'missing.ndjson'), '--json'], data('2')).done,
      command('import.ts', [], data('3')).done,
    ]);
    expect(all.status).toBe(0);
    expect(JSON.parse(all.out)).toMatchObject({
      source: 'file:good.ndjson',
      read: 1,
      created: 1,
      problems: [],
    });
    expect(some.status).toBe(1);
    expect(JSON.parse(some.out)).toMatchObject({
      read: 2,
      created: 1,
      refused: 1,
      problems: [{ record: 'mixed.ndjson line 2', severity: 'error' }],
    });
    expect(none.status).toBe(2);
    expect(JSON.parse(none.out).problems[0].reason).toBe('does not exist');
    expect(bare).toMatchObject({ status: 2, out: '' });
    expect(bare.err).toContain('npm run import -- SOURCE');
  });

  it('adds the sources of one command up, and says in words what it did', async () => {
    const one = folder.write('one.ndjson', club('a'));
    const two = folder.write(
      'two.ndjson',
      `${club('a', { name: 'Other' })}\n${club('b', { status: 'defunct' })}`,
    );
    const { status, out } = await command('import.ts', [one, two, '--dry-run'], data('words')).done;
    expect(status).toBe(0);
    expect(out).toContain(
      'file:one.ndjson (dry run: nothing was written)\n  read 1: 1 created, 0 changed, 0 unchanged, 0 refused',
    );
    expect(out).toContain('1 closed');
  });

  it('stops before the first row for a mapping that does not fit, and names what is wrong', async () => {
    const mapping = folder.write(
      'm.json',
      JSON.stringify({ source: { id: 'x', name: 'X' }, key: ['id'], service: { name: '{title}' } }),
    );
    const file = folder.write('rows.csv', 'id,name\n1,A\n');
    const { status, out } = await command('import.ts', [file, '--mapping', mapping], data('mapping')).done;
    expect(status).toBe(2);
    expect(out).toContain('there is no column title; the header has: id, name');
  });
});

describe('npm run postcodes and npm run export', { timeout: 60_000 }, () => {
  it('a loaded postcode places better than its sector, and the export carries it', async () => {
    const here = data('places');
    const file = folder.write(
      'pc.csv',
      'PCDS,doterm,lat,long,lsoa21,ctry\nSA1 1AA,,51.64798,-3.9236,W01000745,W92000004\nXX,,51,-3,,\nSA1 1AB,202001,51.61888,-3.93985,,\n',
    );
    const loaded = await command('postcodes.ts', [file, '--json'], here).done;
    expect(loaded.status).toBe(1);
    expect(JSON.parse(loaded.out)).toMatchObject([
      { read: 3, loaded: 2, terminated: 1, refused: 1, problems: [{ record: 'pc.csv line 3' }] },
    ]);
    const clubs = folder.write(
      'placed.ndjson',
      club('a', { service_at_locations: [{ location: { addresses: [{ postal_code: 'sa11aa' }] } }] }),
    );
    expect((await command('import.ts', [clubs], here).done).status).toBe(0);
    const out = join(folder.path, 'out.csv');
    expect((await command('export.ts', ['csv', '--out', out], here).done).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('SA1 1AA,51.64798,-3.9236,postcode');
    expect((await command('export.ts', ['xml'], here).done).status).toBe(2);
  });
});
