import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const hall = (id: string, latitude: number) => [
  { id: `${id}-at`, location: { id: `${id}-hall`, location_type: 'physical', latitude, longitude: -3.95 } },
];
const lunch = (id: string, latitude: number, words: string, more = {}) =>
  aFeedService(id, {
    name: 'Lunch club',
    description: `Hot lunch and company. ${words}`,
    service_at_locations: hall(id, latitude),
    ...more,
  });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    lunch('loft', 51.62, 'Up in the loft, no lift.'),
    lunch('farm', 51.621, "You'll need a car to find us."),
    lunch('fetched', 51.622, "You'll need a car to find us.", {
      hereabouts: { transport: { pickUp: true } },
    }),
    lunch('ladies', 51.623, 'Ladies only please.'),
    lunch('ended', 51.624, 'This group has now closed.'),
    lunch('crowd', 51.625, 'Always packed, and noisy.'),
    lunch('plain', 51.65, 'All in the parish room.'),
    ...[
      ['aa', 'Twelve steps and one cup of tea.'],
      ['other-way', 'Cutting down, your own way.'],
    ].map(([id = '', description = ''], i) =>
      aFeedService(id, {
        name: 'Dry Dock',
        description,
        attributes: [{ taxonomy_term: { id: 'alcohol-support' } }],
        service_at_locations: hall(id, 53 + i / 100),
      }),
    ),
    ...[
      ['shopper', 'A bus with a lift, from your door. Not for hospital appointments.'],
      ['anywhere', 'Volunteers drive you where you need to be.'],
    ].map(([id = '', description = ''], i) =>
      aFeedService(id, {
        name: 'Wheels',
        description,
        attributes: [{ taxonomy_term: { id: 'community-transport' } }],
        service_at_locations: hall(id, 54 + i / 100),
      }),
    ),
    ...[
      ['in-english', 'Memory tea. English spoken only at present, sorry.'],
      ['elders', 'Memory tea. Old film songs.'],
    ].map(([id = '', description = ''], i) =>
      aFeedService(id, { name: 'Tea', description, service_at_locations: hall(id, 56 + i / 100) }),
    ),
    ...[
      ['upstream', 'English classes. No childcare.'],
      ['with-toys', 'English classes. Toys on the rug.'],
    ].map(([id = '', description = ''], i) =>
      aFeedService(id, { name: 'Words', description, service_at_locations: hall(id, 55 + i / 100) }),
    ),
    aFeedService('left-behind', {
      name: 'Still Here',
      description: 'For people bereaved by suicide.',
      attributes: [{ taxonomy_term: { id: 'bereavement-support' } }],
      service_at_locations: hall('left-behind', 51.62),
    }),
    aFeedService('widowed', {
      name: 'After',
      description: 'When they have died.',
      attributes: [{ taxonomy_term: { id: 'bereavement-support' } }],
      service_at_locations: hall('widowed', 51.65),
    }),
  ]);
});
afterAll(() => machine.close());

async function answerTo(query: string, q = 'lunch', latitude = 51.62) {
  const response = await machine.get(`/api/v1/search?q=${q}&near=${latitude},-3.95${query}`);
  const { results } = SearchAnswer.parse(await response.json());
  const quotes = (id: string) =>
    results
      .find((result) => result.id === id)
      ?.cautions.filter(({ key }) => key === 'caution.own-words')
      .map(({ text }) => text);
  return { ids: results.map(({ id }) => id), quotes };
}

