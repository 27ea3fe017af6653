import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { distanceKm, nearnessTo } from '../../../functions/domain/geo/distance.ts';
import type { PostcodeBook, PostcodePoint } from '../../../functions/domain/ports.ts';
import { findAll, lookUp, outcodesIn, outcodesListed } from '../../../functions/domain/postcode/look-up.ts';
import { fullPostcode, parsePostcode } from '../../../functions/domain/postcode/parse.ts';
import { postcodeColumns, readPostcodeRow } from '../../../functions/domain/postcode/row.ts';
import table from '../../../functions/domain/postcode/sectors.json' with { type: 'json' };
import {
  nearestOutcode,
  outcodeErrorKm,
  outcodePoint,
  POSTCODE_ATTRIBUTION,
  sectorPoint,
} from '../../../functions/domain/postcode/sectors.ts';
import type { Point } from '../../../schemas/common.ts';
import { shared } from '../../fixtures/surroundings.ts';
import { openRecord } from '../import/helpers.ts';

const book = (...points: PostcodePoint[]): PostcodeBook => {
  const record = openRecord();
  void record.savePostcodes(points);
  return record;
};

describe('a postcode', () => {
  it.each([
    ['sa11aa', 'SA1 1AA', 'postcode'],
    [' SE1  5TY ', 'SE1 5TY', 'postcode'],
    ['CH1 1 RL', 'CH1 1RL', 'postcode'],
    ['NE26 1EJ.', 'NE26 1EJ', 'postcode'],
    ['EC1A1BB', 'EC1A 1BB', 'postcode'],
    ['W1A 0AX', 'W1A 0AX', 'postcode'],
    ['gir 0aa', 'GIR 0AA', 'postcode'],
    ['SA1 1', 'SA1 1', 'sector'],
    ['SA11', 'SA11', 'outcode'],
    ['w1a', 'W1A', 'outcode'],
  ])('%s is read as %s', (input, text, kind) => {
    expect(parsePostcode(input)).toMatchObject({ text, kind });
  });

  it.each([
    '',
    'ABC 1234',
    '[Unknown]',
    'n/a - mobile',
    'SA1 1CI',
    'SA',
    '11 1AA',
    'SA1 1AAA',
    'SA123 1AA',
    'x'.repeat(100),
  ])('%s is none', (input) => {
    expect(parsePostcode(input)).toBeUndefined();
  });

  it('is full only when it has both halves', () => {
    expect([fullPostcode('SA1 1AA'), fullPostcode('SA1 1'), fullPostcode('SA1')]).toEqual([
      'SA1 1AA',
      undefined,
      undefined,
    ]);
  });
});

describe('looking up', () => {
  const known: PostcodePoint = {
    postcode: 'SA1 1AA',
    point: { lat: 51.64798, lon: -3.9236 },
    precision: 'postcode',
  };

  it('answers from the book, else from the sector and says so', async () => {
    const loaded = book(known);
    expect(await lookUp('sa1 1aa', loaded)).toEqual(known);
    expect(await lookUp('SA1 1ZZ', loaded)).toEqual({
      ...sectorPoint('SA1 1'),
      precision: 'sector',
      postcode: 'SA1 1',
    });
    expect(await lookUp('SA1', loaded)).toMatchObject({ precision: 'outcode', postcode: 'SA1' });
    expect(await lookUp('ZE9 9ZZ', loaded)).toBeUndefined();
    expect(await lookUp('nonsense', loaded)).toBeUndefined();
  });

  it('asks the book for many in parts', async () => {
    const wanted = Array.from({ length: 1_200 }, (_, n) => `SA1 1${n}`);
    const asked: number[] = [];
    await findAll(wanted, {
      findPostcodes: async (some) => {
        asked.push(some.length);
        return new Map();
      },
      savePostcodes: async () => {},
    });
    expect(asked).toEqual([500, 500, 200]);
  });
});

