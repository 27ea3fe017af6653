import { describe, expect, it } from 'vitest';
import { changedFields } from '../../../functions/domain/changes.ts';
import { withoutPlaces } from '../../../functions/domain/import/confidential.ts';
import { runImport } from '../../../functions/domain/import/run.ts';
import type { Service } from '../../../schemas/service.ts';
import { at, club, importValues, itemsOf, openRecord, serviceOf, sourceOf, TODAY } from './helpers.ts';

const FEED = 'https://feed.example/api';
const history = async (record: ReturnType<typeof openRecord>, id = 'club-1') =>
  (await record.history(id, { limit: 50 })).items;

describe('an import confirms nothing of its own making', () => {
  it('what a feed says of itself is carried over with the feed as its source', async () => {
    const record = openRecord();
    const said = { kind: 'confirmed', on: '2026-09-01', by: 'organisation' };
    await importValues(record, [
      club({
        assured_date: '2026-01-02',
        last_modified: '2026-03-04T05:06:07Z',
        hereabouts: { assurance: [said] },
      }),
    ]);
    expect((await serviceOf(record, 'club-1'))?.hereabouts?.assurance).toEqual([
      { ...said, source: FEED },
      { kind: 'confirmed', on: '2026-01-02', by: 'feed', source: FEED },
      { kind: 'edited', on: '2026-03-04', by: 'feed', source: FEED },
    ]);
  });

  it('a feed that says nothing gives no assurance at all', async () => {
    const record = openRecord();
    await importValues(record, [club()]);
    expect((await serviceOf(record, 'club-1'))?.hereabouts?.assurance).toBeUndefined();
  });
});

describe('a second run', () => {
  it('changes nothing but what was seen when', async () => {
    const record = openRecord();
    await importValues(record, [club(), club({ id: 'club-2' })]);
    const report = await importValues(record, [club(), club({ id: 'club-2' })], {
      now: () => new Date('2026-12-01T00:00:00Z'),
    });
    expect(report).toMatchObject({ read: 2, unchanged: 2, created: 0, changed: 0 });
    expect(await history(record)).toHaveLength(1);
    expect((await record.getSourceRecords(FEED, ['club-1'])).get('club-1')?.seenOn).toBe('2026-12-01');
  });

  it('says who changed what', async () => {
    const record = openRecord();
    await importValues(record, [club()]);
    await importValues(record, [club({ name: 'Uplands Strollers' })]);
    expect((await history(record))[0]?.change).toMatchObject({
      by: { kind: 'feed', name: 'Example feed' },
      fields: [
        expect.objectContaining({ field: 'hereabouts.provenance' }),
        { field: 'name', before: 'Uplands Walking Group', after: 'Uplands Strollers' },
      ],
    });
  });

  it('keeps what a person wrote since, where the feed did not change it', async () => {
    const record = openRecord();
    await importValues(record, [
      club({
        alert: 'No session on 3 May',
        hereabouts: { routes: ['self'], capacity: { state: 'open', asOf: '2026-10-01' } },
      }),
    ]);
    const stored = (await record.getListings(['club-1'])).get('club-1');
    if (stored?.kind !== 'listing') throw new Error('not there');
    const edited: Service = {
      ...stored.service,
      name: 'By a person',
      hereabouts: { ...stored.service.hereabouts, routes: ['gp'] },
    };
    await record.saveListings([{ expected: 1, listing: { ...stored, version: 2, service: edited } }]);
    await importValues(record, [
      club({
        name: 'Uplands Walking Group',
        description: 'New words',
        hereabouts: { routes: ['self'], capacity: { state: 'full', asOf: '2026-11-01' } },
      }),
    ]);
    const after = await serviceOf(record, 'club-1');
    expect(after).toMatchObject({
      name: 'By a person',
      description: 'New words',
      hereabouts: { routes: ['gp'], capacity: { state: 'full' } },
    });
    expect(after?.alert).toBeUndefined();
  });

  it('does not bring back what an editor removed', async () => {
    const record = openRecord();
    await importValues(record, [club()]);
    const change = { at: '2026-11-21T09:00:00Z', by: { kind: 'editor' as const }, why: 'closed', fields: [] };
    await record.saveListings([
      { expected: 1, listing: { kind: 'tombstone', id: 'club-1', version: 2, change } },
    ]);
    const report = await importValues(record, [club({ name: 'Changed' })]);
    expect(report).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await serviceOf(record, 'club-1')).toBeUndefined();
  });
});

