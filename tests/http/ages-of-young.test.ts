import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  const club = (id: string, from: number, to: number) =>
    aFeedService(id, { name: 'Wibblewick', description: 'Football.', minimum_age: from, maximum_age: to });
  await machine.importAll([club('small', 5, 11), club('teenagers', 12, 17), club('grown', 18, 99)]);
});
afterAll(() => machine.close());

const asked = async (query: string) => {
  const response = await machine.get(`/api/v1/search?${query}`);
  return SearchAnswer.parse(await response.json());
};
const ids = ({ results }: SearchAnswer) => results.map(({ id }) => id).toSorted();

it('a mother who asks for her son is shown what takes him, and still what takes her', async () => {
  const found = await asked('q=football+for+her+son+7&age=34');
  expect(ids(found)).toEqual(['grown', 'small']);
  expect(found.hidden).toEqual([expect.objectContaining({ why: 'excluded', count: 1 })]);
  expect(found.understood.person).toContainEqual({
    name: 'age',
    value: null,
    text: 'Also for somebody aged 7',
  });
  const small = found.results.find(({ id }) => id === 'small');
  expect(small?.reasons.map(({ key }) => key)).toContain('reason.fit.age');
  expect(ids(await asked('q=football&age=34'))).toEqual(['grown']);
});

it('where only his age is told it hides nothing, and what takes him comes first', async () => {
  const found = await asked('q=football+for+her+son+7');
  expect(found.results.map(({ id }) => id)[0]).toBe('small');
  expect(found.total).toBe(3);
});
