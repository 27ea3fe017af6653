import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const NEAR = '51.62,-3.95';
const hall = (id: string, km = 3) => [
  {
    id: `${id}-at`,
    location: {
      id: `${id}-hall`,
      name: 'Parish hall',
      location_type: 'physical',
      latitude: 51.62 + km / 111.195,
      longitude: -3.95,
    },
    schedules: [{ freq: 'WEEKLY', byday: 'TU', opens_at: '10:00' }],
  },
];
const meets = (id: string, hereabouts: object, km?: number) =>
  aFeedService(id, { service_at_locations: hall(id, km), hereabouts });
const stopped = (id: string, metres: number, mode = 'bus') => ({
  access: [{ location_id: `${id}-hall`, stepFree: true, stops: [{ name: 'Cross', mode, metres }] }],
});

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    meets('both', { delivery: ['in-person', 'telephone', 'online'], ...stopped('both', 190) }),
    meets('visits', { delivery: ['home-visit'], ...stopped('visits', 190) }),
    meets('hall', { delivery: ['in-person'] }),
    meets('easy', stopped('easy', 800)),
    meets('long', stopped('long', 801)),
    meets('pier', stopped('pier', 700, 'ferry')),
    meets('door', stopped('door', 2700), 0.3),
  ]);
});
afterAll(() => machine.close());

async function found(id: string, query = '') {
  const answer = await machine.get(`/api/v1/search?near=${NEAR}&limit=50&${query}`);
  const result = SearchAnswer.parse(await answer.json()).results.find((each) => each.id === id);
  return {
    ...result,
    reasons: result?.reasons.map(({ text }) => text).join(' | '),
    cautions: result?.cautions.map(({ text }) => text).join(' | '),
  };
}

describe('a reason is one for this person', () => {
  it('no way to take part that they cannot use', async () => {
    expect((await found('both')).reasons).toMatch(/By telephone.*Online/);
    expect((await found('both', 'cannot=telephone')).reasons).not.toContain('By telephone');
    expect((await found('both', 'cannot=telephone')).reasons).toContain('Online');
    expect((await found('both', 'cannot=going-online')).reasons).not.toContain('Online');
  });

  it('who cannot leave home has it at home: no distance, stop, steps or hall', async () => {
    const there = await found('both');
    expect(there).toMatchObject({ reach: 'within-reach', place: { name: 'Parish hall' } });
    expect(there.reasons).toMatch(/miles away.*190 metres.*Step-free/);
    const home = await found('both', 'cannot=leaving-home');
    expect(home).toMatchObject({ reach: 'comes-to-you', place: null, distanceKm: null });
    expect(home.reasons).toContain('Online');
    expect(home.reasons).not.toMatch(/mile|walk|stop|Step-free/);
    expect(home.nextSession?.start.slice(0, 10)).toBe('2026-11-24');
    expect(await (await machine.get(`/search?near=${NEAR}&cannot=leaving-home`)).text()).not.toContain(
      'Parish hall',
    );
  });

  it('nor has anybody to whom they come, however near their office is', async () => {
    const { reasons, distanceKm } = await found('visits');
    expect(distanceKm).toBeNull();
    expect(reasons).toContain('Comes to the home');
    expect(reasons).not.toMatch(/mile|walk|stop|Step-free/);
  });

  it('what they would have to go to is told as it is, where it is shown', async () => {
    expect(await found('hall', 'cannot=leaving-home')).not.toHaveProperty('id');
    const shown = await found('hall', 'cannot=leaving-home&show=cannot');
    expect(shown).toMatchObject({ reach: 'within-reach', place: { name: 'Parish hall' } });
    expect(shown.cautions).toContain('One has to go there');
  });
});

describe('the nearest stop', () => {
  it('within an easy walk is a reason', async () => {
    expect((await found('easy')).reasons).toContain('Bus stop Cross, 800 metres from the door');
    expect((await found('easy', 'cannot=driving&show=cannot')).cautions).not.toContain('nearest stop');
  });

  it('beyond is none, and to be told to somebody without a car', async () => {
    const farOff = 'The nearest stop, Cross, is 801 metres from the door';
    expect((await found('long')).reasons).not.toContain('Cross');
    expect((await found('long')).cautions).not.toContain('Cross');
    expect((await found('long', 'cannot=driving&show=cannot')).cautions).toContain(farOff);
    expect((await found('long', 'cannot=driving&show=cannot&lang=cy')).cautions).toContain(
      'Mae’r arhosfan agosaf, Cross, 801 metr o’r drws',
    );
  });

  it('does not matter to somebody who can walk there', async () => {
    expect((await found('door', 'cannot=driving')).cautions).not.toContain('Cross');
  });

  it('is none for buses where they cannot use them', async () => {
    expect((await found('easy', 'cannot=bus')).reasons).not.toContain('Cross');
    expect((await found('pier', 'cannot=bus')).reasons).toContain('Cross, 700 metres');
  });
});
