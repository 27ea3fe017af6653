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
      description: 'We lay whittler.',
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
    const answer = await answerTo('q=whittler&near=51.62,-3.95');
    expect(answer.results.map(({ id }) => id)).toEqual(['here']);
    expect(tips(answer)).toEqual(['tip.near-in-meaning']);
    expect(await (await machine.get('/search?q=whittler&near=51.62,-3.95')).text()).toContain(NOTICE);
  });
  it('where something does, nothing is said', async () => {
    const answer = await answerTo('q=whittler&near=57.15,-2.1');
    expect(answer.results.map(({ id }) => id)).toEqual(['far']);
    expect(tips(answer)).toEqual([]);
    expect(await (await machine.get('/search?q=whittler&near=57.15,-2.1')).text()).not.toContain(NOTICE);
  });
  it('filters hold all the same, and words that mean nothing to us find nothing', async () => {
    expect(await answerTo('q=whittler&near=51.62,-3.95&delivery=telephone')).toMatchObject({ total: 0 });
    expect(await answerTo('q=wibblewick&near=51.62,-3.95')).toMatchObject({ total: 0 });
  });
});

it('every page answers what the first one answered, also where the wider reach holds the words', async () => {
  const many = await oneMachine();
  const halls = Array.from({ length: 10 }, (_, n) => `hall-${n}`);
  await many.importAll([
    ...halls.map((id, n) =>
      aFeedService(id, {
        name: 'Back room',
        description: 'Chisels, oak and a warm stove. Make a stool or a bird box.',
        service_at_locations: at(id, 51.62 + n * 0.01, -3.94),
      }),
    ),
    aFeedService('says-it', {
      name: 'Thursday table',
      description:
        'Lunch club with soup at noon for older people. Hot meals, pudding, papers and a chat. Bingo on the last Friday. Once somebody brought whittler.',
      service_at_locations: at('says-it', 51.73, -3.94),
    }),
  ]);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const response = await many.get(`/api/v1/search?q=whittler&near=51.62,-3.95&limit=2${more}`);
    const answer = SearchAnswer.parse(await response.json());
    expect(tips(answer)).toEqual(['tip.near-in-meaning']);
    seen.push(...answer.results.map(({ id }) => id));
    expect(answer.total).toBe(10);
    cursor = answer.nextCursor;
  }
  expect(seen.toSorted()).toEqual(halls);
  await many.close();
});
