import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const choir = (id: string, ...codes: readonly string[]) =>
  aFeedService(id, {
    name: 'Community choir',
    description: 'Come and sing.',
    languages: codes.map((code) => ({ id: `${id}-${code}`, code })),
  });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  const forWelsh = {
    ...choir('for-welsh'),
    hereabouts: { eligibility: { language: { only: ['cy'] } } },
  };
  await machine.importAll([choir('english', 'en'), choir('polish', 'pl'), choir('welsh', 'cy'), forWelsh]);
});
afterAll(() => machine.close());

const first = async (query: string) => {
  const answer = SearchAnswer.parse(await (await machine.get(`/api/v1/search?${query}`)).json());
  const [best] = answer.results;
  return { id: best?.id, fit: best?.fit, said: answer.understood.words.at(-1) };
};
const LANGUAGE = { criterion: 'language', state: 'matches' };

it('a language that the words say somebody speaks is asked for, and said to be', async () => {
  expect(await first('q=singing, speaks Polish')).toEqual({
    id: 'polish',
    fit: [LANGUAGE],
    said: { words: 'speaks polish', as: 'language', topics: [] },
  });
});

it('read from words it leaves nothing out; chosen it does', async () => {
  const found = async (query: string) =>
    SearchAnswer.parse(await (await machine.get(`/api/v1/search?${query}`)).json());
  const read = await found('q=singing, speaks Polish');
  expect(read.results.map(({ id }) => id)).toContain('for-welsh');
  expect(read.results.at(-1)?.id).toBe('for-welsh');
  expect(read.hidden).toEqual([]);
  expect(read.understood.person).toEqual([{ name: 'language', value: 'pl', text: 'Speaks Polish' }]);
  const chosen = await found('q=singing&language=pl');
  expect(chosen.results.map(({ id }) => id)).not.toContain('for-welsh');
  expect(chosen.hidden.map(({ why, count }) => [why, count])).toEqual([['excluded', 1]]);
  const page = await (await machine.get('/search?q=singing, speaks Polish')).text();
  expect(page).toContain('From your words: speaks Polish.');
  expect(page).toMatch(/href="[^"]*language=pl[^"]*"/);
});

it('one that was chosen goes before it', async () => {
  expect(await first('q=singing, speaks Polish&language=cy')).toMatchObject({
    id: expect.stringMatching('welsh'),
    fit: [LANGUAGE],
  });
});

it('none is asked for where none is said', async () => {
  expect((await first('q=singing')).fit).toEqual([]);
});

it('who misses somebody to speak it with asks for company, and is not sent to whatever is given in it', async () => {
  const said = async (q: string) => {
    const answer = await machine.get(`/api/v1/search?q=${q}`);
    return SearchAnswer.parse(await answer.json()).understood.words;
  };
  const company = await said('nobody left to speak Polish with');
  expect(company.map(({ as }) => as)).not.toContain('language');
  expect(company.flatMap(({ topics }) => topics.map(({ id }) => id))).toContain('language-conversation');
  const debt = await said('Polish speaker in debt');
  expect(debt.map(({ as }) => as)).toContain('language');
});

it('who has no English, and says so in Welsh, speaks Welsh', async () => {
  expect(await first('q=canu, ddim yn siarad Saesneg')).toMatchObject({
    id: expect.stringMatching('welsh'),
    fit: [LANGUAGE],
  });
  expect((await first('q=singing, no English')).fit).toEqual([]);
});
