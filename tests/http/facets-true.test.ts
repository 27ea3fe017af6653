import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleServices } from '../../functions/domain/sample/sample.ts';
import { SearchAnswer } from '../../schemas/search.ts';
import { NOW } from '../fixtures/surroundings.ts';
import { type OneMachine, oneMachine } from './one-machine.ts';

const ASKED = [
  'q=company at home&near=TR1 2SH&age=92&cannot=driving',
  'q=bereavement&near=TR7 1RH&age=74&gender=male',
  'q=choir&near=SA1 1AA',
  'q=money worries&near=LS6 2AF&radiusKm=3',
  'q=something with her hands&near=CF40 1AA&cannot=stairs&venue=step-free',
  'q=walking&near=LD1 5&topic=walking-group',
  'near=SA2 0HF&delivery=in-person&route=self',
  'q=gardening',
];

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([...sampleServices({ seed: 'hereabouts', today: NOW.slice(0, 10) })]);
}, 60_000);
afterAll(() => machine.close());

async function answered(query: string) {
  const response = await machine.get(`/api/v1/search?${query.replaceAll(' ', '+')}`);
  return SearchAnswer.parse(await response.json());
}

/** What is ticked in a facet adds to what is ticked there already: only a first tick leaves as many as it says. */
const isTicked = (query: string, facet: string) => new URLSearchParams(query).has(facet);

test.each(ASKED)('every count beside the answers of %s is kept when it is chosen', async (query) => {
  const { facets, total } = await answered(query);
  expect(total).toBeGreaterThan(0);
  const choices = Object.entries(facets).flatMap(([facet, values]) =>
    isTicked(query, facet) ? [] : values.map(({ value, count }) => ({ facet, value, count })),
  );
  expect(choices.length).toBeGreaterThan(0);
  const kept = [];
  for (const { facet, value } of choices)
    kept.push({ facet, value, count: (await answered(`${query}&${facet}=${value}`)).total });
  expect(kept).toEqual(choices);
});

test.each(ASKED)('as many as were left out of %s come back when they are shown', async (query) => {
  const { hidden, total } = await answered(query);
  const shown = [];
  for (const { why, show } of hidden)
    shown.push({ why, total: (await answered(`${query}&show=${show}`)).total });
  expect(shown).toEqual(hidden.map(({ why, count }) => ({ why, total: total + count })));
});

test.each(ASKED)('and are those alone, where only they are asked for, for %s', async (query) => {
  const { hidden } = await answered(query);
  const all = async (choice: string) => (await answered(`${query}&limit=100&${choice}`)).results;
  for (const { why, count } of hidden) {
    const only = (await all(`only=${why}`)).map(({ id }) => id);
    expect((await answered(`${query}&only=${why}`)).total).toBe(count);
    const before = new Set((await all('')).map(({ id }) => id));
    expect(only.filter((id) => before.has(id))).toEqual([]);
  }
});