describe('the table of sectors', () => {
  it('covers Great Britain and carries the words of its licence', () => {
    expect(POSTCODE_ATTRIBUTION).toContain('Royal Mail');
    for (const sector of ['SA1 1', 'LS1 3', 'TR1 2', 'ZE1 0', 'KW15 1'])
      expect(sectorPoint(sector)).toBeDefined();
    expect(sectorPoint('BT1 1')).toBeUndefined();
  });

  it('is the table of the ONS, row by row', () => {
    const file = shared('data/postcodes/sectors-gb.csv');
    if (!file) return;
    const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
    expect(rows).toHaveLength(12_015);
    for (const row of rows) {
      const [sector = '', lat, lon] = row.split(',');
      expect(sectorPoint(sector)?.point).toEqual({ lat: Number(lat), lon: Number(lon) });
    }
  });

  it('gives an outcode the mean of its sectors by their postcodes', () => {
    const file = shared('data/postcodes/sectors-gb.csv');
    if (!file) return;
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((row) => row.startsWith('SA1 '))
      .map((row) => row.split(',').slice(1).map(Number));
    const all = rows.reduce((sum, [, , n = 0]) => sum + n, 0);
    const lat = rows.reduce((sum, [value = 0, , n = 0]) => sum + value * n, 0) / all;
    expect(outcodePoint('SA1')?.point.lat).toBeCloseTo(lat, 5);
    expect(outcodePoint('ZZ99')).toBeUndefined();
  });
});

describe('the outcode nearest to a point', () => {
  const sectors = table.lines.split('\n').flatMap((line) => {
    const [outcode = '', ...entries] = line.split(' ');
    return entries.map((entry) => {
      const [, lat, lon] = entry.split(',').map(Number);
      return { outcode, lat: lat ?? Number.NaN, lon: lon ?? Number.NaN };
    });
  });
  const nearestOf = (to: Point) => {
    const nearness = nearnessTo(to);
    return sectors.toSorted((a, b) => nearness(a) - nearness(b))[0]?.outcode;
  };
  it.each([
    { lat: 51.62, lon: -3.94 },
    { lat: 60.15, lon: -1.15 },
    { lat: 53.8, lon: -1.55 },
    { lat: 56.9, lon: -5.2 },
    { lat: 40, lon: -3 },
    { lat: 89, lon: 0 },
  ])('is the one that a look at every sector finds: $lat, $lon', (to) => {
    expect(nearestOutcode(to)).toBe(nearestOf(to));
  });
});

describe('by how much an outcode may be off', () => {
  it('is little in a city, much in the hills, and nothing where there is none', () => {
    expect(outcodeErrorKm('LS1')).toBeLessThan(1.5);
    expect(outcodeErrorKm('SA10')).toBeGreaterThan(10);
    expect(outcodeErrorKm('ZZ99')).toBe(0);
  });

  it('holds for some six in seven of the postcodes of the ONS', () => {
    const files = ['SA', 'LS', 'TR'].map((area) => shared(`data/postcodes/${area}.csv`));
    if (files.some((file) => !file)) return;
    const within = files.flatMap((file) =>
      readFileSync(file ?? '', 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .flatMap((line) => {
          const [postcode = '', lat, lon] = line.split(',');
          const middle = outcodePoint(postcode.replaceAll(' ', '').slice(0, -3));
          if (!middle || !lat || !lon) return [];
          const off = distanceKm(middle.point, { lat: Number(lat), lon: Number(lon) });
          return [off <= outcodeErrorKm(middle.postcode)];
        }),
    );
    const share = within.filter(Boolean).length / within.length;
    expect(within.length).toBeGreaterThan(70_000);
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.95);
  });
});

