import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const NOTICE = 'Nothing says it in these words. These are close in meaning.';
const at = (id: string, latitude: number, longitude: number) => [
  { id: `${id}-at`, location: { id: `${id}-hall`, location_type: 'physical', latitude, longitude } },
];

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aFeedService('here', {
      name: 'Chips and Shavings',
      description: 'Chisels, oak and a warm stove. Make a stool or a bird box.',
      service_at_locations: at('here', 51.62, -3.94),
    }),
    aFeedService('far', {
      name: 'Turners',
      description: 'We lay veneer.',
      service_at_locations: at('far', 57.15, -2.11),
    }),
  ]);
});
afterAll(() => machine.close());

const answerTo = async (query: string) =>
  SearchAnswer.parse(await (await machine.get(`/api/v1/search?${query}`)).json());
const tips = ({ suggestions }: SearchAnswer) => suggestions.tips.map(({ key }) => key);

describe('where nothing answers the words', () => {
  it('what is close to them in meaning is shown, and said to be that', async () => {
    const answer = await answerTo('q=veneer&near=51.62,-3.95');
    expect(answer.results.map(({ id }) => id)).toEqual(['here']);
    expect(tips(answer)).toEqual(['tip.near-in-meaning']);
    expect(await (await machine.get('/search?q=veneer&near=51.62,-3.95')).text()).toContain(NOTICE);
  });
  it('where something does, nothing is said', async () => {
    const answer = await answerTo('q=veneer&near=57.15,-2.1');
    expect(answer.results.map(({ id }) => id)).toEqual(['far']);
    expect(tips(answer)).toEqual([]);
    expect(await (await machine.get('/search?q=veneer&near=57.15,-2.1')).text()).not.toContain(NOTICE);
  });
  it('filters hold all the same, and words that mean nothing to us find nothing', async () => {
    expect(await answerTo('q=veneer&near=51.62,-3.95&delivery=telephone')).toMatchObject({ total: 0 });
    expect(await answerTo('q=wibblewick&near=51.62,-3.95')).toMatchObject({ total: 0 });
  });
});
