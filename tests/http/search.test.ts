import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, SEARCH } from '../../schemas/limits.ts';
import { Problem } from '../../schemas/problem.ts';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  const clubs = Array.from({ length: 45 }, (_, n) =>
    aFeedService(`club-${String(n).padStart(2, '0')}`, {
      attributes: [{ taxonomy_term: { id: 'mens-shed', name: "Men's shed" } }],
      hereabouts: {
        eligibility: { age: { from: n < 5 ? 70 : 18 } },
        routes: ['self'],
        delivery: ['in-person'],
      },
    }),
  );
  await machine.importAll([...clubs, aFeedService('shut', { status: 'defunct', name: 'Shut club' })]);
});
afterAll(() => machine.close());

const params = (question: Record<string, string | string[]>) =>
  new URLSearchParams(
    Object.entries(question).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    ),
  ).toString();
const ask = async (question: Record<string, string | string[]> | string) => {
  const query = typeof question === 'string' ? question : params(question);
  return machine.get(`/api/v1/search?${query}`);
};
const answer = async (question: Record<string, string | string[]>) => {
  const response = await ask(question);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  return SearchAnswer.strict().parse(body);
};

describe('an answer has the shape that its schema says', () => {
  it('with everything that can be asked', async () => {
    const found = await answer({
      q: 'club',
      near: 'SA2 0HF',
      radiusKm: '10',
      topic: ['mens-shed'],
      route: 'self',
      age: '40',
      cannot: ['stairs', 'paying'],
      limit: '5',
      show: ['full'],
    });
    expect(found.total).toBe(40);
    expect(found.results).toHaveLength(5);
    expect(found.hidden).toContainEqual(
      expect.objectContaining({ why: 'excluded', count: 5, show: 'excluded' }),
    );
    expect(found.facets.topic).toContainEqual({ value: 'mens-shed', label: "Men's shed", count: 40 });
    expect(found.understood.place).toMatchObject({ kind: 'postcode', name: 'SA2 0HF', approximate: true });
  });
  it('with nothing asked at all; what is closed is left out and counted', async () => {
    const found = await answer({});
    expect(found.total).toBe(45);
    expect(found.hidden).toEqual([expect.objectContaining({ why: 'closed', count: 1 })]);
    expect((await answer({ show: 'closed' })).total).toBe(46);
  });
  it('what is left out by itself: as many as were counted, and told why', async () => {
    const closed = await answer({ only: 'closed' });
    expect([closed.total, closed.hidden]).toEqual([1, []]);
    const others = await answer({ q: 'club', near: 'SA2 0HF', radiusKm: '10', age: '40', only: 'excluded' });
    expect(others.total).toBe(5);
    for (const { cautions } of others.results)
      expect(cautions.map(({ key }) => key)).toContain('caution.excluded.age');
  });
  it('empty parameters count as not given, as forms send them', async () => {
    expect((await answer({ q: '', near: '', age: '', topic: '', cursor: '' })).total).toBe(45);
  });
  it('Welsh is answered in Welsh', async () => {
    const found = await answer({ q: 'club', lang: 'cy', show: 'closed' });
    expect(found.results[0]?.cautions.map(({ text }) => text).join(' ')).not.toMatch(/\bthe\b/);
  });
});

describe('pages neither repeat nor skip', () => {
  it.each(['best', 'distance'])('sorted by %s', async (sort) => {
    const ids: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: SearchAnswer = await answer({
        q: 'club',
        near: 'SA2 0HF',
        sort,
        limit: '7',
        ...(cursor ? { cursor } : {}),
      });
      ids.push(...page.results.map(({ id }) => id));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== null && pages < 20);
    expect(ids).toHaveLength(45);
    expect(new Set(ids).size).toBe(45);
    expect(pages).toBe(7);
  });
  it('a cursor of another question, or one that was tampered with, is a 400 that says so', async () => {
    const { nextCursor } = await answer({ q: 'club', limit: '7' });
    const cursor = nextCursor ?? '';
    const changed = `${cursor.slice(0, 4)}${cursor[4] === 'A' ? 'B' : 'A'}${cursor.slice(5)}`;
    for (const bad of [
      { q: 'tea', cursor },
      { q: 'club', cursor: changed },
      { q: 'club', cursor: 'x'.repeat(201) },
    ]) {
      const response = await ask(bad);
      expect(response.status).toBe(400);
      expect(Problem.parse(await response.json()).errors?.[0]?.field).toBe('cursor');
    }
  });
});