describe('an id that occurs again in one run', () => {
  it.each([false, true])('counts once where it says the same (dry run: %s)', async (dryRun) => {
    const record = openRecord();
    const copies = Array.from({ length: 1_200 }, () => club());
    const report = await importValues(record, copies, { dryRun });
    expect(report).toMatchObject({ read: 1_200, created: 1, unchanged: 1_199, refused: 0 });
    expect(report.problems).toEqual([
      expect.objectContaining({
        record: 'club-1',
        reason: 'occurs 1200 times, each time the same: one listing',
        severity: 'warning',
      }),
    ]);
  });

  it('is refused where it says something else', async () => {
    const record = openRecord();
    const report = await importValues(record, [club(), club({ name: 'Other' })]);
    expect(report).toMatchObject({ read: 2, created: 1, refused: 1 });
    expect((await serviceOf(record, 'club-1'))?.name).toBe('Uplands Walking Group');
  });
});

describe('ages', () => {
  it('of HSDS are read where hereabouts says nothing', async () => {
    const record = openRecord();
    await importValues(record, [club({ minimum_age: 18 })]);
    expect((await serviceOf(record, 'club-1'))?.hereabouts?.eligibility?.age).toEqual({ from: 18 });
  });

  it('of hereabouts hold where both speak, and the report says so', async () => {
    const record = openRecord();
    const report = await importValues(record, [
      club({ minimum_age: 18, hereabouts: { eligibility: { age: { from: 50 } } } }),
    ]);
    expect((await serviceOf(record, 'club-1'))?.hereabouts?.eligibility?.age).toEqual({ from: 50 });
    expect(report.problems).toEqual([
      expect.objectContaining({ field: 'hereabouts.eligibility.age', severity: 'warning' }),
    ]);
  });
});

describe('placing', () => {
  it('goes by the sector until the postcode is loaded, and then by that', async () => {
    const record = openRecord();
    const first = await importValues(record, [club()]);
    expect(first).toMatchObject({ placedByPostcode: 1, unplaced: 0 });
    expect((await serviceOf(record, 'club-1'))?.hereabouts?.placed).toEqual([
      { location_id: 'loc-1', by: 'sector', postcode: 'SA2 0' },
    ]);
    await record.savePostcodes([
      { postcode: 'SA2 0HF', point: { lat: 51.61834, lon: -3.96544 }, precision: 'postcode' },
    ]);
    const second = await importValues(record, [club()]);
    expect(second).toMatchObject({ changed: 1 });
    const better = await serviceOf(record, 'club-1');
    expect(better?.hereabouts?.placed).toEqual([
      { location_id: 'loc-1', by: 'postcode', postcode: 'SA2 0HF' },
    ]);
    expect(better?.service_at_locations?.[0]?.location).toMatchObject({
      latitude: 51.61834,
      longitude: -3.96544,
    });
  });

  it('leaves a point alone that somebody has set since', async () => {
    const record = openRecord();
    await importValues(record, [club()]);
    const stored = (await record.getListings(['club-1'])).get('club-1');
    if (stored?.kind !== 'listing') throw new Error('not there');
    const [place] = stored.service.service_at_locations ?? [];
    if (!place) throw new Error('no place');
    const moved = { ...place, location: { ...place.location, latitude: 51.7, longitude: -3.9 } };
    await record.saveListings([
      {
        expected: 1,
        listing: { ...stored, version: 2, service: { ...stored.service, service_at_locations: [moved] } },
      },
    ]);
    await record.savePostcodes([
      { postcode: 'SA2 0HF', point: { lat: 51.61834, lon: -3.96544 }, precision: 'postcode' },
    ]);
    expect(await importValues(record, [club()])).toMatchObject({ unchanged: 1 });
  });

  it('keeps the coordinates that a feed gives', async () => {
    const record = openRecord();
    const report = await importValues(record, [club(at(51.5, -3.2, { postal_code: 'SA2 0HF' }))]);
    expect(report).toMatchObject({ placedByPostcode: 0, unplaced: 0 });
  });

  it.each([
    [
      'a postcode of no known sector',
      'ZE9 9ZZ',
      'is a postcode of no known sector: the place stays without coordinates',
    ],
    ['half a postcode', 'SA2', 'is only the first half of a postcode: too wide to place by'],
  ])('%s lets the listing in, without a point and with a warning', async (_, postal_code, reason) => {
    const record = openRecord();
    const report = await importValues(record, [club(at(undefined, undefined, { postal_code }))]);
    expect(report).toMatchObject({ created: 1, unplaced: 1, placedByPostcode: 0 });
    expect(report.problems).toEqual([expect.objectContaining({ severity: 'warning', reason })]);
    expect((await serviceOf(record, 'club-1'))?.service_at_locations?.[0]?.location.latitude).toBeUndefined();
  });

  it('by an ended postcode is done, and said', async () => {
    const record = openRecord();
    await record.savePostcodes([
      { postcode: 'SA2 0HF', point: { lat: 51.6, lon: -3.9 }, precision: 'postcode', terminated: true },
    ]);
    const report = await importValues(record, [club()]);
    expect(report).toMatchObject({ created: 1, placedByPostcode: 1 });
    expect(report.problems[0]?.reason).toBe('is a postcode that Royal Mail has ended');
  });

  it('abroad is not done: neither coordinates nor postcode are judged by ours', async () => {
    const record = openRecord();
    const report = await importValues(record, [club(at(40.7, -74, { postal_code: '10001', country: 'US' }))]);
    expect(report).toMatchObject({ created: 1, unplaced: 1, refused: 0 });
    expect(report.problems[0]).toMatchObject({
      severity: 'warning',
      field: 'service_at_locations.0.location.latitude',
    });
  });
});

