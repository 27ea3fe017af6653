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
      description: 'Spanners, pistons and grease. Old engines turned over by hand.',
      ...here('engines'),
    }),
    aFeedService('line', {
      name: 'Wibblewick',
      description: 'Wibblewick machines on the night shift.',
      ...here('line'),
    }),
    aFeedService('cars', {
      name: 'Zedbury Cars',
      description: 'A lift to the Zedbury.',
      hereabouts: { capacity: { state: 'full', asOf: '2026-11-20' } },
      ...here('cars'),
    }),
    aFeedService('wheels', {
      name: 'Wheels',
      description: 'Our drivers will take you, wait, find the right corridor and bring you home.',
      ...here('wheels'),
    }),
    aFeedService('choir', { name: 'Choir', description: 'Come and sing.', ...here('choir') }),
  ]);
});
afterAll(() => machine.close());

const resultsOf = async (q: string, more = '') => {
  const response = await machine.get(`/api/v1/search?near=51.62,-3.95&q=${encodeURIComponent(q)}${more}`);
  return SearchAnswer.parse(await response.json()).results;
};
const ids = async (q: string) => (await resultsOf(q)).map(({ id }) => id);

describe('what says the like in other words', () => {
  it('is found beside what has the words', async () => {
    expect((await ids('loves machines')).slice(0, 2)).toEqual(['line', 'engines']);
  });

  it('says why each is there, in both languages', async () => {
    const why = async (more: string) =>
      (await resultsOf('loves machines', more)).slice(0, 2).map(({ reasons }) => reasons[0]?.text);
    expect(await why('')).toEqual(['Mentions “machines”', 'May be close to what was asked for']);
    const asked = await resultsOf('loves a machine');
    expect(asked[0]?.reasons[0]?.text).toBe('Mentions “machines”');
    expect(await why('&lang=cy')).toEqual(['Yn sôn am “machines”', 'Gall fod yn agos at yr hyn a ofynnwyd']);
  });

  it('says so on the page', async () => {
    const page = await (await machine.get('/search?near=51.62,-3.95&q=loves+machines')).text();
    expect(page).toContain('Mentions “machines”');
    expect(page).toContain('May be close to what was asked for');
  });

  it('is not brought where a question names plainly what is meant', async () => {
    expect(await ids('choir')).toEqual(['choir']);
  });

  it('nor where it is one word, which some listing has', async () => {
    expect(await ids('machines')).toEqual(['line']);
    expect(await ids('mechanisms')).toContain('engines');
  });
});

describe('where nothing that is shown says any of the words', () => {
  const answerTo = async (q: string) => {
    const response = await machine.get(`/api/v1/search?near=51.62,-3.95&q=${encodeURIComponent(q)}`);
    const { results, suggestions } = SearchAnswer.parse(await response.json());
    return {
      ids: results.map(({ id }) => id),
      tips: suggestions.tips.map(({ key }) => key),
    };
  };
  it('what says the like is answered, and said to be no more than that', async () => {
    const { ids, tips } = await answerTo('lift to the Zedbury');
    expect(ids[0]).toBe('wheels');
    expect(tips).toContain('tip.near-in-meaning');
  });
  it('nothing is, where the words mean nothing that we know', async () => {
    expect((await answerTo('qqqqv and zzzzq')).ids).toEqual([]);
  });
});

it('stays what it is on every page, also on those that hold nothing else', async () => {
  const many = await oneMachine();
  const texts = Array.from({ length: 320 }, (_, i) =>
    aFeedService(`engines-${i}`, {
      name: 'Moorline Gang',
      description: 'Boiler washouts, wire brushes and bacon. You might get to light a locomotive by summer.',
      ...here(`engines-${i}`),
    }),
  );
  const line = {
    name: 'Wibblewick',
    description: 'Wibblewick machines on the night shift.',
    ...here('line'),
  };
  await many.importAll([...texts, aFeedService('line', line)]);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const response = await many.get(`/api/v1/search?near=51.62,-3.95&q=wibblewick+machines&limit=100${more}`);
    const { results, total, nextCursor, suggestions } = SearchAnswer.parse(await response.json());
    expect(total).toBe(321);
    expect(suggestions.tips.map(({ key }) => key)).not.toContain('tip.near-in-meaning');
    seen.push(...results.map(({ id }) => id));
    cursor = nextCursor;
  }
  expect(new Set(seen).size).toBe(321);
  await many.close();
});

it('other letters than ours find nothing, and it is said why', async () => {
  const tips = async (q: string) => {
    const response = await machine.get(`/api/v1/search?near=51.62,-3.95&q=${encodeURIComponent(q)}`);
    return SearchAnswer.parse(await response.json()).suggestions.tips.map(({ key }) => key);
  };
  expect(await tips('хочу шити')).toContain('tip.other-script');
  expect(await tips('tŷ qqqq')).not.toContain('tip.other-script');
});
