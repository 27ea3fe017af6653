import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const here = (id: string) => ({
  service_at_locations: [
    {
      id: `${id}-at`,
      location: { id: `${id}-hall`, location_type: 'physical', latitude: 51.62, longitude: -3.94 },
    },
  ],
});

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aFeedService('engines', {
      name: 'Moorline Gang',
      description: 'Boiler washouts, wire brushes and bacon. You might get to light a locomotive by summer.',
      ...here('engines'),
    }),
    aFeedService('line', {
      name: 'Wibblewick',
      description: 'Wibblewick machines on the night shift.',
      ...here('line'),
    }),
    aFeedService('choir', { name: 'Choir', description: 'Come and sing.', ...here('choir') }),
  ]);
});
afterAll(() => machine.close());

const ids = async (q: string) => {
  const response = await machine.get(`/api/v1/search?near=51.62,-3.95&q=${encodeURIComponent(q)}`);
  return SearchAnswer.parse(await response.json()).results.map(({ id }) => id);
};

describe('what says the like in other words', () => {
  it('is found beside what has the words', async () => {
    expect(await ids('loves machines')).toEqual(['line', 'engines']);
  });

  it('is not brought where a question names plainly what is meant', async () => {
    expect(await ids('choir')).toEqual(['choir']);
  });

  it('nor where it is one word, which some listing has', async () => {
    expect(await ids('machines')).toEqual(['line']);
    expect(await ids('mechanisms')).toContain('engines');
  });
});