describe('a confidential service', () => {
  const refuge = club({
    description: 'Safe rooms near SA2 0HF, at 51.61834, -3.96544.',
    url: 'https://maps.example/?q=SA2+0HF',
    service_areas: [
      { name: 'Swansea', extent: 'W06000011', extent_type: 'ons_code' },
      { extent: '{"type":"Point","coordinates":[-3.9,51.6]}', extent_type: 'geojson' },
    ],
    service_at_locations: [
      {
        id: 's',
        location: {
          id: 'l',
          name: 'Safe House',
          latitude: 99,
          longitude: -3.9,
          addresses: [{ attention: 'Jo', postal_code: 'nonsense' }],
        },
        schedules: [{ byday: 'MO', description: 'Ring the bell of number 5' }],
      },
    ],
    hereabouts: {
      confidential: 'true',
      access: [{ location_id: 'l', stops: [{ name: 'Gwydr Square', mode: 'bus', metres: 90 }] }],
    },
  });

  it('loses everything that could place it before anything is stored or said', async () => {
    const record = openRecord();
    const report = await importValues(record, [refuge]);
    expect(report).toMatchObject({ created: 1, problems: [], unplaced: 0 });
    const stored = JSON.stringify((await record.getListings(['club-1'])).get('club-1'));
    for (const secret of ['0HF', '51.6', 'Safe House', 'Gwydr', 'Jo', 'bell', 'maps.example'])
      expect(stored).not.toContain(secret);
    expect(await serviceOf(record, 'club-1')).toMatchObject({
      service_areas: [{ name: 'Swansea' }],
      schedules: [{ byday: 'MO' }],
      hereabouts: { confidential: true },
    });
  });

  const square = (degrees: number) =>
    JSON.stringify({
      type: 'Polygon',
      coordinates: [
        [
          [-3.965, 51.618],
          [-3.965 + degrees, 51.618],
          [-3.965 + degrees, 51.618 + degrees],
          [-3.965, 51.618 + degrees],
          [-3.965, 51.618],
        ],
      ],
    });

  it.each([
    ['an area that was drawn', { extent: square(0.1), extent_type: 'geojson' }, 1],
    ['a postcode district', { extent: 'SA2', extent_type: 'postcode' }, 1],
    ['an area so small that it is an address', { extent: square(0.01), extent_type: 'geojson' }, 0],
    ['a postcode', { extent: 'SA2 0HF', extent_type: 'postcode' }, 0],
    ['a postcode sector', { extent: 'SA2 0', extent_type: 'postcode' }, 0],
  ])('says for whom it is by %s: %j, %i', async (_, area, kept) => {
    const record = openRecord();
    await importValues(record, [{ ...refuge, service_areas: [area] }]);
    expect((await serviceOf(record, 'club-1'))?.service_areas ?? []).toEqual(kept === 1 ? [area] : []);
  });

  it('is stripped as well when only a person here said so', async () => {
    const record = openRecord();
    await importValues(record, [club()]);
    const stored = (await record.getListings(['club-1'])).get('club-1');
    if (stored?.kind !== 'listing') throw new Error('not there');
    const service = withoutPlaces({
      ...stored.service,
      hereabouts: { ...stored.service.hereabouts, confidential: true },
    });
    await record.saveListings([{ expected: 1, listing: { ...stored, version: 2, service } }]);
    await importValues(record, [
      club({
        service_at_locations: [
          { id: 'new', location: { id: 'l2', addresses: [{ postal_code: 'SA2 0HF' }] } },
        ],
      }),
    ]);
    expect(JSON.stringify(await serviceOf(record, 'club-1'))).not.toContain('0HF');
  });

  const secret = (more: object) =>
    JSON.stringify(withoutPlaces({ id: 's', hereabouts: { confidential: true }, ...more }));

  it.each([
    'https://maps.app.goo.gl/abc123',
    'https://www.google.com/maps/place/Neath',
    'www.openstreetmap.org/node/12',
    'https://w3w.co/filled.count.soap',
    '///filled.count.soap',
    '9C3R4J2R+XW',
    'SS 65512 93012',
    'SS655930',
    '51° 37\' 17" N 3° 56\' 37" W',
    'N51.6214 W3.9436',
    'lat 51.621 long -3.943',
    'SA11–3QW',
    'SA11.3QW',
    '12 Oak Street',
    '7 Heol y Bryn',
  ])('says nowhere in its text where it is: %s', (place) => {
    const said = secret({ name: 'Safe house', description: `Find us: ${place} any time.`, url: place });
    expect(said).toContain('Find us:');
    expect(said).not.toContain(place);
    expect(said).not.toContain('"url"');
  });

  it.each([
    'Scottish charity SC012345, open 10.30-12.00, ring 01632 960694',
    'Room B12 at 3pm, for 16 to 25s, 24 hours a day',
    'Running since 2012. Street drinking is not our concern; 12 beds.',
  ])('keeps what places nobody: %s', (description) => {
    expect(withoutPlaces({ id: 's', description, hereabouts: { confidential: true } }).description).toBe(
      description,
    );
  });

  it.each([
    [{ extent: 'W01000950', extent_type: 'ons_code' }],
    [{ extent: 'E00004123' }],
    [{ extent: 'E02000123' }],
    [{ extent: 'W05001045' }],
    [{ extent: 'SA11 3', extent_type: 'Postcode sector' }],
    [{ name: 'SA11 3' }],
  ])('is not published for an area so small: %o', (area) => {
    expect(secret({ service_areas: [area] })).not.toContain('service_areas');
  });

  it.each([
    [{ extent: 'W06000012', name: 'Neath Port Talbot' }],
    [{ extent: 'SA11', extent_type: 'postcode' }],
  ])('but for one that holds a town: %o', (area) => {
    expect(secret({ service_areas: [area] })).toContain(area.extent);
  });

  it('says when it is open, and nothing of where, also in its own schedules', () => {
    const said = secret({
      schedules: [{ byday: 'MO', description: 'at the church', schedule_link: 'https://a.example' }],
    });
    expect(said).toContain('MO');
    expect(said).not.toMatch(/church|a\.example/);
  });

  it('has a history without values', () => {
    const open = club({ hereabouts: {} }) as unknown as Service;
    const secret = withoutPlaces({
      ...open,
      description: 'x',
      status: 'inactive',
      hereabouts: { confidential: true },
    }) as Service;
    const changes = changedFields(open, secret);
    expect(changes.find((change) => change.field === 'description')).toEqual({ field: 'description' });
    expect(changes.find((change) => change.field === 'service_at_locations')).toEqual({
      field: 'service_at_locations',
    });
    expect(changes.find((change) => change.field === 'status')).toMatchObject({ after: 'inactive' });
  });
});