describe('what is wrong is a 400 that names the field and the bound', () => {
  it.each([
    ['radiusKm', String(SEARCH.radiusKmMax + 1), /at most 100 kilometres/],
    ['radiusKm', '0.09', /at least 0.1 kilometres/],
    ['radiusKm', '-5', /at least 0.1/],
    ['radiusKm', 'far', /must be a number/],
    ['radiusKm', 'Infinity', /number|at most/],
    ['limit', String(SEARCH.limitMax + 1), /at most 100 results/],
    ['limit', '0', /at least 1/],
    ['limit', '2.5', /whole number/],
    ['q', 'x'.repeat(SEARCH.queryCharsMax + 1), /at most 500 characters/],
    ['q', 'x'.repeat(10_000), /at most 500 characters/],
    ['near', 'x'.repeat(SEARCH.placeCharsMax + 1), /at most 120 characters/],
    ['near', 'ZZ9 9ZZ', /do not know/],
    ['near', 'Nowhereville-on-Sea', /do not know a place/],
    ['near', 'BT1 1AA', /Northern Ireland is not covered/],
    ['near', '12 High Street, Belfast BT1 1AA', /Northern Ireland is not covered/],
    ['near', 'Lisburn', /Northern Ireland is not covered/],
    ['near', '12 High Street, Derry', /Northern Ireland is not covered/],
    ['near', 'Northern Ireland', /Northern Ireland is not covered/],
    ['near', 'Mid Ulster', /Northern Ireland is not covered/],
    ['near', 'N09000003', /Northern Ireland is not covered/],
    ['near', 'E06000052', /do not know a place/],
    ['near', '54.66,-5.67', /Northern Ireland is not covered/],
    ['near', '48.85,2.35', /outside the United Kingdom/],
    ['near', '0,0', /outside the United Kingdom/],
    ['near', '999,999', /outside the United Kingdom/],
    ['age', String(LIMITS.ageYearsMax + 1), /at most 120 years/],
    ['age', '-1', /at least 0/],
    ['age', '4.5', /whole/],
    ['gender', 'other', /^must be one of: female/],
    ['need', 'some', /^must be one of: mild/],
    ['sort', 'random', /^must be one of: best/],
    ['lang', 'fr', /^must be one of: en/],
    ['accepting', 'yes', /^must be one of: now/],
    ['fresh', 'yes', /^must be one of: confirmed/],
    ['from', '25:00', /HH:MM/],
    ['to', '9am', /HH:MM/],
    ['waitWeeksMax', String(LIMITS.waitWeeksMax + 1), /at most 260 weeks/],
    ['costMax', String(LIMITS.costPoundsMax + 1), /at most 10000 pounds/],
    ['costMax', '-0.01', /at least 0/],
    ['domain', 'sport', /^must be one of: clinical/],
    ['delivery', 'pigeon', /^must be one of: in-person/],
    ['route', 'backdoor', /^must be one of: self/],
    ['support', 'none', /^must be one of: meet-at-door/],
    ['venue', 'castle', /^must be one of: step-free/],
    ['cannot', 'fly', /^must be one of: stairs/],
    ['day', 'someday', /^must be one of: mon/],
    ['show', 'secrets', /^must be one of: excluded/],
    ['topic', 'x'.repeat(LIMITS.idChars + 1), /^must be at most 100 characters/],
    ['condition', 'x'.repeat(LIMITS.idChars + 1), /^must be at most 100 characters/],
    ['is', 'x'.repeat(LIMITS.idChars + 1), /^must be at most 100 characters/],
    ['practice', 'x'.repeat(LIMITS.idChars + 1), /^must be at most 100 characters/],
    ['language', 'x'.repeat(LIMITS.idChars + 1), /^must be at most 100 characters/],
    ['cursor', 'nonsense', /start again/],
    ['radius', '5', /not a parameter.*radiusKm/],
    ['utm_source', 'mail', /not a parameter/],
  ])('%s=%s', async (name, value, reason) => {
    const response = await ask({ [name]: value });
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({ status: 400, type: 'about:blank' });
    const error = problem.errors?.find(({ field }) => field === name);
    expect(error?.reason).toMatch(reason);
  });

  it('in the language that was asked for, on the page too', async () => {
    const wrong = { near: 'SA1 1AA', day: 'xyz', limit: '5000', lang: 'cy' };
    const { errors } = Problem.parse(await (await ask(wrong)).json());
    expect(errors).toEqual([
      { field: 'day', reason: 'rhaid iddo fod yn un o’r rhain: mon, tue, wed, thu, fri, sat, sun' },
      { field: 'limit', reason: 'rhaid iddo fod yn 100 ar y mwyaf (canlyniadau)' },
    ]);
    const page = await (await machine.get(`/search?${params({ ...wrong, lang: 'en' })}`)).text();
    expect(page).toContain('“day” in the address: must be one of: mon, tue, wed, thu, fri, sat, sun.');
    expect(page).toContain('“limit” in the address: must be at most 100 results.');
  });
  it('every bound itself is inside', async () => {
    await answer({
      radiusKm: '100',
      limit: '100',
      q: 'x'.repeat(500),
      age: '120',
      waitWeeksMax: '260',
      costMax: '10000',
    });
    await answer({ radiusKm: '0.1', limit: '1', age: '0', waitWeeksMax: '0', costMax: '0' });
  });
  it('a day that ends before it begins', async () => {
    for (const [from, to] of [
      ['12:00', '12:00'],
      ['13:00', '12:00'],
    ] as const) {
      const problem = Problem.parse(await (await ask({ from, to })).json());
      expect(problem.errors).toEqual([{ field: 'to', reason: 'must be later than from' }]);
    }
    await answer({ from: '12:00', to: '12:01' });
  });
  it('what may be given once is not taken twice', async () => {
    expect((await ask('q=a&q=b')).status).toBe(400);
    expect((await ask('near=SA2+0HF&near=SA1+1AA')).status).toBe(400);
  });
  it('more values of one parameter than any person ticks', async () => {
    const topics = (count: number) => Array.from({ length: count }, (_, n) => `t${n}`);
    expect((await ask({ topic: topics(SEARCH.valuesPerParameterMax) })).status).toBe(200);
    expect((await ask({ topic: topics(SEARCH.valuesPerParameterMax + 1) })).status).toBe(400);
  });
  it('all that is wrong at once is told at once', async () => {
    const problem = Problem.parse(await (await ask({ radiusKm: '500', age: '-1', x: '1' })).json());
    expect(problem.errors?.map(({ field }) => field).toSorted()).toEqual(['age', 'radiusKm', 'x']);
  });
  it('the problem does not repeat what was asked', async () => {
    const text = await (await ask({ q: 'his secret '.repeat(60), near: 'ZZ9 9ZZ' })).text();
    expect(text).not.toMatch(/secret|ZZ9/);
  });
});

