import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const PENZANCE = { latitude: 50.1186, longitude: -5.5371 };
const PLYMOUTH = { latitude: 50.3715, longitude: -4.1427 };
const MUMBLES = { latitude: 51.5741, longitude: -3.9977 };
const CORNWALL = { name: 'Cornwall', extent: 'E06000052', extent_type: 'ons_code' };
const SCILLY = { name: 'Isles of Scilly', extent: 'E06000053', extent_type: 'ons_code' };

const at = (id: string, name: string, point: object) => ({
  id: `at-${id}`,
  location: { id: `hall-${id}`, name, location_type: 'physical', ...point },
});
const service = (id: string, more: Record<string, unknown>) =>
  aFeedService(id, { service_at_locations: [], ...more });
const inTown = (id: string, city: string) =>
  service(id, { service_at_locations: [at(id, 'Hall', { addresses: [{ city }] })] });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  const remote = { service_areas: [CORNWALL], hereabouts: { delivery: ['telephone'] } };
  const desk = (n: number) =>
    service(`islands-${n}`, {
      service_areas: [SCILLY],
      service_at_locations: [at(`islands-${n}`, 'Quay', PENZANCE)],
      hereabouts: { delivery: ['in-person'], eligibility: { residence: { only: ['E06000053'] } } },
    });
  await machine.importAll([
    service('refuge', { ...remote, hereabouts: { delivery: ['telephone'], confidential: true } }),
    service('line', remote),
    service('residents', {
      service_at_locations: [at('residents', 'Guildhall', PENZANCE)],
      hereabouts: { delivery: ['in-person'], eligibility: { residence: { only: ['E06000052'] } } },
    }),
    desk(1),
    desk(2),
    service('plymouth', { service_at_locations: [at('plymouth', 'Hoe Hall', PLYMOUTH)] }),
    service('mumbles', { service_at_locations: [at('mumbles', 'Mumbles Baptist Hall', MUMBLES)] }),
    service('mumbles-too', { service_at_locations: [at('mumbles-too', 'Mumbles Library', MUMBLES)] }),
    service('anchor-1', { service_at_locations: [at('anchor-1', 'Anchor House', PENZANCE)] }),
    service('anchor-2', { service_at_locations: [at('anchor-2', 'Anchor House', MUMBLES)] }),
    inTown('st-austell', 'St Austell'),
    inTown('newport', 'Newport'),
    inTown('nowhere-known', 'Wibblewick'),
    service('wobblewick', {
      service_at_locations: [at('wobblewick', 'Hall', { ...MUMBLES, addresses: [{ city: 'Wobblewick' }] })],
    }),
    service('mumbles-town', {
      service_at_locations: [at('mumbles-town', 'Pier', { ...MUMBLES, addresses: [{ city: 'Mumbles' }] })],
    }),
    service('townhill', { service_at_locations: [at('townhill', 'Townhill Church Hall', MUMBLES)] }),
    service('townhill-too', { service_at_locations: [at('townhill-too', 'Townhill Library', MUMBLES)] }),
    service('bath', {
      description: 'Help to get in and out of the bath.',
      service_at_locations: [at('bath', 'Day Centre', MUMBLES)],
    }),
    service('rye', { service_at_locations: [at('rye', 'Rye Hall', MUMBLES)] }),
    service('borough', {
      service_at_locations: [at('borough', 'Hall', { latitude: 51.5487, longitude: 0.0232 })],
      hereabouts: { delivery: ['in-person'], eligibility: { residence: { only: ['Newham'] } } },
    }),
    service('essex-town', {
      service_at_locations: [at('essex-town', 'Hall', { latitude: 51.5487, longitude: 0.0233 })],
      hereabouts: { delivery: ['in-person'], eligibility: { residence: { only: ['Colchester'] } } },
    }),
    service('calls', {
      service_areas: [{ name: 'IV12', extent: 'IV12', extent_type: 'postcode' }],
      hereabouts: { delivery: ['home-visit'] },
    }),
    ...['parcels', 'parcels-too'].map((id) =>
      service(id, {
        service_at_locations: [at(id, 'Hall', { latitude: 53.744, longitude: -0.36 })],
        service_areas: [{ name: 'HU3', extent: 'HU3', extent_type: 'postcode' }],
        hereabouts: { delivery: ['in-person'], eligibility: { residence: { only: ['HU3'] } } },
      }),
    ),
    service('coast', {
      service_areas: [{ name: 'East Kent coast', extent: 'CT13, CT14', extent_type: 'postcode' }],
      hereabouts: { delivery: ['telephone'] },
    }),
    service('coast-road', {
      service_areas: [{ name: 'South Wales M4 corridor' }],
      hereabouts: { delivery: ['home-visit'] },
    }),
    service('coast-by-name', {
      service_areas: [{ name: 'Deal and Sandwich (CT13 and CT14)', extent_type: 'postcode' }],
      hereabouts: { delivery: ['home-visit'] },
    }),
    service('coast-in-a-list', {
      service_areas: [{ name: 'CT13 - CT14' }],
      hereabouts: { delivery: ['telephone'] },
    }),
    service('nothing-said', {}),
  ]);
});
afterAll(() => machine.close());

