import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvHeader, toRow } from '../../functions/domain/export/csv.ts';
import { toLine } from '../../functions/domain/export/ndjson.ts';
import { sortedListings } from '../../functions/domain/export/sorted.ts';
import { feedId } from '../../functions/domain/oruk/feed-service.ts';
import { keepIndex } from '../../functions/runtime/start-index.ts';
import { aFeedService, EDITOR, type OneMachine, oneMachine, patchRequest } from './one-machine.ts';

/** Where the refuge is, in every way in which a feed can say it. No answer and no file may hold any of these. */
const CANARIES = [
  'Canarywood',
  'canarywood-house',
  'Zebedee Crescent',
  'SA9 1ZZ',
  'SA91ZZ',
  'sa9 1zz',
  '51.787878',
  '-3.767676',
  '3.767676',
];
const holds = (text: string): string[] => CANARIES.filter((canary) => text.includes(canary));

const refuge = (id: string, confidential: boolean) => ({
  ...aFeedService(id, {
    name: `Refuge ${id}`,
    description: 'Safety for women and their children. Come to SA9 1ZZ, at 51.787878,-3.767676.',
    url: 'https://refuge.example.org/',
    service_areas: [{ name: 'Swansea', extent: 'W06000011', extent_type: 'ons_code' }],
    schedules: [{ freq: 'DAILY', opens_at: '09:00' }],
    hereabouts: {
      confidential,
      delivery: ['in-person'],
      access: [
        {
          location_id: 'canarywood-house',
          stepFree: true,
          stops: [{ name: 'Canarywood', mode: 'bus', metres: 30 }],
        },
      ],
    },
  }),
  service_at_locations: [
    {
      id: 'canarywood-house-place',
      location: {
        id: 'canarywood-house',
        name: 'Canarywood',
        location_type: 'physical',
        latitude: 51.787878,
        longitude: -3.767676,
        addresses: [
          { address_1: '7 Zebedee Crescent', city: 'Canarywood', postal_code: 'SA9 1ZZ', country: 'GB' },
        ],
      },
      schedules: [{ freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', description: 'At Canarywood' }],
    },
  ],
});
/** The canary in a text that only a person would know to be a place. */
const withoutProse = (service: ReturnType<typeof refuge>) => ({
  ...service,
  description: 'Safety for women.',
});

/** Clubs around the two points from which we search, so that the area that holds them is known. */
const around = (id: string, latitude: number, longitude: number) =>
  aFeedService(id, {
    service_areas: [{ name: 'Swansea', extent: 'W06000011', extent_type: 'ons_code' }],
    service_at_locations: [{ location: { id: `${id}-hall`, latitude, longitude } }],
  });
const AROUND = [
  around('near-1', 51.79, -3.77),
  around('near-2', 51.78, -3.76),
  around('far-1', 51.61, -3.91),
  around('far-2', 51.6, -3.89),
];

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
});
afterAll(() => machine.close());

const paths = (id: string) => [
  `/api/v1/services/${id}`,
  `/api/v1/services/${id}/history`,
  `/oruk/v3/services/${feedId(id)}`,
  '/oruk/v3/services?per_page=100',
  '/api/v1/organizations/trust',
  '/api/v1/suggest?q=can',
  '/api/v1/suggest?q=ref',
  `/listings/${id}`,
  `/listings/${id}?lang=cy`,
  '/organizations/trust',
  ...['51.787878,-3.767676', '51.6,-3.9', '51.9,-3.5', 'Swansea', ''].flatMap((near) =>
    ['/api/v1/search', '/search'].flatMap((page) => [
      `${page}?q=refuge&sort=distance&radiusKm=100&near=${encodeURIComponent(near)}`,
    ]),
  ),
  '/api/v1/search?q=canarywood',
];

async function everythingSaid(id: string): Promise<{ from: string; held: string[] }[]> {
  const said: { from: string; held: string[] }[] = [];
  for (const path of paths(id)) {
    // What was asked comes back in the page and in "understood": that says nothing of the refuge.
    const asked = decodeURIComponent(path);
    const text = await (await machine.get(path)).text();
    said.push({ from: path, held: holds(text).filter((canary) => !asked.includes(canary)) });
  }
  said.push({ from: 'log', held: holds(machine.logged.join('\n')) });
  const lines = [csvHeader()];
  for await (const { service } of sortedListings(machine.parts.record))
    lines.push(toLine(service), toRow(service, '2026-11-21'));
  said.push({ from: 'export', held: holds(lines.join('\n')) });
  await keepIndex(machine.parts, '1');
  for (const name of readdirSync(machine.folder))
    said.push({ from: name, held: holds(readFileSync(join(machine.folder, name), 'latin1')) });
  return said;
}

