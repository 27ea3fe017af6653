import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const at = (id: string, byday?: string, opens_at = '14:00', closes_at = '16:30') => ({
  service_at_locations: [
    {
      id: `${id}-at`,
      location: { id: `${id}-hall`, location_type: 'physical', latitude: 51.62, longitude: -3.94 },
      schedules: byday ? [{ freq: 'WEEKLY', byday, opens_at, closes_at }] : [],
    },
  ],
});
const choir = (id: string, ...when: [byday?: string, opens_at?: string, closes_at?: string]) =>
  aFeedService(id, { name: 'Choir', description: 'Come and sing.', ...at(id, ...when) });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    choir('monday', 'MO'),
    choir('sunday', 'SU'),
    choir('morning', 'SU', '10:00', '12:00'),
    choir('unsaid'),
    aFeedService('lot', { name: 'The Tuesday Lot', description: 'Dominoes.', ...at('lot', 'TU') }),
  ]);
});
afterAll(() => machine.close());

const answerTo = async (q: string, more = '') =>
  SearchAnswer.parse(
    await (await machine.get(`/api/v1/search?near=51.62,-3.94&q=${encodeURIComponent(q)}${more}`)).json(),
  );
const ids = async (q: string, more?: string) => (await answerTo(q, more)).results.map(({ id }) => id);
const keysOf = async (q: string, id: string, more?: string) => {
  const result = (await answerTo(q, more)).results.find((each) => each.id === id);
  return [...(result?.reasons ?? []), ...(result?.cautions ?? [])].map(({ key }) => key);
};

describe('a day or a time among the words', () => {
  it('puts what is on then first, and what is on at other times last', async () => {
    expect((await ids('singing on Sunday afternoons')).slice(0, 4)).toEqual([
      'sunday',
      'unsaid',
      'monday',
      'morning',
    ]);
    expect((await ids("singing, can't do Sundays")).slice(0, 2)).toEqual(['monday', 'unsaid']);
  });

  it('says so, with each answer and above them', async () => {
    expect(await keysOf('singing on Sundays', 'sunday')).toContain('reason.then');
    expect(await keysOf('singing on Sundays', 'monday')).toContain('caution.another-time');
    const unsaid = await keysOf('singing on Sundays', 'unsaid');
    expect(unsaid).not.toContain('reason.then');
    expect(unsaid).not.toContain('caution.another-time');
    const page = await machine.get('/search?near=51.62,-3.94&q=singing+on+Sundays');
    expect(await page.text()).toContain('What fits the time you named comes first: “sundays”.');
  });

  it('tells of no topic, and of nothing else there is only what is on then', async () => {
    const { total, understood, suggestions } = await answerTo('something on Sundays');
    expect(total).toBe(2);
    expect(understood.words).toContainEqual({ words: 'sundays', as: 'time', topics: [] });
    expect(suggestions.topics).toEqual([]);
    expect(suggestions.tips).toEqual([]);
  });

  it('what is denied is told once, with all of its list', async () => {
    const { understood } = await answerTo("singing, can't do Mondays or evenings");
    const times = understood.words.filter(({ as }) => as === 'time').map(({ words }) => words);
    expect(times).toEqual(['cant do mondays or evenings']);
  });

  it('who chose a day has that day', async () => {
    expect(await ids('singing on Sundays', '&day=mon')).toEqual(['monday']);
    expect(await keysOf('singing on Sundays', 'monday', '&day=mon')).not.toContain('caution.another-time');
    expect(await ids('something on Sundays', '&day=mon')).toEqual(['monday']);
  });

  it('still finds what is called by a day', async () => {
    expect(await ids('the tuesday lot')).toEqual(['lot']);
  });
});
