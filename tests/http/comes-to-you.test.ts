import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

/** A telephone line with an office up a flight of stairs. */
const line = (id: string, ...hours: readonly [opens: string, closes: string][]) => ({
  ...aFeedService(id, {
    name: `Befriending line ${id}`,
    description: 'We ring you.',
    service_areas: [{ name: 'Swansea', extent: 'W06000011', extent_type: 'ons_code' }],
    schedules: hours.map(([opens_at, closes_at]) => ({ freq: 'WEEKLY', byday: 'MO', opens_at, closes_at })),
    hereabouts: {
      delivery: ['telephone'],
      access: [{ location_id: `${id}-hall`, stepFree: false }],
    },
  }),
});

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    line('early', ['09:00', '11:00']),
    line('all-day', ['09:00', '17:00']),
    line('unsaid'),
  ]);
});
afterAll(() => machine.close());

async function answerTo(query: string) {
  const answer = await machine.get(`/api/v1/search?q=befriending&${query}`);
  const { results, hidden } = SearchAnswer.parse(await answer.json());
  return {
    ids: results.map(({ id }) => id),
    hidden: hidden.map(({ why }) => why),
    cautions: (id: string) =>
      results.find((result) => result.id === id)?.cautions.map(({ key }) => key) ?? [],
  };
}

it.each(['cannot=stairs', 'cannot=stairs&cannot=leaving-home'])(
  'nobody climbs the stairs of an office that rings them, wherever they live: %s',
  async (cannot) => {
    for (const near of ['', '&near=SA2+0HF']) {
      const { ids, hidden } = await answerTo(cannot + near);
      expect(ids.toSorted()).toEqual(['all-day', 'early', 'unsaid']);
      expect(hidden).toEqual([]);
    }
  },
);

it('who cannot do mornings may ring a line that is open later, and one that is not comes last and says so', async () => {
  for (const near of ['', '&near=SA2+0HF']) {
    const { ids, cautions } = await answerTo(`cannot=mornings${near}`);
    expect(ids.at(-1)).toBe('early');
    expect(cautions('early')).toContain('caution.barred.times');
    expect(cautions('all-day').join()).not.toContain('times');
  }
});

it('an afternoon that was chosen finds a line that opens in the morning', async () => {
  const { ids } = await answerTo('near=SA2+0HF&day=mon&from=14:00');
  expect(ids.toSorted()).toEqual(['all-day', 'unsaid']);
});