describe('what a source says anew', () => {
  const on = (day: string) => ({ now: () => new Date(`${day}T09:00:00Z`) });
  const changedOn = async (record: ReturnType<typeof openRecord>) =>
    (await serviceOf(record, 'club-1'))?.hereabouts?.provenance?.[0]?.changedOn;
  const mondays = club({ description: 'Now on Mondays.' });

  it('is marked with its day, which another reading of the same leaves; what it said at first is not', async () => {
    const record = openRecord();
    await importValues(record, [club()], on('2026-11-01'));
    expect(await changedOn(record)).toBeUndefined();
    await importValues(record, [mondays], on('2026-11-02'));
    expect(await changedOn(record)).toBe('2026-11-02');
    expect(await importValues(record, [mondays], on('2026-11-03'))).toMatchObject({ unchanged: 1 });
    await importValues(record, [{ ...mondays, assured_date: '2026-10-01' }], on('2026-11-04'));
    expect(await changedOn(record)).toBe('2026-11-02');
  });

  it('is not what was confirmed in the same reading', async () => {
    const record = openRecord();
    await importValues(record, [club()], on('2026-11-01'));
    await importValues(record, [{ ...mondays, assured_date: '2026-11-01' }], on('2026-11-02'));
    expect(await changedOn(record)).toBeUndefined();
  });

  it('is not what another source says alike, nor what dates of their own tell of', async () => {
    const record = openRecord();
    const weekly = (dtstart: string) => [
      { id: 's', freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', dtstart },
    ];
    await importValues(record, [club({ schedules: weekly('2026-11-02') })], on('2026-11-01'));
    const other = { source: { id: 'https://other.example', name: 'Other' } };
    await importValues(record, [club({ schedules: weekly('2026-11-02') })], {
      ...on('2026-11-02'),
      ...other,
    });
    await importValues(record, [club({ schedules: weekly('2026-11-09') })], on('2026-11-09'));
    const capacity = { state: 'open', asOf: '2026-11-08' };
    await importValues(
      record,
      [club({ schedules: weekly('2026-11-16'), last_modified: '2026-11-10', hereabouts: { capacity } })],
      on('2026-11-10'),
    );
    const service = await serviceOf(record, 'club-1');
    expect(service?.hereabouts?.capacity).toEqual(capacity);
    expect(service?.hereabouts?.provenance?.map((entry) => entry.changedOn)).toEqual([undefined, undefined]);
  });
});

describe('what a source no longer holds', () => {
  const whole = { complete: true };
  const two = [club(), club({ id: 'club-2' })];

  it('is marked with the day, once, and unmarked when it is there again', async () => {
    const record = openRecord();
    await importValues(record, two, whole);
    expect(await importValues(record, [club()], whole)).toMatchObject({ gone: 1 });
    expect((await serviceOf(record, 'club-2'))?.hereabouts?.provenance?.[0]?.goneOn).toBe(TODAY);
    expect(await importValues(record, [club()], whole)).toMatchObject({ gone: 0, unchanged: 1 });
    expect(await importValues(record, two, whole)).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await serviceOf(record, 'club-2'))?.hereabouts?.provenance?.[0]?.goneOn).toBeUndefined();
  });

  it.each([
    ['a source that may hold only a part', [club()], {}],
    ['a reading of nothing', [], whole],
    ['a record that turned bad', [club(), club({ id: 'club-2', name: null })], whole],
    ['a refused record that names no id', [club(), club({ id: null })], whole],
    ['a dry run', [club()], { ...whole, dryRun: true }],
  ])('is not taken for gone after %s', async (_, values, options) => {
    const record = openRecord();
    await importValues(record, two, whole);
    expect(await importValues(record, values, options)).toMatchObject({ gone: 0 });
  });

  it('is not taken for gone after a reading that failed in between', async () => {
    const record = openRecord();
    await importValues(record, two, whole);
    const items = [...itemsOf([club()]), { where: 'page 2', failure: 'answered 500' }];
    const report = await runImport(
      { record, postcodes: record, stops: record, now: () => new Date() },
      sourceOf(items, whole),
      { run: 'x' },
    );
    expect(report).toMatchObject({ gone: 0, whole: false });
    expect(report.problems).toContainEqual({
      record: 'page 2',
      where: 'page 2',
      field: '',
      reason: 'answered 500',
      severity: 'error',
    });
  });
});

describe('a dry run', () => {
  it('gives the same report and writes nothing', async () => {
    const values = [club(), club({ id: 'b', name: null }), club({ id: 'c', status: 'defunct' })];
    const record = openRecord();
    const dry = await importValues(record, values, { dryRun: true });
    expect(await record.isEmpty()).toBe(true);
    const real = await importValues(record, values);
    expect({ ...dry, dryRun: false }).toEqual(real);
    expect(real).toMatchObject({ read: 3, created: 2, refused: 1, closed: 1 });
  });
});

describe('organisations', () => {
  it('are kept once, with what each service says of them', async () => {
    const record = openRecord();
    await importValues(record, [
      club(),
      club({
        id: 'club-2',
        organization: { id: 'org-1', name: 'Uplands Community Trust', website: 'https://example.org' },
      }),
    ]);
    await importValues(record, [
      club(),
      club({
        id: 'club-2',
        organization: { id: 'org-1', name: 'Uplands Community Trust', website: 'https://example.org' },
      }),
    ]);
    const kept = (await record.getOrganizations(['org-1'])).get('org-1');
    expect(kept).toMatchObject({ version: 1, organization: { website: 'https://example.org' } });
  });
});
