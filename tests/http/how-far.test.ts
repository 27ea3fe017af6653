import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aChoir, type OneMachine, oneMachine } from './one-machine.ts';

const HOME = { latitude: 51.6, longitude: -3.9 };
const at = (id: string, northKm: number) => aChoir(id, HOME, northKm);
const byStop = (id: string, northKm: number, name: string, mode: string) =>
  aChoir(id, HOME, northKm, {
    hereabouts: { access: [{ location_id: `hall-${id}`, stops: [{ name, mode, metres: 120 }] }] },
  });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    at('door', 0.05),
    at('street', 0.3),
    at('mile', 1.609),
    at('two', 3.219),
    byStop('bus', 4, 'Square', 'bus'),
    byStop('train', 5, 'Neath Rail Station', 'train'),
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
