import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isOnlySample } from '../../functions/domain/sample/only-sample.ts';
import { watchSample } from '../../functions/runtime/sample-notice.ts';
import { aFeedService, type OneMachine, oneMachine } from '../http/one-machine.ts';

const sample = (id: string) => aFeedService(id, { hereabouts: { sample: true } });
let machine: OneMachine;
let notice: 'sample' | undefined;
beforeAll(async () => {
  machine = await oneMachine({ notice: () => notice });
});
afterAll(() => machine.close());

test('an empty directory is no sample', async () => {
  expect(await isOnlySample(machine.parts.record)).toBe(false);
});

test('the notice ends with the first real listing, while the program runs', async () => {
  await machine.importAll(Array.from({ length: 450 }, (_, i) => sample(`made-up-${i}`)));
  let position = '1';
  const watch = await watchSample(machine.parts, () => position, 5);
  try {
    expect(watch.shown()).toBe('sample');
    await machine.importAll([aFeedService('real')], 'https://real.example.org');
    position = '2';
    await vi.waitFor(() => expect(watch.shown()).toBeUndefined(), 5_000);
  } finally {
    watch.stop();
  }
});

test('while it holds, every page says it once and no answer says it again', async () => {
  notice = 'sample';
  const page = await (await machine.get('/search?q=club&lang=en')).text();
  expect(page.match(/class="sample-band"/g)).toHaveLength(1);
  expect(page).not.toContain('sample-mark');
  notice = undefined;
  const mixed = await (await machine.get('/search?q=made-up')).text();
  expect(mixed).not.toContain('sample-band');
  expect(mixed).toContain('sample-mark');
});
