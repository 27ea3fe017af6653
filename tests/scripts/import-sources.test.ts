import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../functions/domain/import/report.ts';
import { LIMITS } from '../../schemas/limits.ts';
import { openSource } from '../../scripts/import/open-source.ts';
import { type Folder, shared, temporaryFolder } from '../fixtures/surroundings.ts';
import { exported, importInto, openMemoryRecord } from './import-helpers.ts';

let folder: Folder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const record = openMemoryRecord;
const said = (report: ImportReport) =>
  report.problems.map(({ record: name, field, reason }) => `${name} | ${field} | ${reason}`);
const service = (id: string, fields: object = {}) => JSON.stringify({ id, name: `Club ${id}`, ...fields });

describe('NDJSON', () => {
  it('refuses a bad line by its number and takes the rest', async () => {
    const file = folder.write(
      'clubs.ndjson',
      `\uFEFF${service('a')}\r\n{"id": "SA2 0HF\n\n${service('b')}\n[]\n${service('c')}`,
    );
    const directory = record();
    const report = await importInto(directory, file);
    expect(report).toMatchObject({
      source: 'file:clubs.ndjson',
      read: 5,
      created: 3,
      refused: 2,
      whole: true,
    });
    expect(said(report)[0]).toMatch(/^clubs.ndjson line 2 \| {2}\| is not valid JSON( at character \d+)?$/);
    expect(said(report)[1]).toBe('clubs.ndjson line 5 |  | must be an object');
  });

  it('reads Windows-1252 where a line is not UTF-8', async () => {
    const latin = Buffer.from(
      service('a', { name: 'Caffi ~', description: 'costs !5 ' }).replace('~', '\u00e9'),
      'latin1',
    );
    latin[latin.indexOf('!')] = 0x80;
    const utf8 = Buffer.from(`\n${service('b', { name: 'Tŷ Coffi' })}`);
    const file = folder.write('mixed.ndjson', Buffer.concat([latin, utf8]));
    const directory = record();
    expect(await importInto(directory, file)).toMatchObject({ created: 2 });
    const lines = await exported(directory);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: 'Caffi é', description: 'costs €5' });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ name: 'Tŷ Coffi' });
  });

  it('refuses UTF-16 and says what to do', async () => {
    const file = folder.write('wide.ndjson', Buffer.from(`\uFEFF${service('a')}`, 'utf16le'));
    await expect(importInto(record(), file)).rejects.toThrow('is UTF-16 text: save it as UTF-8');
  });

  it('passes over a line beyond the limit, and takes one at the limit', async () => {
    const padded = (id: string, bytes: number) => service(id).padEnd(bytes, ' ');
    const file = folder.write(
      'long.ndjson',
      [padded('a', LIMITS.recordLineBytesMax), padded('b', LIMITS.recordLineBytesMax + 1), service('c')].join(
        '\n',
      ),
    );
    const report = await importInto(record(), file);
    expect(report).toMatchObject({ read: 3, created: 2, refused: 1 });
    expect(said(report)).toEqual([`long.ndjson line 2 |  | is over ${LIMITS.recordLineBytesMax} bytes`]);
  });
});

const MAPPING = {
  source: { id: 'https://clubs.example', name: 'Clubs', licence: 'OGL v3' },
  key: ['ref'],
  blank: ['n/a'],
  closedWhen: { column: 'closed', pattern: 'year' },
  service: {
    name: '{name}',
    description: { $join: ['{about}', 'Fee: {fee}.'], with: ' ' },
    status: { $column: 'state', values: { Shut: 'inactive' }, otherwise: 'active' },
    email: { $column: 'contact', match: '\\S+@\\S+' },
    organization: { name: { $first: ['{run by}', 'Volunteers of {name}'] } },
    schedules: [{ freq: 'WEEKLY', byday: { $weekdays: { MO: 'mon', TU: 'tue' }, unless: ['closed'] } }],
    service_at_locations: [{ location: { addresses: [{ postal_code: '{pc}' }] } }],
  },
};
const HEADER = 'ref,name,about,fee,state,contact,run by,mon,tue,pc,closed';
const csv = (...rows: string[]) => [HEADER, ...rows].join('\r\n');
const mapping = (changes: object = {}) =>
  folder.write('mapping.json', JSON.stringify({ ...MAPPING, ...changes }));

