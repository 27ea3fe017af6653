import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const choir = (id: string, stepFree: boolean, more = {}, schedules: object[] = []) =>
  aFeedService(id, {
    name: id,
    description: 'Wibblewick singing.',
    service_at_locations: [
      {
        id: `${id}-at`,
        location: { id: `${id}-hall`, location_type: 'physical', latitude: 51.62, longitude: -3.94 },
      },
    ],
    hereabouts: { access: [{ location_id: `${id}-hall`, stepFree }], ...more },
    schedules,
  });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    choir('upstairs', false),
    choir('level', true),
    choir('women', true, { eligibility: { gender: { only: ['female'] } } }),
    choir('under-30', true, { eligibility: { age: { to: 29 } } }),
    choir('evenings', true, {}, [{ id: 'e', freq: 'WEEKLY', byday: 'TU', opens_at: '19:30' }]),
  ]);
});
afterAll(() => machine.close());

async function answerTo(q: string, more = ''): Promise<SearchAnswer> {
  const query = new URLSearchParams({ near: '51.62,-3.94', q });
  const response = await machine.get(`/api/v1/search?${query}${more}`);
  return SearchAnswer.parse(await response.json());
}
const order = ({ results }: SearchAnswer) => results.map(({ id }) => id);
const hiddenIn = ({ hidden }: SearchAnswer) => hidden.map(({ why }) => why);

describe('what the words say of the person', () => {
  it('puts last what they cannot do or are too old for, with the reason, and hides nothing', async () => {
    const answer = await answerTo("wibblewick, 78, can't manage stairs");
    expect(order(answer).slice(-2).toSorted()).toEqual(['under-30', 'upstairs']);
    expect(order(answer)).toHaveLength(5);
    expect(hiddenIn(answer)).toEqual([]);
    const cautions = answer.results.find(({ id }) => id === 'upstairs')?.cautions.map(({ key }) => key);
    expect(cautions).toContain('caution.barred.stairs');
  });

  it('is told back with the parameters that would leave those out', async () => {
    const answer = await answerTo("wibblewick, 78, can't manage stairs");
    expect(answer.understood.person).toEqual([
      { name: 'age', value: '78', text: 'Age 78' },
      { name: 'cannot', value: 'stairs', text: 'Cannot use stairs' },
    ]);
    const strict = await answerTo('wibblewick', '&age=78&cannot=stairs');
    expect(order(strict).toSorted()).toEqual(['evenings', 'level', 'women']);
    expect(hiddenIn(strict).toSorted()).toEqual(['cannot', 'excluded']);
  });

  it('is not told back where it was given, and what was given goes before', async () => {
    const answer = await answerTo("wibblewick, 78, can't manage stairs", '&age=25&cannot=stairs');
    expect(answer.understood.person).toEqual([]);
    expect(order(answer)).toContain('under-30');
  });

  it('a time that is denied is one at which they cannot come', async () => {
    const answer = await answerTo("wibblewick, can't do evenings");
    expect(order(answer).at(-1)).toBe('evenings');
    expect(answer.understood.person).toContainEqual({
      name: 'cannot',
      value: 'evenings',
      text: 'Not evenings',
    });
  });

  it('an age of which only the decade is told has no parameter, and what it may exceed is to ask', async () => {
    const answer = await answerTo('wibblewick in her twenties');
    expect(answer.understood.person[0]).toEqual({ name: 'age', value: null, text: 'ages 20 to 29' });
    const young = answer.results.find(({ id }) => id === 'under-30');
    expect(young?.fit).toContainEqual({ criterion: 'age', state: 'matches' });
  });

  it('nothing is to be checked for a "her" alone', async () => {
    const { results, understood } = await answerTo('wibblewick for her');
    expect(understood.person).toEqual([{ name: 'gender', value: 'female', text: 'Woman' }]);
    expect(results).toHaveLength(5);
    expect(results.flatMap(({ cautions }) => cautions.map(({ key }) => key))).not.toContain(
      'caution.check.gender',
    );
  });

  it('a limit that may be passed is told, and not said to be not stated', async () => {
    const { results } = await answerTo('wibblewick in her late twenties, early 30s');
    const told = results.find(({ id }) => id === 'under-30')?.cautions.map(({ text }) => text);
    expect(told).not.toContain('Check the age limit: not stated');
    const older = await answerTo('wibblewick, pensioner');
    expect(older.understood.person[0]?.text).toBe('ages 66 and over');
  });

  it('a gender that only the words say has its name in the reasons', async () => {
    const { results } = await answerTo('wibblewick for her');
    const reasons = results.find(({ id }) => id === 'women')?.reasons.map(({ text }) => text);
    expect(reasons).toContain('Takes women');
  });

  it('the page says what was read, and has a link that leaves out what does not fit', async () => {
    const response = await machine.get(
      `/search?${new URLSearchParams({ q: "wibblewick, 78, can't manage stairs", near: '51.62,-3.94' })}`,
    );
    const page = await response.text();
    expect(page).toContain('From your words: age 78, cannot use stairs. Nothing is left out for that.');
    expect(page).toMatch(/href="[^"]*age=78&amp;cannot=stairs[^"]*"[^>]*>Leave out what does not fit</);
  });
});

describe('what the words only suggest that they cannot do', () => {
  let other: OneMachine;
  beforeAll(async () => {
    other = await oneMachine();
    const pottery = { ...choir('pottery', true), name: 'Pottery', description: 'Clay and tea.' };
    const singers = { name: 'Singers', description: 'A choir: singing, songs, no auditions.' };
    const both = [choir('upstairs', false), choir('level', true)].map((one) => ({ ...one, ...singers }));
    await other.importAll([...both, pottery]);
  });
  afterAll(() => other.close());

  const answer = async (q: string) => {
    const query = new URLSearchParams({ near: '51.62,-3.94', q });
    return SearchAnswer.parse(await (await other.get(`/api/v1/search?${query}`)).json());
  };

  it('comes after the like of it, and still before what was not asked for', async () => {
    expect(order(await answer('choir, tea, COPD'))).toEqual(['level', 'upstairs', 'pottery']);
    expect(order(await answer("choir, tea, COPD, can't manage stairs"))).toEqual([
      'level',
      'pottery',
      'upstairs',
    ]);
  });

  it('is told as perhaps, and makes no filter', async () => {
    const { understood } = await answer('choir, tea, COPD');
    expect(understood.person).toEqual([{ name: 'cannot', value: null, text: 'Perhaps cannot use stairs' }]);
  });
});
