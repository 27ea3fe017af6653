import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const mondays = { freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', closes_at: '12:00' };
const room = { state: 'open', asOf: '2026-11-01' };
let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aFeedService('running', {
      schedules: [mondays],
      phones: [{ number: '01792 496 0000' }],
      hereabouts: { capacity: room, eligibility: { gender: { only: ['female'] } } },
    }),
    aFeedService('stopped', { status: 'inactive', schedules: [mondays], hereabouts: { capacity: room } }),
    aFeedService('bare'),
    aFeedService('letters', {
      service_at_locations: [
        {
          id: 'at',
          location: {
            id: 'letters-hall',
            addresses: [
              { address_1: 'PO Box 12', postal_code: 'CF10 1XX', address_type: 'postal' },
              { address_1: '1 Gwydr Square', postal_code: 'SA2 0HF', address_type: 'physical' },
            ],
          },
        },
      ],
    }),
    aFeedService('ahead', {
      hereabouts: { assurance: [{ kind: 'confirmed', on: '2030-01-01', by: 'organisation' }] },
    }),
    aFeedService('cornish', {
      service_areas: [{ name: 'Cornwall', extent: 'E06000052', extent_type: 'ons_code' }],
      hereabouts: { eligibility: { residence: { only: ['e06000052'] } } },
    }),
    aFeedService('in-person', { contacts: [{ id: 'warden', name: 'Mair Rees', title: 'warden' }] }),
  ]);
});
afterAll(() => machine.close());

const page = async (path: string) => (await machine.get(path)).text();

describe('what has closed promises nothing', () => {
  it('on its own page: no next time, no room, and no place on a shortlist', async () => {
    const running = await page('/listings/running');
    expect(running).toContain('Monday 23 November 2026, 10am to noon');
    expect(running).toContain('badge--open');
    expect(running).toContain('data-pick="running"');
    const stopped = await page('/listings/stopped');
    expect(stopped).toContain('This has closed.');
    expect(stopped).toContain('When it met');
    expect(stopped).not.toMatch(/23 November|badge--open|data-pick="stopped"/);
  });
  it('among the answers, where somebody asks for it', async () => {
    const answers = await page('/search?q=club&show=closed');
    const result = answers.slice(answers.indexOf('id="listing-stopped"')).split('</article>')[0];
    expect(result).toContain('It has closed.');
    expect(result).not.toMatch(/fact--when|fact--room/);
  });
  it('on paper: it is said, and no time is given', async () => {
    const sheet = await page('/shortlist?id=stopped');
    expect(sheet).toContain('<p class="entry__warning">It has closed.</p>');
    expect(sheet).not.toMatch(/23 November|fact--when|fact--room/);
    expect(await page('/shortlist?id=running')).toMatch(/fact--when.*fact--room/s);
  });
});

describe('what is not stated is said once', () => {
  it('who may come', async () => {
    const running = await page('/listings/running');
    expect(running).toContain('<dt>Gender</dt><dd>Only: women</dd>');
    expect(running).toContain('Not stated: age, how much help they need, health conditions');
    expect(running).toContain('GP practice, language. Ring and ask.');
  });
  it('of which area, by its name, however its code is written', async () => {
    expect(await page('/listings/cornish')).toMatch(/<dd>Only: Cornwall<\/dd>/);
  });
  it('when', async () => {
    const bare = await page('/listings/bare');
    expect(bare.match(/Days and times/g)).toHaveLength(1);
  });
});

describe('how sure it is', () => {
  it('its feed was seen to carry it, as the API says', async () => {
    const bare = await page('/listings/bare');
    expect(bare).toContain(
      '<dt>Last seen in a feed</dt><dd>Saturday 21 November 2026, by its data feed</dd>',
    );
  });
  it('a date in the future confirms nothing', async () => {
    const ahead = await page('/listings/ahead');
    expect(ahead).toContain('<dt>Last confirmed</dt><dd class="unknown">Never</dd>');
    expect(ahead).not.toContain('2030');
  });
});

describe('how to reach them', () => {
  const contact = async (id: string) => /fact--contact.*?<\/dd>/s.exec(await page(`/listings/${id}`))?.[0];
  it('whom to ask for is named also where nothing can be rung or written to', async () => {
    expect(await contact('in-person')).toMatch(/class="unknown".*Mair Rees, warden/s);
    expect(await contact('bare')).toContain('class="unknown"');
    expect(await contact('running')).not.toContain('class="unknown"');
  });
});

describe('the place', () => {
  it('is where one goes, not where letters go', async () => {
    expect(await page('/listings/letters')).toMatch(/fact--where.*?<dd>SA2\u00a00HF<\/dd>/s);
    expect(await page('/shortlist?id=letters')).toContain('1 Gwydr Square, SA2 0HF');
    expect(await page('/search?q=letters')).toMatch(/fact--where.*?SA2\u00a00HF/s);
  });
  it('of several of one name: each with the largest town around it, and nothing to filter yet', async () => {
    const asked = await page('/search?q=club&near=Ashford');
    expect(asked).toContain('Which Ashford do you mean?');
    expect(asked).toMatch(/Ashford \(TW15\), near London/);
    expect(asked).not.toMatch(/Nothing found|data-part="filters"|data-map/);
  });
});

describe('the question asked again keeps every filter', () => {
  const asked = 'q=club&topic=mens-shed&delivery=in-person&venue=parking&accepting=now&fresh=confirmed';
  const sent = (text: string) =>
    [
      ...text.matchAll(
        /<input[^>]*name="(topic|delivery|venue|accepting|fresh|costMax)" value="([^"]*)"[^>]*>/g,
      ),
    ]
      .filter(([input]) => /type="hidden"|checked/.test(input))
      .map(([, name, value]) => `${name}=${value}`);
  const all = (free: string) => [...asked.split('&').slice(1), free].toSorted();

  it.each([
    ['where they are shown', '', 'costMax=0'],
    ['where it must be said which place is meant', '&near=Ashford', 'costMax=0'],
    ['where something could not be understood', '&age=abc', 'costMax=0'],
    ['a price that no box stands for', '', 'costMax=5'],
  ])('%s', async (_, more, price) => {
    expect(sent(await page(`/search?${asked}&${price}${more}`)).toSorted()).toEqual(all(price));
  });
});

it('a number can be rung from an answer, a listing and a shortlist', async () => {
  for (const path of ['/search?q=club', '/listings/running', '/shortlist?id=running'])
    expect(await page(path)).toContain('href="tel:017924960000"');
});

it('what was left out is counted, with its reason, in the link that shows it', async () => {
  expect(await page('/search?q=club')).toMatch(/<a href="[^"]*only=closed[^"]*">1 closed<\/a>/);
});

describe('a further page that has moved', () => {
  it('is the first page, and says so', async () => {
    const response = await machine.get('/search?q=club&cursor=zzz');
    expect(response.status).toBe(200);
    const moved = await response.text();
    expect(moved).toContain('That page of answers has moved. Here is the search again from the start.');
    expect(moved).toContain('id="listing-running"');
    expect(moved).not.toMatch(/cursor=|Back to the first answers/);
  });
  it('is an error all the same where something else is wrong', async () => {
    const response = await machine.get('/search?q=club&cursor=zzz&age=abc');
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('has moved');
  });
});
