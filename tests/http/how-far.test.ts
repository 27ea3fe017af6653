import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

/** Degrees of latitude for a kilometre northward. */
const KM = 1 / 111.195;
const HOME = { latitude: 51.6, longitude: -3.9 };
const at = (id: string, northKm: number, stop?: { name: string; mode: string }) => {
  const location = { id: `hall-${id}`, location_type: 'physical', longitude: HOME.longitude };
  const latitude = HOME.latitude + northKm * KM;
  return aFeedService(id, {
    name: 'Community choir',
    service_at_locations: [{ id: `at-${id}`, location: { ...location, latitude } }],
    ...(stop
      ? { hereabouts: { access: [{ location_id: `hall-${id}`, stops: [{ ...stop, metres: 120 }] }] } }
      : {}),
  });
};

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    at('door', 0.05),
    at('street', 0.3),
    at('mile', 1.609),
    at('two', 3.219),
    at('bus', 4, { name: 'Square', mode: 'bus' }),
    at('train', 5, { name: 'Neath Rail Station', mode: 'train' }),
  ]);
});
afterAll(() => machine.close());

it.each([
  ['door', 'en', '1 minute’s walk'],
  ['street', 'en', '5 minutes’ walk, 0.2 miles'],
  ['mile', 'en', '1 mile away'],
  ['two', 'en', '2 miles away'],
  ['bus', 'en', 'Bus stop Square, 120 metres from the door'],
  ['train', 'en', 'Train: Neath Rail Station, 120 metres from the door'],
  ['mile', 'cy', '1 filltir i ffwrdd'],
  ['train', 'cy', 'Trên: Neath Rail Station, 120 metr o’r drws'],
] as const)('%s, in %s: %s', async (id, lang, text) => {
  const query = `near=${HOME.latitude},${HOME.longitude}&lang=${lang}`;
  const { results } = SearchAnswer.parse(await (await machine.get(`/api/v1/search?${query}`)).json());
  expect(results.find((result) => result.id === id)?.reasons.map((reason) => reason.text)).toContain(text);
  expect(await (await machine.get(`/search?${query}`)).text()).toContain(text);
});
