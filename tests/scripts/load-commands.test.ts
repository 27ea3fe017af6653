import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/surroundings.ts';
import { command } from './import-helpers.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const data = (name: string) => join(folder.path, name);
const lines = (...rows: readonly string[]) => `${rows.join('\n')}\n`;
const stops = folder.write(
  'stops.csv',
  lines(
    'ATCOCode,CommonName,StopType,Status,Latitude,Longitude,NptgLocalityCode,LocalityName',
    '581000001,Gwydr Square,BCT,active,51.6185,-3.9655,E0053815,Uplands',
    '581000002,Somewhere,BCT,active,,,,',
  ),
);
const areas = folder.write(
  'areas.geojson',
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { LSOA21CD: 'W01000745', LSOA21NM: 'Swansea 001A' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [-4, 51.6],
              [-3.9, 51.6],
              [-3.9, 51.7],
              [-4, 51.7],
              [-4, 51.6],
            ],
          ],
        },
      },
      { type: 'Feature', properties: { LSOA21CD: 'W01000746' }, geometry: null },
    ],
  }),
);

describe('the commands that load', { timeout: 60_000 }, () => {
  it('say in words what became of each file, and answer 1 where a row was refused', async () => {
    const [stopped, bounded] = await Promise.all([
      command('stops.ts', [stops], data('stops')).done,
      command('areas.ts', [areas], data('areas')).done,
    ]);
    expect(stopped).toMatchObject({ status: 0, err: '' });
    expect(stopped.out).toContain('stops.csv\n  read 2: 1 loaded, 0 no longer active');
    expect(stopped.out).toContain('Towns and villages with a stop: 1');
    expect(stopped.out).toContain('1 without coordinates');
    expect(stopped.out).toContain('Listings: 0 looked at, 0 changed, 0 left as they were');
    expect(bounded).toMatchObject({ status: 1, err: '' });
    expect(bounded.out).toContain('read 2: 1 loaded, 1 refused; code from LSOA21CD, name from LSOA21NM');
    expect(bounded.out).toMatch(/\n {2}refused {2}\S+/);
  });

  it('answer 2 and name every file that is not there, before any is read', async () => {
    const done = await Promise.all(
      ['stops.ts', 'areas.ts', 'postcodes.ts'].map(
        (script) => command(script, [stops, '/nowhere/a', '/nowhere/b'], data(`none-${script}`)).done,
      ),
    );
    for (const { status, out, err } of done) {
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(err).toBe(
        'Nothing could be loaded.\n  /nowhere/a: does not exist\n  /nowhere/b: does not exist\n',
      );
    }
  });

  it('say how they are used: 0 where that was asked for, 2 where nothing was named or a word is not theirs', async () => {
    const [help, nothing, wrong] = await Promise.all([
      command('stops.ts', ['--help'], data('help')).done,
      command('areas.ts', [], data('help')).done,
      command('postcodes.ts', [stops, '--frobnicate'], data('help')).done,
    ]);
    expect(help.status).toBe(0);
    expect(help.err).toContain('npm run stops -- FILE');
    expect(nothing.status).toBe(2);
    expect(nothing.err).toContain('npm run areas -- FILE');
    expect(wrong.status).toBe(2);
    expect(wrong.err).toContain('--frobnicate');
  });
});
