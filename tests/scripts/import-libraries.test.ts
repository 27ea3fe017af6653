import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadPostcodes } from '../../scripts/import/postcode-file.ts';
import { ROOT, shared } from '../fixtures/surroundings.ts';
import { exported, importInto, openMemoryRecord } from './import-helpers.ts';

const MAPPING = join(ROOT, 'scripts/mappings/english-libraries.json');
const libraries = shared('data/libraries/england-2023.csv');
const postcodes = shared('data/postcodes/libraries-england.csv');

it.skipIf(!libraries || !postcodes)(
  'every row of the English libraries is accounted for',
  { timeout: 120_000 },
  async () => {
    if (!libraries || !postcodes) return;
    const record = openMemoryRecord();
    expect(await loadPostcodes(postcodes, record)).toMatchObject({ read: 3364, loaded: 3364, refused: 0 });
    const report = await importInto(record, libraries, MAPPING);
    expect(report).toMatchObject({ read: 3487, created: 3487, refused: 0, problems: [] });

    const services = (await exported(record)).map((line) => JSON.parse(line));
    const closedInFile = readFileSync(libraries, 'utf8')
      .split('\n')
      .filter((line) => /,Closed,(\d{4})?\s*,/i.test(line));
    const closed = services.filter(({ status }) => status === 'defunct');
    expect(closed.length).toBe(report.closed);
    expect(closed.length).toBeGreaterThanOrEqual(closedInFile.length);
    expect(closed.filter(({ alert }) => /^Closed in (19|20)\d\d$/.test(alert ?? ''))).toHaveLength(349);

    const placed = services.filter(({ hereabouts }) => hereabouts.placed);
    expect(placed.length).toBe(report.placedByPostcode);
    expect(placed.length + report.unplaced).toBe(3487);
    const central = services.find(({ name }) => name === 'Leeds Central Library');
    expect(central?.hereabouts.placed[0]).toMatchObject({ by: 'postcode', postcode: 'LS1 3AB' });

    expect(await importInto(record, libraries, MAPPING)).toMatchObject({
      unchanged: 3487,
      created: 0,
      changed: 0,
    });
  },
);
