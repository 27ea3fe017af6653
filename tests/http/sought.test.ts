import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const topics = (...ids: readonly string[]) => ids.map((id) => ({ taxonomy_term: { id } }));

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aFeedService('befriender', {
      name: 'Pop In',
      description: 'Company at home for anybody who is on their own.',
      attributes: topics('befriending'),
    }),
    aFeedService('refuge', {
      name: 'The Blue Door',
      description: 'Does somebody at home frighten you? Company and a safe home in Wibblewick.',
      attributes: topics('domestic-abuse-support'),
    }),
    aFeedService('line-elsewhere', {
      name: 'The Green Door',
      description: 'Company by telephone.',
      attributes: [
        { taxonomy_term: { id: 'x-abuse', name: 'Domestic abuse' } },
        { taxonomy_term: { id: 'x-women', name: 'Women' } },
      ],
    }),
    aFeedService('womens-centre', {
      name: 'Saltmarsh Centre',
      description: 'Courses, a creche and advice.',
      attributes: topics('womens-group', 'domestic-abuse-support'),
    }),
    aFeedService('haven', {
      name: 'Stay a While',
      description: 'Open every evening.',
      attributes: topics('crisis-support'),
    }),
    aFeedService('left-behind', {
      name: 'Still Here',
      description: 'For people bereaved by suicide.',
      attributes: topics('bereavement-support'),
    }),
    aFeedService('weigh-in', {
      name: 'Weigh In',
      description: 'Food, weight and how to lose it.',
      attributes: topics('weight-management'),
    }),
    aFeedService('plates', {
      name: 'More Than a Plate',
      description: 'Food and weight, and what they do to us.',
      attributes: topics('eating-disorder-support'),
    }),
    aFeedService('feet', {
      name: 'Foot Clinic',
      description: 'Toenail cutting.',
      attributes: topics('bathing-footcare'),
    }),
  ]);
});
afterAll(() => machine.close());

const answerTo = async (query: string) =>
  SearchAnswer.parse(await (await machine.get(`/api/v1/search?${query}`)).json());
const found = async (query: string) => (await answerTo(query)).results.map(({ id }) => id);
const urgent = async (query: string) =>
  (await answerTo(query)).suggestions.urgent.map(({ key }) => key.replace('urgent.', ''));

const LIFE = ['emergency', 'nhs', 'samaritans'];
const ABUSE = ['emergency', 'abuse', 'nhs', 'samaritans'];
const CHILD = ['emergency', 'child'];
const ADULT = ['emergency', 'adult'];

describe('what another taxonomy says that is told of only when asked for', () => {
  it('is no answer to other words, nor to its other topics, and none that is typed ahead', async () => {
    for (const q of ['company by telephone', 'women', "women's group, company"])
      expect(await found(`q=${encodeURIComponent(q)}`), q).not.toContain('line-elsewhere');
    const typed = await machine.get('/api/v1/suggest?q=the%20green');
    expect(await typed.text()).not.toContain('Green Door');
  });

  it.each(['q=he hits her', 'q=the green door', 'topic=domestic-abuse-support', 'topic=x-abuse'])(
    'is found by %s',
    async (query) => {
      expect(await found(query)).toContain('line-elsewhere');
    },
  );
});

describe('what is told of only when asked for', () => {
  it('is no answer to words that it happens to share, nor counted or suggested beside them', async () => {
    const answer = await answerTo('q=company at home');
    expect(answer.results[0]?.id).toBe('befriender');
    expect(JSON.stringify(answer)).not.toMatch(/domestic|refuge/);
    expect(JSON.stringify((await answerTo('q=low confidence')).suggestions)).not.toContain('domestic');
  });
  it('nor is it named among the reasons why nothing was found', async () => {
    const { total, suggestions } = await answerTo('q=wibblewick');
    expect(total).toBe(0);
    expect(suggestions.tips.flatMap(({ values }) => Object.values(values))).toEqual([]);
  });
  it.each([
    'q=refuge',
    'q=domestic violence',
    'q=the blue door',
    'q=company&topic=domestic-abuse-support',
    'q=company&is=survivor-of-abuse',
    'topic=domestic-abuse-support',
    '',
  ])('is found by "%s"', async (query) => {
    expect(await found(query)).toContain('refuge');
  });
  it('is found by the other things that it is', async () => {
    const answers = await found("q=women's group");
    expect(answers).toContain('womens-centre');
    expect(answers).not.toContain('refuge');
  });
});