describe('a row of a postcode file', () => {
  const ons = 'pcd,pcd2,pcds,dointr,doterm,oslaua,ctry,lat,long,lsoa21,imd'.split(',');
  const columns = (header: readonly string[]) => {
    const found = postcodeColumns(header);
    if ('problems' in found) throw new Error(found.problems[0]?.reason);
    return found;
  };
  const row = (text: string, header = ons) => readPostcodeRow(text.split(','), columns(header));

  it('of the ONS gives point, areas and end', () => {
    expect(
      row('SA1 1AA,SA1  1AA,SA1 1AA,198001,,W06000011,W92000004,51.64798,-3.9236,W01000745,123'),
    ).toEqual({
      point: {
        postcode: 'SA1 1AA',
        point: { lat: 51.64798, lon: -3.9236 },
        precision: 'postcode',
        areas: ['W06000011', 'W92000004', 'W01000745'],
      },
    });
    expect(row('SA1 1AA,SA1  1AA,SA1 1AA,198001,202001,,W99999999,51.6,-3.9,,')).toMatchObject({
      point: { terminated: true },
    });
    expect(row('JE1 1AA,,JE1 1AA,198001,,,,99.999999,0.000000,,')).toEqual({ withoutPlace: true });
  });

  it('of the short form is read by its names', () => {
    expect(row('TR1 1AA,50.25527,-5.04615', ['Postcode', 'lat', 'long'])).toMatchObject({
      point: { postcode: 'TR1 1AA' },
    });
    expect(row('50.25527,TR11AA,-5.04615', ['Latitude', 'POSTCODE', 'Longitude'])).toMatchObject({
      point: { postcode: 'TR1 1AA' },
    });
  });

  it.each([
    ['XX,50,-5', 'postcode'],
    ['TR1 1AA,,-5', 'latitude'],
    ['TR1 1AA,50,x', 'longitude'],
    ['TR1 1AA,0,0', 'latitude'],
    ['TR1 1AA,48.8,2.3', 'latitude'],
  ])('%s is refused for its %s', (text, field) => {
    expect(row(text, ['postcode', 'lat', 'long'])).toMatchObject({ problem: { field } });
  });

  it('a header that lacks a column is refused with what it has', () => {
    expect(postcodeColumns(['code', 'lat'])).toEqual({
      problems: [
        {
          field: 'header',
          reason: expect.stringMatching(/lacks a postcode .* and a longitude .*; it has: code, lat/),
        },
      ],
    });
  });
});

describe('the postcode districts that a text names', () => {
  it.each([
    ['Deal and Sandwich: CT13, CT14', ['CT13', 'CT14']],
    ['CT13,CT14', ['CT13', 'CT14']],
    ['HU3 and HU4 only', ['HU3', 'HU4']],
    ['SW1A', ['SW1A']],
    ['Sandwich ct13', ['CT13']],
    ['ZZ9, H4X0R, CT140, GCT13', []],
    ['SA1 1, SA1 1AA', []],
    ['CT12, not CT13', ['CT12']],
    ['CT11-CT14', ['CT11', 'CT12', 'CT13', 'CT14']],
    ['CT1, not CT11-CT14', ['CT1']],
    ['CT1 but not the CT11-CT14', ['CT1']],
    ['CT11-14, CT1', ['CT11', 'CT12', 'CT13', 'CT14', 'CT1']],
    ['LE4 - 5 miles around', ['LE4']],
    ['SA1 - 10 High Street', ['SA1']],
    ['ct11 – 13 and CT15', ['CT11', 'CT12', 'CT13', 'CT15']],
    ['LE4 to LE5, LE4', ['LE4', 'LE5']],
    ['CT14-CT11, CT1-CT99', ['CT14', 'CT11', 'CT1']],
    ['', []],
  ])('%s', (text, outcodes) => {
    expect(outcodesIn(text)).toEqual(outcodes);
  });
});

describe('a text that is a list of postcode districts', () => {
  it.each([
    ['LE4, LE5 and LE7', ['LE4', 'LE5', 'LE7']],
    ['LE4 - LE5 postcode areas only', ['LE4', 'LE5']],
    ['LE4 postcode district', ['LE4']],
    ['M4 area', []],
    ['M4 corridor', []],
    ['Belgrave (LE4)', []],
    ['Leicester', []],
    ['', []],
  ])('%s', (text, outcodes) => {
    expect(outcodesListed(text)).toEqual(outcodes);
  });
});
