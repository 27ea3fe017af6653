import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvHeader, toRow } from '../../../functions/domain/export/csv.ts';
import { toLine } from '../../../functions/domain/export/ndjson.ts';
import { sortedListings } from '../../../functions/domain/export/sorted.ts';
import type { SqliteRecord } from '../../../functions/store/sqlite/record.ts';
import { Service } from '../../../schemas/service.ts';
import { club, importValues, openRecord, TODAY } from './helpers.ts';

async function exported(record: SqliteRecord): Promise<string[]> {
  const lines: string[] = [];
  for await (const { service } of sortedListings(record)) lines.push(toLine(service));
  return lines;
}

const parsed = (lines: readonly string[]): unknown[] => lines.map((line) => JSON.parse(line));

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((s) => s.trim().length > 0 && s.trim().length <= 40);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:~-]{0,20}$/);

/** Services as a person could have left them in the record: empty lists, blanks, odd spellings, with and without a source. */
const service = fc.record({
  id,
  name: text,
  description: maybe(text),
  minimum_age: maybe(fc.integer({ min: 0, max: 120 })),
  assured_date: maybe(date),
  cost_options: maybe(
    fc.array(
      fc.record({ amount: fc.integer({ min: 0, max: 100 }), currency: fc.constantFrom('GBP', 'gbp') }),
      { maxLength: 2 },
    ),
  ),
  phones: maybe(
    fc.array(fc.record({ number: fc.constantFrom('"01792"', '01792 496 0000') }), { maxLength: 2 }),
  ),
  service_at_locations: maybe(
    fc.array(
      fc.record({
        id,
        location: fc.record({
          id,
          name: text,
          latitude: fc.double({ min: 50, max: 59, noNaN: true }),
          longitude: fc.double({ min: -7, max: 1, noNaN: true }),
        }),
      }),
      { maxLength: 3 },
    ),
  ),
  hereabouts: maybe(
    fc.record({
      assurance: maybe(
        fc.array(
          fc.record({
            kind: fc.constantFrom('confirmed', 'edited'),
            on: date,
            by: fc.constantFrom('editor', 'feed'),
          }),
          { maxLength: 2 },
        ),
      ),
      provenance: maybe(
        fc.array(
          fc.record({ source: text, record: text, firstSeenOn: date, goneOn: date, changedOn: date }),
          {
            maxLength: 2,
          },
        ),
      ),
      sample: maybe(fc.boolean()),
    }),
  ),
});

describe('export and back', () => {
  it('gives the same directory from an empty one, whatever was in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(service, { selector: (s) => s.id, maxLength: 5 }), async (services) => {
        const lines = services.map((raw) => toLine(Service.parse(JSON.parse(JSON.stringify(raw))))).sort();
        const record = openRecord();
        const report = await importValues(record, parsed(lines), {
          lossless: true,
          source: { id: 'file:x', name: 'x' },
        });
        expect(report.problems).toEqual([]);
        expect((await exported(record)).sort()).toEqual(lines);
        await record.close();
      }),
      { numRuns: 150 },
    );
  });

  it('of what a feed brought is the same byte for byte, and again over itself', async () => {
    const first = openRecord();
    await importValues(first, [
      club({ assured_date: '2026-01-02', minimum_age: 18 }),
      club({ id: 'B' }),
      club({ id: 'club-10' }),
    ]);
    const lines = await exported(first);
    const second = openRecord();
    const options = { lossless: true, source: { id: 'file:export.ndjson', name: 'export.ndjson' } };
    expect(await importValues(second, parsed(lines), options)).toMatchObject({ created: 3 });
    expect(await exported(second)).toEqual(lines);
    expect(await importValues(first, parsed(lines), options)).toMatchObject({ unchanged: 3, changed: 0 });
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['B', 'club-1', 'club-10']);
  });
});

describe('the table for people', () => {
  it('quotes what CSV must, and disarms what a spreadsheet would run', () => {
    const wild = Service.parse(
      club({ name: '=HYPERLINK("x"),1', phones: [{ number: '+44 1792 496000' }], description: 'two\nlines' }),
    );
    const row = toRow(wild, TODAY);
    expect(row).toContain('"\'=HYPERLINK(""x""),1"');
    expect(row).toContain(',+44 1792 496000,');
    expect(row).toContain('"two\nlines"');
    expect(csvHeader().split(',')).toHaveLength(25);
    const times = (opens_at: string) => [{ freq: 'WEEKLY', byday: 'TU', opens_at }];
    const at = { id: 'p', schedules: times('09:00'), location: { id: 'l', schedules: times('10:00') } };
    const often = Service.parse(club({ schedules: times('08:00'), service_at_locations: [at] }));
    expect(toRow(often, TODAY)).toContain('TU 08:00; TU 09:00; TU 10:00');
  });
});