describe('a CSV with a mapping', () => {
  it('becomes services as the mapping says', async () => {
    const file = folder.write(
      'clubs.csv',
      csv(
        '1,"Chess, and ""Go""",Board games,n/a,Shut,write to a@b.org,Town Council,Yes,closed,sa1 1aa,',
        '2,Darts,"In the pub\non Fridays",£2,Open,n/a,,,,,2013',
      ),
    );
    const directory = record();
    expect(await importInto(directory, file, mapping())).toMatchObject({
      read: 2,
      created: 2,
      closed: 2,
      placedByPostcode: 1,
      unplaced: 0,
    });
    const services = (await exported(directory)).map((line) => JSON.parse(line));
    expect(services.find(({ name }) => name === 'Darts')).toMatchObject({
      status: 'defunct',
      description: 'In the pub\non Fridays Fee: £2.',
      organization: { name: 'Volunteers of Darts' },
    });
    const chess = services.find(({ name }) => name === 'Chess, and "Go"');
    expect(chess).toMatchObject({
      status: 'inactive',
      description: 'Board games',
      email: 'a@b.org',
      schedules: [{ byday: 'MO' }],
      hereabouts: {
        provenance: [{ source: 'https://clubs.example', licence: 'OGL v3' }],
        placed: [{ by: 'sector' }],
      },
    });
  });

  it('gives a row the same id in every file', async () => {
    const directory = record();
    await importInto(directory, folder.write('a.csv', csv('7,Darts,,,,,,,,,')), mapping());
    const report = await importInto(
      directory,
      folder.write('b.csv', csv('7,Darts and more,,,,,,,,,')),
      mapping(),
    );
    expect(report).toMatchObject({ created: 0, changed: 1 });
  });

  it('refuses malformed rows by their line, and reads on after an unclosed quote', async () => {
    const file = folder.write(
      'bad.csv',
      csv(
        '1,A,,,,,,,,,',
        '2,"B,,,,,,,,,',
        '3,C,,',
        '4,D,"x"y,,,,,,,,',
        ',E,,,,,,,,,',
        '6,F,,,,,,,,nonsense,',
        '7,G,,,,,,,,,',
      ),
    );
    const report = await importInto(record(), file, mapping());
    expect(report).toMatchObject({ read: 7, created: 2, refused: 5 });
    expect(said(report)).toEqual([
      'bad.csv line 3 |  | has a quote that is never closed',
      'bad.csv line 4 |  | has 4 cells where the header has 11',
      'bad.csv line 5 |  | has a quote in the wrong place',
      'bad.csv line 6 | id | every key column is blank',
      'bad.csv line 7 | service_at_locations.0.location.addresses.0.postal_code | is not a postcode of the United Kingdom',
    ]);
  });

  it.each([
    [
      'a column that is not there',
      { key: ['Ref'] },
      HEADER,
      'there is no column Ref; the header has: ref, name',
    ],
    ['a column that is there twice', {}, `${HEADER},pc`, 'there are 2 columns pc'],
    [
      'a field that no service has',
      { service: { nmae: '{name}', name: '{name}' } },
      HEADER,
      'service.nmae: is not a field here',
    ],
    [
      'a field misspelt deep inside',
      { service: { ...MAPPING.service, phones: [{ nubmer: '1' }] } },
      HEADER,
      'service.phones.0.nubmer: is not a field here',
    ],
    [
      'an unknown word',
      { service: { name: { $colum: 'name' } } },
      HEADER,
      'service.name.$colum: must be one of',
    ],
    [
      'a bad expression',
      { closedWhen: { column: 'closed', pattern: '(' } },
      HEADER,
      'must be year, nonEmpty or a regular expression',
    ],
    ['no name', { service: {} }, HEADER, 'service.name: is missing'],
  ])('stops before the first row for %s', async (_, changes, header, reason) => {
    const file = folder.write('clubs.csv', `${header}\n1,A,,,,,,,,,`);
    const directory = record();
    await expect(importInto(directory, file, mapping(changes))).rejects.toThrow(reason);
    expect(await directory.isEmpty()).toBe(true);
  });

  it('says what is missing when there is no mapping, no file, nothing to read', async () => {
    await expect(openSource(folder.write('x.csv', 'a\n1'), {})).rejects.toThrow('needs --mapping FILE');
    await expect(openSource(join(folder.path, 'none.ndjson'), {})).rejects.toThrow('does not exist');
    await expect(openSource(folder.path, {})).rejects.toThrow('holds neither saved pages');
  });
});