const search = async (query: string) => {
  const response = await machine.get(`/api/v1/search?${query}`);
  expect(response.status).toBe(200);
  return SearchAnswer.parse(await response.json());
};
const foundNear = async (near: string) =>
  new Set((await search(`near=${encodeURIComponent(near)}`)).results.map(({ id }) => id));

describe('the district of the nearest town, where no boundaries are loaded', () => {
  it('what serves a district and happens nowhere is found there, by its name or its code', async () => {
    const found = await foundNear('Penzance');
    for (const id of ['refuge', 'line', 'residents']) expect(found).toContain(id);
  });

  it('what is for those of another district is left out and counted, however many say so nearby', async () => {
    const { results, hidden } = await search('near=Penzance');
    expect(results.map(({ id }) => id)).not.toContain('islands-1');
    expect(hidden).toContainEqual(expect.objectContaining({ why: 'excluded', count: 2 }));
  });

  it('and is not found in the next one', async () => {
    const found = await foundNear('Plymouth');
    expect(found).toContain('plymouth');
    for (const id of ['refuge', 'line']) expect(found).not.toContain(id);
  });
});

describe('what names only its town', () => {
  it('is found from as far as anybody goes, with no distance', async () => {
    const { results } = await search('near=Truro&limit=50');
    const found = results.find(({ id }) => id === 'st-austell');
    expect(found).toMatchObject({ reach: 'unplaced', distanceKm: null });
    expect(found?.cautions.map(({ key }) => key)).toContain('caution.unplaced');
  });

  it('is not found in another part of the country, unless that far was asked for', async () => {
    const near = (await search('near=Penzance&limit=50')).results;
    expect(near.map(({ id }) => id)).not.toContain('st-austell');
    const { results } = await search('near=Penzance&radiusKm=60&limit=50');
    expect(results.map(({ id }) => id)).toContain('st-austell');
  });

  it('is found in each of the towns that have the name', async () => {
    for (const near of ['NP20 1', 'PO30 1', 'TF10 7'])
      expect((await search(`near=${near}&limit=50`)).results.map(({ id }) => id)).toContain('newport');
    expect((await search('near=Penzance&limit=50')).results.map(({ id }) => id)).not.toContain('newport');
  });

  it('is found anywhere where nobody knows the town, as where none is said', async () => {
    const found = (await search('near=Penzance&limit=50')).results.map(({ id }) => id);
    for (const id of ['nowhere-known', 'nothing-said']) expect(found).toContain(id);
  });
});

describe('a place that no gazetteer has', () => {
  it('is where the venues that bear its name lie together', async () => {
    const { understood } = await search('near=Mumbles');
    expect(understood.place).toMatchObject({ kind: 'place', approximate: true });
    expect(understood.place?.latitude).toBeCloseTo(MUMBLES.latitude, 3);
  });

  it('is there too where the gazetteer knows the name far from all that there is, and says where else it is', async () => {
    const { understood, results } = await search('near=Townhill');
    expect(understood.place).toMatchObject({ name: 'Townhill', ...MUMBLES });
    expect(understood.places.map(({ name }) => name)).toEqual(['Townhill (KY12)']);
    expect(results.map(({ id }) => id)).toContain('townhill');
  });

  it.each(['Bath', 'Rye'])(
    'is not there by a text that has the word, nor by one venue alone: %s',
    async (near) => {
      const { understood } = await search(`near=${near}`);
      expect(understood.place?.latitude).not.toBeCloseTo(MUMBLES.latitude, 2);
    },
  );

  it('is not there where the directory has something near the one of the gazetteer', async () => {
    const { understood } = await search('near=Plymouth');
    expect(understood.place?.latitude).toBeCloseTo(50.37, 1);
  });

  it('is not known where they lie apart', async () => {
    expect((await machine.get('/api/v1/search?near=Anchor')).status).toBe(400);
  });
});

