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
  await machine.importAll([choir('english', 'en'), choir('polish', 'pl'), choir('welsh', 'cy')]);
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

it('one that was chosen goes before it', async () => {
  expect(await first('q=singing, speaks Polish&language=cy')).toMatchObject({ id: 'welsh', fit: [LANGUAGE] });
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
  expect(await first('q=canu, ddim yn siarad Saesneg')).toMatchObject({ id: 'welsh', fit: [LANGUAGE] });
  expect((await first('q=singing, no English')).fit).toEqual([]);
});
