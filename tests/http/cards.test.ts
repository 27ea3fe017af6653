import { afterAll, beforeAll, expect, it } from 'vitest';
import { aChoir, type OneMachine, oneMachine } from './one-machine.ts';

const SWANSEA = { latitude: 51.62, longitude: -3.94 };

let machine: OneMachine;
const card = async (id: string) => {
  const page = await (await machine.get('/search?q=singing&near=Swansea')).text();
  return new RegExp(`id="listing-${id}".*?</article>`, 's').exec(page)?.[0] ?? '';
};

beforeAll(async () => {
  machine = await oneMachine();
  const saying = (state: string, asOf: string) => ({ hereabouts: { capacity: { state, asOf } } });
  await machine.importAll([
    aChoir('asked', SWANSEA, 1, { ...saying('unknown', '2026-06-01'), email: 'choir@example.org' }),
    aChoir('old', SWANSEA, 1, { ...saying('open', '2020-01-01'), email: 'choir@example.org' }),
    aChoir('silent', SWANSEA, 1),
  ]);
});
afterAll(() => machine.close());

it('who says that they do not know whether there is room has not said it too long ago', async () => {
  expect(await card('asked')).toContain('said on Monday 1 June 2026');
  expect(await card('asked')).not.toContain('too long ago');
  expect(await card('old')).toContain('last said on Wednesday 1 January 2020, too long ago to trust');
});

it('who has not said where is asked to', async () => {
  const asks = async (path: string) =>
    /Say where the person lives/.test(await (await machine.get(path)).text());
  expect(await asks('/search?q=singing')).toBe(true);
  expect(await asks('/search?q=singing&near=Swansea')).toBe(false);
  expect(await asks('/search?q=nothing+of+the+kind+xyzzy&near=Nowhereham')).toBe(false);
});

it('a card says that there is no way to get in touch', async () => {
  expect(await card('silent')).toContain('No telephone, email or website is stated.');
  expect(await card('asked')).not.toContain('No telephone, email or website is stated.');
});
