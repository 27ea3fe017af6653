import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const asOf = '2026-11-01';
let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  const own = (id: string, hereabouts: object) => aFeedService(id, { hereabouts });
  await machine.importAll([
    own('bereaved', { eligibility: { circumstances: { only: ['bereaved'] } } }),
    own('tired', { eligibility: { conditions: { only: ['me-cfs', 'copd', 'Rare-Thing'] } } }),
    { ...own('says', {}), description: 'Tea for all ages. We speak Polish and Arabic.' },
    own('older', { eligibility: { age: { from: 55 } } }),
    { ...own('priced', {}), cost_options: [{ amount: 4.5, currency: 'GBP' }] },
    own('men', { eligibility: { gender: { only: ['male'] } } }),
    own('referred', {
      routes: ['professional', 'link-worker'],
      capacity: { state: 'limited', places: 1, asOf },
    }),
    own('surgery', { routes: ['gp'], capacity: { state: 'waiting-list', weeks: 1, asOf } }),
    {
      ...own('elsewhere', {}),
      attributes: [
        { taxonomy_term: { id: 'x-1', name: 'Alcohol' } },
        { taxonomy_term: { id: 'x-2', name: 'Widgets' } },
      ],
    },
    own('open', { routes: ['self', 'gp'], capacity: { state: 'limited', places: 2, asOf } }),
  ]);
});
afterAll(() => machine.close());

const found = async (id: string, query = '') => {
  const answer = await machine.get(`/api/v1/search?near=SA2+0HF&limit=50&${query}`);
  const result = SearchAnswer.parse(await answer.json()).results.find((each) => each.id === id);
  return {
    reasons: result?.reasons.map(({ text }) => text),
    cautions: result?.cautions.map(({ text }) => text),
    keys: result?.cautions.map(({ key }) => key),
  };
};
const shown = async (id: string, query = '') => {
  const page = await (await machine.get(`/search?near=SA2+0HF&limit=50&${query}`)).text();
  return /<article.*?<\/article>/s.exec(page.slice(page.indexOf(`id="listing-${id}"`)))?.[0] ?? '';
};

describe('whom it is for', () => {
  it('is to be checked where nothing says that the person is that', async () => {
    expect((await found('bereaved')).cautions).toContain('Only for: Bereaved');
    expect((await found('men', 'q=club')).cautions).toContain('Only for: men');
    expect(await shown('bereaved')).not.toContain('Not stated who may come');
  });
  it.each([
    ['bereaved', 'q=bereavement+club', 'For: Bereaved'],
    ['bereaved', 'q=widow+club', 'For: Bereaved'],
    ['bereaved', 'q=lost+her+husband,+club', 'For: Bereaved'],
    ['men', 'q=club+for+men', 'For: men'],
  ])('of %s is a fact where the question is for that very thing: %s', async (id, query, fact) => {
    const { reasons, cautions } = await found(id, query);
    expect(reasons).toContain(fact);
    expect(cautions?.join()).not.toContain('Only for');
  });
  it('is not said to be not stated where its text tells it', async () => {
    const { keys } = await found('says', 'age=40&language=pl&gender=female');
    expect(keys?.filter((key) => key.startsWith('caution.check.'))).toEqual(['caution.check.gender']);
    expect(await shown('says', 'age=40&language=pl&gender=female')).not.toMatch(
      /Not stated: [^<]*(age|language)/,
    );
    expect((await found('says', 'language=cy')).keys).toContain('caution.check.language');
  });
  it('is told of ages too, unless the person’s is known', async () => {
    expect((await found('older')).cautions).toContain('Only for: ages 55 and over');
    expect(await shown('older', 'lang=cy')).toContain('Dim ond i: 55 oed a hŷn');
    expect((await found('older', 'age=60')).cautions?.join()).not.toContain('Only for');
  });
  it('no price is made up where none is stated', async () => {
    const answer = await machine.get('/api/v1/search?near=SA2+0HF&limit=50&cannot=paying');
    const checks = SearchAnswer.parse(await answer.json()).results.flatMap(({ cautions }) => cautions);
    const unknown = checks.filter(({ key }) => key === 'caution.cannot-check.paying');
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.filter(({ values }) => values.pounds !== '')).toEqual([]);
  });
  it('what it costs is told, as a price is written', async () => {
    expect((await found('priced')).reasons).toContain('From £4.50');
    expect((await found('priced', 'lang=cy')).reasons).toContain('O £4.50');
    expect(await shown('priced')).toContain('From £4.50');
  });
  it('is said by the names of the vocabulary', async () => {
    expect((await found('tired')).cautions).toContain(
      'Only for: ME / chronic fatigue, COPD and lung conditions, Rare Thing',
    );
  });
  it('names the people, not "this gender"', async () => {
    expect((await found('men', 'gender=male')).reasons).toContain('Takes men');
  });
});