describe('saved pages of a feed', () => {
  const page = (items: unknown[], fields: object = {}) =>
    JSON.stringify({ total_items: items.length, contents: items, ...fields });

  it('are joined with the full records beside them', async () => {
    folder.write(
      'service_list.json',
      page([
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B', alert: 'from the list' },
      ]),
    );
    mkdirSync(join(folder.path, 'services'));
    writeFileSync(join(folder.path, 'services', 'b.json'), JSON.stringify({ id: 'b', name: 'B in full' }));
    writeFileSync(join(folder.path, 'services', 'c.json'), JSON.stringify({ id: 'c', name: 'C' }));
    const directory = record();
    expect(await importInto(directory, folder.path)).toMatchObject({ read: 3, created: 3, whole: true });
    expect(JSON.parse((await exported(directory))[1] ?? '')).toMatchObject({
      name: 'B in full',
      alert: 'from the list',
    });
  });

  it('of which one cannot be read leave nothing marked as gone', async () => {
    folder.write('services-1.json', page([{ id: 'a', name: 'A' }]));
    folder.write('services-2.json', page([{ id: 'b', name: 'B' }]));
    const directory = record();
    await importInto(directory, folder.path);
    folder.write('services-2.json', '{ "contents": [');
    expect(await importInto(directory, folder.path)).toMatchObject({
      read: 1,
      unchanged: 1,
      gone: 0,
      whole: false,
    });
    folder.write('services-2.json', page([]));
    expect(await importInto(directory, folder.path)).toMatchObject({ gone: 1, whole: true });
  });
});

describe('the feeds of the UK validator', () => {
  const feed = (name: string) => shared(`standards/oruk-validator-feeds/${name}`);

  it.each(['Default', 'Warn'])('%s goes in', async (name) => {
    const path = feed(name);
    if (!path) return;
    expect(await importInto(record(), path)).toMatchObject({ read: 1, created: 1, refused: 0, whole: true });
  });

  it('the 128 copies of Test become one listing, and the report says so', async () => {
    const path = feed('Test');
    if (!path) return;
    const report = await importInto(record(), path);
    expect(report).toMatchObject({ read: 128, created: 1, unchanged: 127, refused: 0 });
    expect(said(report)).toContain(
      'ac148810-d857-441c-9679-408f346de14b | id | occurs 128 times, each time the same: one listing',
    );
    expect(said(report)).toContain('service_list.json |  | declares 31 items and holds 128');
  });

  it('Fail is refused with every reason', async () => {
    const path = feed('Fail');
    if (!path) return;
    const directory = record();
    const report = await importInto(directory, path);
    expect(report).toMatchObject({ read: 4, created: 0, refused: 4 });
    const errors = report.problems.filter((problem) => problem.severity === 'error');
    expect(errors.map(({ record: id, field }) => `${id.slice(0, 4)} ${field}`).sort()).toEqual(
      ['ac14', 'ac14', 'b644', 'e85f'].flatMap((id) => [`${id} email`, `${id} name`, `${id} url`]).sort(),
    );
    expect(await directory.isEmpty()).toBe(true);
  });
});

describe('HSDS tables', () => {
  it('of the standard are joined into its service', async () => {
    const path = shared('standards/hsds-3.0/examples/csv');
    if (!path) return;
    const directory = record();
    expect(await importInto(directory, path)).toMatchObject({ read: 1, created: 1, refused: 0 });
    expect(JSON.parse((await exported(directory))[0] ?? '')).toMatchObject({
      name: 'Community Counselling',
      organization: {
        name: 'Example Organization Inc.',
        organization_identifiers: [{ identifier: '1234567' }],
      },
      phones: [{ number: '+44 1234 234567' }],
      service_at_locations: [
        {
          location: { name: 'MyCity Civic Center', addresses: [{ city: 'MyCity' }] },
          schedules: [{ byday: 'TH,FR' }],
        },
      ],
      cost_options: [{ amount: 35, currency: 'GBP' }],
      languages: [{ code: 'ur' }],
      service_areas: [{ extent_type: 'geojson' }],
    });
  });

  it('hang together by their ids, whatever the order of the files', async () => {
    folder.write(
      'services.csv',
      'id,name,organization_id,status\ns1,Choir,o1,active\ns2,Band,,inactive\n,Nameless,,\n',
    );
    folder.write('organizations.csv', 'id,name\no1,Town Hall\n');
    folder.write('attributes.csv', 'id,link_id,taxonomy_term_id\na1,s1,t1\n');
    folder.write('taxonomy_terms.csv', 'id,name\nt1,Singing\n');
    folder.write('contacts.csv', 'id,service_id,name\nc1,s1,Jo\n');
    folder.write('phones.csv', 'id,contact_id,number\np1,c1,01792 496 0000\np2,c1\n');
    const directory = record();
    const report = await importInto(directory, folder.path);
    expect(report).toMatchObject({ read: 4, created: 2, refused: 2, closed: 1 });
    expect(said(report).sort()).toEqual([
      'phones.csv line 3 |  | has 2 cells where the header has 3',
      'services.csv line 4 | id | is missing',
    ]);
    expect(JSON.parse((await exported(directory))[0] ?? '')).toMatchObject({
      organization: { id: 'o1', name: 'Town Hall' },
      attributes: [{ taxonomy_term: { name: 'Singing' } }],
      contacts: [{ name: 'Jo', phones: [{ number: '01792 496 0000' }] }],
    });
  });
});