const distances = async (near: string) => {
  const url = `/api/v1/search?q=refuge&sort=distance&radiusKm=100&near=${encodeURIComponent(near)}`;
  const { results } = (await (await machine.get(url)).json()) as {
    results: { id: string; distanceKm: number | null; place: unknown }[];
  };
  return results
    .filter(({ id }) => id.startsWith('refuge'))
    .map(({ distanceKm, place }) => ({ distanceKm, place }));
};

describe('where a confidential service is, is said nowhere', () => {
  it('not when it was imported as such: neither answers, pages, feed, export, logs nor files', async () => {
    const report = await machine.importAll([refuge('refuge-a', true), ...AROUND]);
    expect(report).toMatchObject({ created: 5, refused: 0 });
    const said = await everythingSaid('refuge-a');
    expect(said.filter(({ held }) => held.length > 0)).toEqual([]);
    expect(said.map(({ from }) => from)).toEqual(
      expect.arrayContaining(['hereabouts.sqlite', 'index.snapshot']),
    );
  });

  it('it is found by its words all the same, without a distance from anywhere', async () => {
    for (const near of ['51.787878,-3.767676', '51.6,-3.9'])
      expect(await distances(near)).toEqual([{ distanceKm: null, place: null }]);
  });

  it('nor does a search at the place itself single it out by order', async () => {
    const ids = async (near: string) => {
      const url = `/api/v1/search?sort=distance&radiusKm=5&near=${encodeURIComponent(near)}`;
      const { results } = (await (await machine.get(url)).json()) as { results: { id: string }[] };
      return results.map(({ id }) => id);
    };
    const here = await ids('51.787878,-3.767676');
    expect(here.at(-1)).toBe('refuge-a');
    expect(here.filter((id) => !id.startsWith('refuge'))).not.toEqual([]);
  });
});

describe('a listing that becomes confidential later', () => {
  it('by its feed: nothing that was said before is said any more', async () => {
    await machine.importAll([withoutProse(refuge('refuge-b', false))]);
    expect(holds(await (await machine.get('/api/v1/services/refuge-b')).text())).toContain('Canarywood');
    await machine.importAll([withoutProse(refuge('refuge-b', true))]);
    const said = await everythingSaid('refuge-b');
    expect(said.filter(({ held }) => held.length > 0)).toEqual([]);
  });

  it('by an editor: nor in what history had kept of earlier changes', async () => {
    await machine.importAll([withoutProse(refuge('refuge-c', false))]);
    machine.signIn(EDITOR);
    const change = async (body: object) => {
      const response = await machine.app.request(
        '/api/v1/services/refuge-c',
        patchRequest(body, { 'If-Match': '*' }),
      );
      expect(response.status).toBe(200);
    };
    await change({ description: 'Ask at Canarywood, 7 Zebedee Crescent.' });
    await change({ description: 'Ask us.' });
    await change({ hereabouts: { confidential: true } });
    machine.signIn(undefined);
    await machine.settle();
    const said = await everythingSaid('refuge-c');
    expect(said.filter(({ held }) => held.length > 0)).toEqual([]);
    expect((await distances('51.787878,-3.767676')).every(({ distanceKm }) => distanceKm === null)).toBe(
      true,
    );
  });
});

it('nor how far it is, while the index still holds what it was before', async () => {
  const stale = await oneMachine();
  await stale.importAll([refuge('refuge-stale', false), ...AROUND]);
  const listing = (await stale.parts.record.getListings(['refuge-stale'])).get('refuge-stale');
  if (listing?.kind !== 'listing') throw new Error('nothing was imported');
  const ask = async () => {
    const response = await stale.get('/api/v1/search?q=refuge&near=51.79,-3.77&sort=distance');
    const { results } = (await response.json()) as { results: { id: string; distanceKm: number | null }[] };
    return results.map(({ id, distanceKm }) => [id, distanceKm]);
  };
  expect(await ask()).toEqual([['refuge-stale', expect.any(Number)]]);
  const { service, version } = listing;
  const hidden = { ...service, hereabouts: { ...service.hereabouts, confidential: true } };
  await stale.parts.record.saveListings([
    { listing: { ...listing, version: version + 1, service: hidden }, expected: version },
  ]);
  expect(await ask()).toEqual([]);
  await stale.settle();
  expect(await ask()).toEqual([['refuge-stale', null]]);
  await stale.close();
});
