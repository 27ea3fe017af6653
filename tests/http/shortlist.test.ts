import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_CRITERIA } from '../../functions/domain/whom/eligibility.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const mondays = { freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', closes_at: '12:00' };
const stops = [
  { name: 'Uplands Crescent', mode: 'bus', metres: 300 },
  { name: 'Swansea station', mode: 'train', metres: 200 },
];
const at = (id: string, latitude: number, longitude: number) => ({
  service_at_locations: [
    { id: `${id}-place`, location: { id: `${id}-hall`, location_type: 'physical', latitude, longitude } },
  ],
});
const hall = (name: string, more: object = {}) => ({
  id: `${name}-place`,
  location: { id: `${name}-hall`, name, location_type: 'physical', latitude: 51.6, longitude: -3.9 },
  ...more,
});
const weekly = (byday: string, opens_at = '10:00') => ({ schedules: [{ freq: 'WEEKLY', byday, opens_at }] });
const given = (id: string, ...delivery: string[]) =>
  aFeedService(id, {
    phones: [{ number: '01792 496 0000' }],
    hereabouts: { delivery, access: [{ location_id: `${id}-hall`, stops }] },
  });

const forAnyone = Object.fromEntries(LIST_CRITERIA.map((name) => [name, 'anyone']));

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    given('rings', 'telephone'),
    given('both', 'in-person', 'telephone'),
    given('visits', 'home-visit'),
    given('goes', 'in-person'),
    aFeedService('told', {
      schedules: [mondays],
      cost_options: [{ amount: 3 }],
      attributes: [{ taxonomy_term: { id: 'befriending', name: 'Befriending' } }],
      service_areas: [{ name: 'Swansea', extent: 'W06000011', extent_type: 'ons_code' }],
      hereabouts: {
        routes: ['self', 'gp'],
        support: ['meet-at-door'],
        capacity: { state: 'waiting-list', weeks: 3, asOf: '2026-11-01' },
        eligibility: {
          age: { from: 50 },
          gender: { only: ['female'] },
          need: { only: ['mild'] },
          circumstances: { not: ['parent'] },
          residence: { only: ['W06000011'] },
          language: { only: ['pl'] },
        },
      },
    }),
    aFeedService('bare'),
    aFeedService('funded', {
      hereabouts: {
        assurance: [{ kind: 'confirmed', on: '2026-11-01', by: 'organisation' }],
        funding: { endsOn: '2026-12-31', renewal: 'unknown' },
      },
    }),
    aFeedService('up-the-steps', {
      service_at_locations: [
        {
          id: 'loft-at',
          location: {
            id: 'loft',
            name: 'The Loft',
            location_type: 'physical',
            addresses: [{ address_1: 'The Loft', city: 'Swansea', country: 'GB', address_type: 'physical' }],
          },
        },
      ],
      hereabouts: { access: [{ location_id: 'loft', stepFree: false }] },
    }),
    aFeedService('widows', {
      description: 'For people bereaved by suicide. Tea and talk.',
      attributes: [{ taxonomy_term: { id: 'bereavement-support', name: 'Bereavement support' } }],
    }),
    aFeedService('anyone', { hereabouts: { eligibility: { age: 'anyone', ...forAnyone } } }),
    aFeedService('mild-need', {
      hereabouts: { eligibility: { age: 'anyone', ...forAnyone, need: { only: ['mild'] } } },
    }),
    aFeedService('any-age', { hereabouts: { eligibility: { age: 'anyone' } } }),
    aFeedService('referred', { hereabouts: { routes: ['link-worker'] } }),
    aFeedService('doctor', { hereabouts: { routes: ['gp'], delivery: ['telephone'] } }),
    aFeedService('self', { hereabouts: { routes: ['self'], delivery: ['telephone'] } }),
    aFeedService('coded', { hereabouts: { eligibility: { residence: { only: ['W06000011'] } } } }),
    aFeedService('two-halls', {
      service_at_locations: [hall('Sketty', weekly('WE')), hall('Dunvant', weekly('MO')), hall('Killay')],
      hereabouts: {
        access: [
          { location_id: 'Dunvant-hall', stops },
          { location_id: 'Sketty-hall', stops: [{ name: 'Sketty Cross', mode: 'bus', metres: 50 }] },
        ],
      },
    }),
    aFeedService('four-halls', {
      service_at_locations: ['TH', 'WE', 'TU', 'MO'].map((day) => hall(`Hall${day}`, weekly(day))),
    }),
    aFeedService('same-times', {
      service_at_locations: [hall('Sketty', weekly('MO')), hall('Dunvant', weekly('MO'))],
    }),
    aFeedService('refuge', {
      name: 'Somewhere safe',
      hereabouts: { confidential: true, delivery: ['in-person'] },
    }),
    aFeedService('outreach', {
      name: 'Talk to Mari',
      attributes: [{ taxonomy_term: { id: 'domestic-abuse-support', name: 'Domestic abuse support' } }],
    }),
    aFeedService('newquay', at('newquay', 50.4152, -5.0757)),
    aFeedService('truro', at('truro', 50.2632, -5.051)),
    aFeedService('south', at('south', 50.05, -5.07)),
    aFeedService('south-too', at('south-too', 50.05, -5.07)),
    aFeedService('austell', at('austell', 50.3383, -4.7874)),
    aFeedService('austell-too', at('austell-too', 50.3383, -4.7874)),
  ]);
});
afterAll(() => machine.close());

