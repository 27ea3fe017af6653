import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const at = (id: string, latitude: number, longitude: number, name = 'Hall') =>
  aFeedService(id, {
    service_at_locations: [
      {
        id: `${id}-at`,
        location: { id: `${id}-hall`, name, location_type: 'physical', latitude, longitude },
      },
    ],
  });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  // Inverurie is some 22 kilometres from the one Alford, Market Harborough some 9 from Kibworth Harcourt.
  await machine.importAll([
    at('inverurie', 57.284, -2.374),
    at('harborough', 52.4776, -0.9205),
    at('park', 53.408, -1.5, 'Hillsborough Park Pavilion'),
    at('library', 53.409, -1.498, 'Hillsborough Library'),
    at('road-1', 53.41, -1.49, '1 Ballymena Road'),
    at('road-2', 53.41, -1.49, '2 Ballymena Road'),
    at('hathersage', 53.33, -1.655),
  ]);
  const village = (code: string, name: string, lat: number, lon: number) => ({
    code,
    key: name.toLowerCase(),
    name,
    point: { lat, lon },
  });
  await machine.parts.stops.saveLocalities([
    village('N0000001', 'Allendale', 54.896, -2.256),
    village('N0000002', 'Thornhill', 53.35, -1.73),
    village('N0000003', 'Thornhill', 55.24, -3.77),
    village('N0000004', 'Abram', 53.347, -1.69),
    village('N0000005', 'Street', 51.13, -2.74),
    village('N0000006', 'Wibblewick', 53.35, -1.69),
    village('N0000007', 'Wibblewick', 53.37, -1.69),
    village('N0000008', 'Kettlethwaite', 54.1, -2.05),
    village('N0000009', 'Kettlethwaite', 51.1, -2.05),
    ...Array.from({ length: 30 }, (_, i) =>
      village(`N00001${i + 10}`, 'Manywick', i === 25 ? 53.34 : 50.3 + i / 50, i === 25 ? -1.66 : -4.9),
    ),
  ]);
});
afterAll(() => machine.close());

async function understood(near: string) {
  const answer = await machine.get(`/api/v1/search?near=${encodeURIComponent(near)}`);
  return SearchAnswer.parse(await answer.json()).understood;
}

describe('of several places of one name', () => {
  it('that is meant which is a market town away from something in the directory, and the others are offered', async () => {
    const { place, places } = await understood('Alford');
    expect(place?.latitude).toBeCloseTo(57.23, 1);
    expect(places.map(({ name }) => name)).toEqual(['Alford (LN13)']);
  });
  it('that is meant after which venues are called, also where the gazetteer knows the name in Northern Ireland only', async () => {
    expect((await understood('Hillsborough')).place?.latitude).toBeCloseTo(53.41, 1);
    expect((await machine.get('/api/v1/search?near=Ballymena')).status).toBe(400);
  });
  it('none is where the directory is far from all', async () => {
    const { place, places } = await understood('Ashford');
    expect(place).toBeNull();
    expect(places.length).toBeGreaterThan(1);
  });
});

describe('a village that only the stops name', () => {
  it('is a place, also where nothing is near it, and beside its county', async () => {
    for (const near of ['Allendale', 'allendale', 'Allendale, Northumberland', 'Allendale station'])
      expect((await understood(near)).place, near).toMatchObject({ name: 'Allendale', latitude: 54.896 });
    expect((await machine.get('/api/v1/search?near=Allendayle')).status).toBe(400);
  });
  it('is that which lies near the town that is named behind it', async () => {
    expect((await understood('Kettlethwaite, Skipton')).place?.latitude).toBe(54.1);
    expect((await understood('Sale, Manchester')).place?.name).toBe('Sale');
    expect((await understood('12 Sale Street, Manchester')).place?.name).toBe('Manchester');
    expect((await understood('Leeds, West Yorkshire')).place?.name).toBe('Leeds');
  });
  it('is that which the directory is near to, of however many', async () => {
    expect((await understood('Manywick')).place?.latitude).toBe(53.34);
  });
  it('is that which the directory is near to, where several are called so, or a town elsewhere is', async () => {
    expect((await understood('Thornhill')).place?.latitude).toBe(53.35);
    expect((await understood('Abram')).place?.latitude).toBe(53.347);
    const { place, places } = await understood('Wibblewick');
    expect(place).toBeNull();
    expect(places).toHaveLength(2);
  });
  it('is read among the words where it is written as a name and is no other word', async () => {
    const nearOf = async (q: string) => {
      const answer = await machine.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
      return SearchAnswer.parse(await answer.json()).understood.place?.name;
    };
    expect(await nearOf('a lift in Allendale')).toBe('Allendale');
    expect(await nearOf('a lift in allendale')).toBeUndefined();
    expect(await nearOf('was met in Street clothes')).toBeUndefined();
  });
});

describe('the beginning of a longer name', () => {
  it('is understood where the directory is near to only one place that is called so', async () => {
    expect((await understood('Kibworth')).place).toMatchObject({ name: 'Kibworth Harcourt' });
  });
  it('is asked about where it is near to none, where many begin so, and where it is part of a word', async () => {
    for (const [near, longer] of [
      ['Bishop', 'Bishop Auckland (DL14)'],
      ['market', 'Market Harborough (LE16)'],
      ['Market Harb', 'Market Harborough (LE16)'],
    ] as const) {
      const { place, places } = await understood(near);
      expect(place).toBeNull();
      expect(places.map(({ name }) => name)).toContain(longer);
    }
  });
});
