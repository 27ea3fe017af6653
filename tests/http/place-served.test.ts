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
