import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchAnswer } from '../../schemas/search.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const at = (id: string, latitude: number) => ({
  service_at_locations: [
    {
      id: `${id}-at`,
      location: { id: `${id}-hall`, location_type: 'physical', latitude, longitude: -3.94 },
    },
  ],
});
const yoga = (id: string, latitude: number, words: string, more = {}) =>
  aFeedService(id, { name: 'Mats', description: `Wibblewick. ${words}`, ...at(id, latitude), ...more });

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    yoga('students', 51.62, 'For University students.'),
    yoga('over-60s', 51.62, 'For over-60s.'),
    yoga('only-pregnant', 51.62, 'On mats.', {
      hereabouts: { eligibility: { circumstances: { only: ['pregnant'] } } },
    }),
    yoga('women', 51.7, 'On mats.', {
      hereabouts: { eligibility: { circumstances: 'anyone', gender: { only: ['female'] } } },
    }),
    yoga('everybody', 51.65, 'Everyone welcome.'),
    aFeedService('outreach', {
      name: 'Outreach',
      description: 'Beside you.',
      attributes: [{ taxonomy_term: { id: 'domestic-abuse-support' } }],
      hereabouts: { eligibility: { circumstances: { only: ['survivor-of-abuse'] } } },
      ...at('outreach', 51.65),
    }),
    aFeedService('talking', {
      name: 'Time to talk',
      description: 'Somebody listens.',
      attributes: [{ taxonomy_term: { id: 'counselling' } }],
      ...at('talking', 51.62),
    }),
    aFeedService('prism', {
      name: 'Prism',
      description: 'Come along.',
      hereabouts: { eligibility: { circumstances: { only: ['lgbt'] } } },
      ...at('prism', 51.62),
    }),
    aFeedService('inside-out', {
      name: 'Inside Out',
      description: 'Come along.',
      hereabouts: { eligibility: { circumstances: { only: ['prison-leaver'] } } },
      ...at('inside-out', 51.62),
    }),
    ...[
      ['drinkers', { conditions: { only: ['alcohol-dependence'] } }],
      ['families', { circumstances: { only: ['family-of-drinker'] } }],
      ['anybody', {}],
    ].map(([id, eligibility]) =>
      aFeedService(String(id), {
        name: 'Dry Dock',
        description: 'Tea, and somebody who knows what drink does.',
        attributes: [{ taxonomy_term: { id: 'x-drink', name: 'Alcohol' } }],
        hereabouts: { eligibility },
        ...at(String(id), id === 'anybody' ? 53.1 : 53),
      }),
    ),
    ...[
      ['tamil', 'Tamil speaking elders.', 54],
      ['meal', 'Elders speaking: Tamil.', 54.02],
    ].map(([id, description, latitude]) =>
      aFeedService(String(id), { name: 'Plates', description, ...at(String(id), Number(latitude)) }),
    ),
    aFeedService('choir', { name: 'Choir', description: 'Come and sing.', ...at('choir', 51.62) }),
    aFeedService('sitting', {
      name: 'Two Hours Yours',
      description: 'Sitting service.',
      attributes: [{ taxonomy_term: { id: 'sitting-service' } }],
      ...at('sitting', 51.62),
    }),
  ]);
});
afterAll(() => machine.close());

async function resultsOf(query: string) {
  const response = await machine.get(`/api/v1/search?near=51.62,-3.94&${query}`);
  return SearchAnswer.parse(await response.json()).results;
}
const ids = async (query: string) => (await resultsOf(query)).map(({ id }) => id);
const cautions = async (query: string, id: string) =>
  (await resultsOf(query))
    .find((result) => result.id === id)
    ?.cautions.filter(({ key }) => key === 'caution.seems-for' || key === 'caution.only')
    .map(({ text }) => text);

describe('what seems to be for others', () => {
  it('comes after what is for everybody, though nearer, and what is only for others after that', async () => {
    expect(await ids('q=wibblewick&age=30')).toEqual([
      'everybody',
      'students',
      'women',
      'over-60s',
      'only-pregnant',
    ]);
  });

  it('is said to seem so, and to be asked, in both languages', async () => {
    expect(await cautions('q=wibblewick&age=30', 'students')).toEqual([
      'Seems to be for “Student”: check that they may come',
    ]);
    expect(await cautions('q=wibblewick&age=30', 'over-60s')).toEqual([
      'Seems to be for ages 60 and over: check that they may come',
    ]);
    expect(await cautions('q=wibblewick&age=30&lang=cy', 'students')).toEqual([
      'Mae’n ymddangos ei fod ar gyfer “Myfyriwr”: gofynnwch a gânt ddod',
    ]);
    expect(await cautions('q=wibblewick&age=30', 'only-pregnant')).toEqual(['Only for: Pregnant']);
    expect(await cautions('q=wibblewick&age=30', 'everybody')).toEqual([]);
  });

  it('is said to nobody whom it is for, or of whom nobody said their age', async () => {
    expect(await cautions('q=wibblewick&is=student', 'students')).toEqual([]);
    expect(await cautions('q=wibblewick+for+a+student', 'students')).toEqual([]);
    expect(await cautions('q=wibblewick&age=60', 'over-60s')).toEqual([]);
    expect(await cautions('q=wibblewick&age=59', 'over-60s')).toHaveLength(1);
    expect(await cautions('q=wibblewick', 'over-60s')).toEqual([]);
    expect((await ids('q=wibblewick&is=student&age=30'))[0]).toBe('students');
  });
});

