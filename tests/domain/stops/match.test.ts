import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexDocument } from '../../../functions/domain/search/indexed/document.ts';
import { term } from '../../../functions/domain/search/terms.ts';
import { matchAllStops } from '../../../functions/domain/stops/match-all.ts';
import type { SqliteRecord } from '../../../functions/store/sqlite/record.ts';
import type { StopPoint } from '../../../schemas/area.ts';
import type { Service } from '../../../schemas/service.ts';
import { type Folder, NOW, temporaryFolder } from '../../fixtures/surroundings.ts';
import { importInto, openMemoryRecord } from '../../scripts/import-helpers.ts';

const HALL = { lat: 51.618, lon: -3.965 };
const north = (metres: number) => ({ lat: HALL.lat + metres / 111_195, lon: HALL.lon });
const stop = (atco: string, metres: number, more: Partial<StopPoint> = {}): StopPoint => ({
  atco,
  name: `Stop ${atco}`,
  mode: 'bus',
  point: north(metres),
  ...more,
});
const raw = (more: object = {}, location: object = {}) => ({
  id: 'shed',
  name: 'Shed',
  status: 'active',
  organization: { id: 'trust', name: 'Trust' },
  service_at_locations: [
    {
      id: 'at',
      location: {
        id: 'hall',
        location_type: 'physical',
        latitude: HALL.lat,
        longitude: HALL.lon,
        ...location,
      },
    },
  ],
  ...more,
});

let record: SqliteRecord;
let folder: Folder;
beforeEach(() => {
  record = openMemoryRecord();
  folder = temporaryFolder();
});
afterEach(async () => {
  folder.remove();
  await record.close();
});

const imported = async (service: object) =>
  importInto(record, folder.write('feed.ndjson', JSON.stringify(service)));
async function shed(): Promise<{ version: number; service: Service }> {
  const stored = (await record.getListings(['shed'])).get('shed');
  if (stored?.kind !== 'listing') throw new Error('the listing is not there');
  return stored;
}
const accessNow = async () => (await shed()).service.hereabouts?.access;
async function placeTerms(): Promise<readonly string[]> {
  const stored = (await record.getListings(['shed'])).get('shed');
  if (stored?.kind !== 'listing') throw new Error('the listing is not there');
  return indexDocument(stored, '2026-11-21').places[0]?.terms ?? [];
}

test('an import adds the three nearest stops within 800 m, one of each name, and a second one changes nothing', async () => {
  const across = stop('B2', 95, { name: 'Stop B' });
  const near = [
    stop('C', 799),
    stop('A', 300),
    stop('B', 90, { name: 'Stop B' }),
    across,
    stop('D', 795),
    stop('E', 801),
  ];
  await record.saveStops(near, []);
  expect(await imported(raw())).toMatchObject({ created: 1 });
  const expected = [
    { name: 'Stop B', mode: 'bus', metres: 90, atco: 'B' },
    { name: 'Stop A', mode: 'bus', metres: 300, atco: 'A' },
    { name: 'Stop D', mode: 'bus', metres: 795, atco: 'D' },
  ];
  expect(await accessNow()).toEqual([{ location_id: 'hall', stops: expected, stopsFrom: 'naptan' }]);
  expect(await placeTerms()).toContain(term.venue('near-stop'));
  const { version } = await shed();
  expect(await imported(raw())).toMatchObject({ unchanged: 1, changed: 0 });
  expect(await matchAllStops({ record, stops: record, now: () => new Date(NOW) })).toEqual({
    listings: 1,
    changed: 0,
    left: 0,
  });
  expect((await shed()).version).toBe(version);
});

test('no stop within 800 m and some within 10 km means none; none within 10 km means not known', async () => {
  await record.saveStops([stop('FAR', 10_100)], []);
  await imported(raw());
  expect(await accessNow()).toBeUndefined();
  expect(await placeTerms()).not.toContain(term.noVenue('near-stop'));

  await record.saveStops([stop('THERE', 9_900)], []);
  expect(await imported(raw())).toMatchObject({ changed: 1 });
  expect(await accessNow()).toEqual([{ location_id: 'hall', stops: [], stopsFrom: 'naptan' }]);
  expect(await placeTerms()).toContain(term.noVenue('near-stop'));
});

test('the command brings listings up to a new table, and the change says by whom and tells no place', async () => {
  await imported(raw({ hereabouts: { access: [{ location_id: 'hall', stepFree: true }] } }));
  await record.saveStops([stop('A', 300)], []);
  const ports = { record, stops: record, now: () => new Date(NOW) };
  expect(await matchAllStops(ports)).toEqual({ listings: 1, changed: 1, left: 0 });
  expect(await accessNow()).toMatchObject([{ location_id: 'hall', stepFree: true, stops: [{ atco: 'A' }] }]);
  const [entry] = (await record.history('shed', { limit: 1 })).items;
  expect(entry?.change).toMatchObject({
    by: { kind: 'feed', name: 'naptan' },
    fields: [{ field: 'hereabouts.access' }],
  });
  expect(JSON.stringify(entry?.change.fields)).not.toContain('Stop A');

  await record.saveStops([], ['A']);
  await record.saveStops([stop('B', 100)], []);
  await matchAllStops(ports);
  expect(await accessNow()).toMatchObject([{ stops: [{ atco: 'B', metres: 100 }] }]);
});

test('stops that a source states are never touched', async () => {
  await record.saveStops([stop('A', 300)], []);
  const stated = [{ location_id: 'hall', stops: [{ name: 'Gwydr Square', mode: 'bus', metres: 90 }] }];
  await imported(raw({ hereabouts: { access: stated } }));
  expect(await accessNow()).toEqual(stated);
});

test('nor is it when a source states that there are none', async () => {
  await record.saveStops([stop('A', 300)], []);
  const stated = [{ location_id: 'hall', stops: [] }];
  await imported(raw({ hereabouts: { access: stated } }));
  expect(await accessNow()).toEqual(stated);
  const ports = { record, stops: record, now: () => new Date(NOW) };
  expect(await matchAllStops(ports)).toEqual({ listings: 1, changed: 0, left: 0 });
});

test('a confidential, a sector-approximate, a postal and an unplaced place get none', async () => {
  await record.saveStops([stop('A', 3)], []);
  await imported(raw({ hereabouts: { confidential: true } }));
  expect(await accessNow()).toBeUndefined();
  const nowhere = { latitude: undefined, longitude: undefined };
  const sector = { ...nowhere, addresses: [{ postal_code: 'SA2 0HF', country: 'GB' }] };
  for (const location of [sector, nowhere, { location_type: 'postal' }]) {
    record = openMemoryRecord();
    await record.saveStops([stop('A', 3)], []);
    await imported(raw({}, location));
    expect(await accessNow(), JSON.stringify(location)).toBeUndefined();
  }
});

test('a place that its feed moves gets the stops of where it is now', async () => {
  await record.saveStops([stop('A', 0), stop('B', 5_000)], []);
  await imported(raw());
  await imported(raw({}, { latitude: north(5_000).lat }));
  expect(await accessNow()).toMatchObject([{ stops: [{ atco: 'B', metres: 0 }] }]);
});
