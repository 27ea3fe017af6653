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