it('a topic of another taxonomy is counted, chosen and told by our name for it too', async () => {
  const answer = await machine.get('/api/v1/search?near=SA2+0HF&limit=50&q=drinking+too+much');
  const { facets, suggestions } = SearchAnswer.parse(await answer.json());
  expect(facets.topic).toContainEqual({ value: 'alcohol-support', label: 'Alcohol support', count: 1 });
  expect(suggestions.tips.map(({ key }) => key)).not.toContain('tip.no-such-kind');
  expect((await found('elsewhere', 'topic=alcohol-support')).reasons).toBeDefined();
  expect((await found('elsewhere', 'topic=x-1')).reasons).toBeDefined();
});

it('a topic of another taxonomy that says what was asked for is why', async () => {
  expect((await found('elsewhere', 'q=drinking+too+much')).reasons).toContain('Listed under Alcohol');
  expect((await found('elsewhere', 'q=club')).reasons?.join()).not.toContain('Listed under');
});

it('so is one of many things that were asked for, however surely the others were', async () => {
  const others =
    'gardening, yoga, knitting, football, swimming, photography, poetry, chess, dancing, pottery';
  const { reasons } = await found(
    'elsewhere',
    new URLSearchParams({ q: `${others}, drinking too much` }).toString(),
  );
  expect(reasons).toContain('Listed under Alcohol');
});

describe('a referral', () => {
  it('that a link worker can make speaks for it', async () => {
    const { reasons, keys } = await found('referred');
    expect(reasons).toContain('Needs a referral: by a professional or a link worker');
    expect(keys).not.toContain('caution.route');
  });
  it('that only others can make is to be checked', async () => {
    expect((await found('surgery')).cautions).toContain('Needs a referral: by a GP');
  });
  it('that nobody needs is not told', async () => {
    const { reasons, cautions } = await found('open');
    expect([reasons, cautions].join()).not.toContain('referral');
  });
});

it('one place and one week are one', async () => {
  expect((await found('referred')).reasons).toContain('Has 1 place, as of Sunday 1 November 2026');
  expect((await found('open')).reasons).toContain('Has 2 places, as of Sunday 1 November 2026');
  expect((await found('surgery')).cautions).toContain('Waiting list of 1 week, as of Sunday 1 November 2026');
});

it('days within a Welsh sentence are not written large', async () => {
  expect((await found('open', 'lang=cy')).reasons).toContain('Mae 2 le, yn ôl dydd Sul 1 Tachwedd 2026');
});

it('what is not stated is one line on the page, after what matters, and one message each for programs', async () => {
  const asked = 'age=40&gender=female&need=mild';
  expect((await found('surgery', asked)).keys).toEqual(
    expect.arrayContaining(['caution.check.age', 'caution.check.gender', 'caution.check.need']),
  );
  const result = await shown('surgery', asked);
  expect(result).toMatch(
    /Needs a referral: by a GP.*Not stated: age, gender, how much help they need\. Get in touch and ask\./s,
  );
  expect(result).not.toMatch(/Check the age|Not stated who/);
});

describe('what is not stated of conditions and circumstances', () => {
  const asked = 'is=veteran&is=lives-alone&condition=stroke';
  it('is asked by their names', async () => {
    const { cautions } = await found('surgery', asked);
    expect(cautions).toContain('Check whether it is for “Veteran” or “Lives alone”: not stated');
    expect(cautions).toContain('Check whether it is for “Stroke”: not stated');
    expect((await found('surgery', `${asked}&lang=cy`)).cautions).toContain(
      'Gofynnwch a yw ar gyfer “Cyn-filwr” / “Byw ar ei ben ei hun”: heb ei nodi',
    );
  });
  it('so on the page, in the one line', async () => {
    expect(await shown('surgery', 'age=40&is=veteran&condition=stroke')).toContain(
      'Not stated: age, whether it is for “Stroke”, whether it is for “Veteran”. Get in touch and ask.',
    );
  });
});

it('the keyboard goes to the answers at once, where there are any', async () => {
  const page = async (query: string) => (await machine.get(`/search?${query}`)).text();
  const answers = await page('q=club');
  expect(answers).toMatch(/<a href="#answers" class="govuk-skip-link">Skip to the answers<\/a>/);
  expect(answers).toMatch(/<ol class="results"[^>]* id="answers" tabindex="-1"/);
  expect(await page('q=wibblewick')).not.toContain('#answers"');
});

it('a further page goes on counting where the one before it ended', async () => {
  const page = async (query: string) => (await machine.get(`/search?q=club&limit=4${query}`)).text();
  const next = /href="[^"]*[?&](?:amp;)?cursor=([^"&]+)/.exec(await page(''))?.[1];
  const numbersOn = (html: string) =>
    [...html.matchAll(/class="result__number"[^>]*>\s*(\d+)/g)].map(([, n]) => Number(n));
  const second = await page(`&cursor=${next}`);
  expect(await page('')).toContain('<ol class="results" start="1"');
  expect(second).toContain('<ol class="results" start="5"');
  expect(numbersOn(second)).toEqual([5, 6, 7, 8]);
});
