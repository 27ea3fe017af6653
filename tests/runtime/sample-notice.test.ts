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
  expect(await isOnlySample(machine.parts.index)).toBe(false);
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

test('every real listing counts, wherever it meets and also when it is closed', async () => {
  const real = [
    { service_at_locations: [] },
    { status: 'inactive' },
    { hereabouts: { confidential: true } },
    { hereabouts: { delivery: ['telephone'] } },
  ];
  for (const more of real) {
    const other = await oneMachine();
    await other.importAll([sample('made-up')]);
    expect(await isOnlySample(other.parts.index)).toBe(true);
    await other.importAll([aFeedService('real', more)], 'https://real.example.org');
    expect(await isOnlySample(other.parts.index), JSON.stringify(more)).toBe(false);
    await other.close();
  }
});

test('no look reads the listings: a search would wait for it', async () => {
  const reads = vi.spyOn(machine.parts.record, 'pageListings');
  let position = 1;
  const looks = vi.spyOn(machine.parts.index, 'size');
  const watch = await watchSample(machine.parts, () => String(position++), 5);
  try {
    await vi.waitFor(() => expect(looks.mock.calls.length).toBeGreaterThan(2), 5_000);
    expect(reads).not.toHaveBeenCalled();
  } finally {
    watch.stop();
    vi.restoreAllMocks();
  }
});

test('a change that the engine shows only after it was followed is seen too', async () => {
  const other = await oneMachine();
  await other.importAll([sample('made-up')]);
  let position = '1';
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const watch = await watchSample(other.parts, () => position, 1_000);
  try {
    position = '2';
    await vi.advanceTimersByTimeAsync(1_000);
    await other.importAll([aFeedService('real')], 'https://real.example.org');
    expect(watch.shown()).toBe('sample');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(watch.shown()).toBeUndefined();
  } finally {
    watch.stop();
    vi.useRealTimers();
    await other.close();
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