describe('what a listing says in its own words to stand in the way of this person', () => {
  it('puts it below what can help, and is quoted; nothing is hidden', async () => {
    const { ids, quotes } = await answerTo('&cannot=stairs');
    expect(ids).toHaveLength(7);
    expect(ids.slice(-2).toSorted()).toEqual(['ended', 'loft']);
    expect(quotes('loft')).toEqual(['Its own text says: “Up in the loft, no lift”']);
    expect(quotes('farm')).toEqual([]);
  });
  it('concerns only those in whose way it stands', async () => {
    const { ids, quotes } = await answerTo('');
    expect(ids.at(-1)).toBe('ended');
    expect(quotes('ended')).toEqual(['Its own text says: “This group has now closed”']);
    for (const id of ['loft', 'farm', 'ladies', 'plain']) expect(quotes(id)).toEqual([]);
  });
  it('the fields go before: who is fetched needs no car', async () => {
    const { ids, quotes } = await answerTo('&cannot=driving');
    expect(ids.slice(-2).toSorted()).toEqual(['ended', 'farm']);
    expect(quotes('farm')).toEqual(["Its own text says: “You'll need a car to find us”"]);
    expect(quotes('fetched')).toEqual([]);
  });
  it('who cannot bear crowds is not sent where it is packed', async () => {
    const { ids, quotes } = await answerTo('&cannot=crowds');
    expect(ids.slice(-2).toSorted()).toEqual(['crowd', 'ended']);
    expect(quotes('crowd')).toEqual(['Its own text says: “Always packed, and noisy”']);
    expect((await answerTo('')).quotes('crowd')).toEqual([]);
  });
  it('a man is not sent to a group for women, a woman is', async () => {
    expect((await answerTo('&gender=male')).ids.slice(-2).toSorted()).toEqual(['ended', 'ladies']);
    const { ids, quotes } = await answerTo('&gender=female');
    expect(ids.at(-1)).toBe('ended');
    expect(quotes('ladies')).toEqual([]);
  });
  it('who does not want AA gets other help with drink first', async () => {
    expect((await answerTo('', 'wants to stop drinking', 53)).ids.slice(0, 2)).toEqual(['aa', 'other-way']);
    const { ids, quotes } = await answerTo('', 'wants to stop drinking, not AA', 53);
    expect(ids.slice(0, 2)).toEqual(['other-way', 'aa']);
    expect(quotes('aa')).toEqual(['Its own text says: “Twelve steps and one cup of tea”']);
  });
  it('who speaks another language is not sent where only English is spoken', async () => {
    const { ids, quotes } = await answerTo('&language=gu', 'memory tea', 56);
    expect(ids).toEqual(['elders', 'in-english']);
    expect(quotes('in-english')).toEqual(['Its own text says: “English spoken only at present, sorry”']);
    for (const language of ['', '&language=en', '&language=cy']) {
      const { quotes: quotesTo } = await answerTo(language, 'memory tea', 56);
      expect(quotesTo('in-english')).toEqual([]);
    }
  });
  it('who brings a child is not sent where there is nobody to mind it', async () => {
    expect((await answerTo('', 'learn english', 55)).ids).toEqual(['upstream', 'with-toys']);
    const { ids, quotes } = await answerTo('', 'learn english, baby comes too', 55);
    expect(ids).toEqual(['with-toys', 'upstream']);
    expect(quotes('upstream')).toEqual(['Its own text says: “No childcare”']);
  });
  it('what says that it is not for what is asked comes after what is; who asks for something else has it first', async () => {
    const hospital = await answerTo('', 'lift to hospital appointment', 54);
    expect(hospital.ids.slice(0, 2)).toEqual(['anywhere', 'shopper']);
    expect(hospital.quotes('shopper')).toEqual(['Its own text says: “Not for hospital appointments”']);
    const shops = await answerTo('', 'lift to the shops, no hospital', 54);
    expect(shops.ids[0]).toBe('shopper');
    expect(shops.quotes('shopper')).toEqual([]);
  });
  it('says it in Welsh too, in the words as they were written', async () => {
    const { quotes } = await answerTo('&cannot=stairs&lang=cy');
    expect(quotes('loft')).toEqual(['Mae ei destun ei hun yn dweud: “Up in the loft, no lift”']);
  });
  it('a group for those bereaved by suicide is for them', async () => {
    const widow = await answerTo('', 'bereavement');
    expect(widow.ids).toEqual(['widowed', 'left-behind']);
    expect(widow.quotes('left-behind')).toEqual(['Its own text says: “For people bereaved by suicide”']);
    const mother = await answerTo('', 'lost her son to suicide');
    expect(mother.ids[0]).toBe('left-behind');
    expect(mother.quotes('left-behind')).toEqual([]);
  });
});