describe('words that speak of danger', () => {
  it.each([
    ['suicidal', LIFE],
    ["he says he'll kill himself", LIFE],
    ['wants to die', LIFE],
    ['thinking of ending it all', LIFE],
    ['cutting herself', LIFE],
    ['eisiau marw', LIFE],
    ['he hits her', ABUSE],
    ['husband throws things', ABUSE],
    ['hubby hits her', ABUSE],
    ['husband gets angry when she sees friends', ABUSE],
    ['partner knocks her about', ABUSE],
    ['dad lashes out at mum', ABUSE],
    ['scared of her husband', ABUSE],
    ['frightened of her son', ABUSE],
    ['walks on eggshells', ABUSE],
    ['will not let her have money', ABUSE],
    ['ofn ei gŵr', ABUSE],
    ['mae ei gŵr yn ei bygwth hi', ABUSE],
    ['afraid to go home, he reads her messages', ABUSE],
    ['overdose', LIFE],
    ['her dad touches her', CHILD],
    ['wants to hurt the baby', CHILD],
    ['carer steals her pension', ADULT],
    ['elder abuse', ADULT],
    ['trafficked', ['emergency', 'slavery']],
    ['chest pains since this morning', ['illness']],
    ['poen yn y frest', ['illness']],
    ['nowhere to sleep tonight', ['street']],
    ["can't go on", LIFE],
    ['she cannot go on like this', LIFE],
    ['dim lle i gysgu heno', ['street']],
  ])('%s: urgent help is told of first', async (q, expected) => {
    expect(await urgent(`q=${q}`)).toEqual(expected);
  });
  it.each([
    'lost her son to suicide',
    'bereaved by suicide',
    'her husband killed himself',
    'his mum died',
    'her husband is frightened of falling',
    'her son is scared of school',
    'grass cutting',
    'toenail cutting',
    'hit by a car',
    'toddler throws things',
    'wont go out much',
    'wont go on the bus',
    'mum with dementia lashes out',
    'scared of dogs',
    'wants to die at home',
    'company at home',
    'touch typing with her dad',
    'cannot sleep at night',
    'killing time',
    'husband left her with the kids',
    'help to read letters and messages',
    'baby hurt his arm',
    'child with autism hits out',
    'overdoing it',
    'baby will not sleep tonight',
    'chest infections in the winter',
    'in pain after her heart attack',
  ])('%s: no alarm', async (q) => {
    expect(await urgent(`q=${q}`)).toEqual([]);
  });
  it('are not sent to the bereaved, who are found by whoever is bereaved', async () => {
    for (const q of ['suicidal', 'kill himself', 'wants to die'])
      expect(await found(`q=${q}`)).not.toContain('left-behind');
    expect((await found('q=suicidal'))[0]).toBe('haven');
    for (const q of ['lost her son to suicide', 'bereaved by suicide', 'killed himself'])
      expect((await found(`q=${q}`))[0]).toBe('left-behind');
    expect(await found('q=suicidal since her mum died')).toContain('left-behind');
  });
  it('are heard at the end of a long story, past the words that are looked for', async () => {
    const story =
      'has lived above the shop for eleven years and ran the post office until it shut and then '.repeat(4);
    expect(await urgent(`q=${story} and now she wants to kill herself`)).toEqual(LIFE);
  });
  it('tell the numbers of the nation where they are, and of all where nobody knows', async () => {
    const abuse = async (place: string) =>
      (await answerTo(`q=scared of her husband${place}`)).suggestions.urgent[1]?.text.match(/0[\d ]{9,}\d/g);
    expect(await abuse('&near=SA2')).toEqual(['0808 80 10 800']);
    expect(await abuse('&near=LS1')).toEqual(['0808 2000 247']);
    expect(await abuse('&near=EH1')).toEqual(['0800 027 1234']);
    expect(await abuse('')).toHaveLength(3);
  });
  it('of a sudden illness ask for no kind of help that could be missing', async () => {
    const tipsOn = async (q: string) =>
      (await answerTo(`q=company, ${q}`)).suggestions.tips.map(({ key }) => key);
    expect(await tipsOn('sight loss')).toContain('tip.no-such-kind');
    expect(await tipsOn('chest pains')).toEqual([]);
  });
  it('mean what they mean together: nobody who cuts herself is sent to have her toenails cut', async () => {
    expect(await found('q=cutting herself')).not.toContain('feet');
    expect((await found('q=toenail cutting'))[0]).toBe('feet');
  });
  it('are heard where nothing is found and where a place must be chosen first, on the page as well', async () => {
    expect(await answerTo('q=suicidal&delivery=video')).toMatchObject({ total: 0 });
    expect(await urgent('q=suicidal&delivery=video')).toEqual(LIFE);
    expect(await urgent('q=suicidal&near=Newport')).toEqual(LIFE);
    const page = async (query: string) =>
      (await (await machine.get(`/search?${query}`)).text()).replaceAll('\u00a0', ' ');
    expect(await page('q=suicidal&delivery=video')).toContain('<a href="tel:116123">116 123</a>');
    expect(await page('q=suicidal&delivery=video')).toContain('<a href="tel:999">999</a>');
    expect(await page('q=ofn ei gŵr&lang=cy')).toContain(
      'Byw Heb Ofn, <a href="tel:08088010800">0808 80 10 800</a>',
    );
    expect(await page('q=company')).not.toContain('116 123');
  });
  it.each([
    'q=wants to end it all&near=Atlantis',
    'q=wants to end it all&age=abc',
    `q=${'he hits her and she is frightened of him. '.repeat(20)}`,
  ])('are heard where the rest is an error: %s', async (query) => {
    const response = await machine.get(`/search?${query}`);
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain('<a href="tel:999">999</a>');
    expect(page).toContain('Leave this page quickly');
    expect(await (await machine.get('/search?q=choir&near=Atlantis')).text()).not.toContain('tel:999');
  });
  it('nobody is asked beside them how a word is spelt, which is read all the same', async () => {
    expect((await answerTo('q=comapny')).suggestions.didYouMean).toBe('company');
    const inDanger = await answerTo('q=suicidal, wants comapny');
    expect(inDanger.suggestions.didYouMean).toBeNull();
    expect(inDanger.results.map(({ id }) => id)).toContain('befriender');
  });
  it('come with a way to leave the page quickly, as do the listings that only they lead to', async () => {
    const leaves = async (path: string) =>
      (await (await machine.get(path)).text()).includes('Leave this page quickly');
    expect(await Promise.all(['/search?q=he hits her', '/listings/refuge'].map(leaves))).toEqual([
      true,
      true,
    ]);
    expect(await Promise.all(['/search?q=company', '/listings/feet'].map(leaves))).toEqual([false, false]);
  });
});

it('who starves is not sent to be weighed, unless that is what they ask for', async () => {
  expect(await found('q=underweight bmi 14, food and weight')).not.toContain('weigh-in');
  expect(await found('q=eating disorder, weight loss')).toEqual(
    expect.arrayContaining(['plates', 'weigh-in']),
  );
  expect(await found('q=food and weight')).toContain('weigh-in');
});