describe('a place among the words', () => {
  it('is where answers are looked for, where no other place is given', async () => {
    const { understood, results } = await search('q=group+in+Penzance&limit=50');
    expect(understood.place).toMatchObject({ kind: 'place', name: 'Penzance' });
    expect(understood.words.map(({ words }) => words).join()).not.toMatch(/penzance/i);
    expect(results.map(({ id }) => id)).not.toContain('plymouth');
  });

  it.each([
    ['group+in+Wobblewick', 'Wobblewick'],
    ['grŵp+yn+y+Mwmbwls', 'y Mwmbwls'],
  ])('is also a town that only listings name: %s', async (q, name) => {
    const { understood } = await search(`q=${q}`);
    expect(understood.place).toMatchObject({ name });
    expect(understood.place?.latitude).toBeCloseTo(MUMBLES.latitude, 3);
  });

  it('is none where nobody knows where it lies', async () => {
    expect((await search('q=group+in+Wibblewick')).understood.place).toBeNull();
  });

  const tips = async (query: string) =>
    (await search(query)).suggestions.tips.filter(({ key }) => key === 'tip.other-place');

  it.each(['group+in+Plymouth', 'Plymouth+group', 'group+PL1'])(
    'of which another is given is told: %s',
    async (q) => {
      expect(await tips(`q=${q}&near=Penzance`)).toEqual([
        expect.objectContaining({ values: expect.objectContaining({ place: 'Penzance' }) }),
      ]);
      const page = await (await machine.get(`/search?q=${q}&near=Penzance`)).text();
      expect(page).toContain('We looked near Penzance.');
    },
  );

  it('but not one nearby, nor the one that was given', async () => {
    for (const q of ['group+in+Penzance', 'group+in+Hayle', 'group'])
      expect(await tips(`q=${q}&near=Penzance`)).toEqual([]);
  });

  it('of which there are several is asked for', async () => {
    const page = await (await machine.get('/search?q=group+in+Ashford')).text();
    expect(page).toContain('Which place do you mean?');
  });

  it('keeps its further pages', async () => {
    const first = await search('q=in+Penzance&limit=1');
    const second = await search(`q=in+Penzance&limit=1&cursor=${first.nextCursor}`);
    expect(second.results[0]?.id).not.toBe(first.results[0]?.id);
  });
});

it('what is for people of elsewhere is said to be for others who live here, where nothing else was said of the person', async () => {
  const told = async (more: string) => {
    const answer = await machine.get(`/api/v1/search?near=50.1186,-5.5371${more}`);
    return SearchAnswer.parse(await answer.json()).hidden.map(({ text }) => text);
  };
  expect(await told('')).toEqual(['2 not shown: not for people who live here']);
  expect(await told('&age=70')).toEqual(['2 not shown: not for this person']);
  expect(await (await machine.get('/search?near=50.1186,-5.5371')).text()).toContain(
    '2 not for people who live here',
  );
});

describe('whether somebody lives where a listing is for', () => {
  const near = async (place: string) => {
    const answer = await machine.get(`/api/v1/search?near=${place}`);
    return SearchAnswer.parse(await answer.json());
  };

  it('cannot be told of a borough that we do not know, and is asked', async () => {
    const { results, hidden } = await near('E7');
    expect(results.find(({ id }) => id === 'borough')?.cautions).toContainEqual(
      expect.objectContaining({ text: 'Only for people who live in Newham' }),
    );
    expect(hidden).toContainEqual(expect.objectContaining({ why: 'excluded', count: 1 }));
    expect(results.map(({ id }) => id)).not.toContain('essex-town');
  });

  it('is told by the postcode district', async () => {
    expect((await near('IV12')).results.map(({ id }) => id)).toContain('calls');
    expect((await near('IV2')).results.map(({ id }) => id)).not.toContain('calls');
  });

  it('is told by each of the postcode districts that one area names', async () => {
    for (const place of ['CT14', 'CT13']) {
      const ids = (await near(place)).results.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(['coast', 'coast-by-name', 'coast-in-a-list']));
    }
    for (const place of ['CT11', 'M4']) {
      const ids = (await near(place)).results.map(({ id }) => id);
      expect(ids.filter((id) => id.startsWith('coast'))).toEqual([]);
    }
  });

  it('is not told by the postcode district that the listings around name', async () => {
    expect((await near('HU3')).results.map(({ id }) => id)).toContain('parcels');
    const { results, hidden } = await near('HU5');
    expect(results.map(({ id }) => id)).not.toContain('parcels');
    expect(hidden).toContainEqual(expect.objectContaining({ why: 'excluded', count: 2 }));
  });
});

it.each([
  ['Leeds city centre', 'Leeds'],
  ['Swansea Marina', 'Swansea'],
  ['canol Abertawe', 'Abertawe'],
  ['SA1 IAA', 'SA1 1AA'],
  ['SAI 1AA', 'SA1 1AA'],
])('%s is understood as %s', async (typed, meant) => {
  const answer = await machine.get(`/api/v1/search?near=${encodeURIComponent(typed)}`);
  expect(SearchAnswer.parse(await answer.json()).understood.place?.name).toBe(meant);
});