describe('odd words are words', () => {
  it.each([
    '.*(a+)+$',
    '((((((((((',
    '[^]',
    'name:"x" AND NOT * OR ~2 ^9 {"match_all":{}}',
    "'; DROP TABLE listings; --",
    '%00%',
    '\u0000',
    '🎉👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    '\u202Eשלום مرحبا',
    '__proto__ constructor toString',
    '#mens-shed ~anu',
    'ﷺ'.repeat(400),
  ])('%s', async (q) => {
    expect((await answer({ q })).total).toBeGreaterThanOrEqual(0);
    expect((await machine.get(`/search?${params({ q })}`)).status).toBe(200);
    expect((await machine.get(`/api/v1/suggest?${params({ q })}`)).status).toBe(200);
  });
  it('percent signs that encode nothing', async () => {
    for (const query of ['q=%', 'q=%E0%A4%A', 'near=%ZZ', '%=%'])
      expect((await ask(query)).status).toBeLessThan(500);
  });
  it('words of the runtime are no topics, conditions or places', async () => {
    for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect((await ask({ topic: word, condition: word, is: word, language: word })).status).toBe(200);
      expect((await ask({ near: word })).status).toBe(400);
    }
  });
});

describe('where there are several places of a name, the person is asked which', () => {
  it('Ashford: nothing is searched, each place can be chosen', async () => {
    const which = await answer({ q: 'club', near: 'Ashford' });
    expect(which).toMatchObject({ total: 0, results: [], nextCursor: null });
    expect(which.understood.place).toBeNull();
    expect(which.understood.places.length).toBeGreaterThan(1);
    for (const { name, near } of which.understood.places) {
      expect(name).toMatch(/^Ashford \([A-Z]{1,2}\d/);
      expect((await answer({ near })).understood.place?.kind).toBe('coordinates');
    }
  });
  it('a city that is ten times as large as the next is taken, and the others are offered', async () => {
    const leeds = await answer({ near: 'Leeds' });
    expect(leeds.understood.place).toMatchObject({ kind: 'place', name: 'Leeds' });
    const newport = await answer({ near: 'Newport' });
    expect(newport.understood.place?.latitude).toBeCloseTo(51.59, 1);
    expect(newport.understood.places.length).toBeGreaterThan(1);
  });
  it('also where nothing is called so and some are called nearly so', async () => {
    const nearly = async (near: string) => {
      const { understood, suggestions } = await answer({ near });
      expect(understood.place).toBeNull();
      expect(suggestions.tips.map(({ key }) => key)).toEqual(['tip.unknown-place']);
      return understood.places.map(({ name }) => name);
    };
    expect(await nearly('swanse')).toEqual(['Swansea (SA1)']);
    expect(await nearly('Abertaw')).toEqual(['Abertawe (SA1)']);
    expect(await nearly('Abberistwyth')).toEqual(['Aberystwyth (SY23)']);
    expect(await nearly('Aberyst')).toEqual(['Aberystwyth (SY23)']);
    expect((await ask({ near: 'zzz' })).status).toBe(400);
    const page = await (await machine.get('/search?near=swanse')).text();
    expect(page).toContain('We do not know a place called “swanse”. Did you mean one of these?');
  });
  it.each([
    ['Cornwall', 'Camborne (TR14)'],
    ['Wales', 'Cardiff (CF1)'],
    ['Cymru', 'Cardiff (CF1)'],
  ])('in %s, which is too large to measure from, one of its largest towns', async (near, town) => {
    const { understood, suggestions } = await answer({ near });
    expect(understood.place).toBeNull();
    expect(understood.places.map(({ name }) => name)).toContain(town);
    expect(suggestions.tips.map(({ key }) => key)).toEqual(['tip.wide-place']);
    const page = await (await machine.get(`/search?near=${near}`)).text();
    expect(page).toContain(`${near} is too large an area to measure from.`);
  });
  it('not of one in Northern Ireland, which is not covered', async () => {
    expect((await answer({ near: 'Bangor' })).understood).toMatchObject({
      place: { name: 'Bangor', latitude: expect.closeTo(53.23, 1) },
      places: [],
    });
    const { understood } = await answer({ near: 'Newcastle' });
    expect(understood.places.map(({ name }) => name)).toEqual([
      'Newcastle upon Tyne (NE1)',
      'Newcastle under Lyme (ST5)',
    ]);
  });
  it.each([
    ['Hull', 53.74, -0.34],
    ['Stoke', 53, -2.19],
    ['Southend', 51.54, 0.71],
    ['Kings Lynn', 52.75, 0.4],
    ['Kingston', 51.41, -0.3],
    ['Saint Albans', 51.75, -0.34],
    ['Wells', 51.21, -2.65],
  ])('a town is known as people call it: %s', async (near, latitude, longitude) => {
    const { place } = (await answer({ near })).understood;
    expect(place?.latitude).toBeCloseTo(latitude, 1);
    expect(place?.longitude).toBeCloseTo(longitude, 1);
  });
  it('the last part of an address is the place; what only stands behind its name does not choose one', async () => {
    const placeOf = async (near: string) => (await answer({ near })).understood.place?.name;
    expect(await placeOf('12 High Street, Swansea')).toBe('Swansea');
    expect(await placeOf('Swansea, West Glamorgan')).toBe('Swansea');
    expect(await placeOf('Swansea, Wales')).toBe('Swansea');
    expect((await answer({ near: 'Newport, Pembrokeshire' })).understood).toMatchObject({ place: null });
  });
  it.each([
    ['SA1 1AA Swansea', 'SA1 1AA'],
    ['12 High Street, sa11aa', 'SA1 1AA'],
    ['Flat 2, 12 High Street, SA1 1AA, Wales', 'SA1 1AA'],
    ['somewhere in SA1 1', 'SA1 1'],
    ['Swansea SA1', 'SA1'],
  ])('a postcode among other words is where it is: %s', async (near, name) => {
    expect((await answer({ near })).understood.place).toMatchObject({ name });
  });
  it('an outcode that nobody has is none', async () => {
    expect((await ask({ near: 'Flat B9Z' })).status).toBe(400);
  });
  it('a Welsh name is a name, and whoever types it reads it', async () => {
    const { place } = (await answer({ near: 'abertawe' })).understood;
    expect(place).toMatchObject({ name: 'Abertawe', latitude: expect.closeTo(51.6, 1) });
    expect((await answer({ near: 'castell nedd' })).understood.place?.name).toBe('Castell-nedd');
    const page = await (await machine.get('/search?near=Abertawe&lang=cy')).text();
    expect(page).toContain('ger Abertawe');
    expect(page).not.toContain('ger Swansea');
  });
});

describe('suggestions', () => {
  const suggest = async (q: string) =>
    (await (await machine.get(`/api/v1/suggest?${params({ q })}`)).json()) as {
      suggestions: { kind: string; text: string }[];
    };
  it('topics, names and places that start with what was typed', async () => {
    const kinds = async (q: string) => new Set((await suggest(q)).suggestions.map(({ kind }) => kind));
    expect(await kinds('men')).toContain('topic');
    expect(await kinds('upl')).toContain('organization');
    expect(await kinds('swan')).toContain('place');
  });
  it('what people say is suggested as they say it, with what it means', async () => {
    const first = async (q: string, lang = 'en') => {
      const response = await machine.get(`/api/v1/suggest?${params({ q, lang })}`);
      return ((await response.json()) as { suggestions: object[] }).suggestions[0];
    };
    const lonely = { kind: 'topic', text: 'lonely', means: expect.stringContaining('Befriending') };
    expect(await first('lonel')).toMatchObject(lonely);
    expect(await first('lonley')).toMatchObject(lonely);
    expect(await first('money w')).toMatchObject({ text: 'money worries' });
    expect(await first('unig', 'cy')).toMatchObject({ text: 'unig' });
    expect(await first('cho')).toMatchObject({ text: 'Singing and choir', id: 'singing' });
    expect(await first('cho')).not.toHaveProperty('means');
  });
  it('three letters in the middle of a saying suggest nothing, nor four letters that are misspelt', async () => {
    const texts = async (q: string) => (await suggest(q)).suggestions.map(({ text }) => text);
    expect(await texts('gang')).toContain('garden gang');
    expect(await texts('gan')).not.toContain('garden gang');
    expect((await texts('tyre')).join()).not.toContain('wheelchair tyres no money');
    expect((await texts('gardn')).join()).toMatch(/garden/i);
    expect(await texts('dbet')).toEqual([]);
    expect((await texts('scared')).join()).not.toMatch(/[|>]/);
    expect(await texts('debtt')).toContain('debt');
  });
  it('what may put somebody in danger is suggested to whoever has typed a word of it, and none of its listings', async () => {
    const texts = async (q: string) => (await suggest(q)).suggestions.map(({ text }) => text).join();
    for (const q of ['dom', 'scared', 'hit', 'wom'])
      expect([q, await texts(q)]).toEqual([q, expect.not.stringMatching(/abuse|refuge/i)]);
    expect(await texts('domestic')).toContain('Domestic abuse support');
    expect(await texts('refuge')).not.toContain('Women’s Refuge');
  });
  it('one letter suggests nothing, a novel is refused', async () => {
    expect((await suggest('m')).suggestions).toEqual([]);
    expect((await machine.get(`/api/v1/suggest?q=${'x'.repeat(501)}`)).status).toBe(400);
  });
});