const page = async (...ids: string[]) =>
  (await machine.get(`/shortlist?${ids.map((id) => `id=${id}`).join('&')}`)).text();
const inWelsh = async (...ids: string[]) =>
  (await machine.get(`/shortlist?lang=cy&${ids.map((id) => `id=${id}`).join('&')}`)).text();
/** The facts of a sheet as they are read, name by name. */
const facts = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<dt[^>]*>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)].map(([, name = '', told = '']) => [
      name.replace(/<[^>]+>/g, ''),
      told.replace(/<[^>]+>/g, ''),
    ]),
  );

describe('how it is given', () => {
  it.each([
    ['by telephone', 'rings', 'By telephone'],
    ['at home', 'visits', 'At your home'],
  ])('only %s: no place, no stops and no pin', async (_, id, how) => {
    const sheet = await page(id);
    expect(Object.entries(facts(sheet))[0]).toEqual(['How', how]);
    expect(sheet).not.toMatch(/Uplands (Hall|Crescent)|Where|Getting there|Sketch map/);
  });
  it('in person too: the place is that of those who go there', async () => {
    const told = facts(await page('both'));
    expect(Object.keys(told).slice(0, 2)).toEqual(['How', 'Telephone']);
    expect(told).toMatchObject({
      How: 'In person or by telephone',
      'Where, if you go': 'Uplands Hall, 1 Gwydr Square, Swansea, SA2 0HF',
    });
  });
  it('in person only: the nearest stop and that of a bus', async () => {
    const told = facts(await page('goes'));
    expect(told).toMatchObject({ How: 'In person', Where: expect.stringContaining('Uplands Hall') });
    expect(told['Getting there']).toBe(
      'Train: Swansea station, 200 metres from the door · Bus: Uplands Crescent, 300 metres from the door',
    );
  });
  it('not stated: where it is stays said', async () => {
    const told = facts(await page('bare'));
    expect(told.How).toBeUndefined();
    expect(told.Where).toContain('Uplands Hall');
  });
});

describe('a list longer than is shown', () => {
  const ids = Array.from({ length: 14 }, (_, i) => (i === 1 ? 'goes' : i === 0 ? 'both' : `more-${i}`));
  const idsOf = (link: string) =>
    new URL(link.replaceAll('&amp;', '&'), 'http://x').searchParams.getAll('id');

  it('says so, and loses none when something is moved or taken off', async () => {
    const html = await page(...ids);
    expect(html).toContain('The first 12 of 14 are shown');
    const links = [...html.matchAll(/href="(\/shortlist\?[^"]*id=more-13[^"]*)"/g)].map(([, link = '']) =>
      idsOf(link),
    );
    // What is gone of the twelve drops out of them; what was not looked at stays.
    expect(links).toContainEqual(['goes', 'both', 'more-12', 'more-13']);
    expect(links).toContainEqual(['goes', 'more-12', 'more-13']);
  });

  it('one of twelve is all shown', async () => {
    expect(await page(...ids.slice(0, 12))).not.toContain('are shown');
  });
});

describe('how sure we are', () => {
  it('that its money ends soon is told, and not only that it was confirmed', async () => {
    expect(await page('funded')).toContain('The money ends on Thursday 31 December 2026.');
  });
});