describe('what is for those who speak a language', () => {
  const found = async (query: string) => {
    const answer = await machine.get(`/api/v1/search?near=54,-3.94&q=plates&${query}`);
    return SearchAnswer.parse(await answer.json()).results.map(({ id, reasons, cautions }) => [
      id,
      ...[...reasons, ...cautions].filter(({ key }) => key.endsWith('.seems-for')).map((one) => one.text),
    ]);
  };
  it('comes first for them, and for others after what is for everybody', async () => {
    expect(await found('language=ta')).toEqual([['tamil', 'Seems to be for “Tamil speakers”'], ['meal']]);
    for (const query of ['language=vi', 'age=70'])
      expect(await found(query)).toEqual([
        ['meal'],
        ['tamil', 'Seems to be for “Tamil speakers”: check that they may come'],
      ]);
    expect(await found('language=ta&lang=cy')).toContainEqual([
      'tamil',
      'Mae’n ymddangos ei fod ar gyfer “siaradwyr Tamileg”',
    ]);
  });
});

describe('what is for speakers of a language, where nothing says of whom else', () => {
  it('is still to be asked whether it is for a carer', async () => {
    const answer = await machine.get('/api/v1/search?near=54,-3.94&q=plates&language=ta&is=carer');
    const tamil = SearchAnswer.parse(await answer.json()).results.find(({ id }) => id === 'tamil');
    const keys = tamil?.cautions.map(({ key }) => key);
    expect(keys).toContain('caution.check.circumstances');
    expect(keys).not.toContain('caution.check.language');
  });
});

describe('what is only for those who are hurt', () => {
  it('is for whoever says that somebody hurts them, and comes first', async () => {
    const [first] = await resultsOf(`q=${encodeURIComponent('he hits her')}`);
    expect(first?.id).toBe('outreach');
    expect(first?.cautions.map(({ key }) => key)).not.toContain('caution.only');
  });
});

describe('whose drinking it is', () => {
  const found = async (q: string) => {
    const response = await machine.get(`/api/v1/search?near=53,-3.94&q=${encodeURIComponent(q)}`);
    return SearchAnswer.parse(await response.json()).results.map(({ id }) => id);
  };
  it('a husband’s is not hers: what is only for drinkers comes last', async () => {
    expect(await found('her husband drinks every night')).toEqual(['families', 'anybody', 'drinkers']);
  });
  it('what is only for families comes last for who drinks, and is not said to be for them', async () => {
    expect(await found('drinking too much')).toEqual(['drinkers', 'anybody', 'families']);
  });
});

describe('what seems to be for this person', () => {
  it('is said to, in place of being not stated', async () => {
    const keys = async (id: string) => {
      const found = (await resultsOf('q=wibblewick&is=student')).find((result) => result.id === id);
      return [...(found?.reasons ?? []), ...(found?.cautions ?? [])].map(({ key }) => key);
    };
    expect(await keys('students')).toContain('reason.seems-for');
    expect(await keys('students')).not.toContain('caution.check.circumstances');
    expect(await keys('over-60s')).toContain('caution.check.circumstances');
  });

  it('is not said to be open to anyone where it is only for women', async () => {
    const found = (await resultsOf('q=wibblewick&is=student')).find(({ id }) => id === 'women');
    expect(found?.reasons.map(({ key }) => key)).not.toContain('reason.open-to-anyone');
    expect(found?.cautions.map(({ text }) => text)).toContain('Only for: women');
  });
});

describe('what is for people such as this one', () => {
  it('is found beside words that leave open what is meant', async () => {
    expect(await ids('q=wibblewick+machines')).not.toContain('sitting');
    expect(await ids('q=wibblewick+machines&is=carer')).toContain('sitting');
  });

  it('is not brought where a question names plainly what is meant', async () => {
    expect(await ids('q=choir&is=carer')).toEqual(['choir']);
  });
});

describe('for whom a listing is in words that are not ours', () => {
  it.each([
    ['trans lad, come along', 'prism'],
    ['out of prison, come along', 'inside-out'],
  ])('is one of them who says so in any words: %s', async (q, id) => {
    const told = (await resultsOf(`q=${encodeURIComponent(q)}`)).find((result) => result.id === id);
    expect(told?.cautions.map(({ key }) => key)).not.toContain('caution.only');
    expect(told?.reasons.map(({ key }) => key)).toContain('reason.for');
  });

  it('is nobody else', async () => {
    expect(await cautions('q=come+along', 'prism')).toEqual(['Only for: Lgbt']);
  });
});