describe('where places have times of their own', () => {
  it('each is told with its times and its way there, the next first', async () => {
    const told = facts(await page('two-halls'));
    expect(told).toMatchObject({
      'When and where':
        'Dunvant: Every Monday, 10am · Sketty: Every Wednesday, 10am · Killay: times not stated · Next: Monday 23 November 2026, Dunvant',
      'Getting there':
        'Dunvant: Train: Swansea station, 200 metres from the door · Sketty: Bus: Sketty Cross, 50 metres from the door',
    });
    expect(told).not.toHaveProperty('Where');
  });
  it('more than three are counted', async () => {
    expect(facts(await page('four-halls'))['When and where']).toMatch(
      /^HallMO: .* · HallTU: .* · HallWE: Every Wednesday, 10am · and 1 more · Next: Monday/,
    );
  });
  it('places that all have the same times are not told one by one', async () => {
    expect(facts(await page('same-times'))).toMatchObject({
      When: 'Every Monday, 10am · Next: Monday 23 November 2026',
      Where: 'Sketty (and 1 more)',
    });
  });
});

describe('what must be kept private', () => {
  const warning = /<p class="notice notice--warn no-print">[^<]*<\/p>/;
  it('promises no address and no way there', async () => {
    const told = facts(await page('refuge'));
    expect(told.Where).toBe('They tell you where to meet.');
    expect(told).not.toHaveProperty('Getting there');
    expect(facts(await inWelsh('refuge')).Ble).toBe('Byddant yn dweud wrthych ble i gwrdd.');
  });
  it('is warned of before it is printed: what hides its address, and what is told of only when asked for', async () => {
    expect(warning.exec(await page('refuge', 'bare', 'outreach'))?.[0]).toContain(
      'take care with Somewhere safe and Talk to Mari. If somebody else finds it',
    );
    expect(warning.exec(await inWelsh('refuge'))?.[0]).toContain('cymerwch ofal gyda Somewhere safe.');
  });
  it('comes with a way to leave the page quickly', async () => {
    expect(await page('bare', 'outreach')).toContain('Leave this page quickly');
  });
  it('of the rest there is no warning, nor such a way', async () => {
    expect(await page('bare', 'told')).not.toMatch(warning);
    expect(await page('bare', 'told')).not.toContain('Leave this page quickly');
  });
});

describe('what it is', () => {
  const what = async (id: string) => /<p class="entry__what">(.*?)<\/p>/s.exec(await page(id))?.[1];
  it('its kind and who runs it; without a kind its own words', async () => {
    expect(await what('told')).toBe('<span>Befriending</span> · by Uplands Community Trust');
    expect(await what('bare')).toBe('<span>Tea and talk.</span> · by Uplands Community Trust');
  });
  it('when, who meets one, who may come, how one joins, the price and the room', async () => {
    expect(facts(await page('told'))).toMatchObject({
      When: 'Every Monday, 10am to noon · Next: Monday 23 November 2026',
      'Who meets you': 'Somebody meets you at the door',
      Who: 'Only: ages 50 and over, women, people who live in Swansea, people who speak Polish · Not for: Parent',
      'To join': 'Just go or get in touch',
      Price: '£3',
      Room: expect.stringMatching(/^Waiting list: 3 weeks said on Sunday 1 November 2026/),
    });
  });
  it('what nobody has stated of these is left out, but not how to reach them, when, where, for whom and the room', async () => {
    const told = facts(await page('bare'));
    expect(Object.keys(told)).toEqual([
      'Contact',
      'When',
      'Where',
      'Getting there',
      'Who',
      'Room',
      'How sure we are',
    ]);
    expect(told).toMatchObject({
      Who: 'Not stated who may come.',
      Room: expect.stringContaining('Room not known'),
    });
  });
  it('on paper too, that nobody has confirmed it', async () => {
    const sheet = await page('bare');
    expect(facts(sheet)['How sure we are']).toMatch(/^Nobody has confirmed it\./);
    expect(sheet).not.toContain('class="no-print">Nobody has confirmed');
  });
  it('whether there are steps at the place, where that is stated', async () => {
    expect(facts(await page('up-the-steps')).Where).toBe('The Loft, Swansea (Not step-free)');
    expect(facts(await page('told')).Where).not.toContain('tep-free');
  });
  it('for whom it is, in its own words, which stand for what nobody has stated', async () => {
    const sheet = await page('widows');
    expect(sheet).toContain(
      '<span>Bereavement support</span> · <span>For people bereaved by suicide.</span>',
    );
    expect(facts(sheet)).not.toHaveProperty('Who');
  });
  it('that anyone may come is said as far as it is stated', async () => {
    expect(facts(await page('anyone')).Who).toBe('Open to anyone');
    expect(facts(await page('any-age')).Who).toBe('Age: Open to anyone');
    expect(facts(await page('mild-need')).Who).toMatch(/^Age, Gender, .*: Open to anyone$/);
  });
  it.each([
    ['referred', 'We will refer you'],
    ['doctor', 'Ask your GP to refer you'],
    ['self', 'Just get in touch'],
  ])('%s: %s', async (id, join) => {
    expect(facts(await page(id))['To join']).toBe(join);
  });
  it('an area that has only a code is not named by it', async () => {
    expect(facts(await page('coded')).Who).toBe('Only: people who live in its area');
  });
});

describe('the sketch', () => {
  it('names the town of every pin', async () => {
    const towns = [...(await page('newquay', 'truro', 'austell')).matchAll(/<text[^>]*>([^<]+)<\/text>/g)];
    expect(towns.map(([, name]) => name)).toEqual(expect.arrayContaining(['Newquay', 'Truro', 'St Austell']));
  });
  it('numbers its pins as the list, also past one without a place', async () => {
    const numbers = (await page('newquay', 'rings', 'truro')).matchAll(/font-weight="700"[^>]*>(\d)</g);
    expect([...numbers].map(([, n]) => n)).toEqual(['1', '3']);
  });
  it('keeps its scale and its arrow clear of pins, also of those farthest south and east', async () => {
    const sheet = await page('newquay', 'austell', 'truro', 'south', 'south-too');
    const [, scaleTop] = /<path d="M14 (\d+)v8h/.exec(sheet) ?? [];
    const [, arrowEnd] = /<path d="M378 (\d+)v-22l/.exec(sheet) ?? [];
    const lowest = Math.max(...[...sheet.matchAll(/cy="(\d+)" r="12.500"/g)].map(([, y]) => Number(y) + 13));
    expect(lowest).toBeGreaterThan(100);
    expect(lowest).toBeLessThanOrEqual(Number(scaleTop));
    expect(lowest).toBeLessThanOrEqual(Number(arrowEnd) - 22);
  });
  it('keeps pins of one place apart', async () => {
    const sheet = await page('austell', 'austell-too');
    const pins = [...sheet.matchAll(/cx="(\d+)" cy="(\d+)" r="12.500"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = pins;
    expect(pins).toHaveLength(2);
    expect(Math.hypot(x1 - x2, y1 - y2)).toBeGreaterThan(24);
  });
});

describe('paper', () => {
  const six = ['rings', 'both', 'visits', 'goes', 'told', 'bare'];
  it('six are one side, and it says so', async () => {
    const sheet = await page(...six);
    expect(sheet).toContain('print-sheet--one');
    expect(sheet).toContain('Up to 6 with short notes print on one side of A4.');
  });
  it('with seven it says that they take two', async () => {
    const sheet = await page(...six, 'referred');
    expect(sheet).not.toContain('print-sheet--one');
    expect(sheet).toContain('With more than 6 this prints on two sides of A4.');
  });
});

describe('what has left the directory', () => {
  it('is counted as one or as many, in both languages', async () => {
    expect(await page('bare', 'gone')).toContain('One on this list is no longer in the directory.');
    expect(await page('bare', 'gone', 'lost')).toContain('2 on this list are no longer in the directory.');
    expect(await inWelsh('bare', 'gone')).toContain('Nid yw un o’r cofnodion ar y rhestr hon');
    expect(await inWelsh('bare', 'gone', 'lost')).toContain('Nid yw 2 o’r cofnodion ar y rhestr hon');
  });
});

describe('a new person', () => {
  const link = (html: string) => /<li data-start-new=""([^>]*)><a href="([^"]*)"/.exec(html)?.slice(1);
  it('is started for beside the list, with an empty list and an empty question', async () => {
    const answers = await machine.get('/search?q=club&pick=bare&lang=cy');
    expect(link(await answers.text())).toEqual(['', '/?lang=cy&amp;emptied=1']);
    expect(link(await page('bare'))).toEqual(['', '/?emptied=1']);
  });
  it('there is nothing to start anew where nothing was chosen', async () => {
    expect(link(await (await machine.get('/search?q=club')).text())?.[0]).toContain('hidden');
  });
});
