import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { didYouMean } from '../../../functions/domain/search/words/spelling.ts';
import { understandWords } from '../../../functions/domain/search/words/words.ts';
import { alternativesOf } from '../../../functions/domain/text/sayings.ts';
import { vocabulary } from '../../../functions/domain/vocabulary/vocabulary.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import { aListing, aService } from '../../fixtures/listing.ts';
import { aDirectory } from '../a-directory.ts';

const directory = aDirectory();
const listed = (id: string, name: string, description: string) =>
  aListing({ id, service: aService({ id, name, description, attributes: [] }) });

beforeAll(async () => {
  const all = [
    listed('falls', 'Steady On', 'Exercises for balance, to prevent falls.'),
    listed('debt', 'Money Advice', 'Help with bills, debts and letters.'),
    listed('choir', 'Morriston Choir', 'Singing for anyone. Gatherings on Mondays.'),
    listed('newtown', 'Newtown Choir', 'We sing.'),
    listed('canu', 'Côr Treforys', 'Dewch i ganu gyda ni bob nos Lun.'),
  ];
  await directory.save(...all);
  await directory.project(...all.map(({ id }) => id));
});
afterAll(() => directory.close());

const understand = async (q: string, lang: 'en' | 'cy' = 'en') => {
  const words = await understandWords({ q, lang, topic: [], condition: [], is: [] }, directory.index);
  return { ...words, didYouMean: didYouMean(q, words.spelling) };
};
const tokens = async (q: string, lang: 'en' | 'cy' = 'en') =>
  (await understand(q, lang)).groups.flatMap((group) => group.alternatives.map(({ token }) => token));

describe('a word that was misspelt', () => {
  it('is looked for as what was meant would be', async () => {
    const groups = async (q: string) => (await understand(q)).groups;
    expect(await groups('gatherngs')).toEqual(await groups('gatherings'));
    expect(await groups('balence')).toEqual(await groups('balance'));
  });
  it('is not wanted where what was meant is not', async () => {
    expect((await understand('gardening, not swiming')).unwanted).toContain('swimming');
    expect(await tokens('gardening, not swiming')).not.toContain('#swimming');
  });
});

describe('what is typed', () => {
  it('nothing typed asks for nothing', async () => {
    expect(await understand('')).toMatchObject({
      groups: [],
      minimumGroups: 0,
      topics: [],
      didYouMean: null,
    });
    expect(await understand('and the of')).toMatchObject({ groups: [], minimumGroups: 0 });
  });

  it('"falls out with his bills" is about bills, not about falling over', async () => {
    const { topics, said } = await understand('falls out with his bills');
    expect(topics[0]).toMatch(/debt|money|energy|benefit|budget/);
    expect(topics.indexOf('debt-advice')).toBeGreaterThanOrEqual(0);
    expect(topics.slice(0, topics.indexOf('debt-advice'))).not.toContain('falls-prevention');
    expect((await understand('falls')).topics[0]).toBe('falls-prevention');
    expect(said.some(({ words }) => words.includes('bills'))).toBe(true);
  });

  it('of topics that are meant as surely the likelier is named first', async () => {
    const { topics, said } = await understand('something with her hands, gentle company');
    expect(topics[0]).toBe('knitting-crafts');
    expect(said[0]?.topics[0]?.id).toBe('knitting-crafts');
  });

  it('a plain need is taken for a topic', async () => {
    expect((await understand('worried about debt')).topics).toContain('debt-advice');
  });

  it('words that mean nothing each are taken for what they lie close to together; one alone means itself', async () => {
    const together = await tokens('saw lathe bench glue');
    expect(together).toContain('#woodwork');
    expect((await understand('lathe')).groups).toHaveLength(1);
    expect(await tokens('xylotomy qwyx')).not.toContainEqual(expect.stringMatching(/^#/));
  });

  it('a rare word of English is not another one misspelt', async () => {
    expect(await understand('belting out a hymn')).toMatchObject({ didYouMean: null });
    expect(await understand('sowing machine')).toMatchObject({ didYouMean: 'sewing machine' });
    expect(await understand('sowing in spring')).toMatchObject({ didYouMean: null });
    expect(await understand('take her dog out while her hip heals')).toMatchObject({ didYouMean: null });
    expect(await understand('72 yr old gent, wife in care home')).toMatchObject({ didYouMean: null });
    expect(await understand('son moved to leeds')).toMatchObject({ didYouMean: null });
    expect(await understand("his pride's hurt, wants to be useful")).toMatchObject({ didYouMean: null });
    expect(await understand('dept advice')).toMatchObject({ didYouMean: 'debt advice' });
  });

  it.each([
    ['dwi isio marw', ['life']],
    ["fi'n moyn marw", ['life']],
    ['ddim eisiau byw', ['life']],
    ['girl 14 cutting herself', ['life']],
    ['saving up her tablets', ['life']],
    ["hoarding tablets, says she's had enough", ['life']],
    ['wants to end it all', ['life']],
    ['wants to end it with her boyfriend', []],
    ['feels cut off since retiring', []],
    ['new tablet for christmas, no idea', []],
    ['he has taken tablets to end it', ['illness', 'life']],
    ['took 20 paracetamol last night', ['illness', 'life']],
    ['hearing voices telling him to jump', ['life']],
    ['little boy covered in bruises', ['child', 'abuse']],
    ['toddler has bruises', ['child']],
    ['baby not being fed', ['child']],
    ['grandson pushes her', ['abuse']],
    ['she throws mugs at him', ['abuse']],
    ["can't throw things out", []],
    ["mae'r bachgen yn cael ei gam-drin", ['child']],
    ['taken tablets for years', []],
    ['slurred speech face droop', ['illness']],
    ["can't breathe", ['illness']],
    ['coughing blood', ['illness']],
    ['stopped drinking shaking sweating seeing things', ['illness']],
    ['dts withdrawing from alcohol', ['illness']],
    ['stroke 6m ago', []],
    ['knife in school bag 14 yr old', ['child']],
    ['sexting pic blackmail son 15', ['child']],
    ['homeless tonite', ['street']],
    ['denies suicidal thoughts, just lonely', []],
    ['no SI lonely 45m', []],
    ['no suicidal thoughts last week, suicidal today', ['life']],
    ['cutting hair class', []],
    ['mother in law is killing me', []],
    ['boy pushes his bike', []],
  ])('who may be in danger: %s', async (q, dangers) => {
    expect((await understand(q)).sought.dangers).toEqual(dangers);
  });

  it.each([
    ['Her husband drinks. She is scared of her husband', 'abuse'],
    ['Son, 30, lives with her. Afraid of her son', 'abuse'],
    ['afraid of her partner, needs help with rent', 'abuse'],
    ['assaulted, needs help with rent', 'abuse'],
    ['feels suicidal, wants a walking group and help with rent', 'life'],
  ])('a danger is one beside whatever else is said: %s', async (q, danger) => {
    expect((await understand(q)).sought.dangers).toContain(danger);
  });

  it('each clause keeps its own "no"', async () => {
    const { topics } = await understand('no car and wants to get out walking and has no money');
    expect(topics).toContain('money-advice');
  });

  it('every need that speaks of a danger does so beside another wish too', async () => {
    const lost: string[] = [];
    for (const { urgent, needs } of vocabulary.terms) {
      if (urgent === undefined) continue;
      for (const lang of ['en', 'cy'] as const)
        for (const phrase of needs[lang].flatMap(alternativesOf)) {
          const said = phrase.replaceAll(' > ', ' ');
          const alone = (await understand(said, lang)).sought.dangers;
          const beside = (await understand(`${said}, rent arrears`, lang)).sought.dangers;
          if (alone.includes(urgent) && !beside.includes(urgent)) lost.push(`${urgent}: ${said}`);
        }
    }
    expect(lost).toEqual([]);
  });

  it.each([
    ["doesn't drink, wants company", 'alcohol-support'],
    ['no dementia, wants to sing', 'dementia-cafe'],
    ["doesn't smoke, swimming", 'stop-smoking'],
  ])('what is said not to be so is not asked for: %s', async (q, topic) => {
    const { topics, said } = await understand(q);
    expect(topics).not.toContain(topic);
    expect(said.map(({ as }) => as)).toContain('unwanted');
  });

  it('and by itself is all that there is to ask', async () => {
    expect((await understand('no dementia')).topics).toContain('dementia-cafe');
  });

  it('no Welsh word is corrected to one of English', async () => {
    expect(await understand('prin o bress, tri o blant')).toMatchObject({ didYouMean: null });
  });

  it.each([
    ["won't leave his room", 'youth-mental-health'],
    ['owes on cards', 'debt-advice'],
    ['yfed gormod', 'alcohol-support'],
    ['edrych ar ei hôl hi', 'carers-support'],
    ['her man hits her', 'domestic-abuse-support'],
    ['wife hits him', 'male-abuse-victims'],
    ['doctor took his licence', 'community-transport'],
    ['released on licence', 'ex-offender-support'],
    ['gran bringing up three grandkids', 'kinship-care'],
    ['whispers in his head', 'hearing-voices-group'],
  ])('what is meant first: %s', async (q, topic) => {
    expect((await understand(q)).topics[0]).toBe(topic);
  });

  it('a correction leaves everything else as it was written, also what stands between the words', async () => {
    expect(await understand('dimentia/alzheimers Cafe')).toMatchObject({
      didYouMean: 'dementia/alzheimers Cafe',
    });
    expect(await understand('Gardning, singing')).toMatchObject({ didYouMean: 'gardening, singing' });
    expect(await understand("men's gardning")).toMatchObject({ didYouMean: "men's gardening" });
    expect(await understand('walking/gardening')).toMatchObject({ didYouMean: null });
  });

  it('what tells something was meant before what tells nothing', async () => {
    expect(await understand('widower lonly')).toMatchObject({ didYouMean: 'widower lonely' });
  });

  it('a long word may be two edits off, a shorter one and a word of English only one', async () => {
    expect(await understand('agrophobia')).toMatchObject({ didYouMean: 'agoraphobia' });
    expect(await understand('fibromialga')).toMatchObject({ didYouMean: 'fibromyalgia' });
    expect(await understand('gardnin')).toMatchObject({ didYouMean: null });
    expect(await understand('copperworks')).toMatchObject({ didYouMean: null });
  });

  it('a word that is Welsh too is misspelt among English ones, where some phrase has it so', async () => {
    expect(await understand('brest cancer swiming')).toMatchObject({ didYouMean: 'breast cancer swimming' });
    expect(await understand('poen yn y frest', 'cy')).toMatchObject({ didYouMean: null });
    expect(await understand('babi gam-drin, rent')).toMatchObject({ didYouMean: null });
  });

  it('"walk" is not "cannot walk"', async () => {
    expect((await understand('walk')).topics).not.toContain('disability-support');
    expect((await understand('she cannot walk')).topics).toContain('disability-support');
  });

  it('the form of a word tells the living from the dead', async () => {
    expect((await understand('killed himself')).topics).toEqual(['suicide-bereavement']);
    expect((await understand('kill himself')).topics).toEqual(['suicide-prevention']);
    expect((await understand('her mum died')).topics).not.toContain('end-of-life');
    expect((await understand('her mum is dying')).topics[0]).toBe('end-of-life');
  });

  it('whoever does it to themselves, it is the same', async () => {
    for (const who of ['himself', 'herself', 'myself', 'themselves'])
      expect((await understand(`harming ${who}`)).topics).toContain('self-harm-support');
    expect((await understand('harming the lawn')).topics).not.toContain('crisis-support');
  });

  it('who is afraid of whom is told by the order of the words', async () => {
    for (const q of ['afraid of her husband', 'terrified of his wife', 'her partner punches her'])
      expect((await understand(q)).topics[0]).toBe('domestic-abuse-support');
    for (const q of ['her husband is afraid of falling', 'his wife is terrified'])
      expect((await understand(q)).topics).not.toContain('domestic-abuse-support');
  });

  it('what is understood by all its words is not looked for by each', async () => {
    expect(await tokens("can't heat her home")).toContain('#energy-advice');
    expect(await tokens("can't heat her home")).not.toContain('#by-home-visit');
    expect(await tokens('home')).toContain('#by-home-visit');
    expect(await tokens('cutting herself')).not.toContain('cut');
    expect(await tokens('toenail cutting')).toContain('cut');
  });

  it('a part of another phrase means nothing where the words say one in full', async () => {
    expect((await understand('yoga')).topics).toEqual(['yoga']);
    expect((await understand('wants to die')).topics).toEqual(['suicide-prevention']);
    expect((await understand('wants to die at home')).topics[0]).toBe('end-of-life');
  });

  it('who the person is may be said by the words', async () => {
    expect((await understand('his mum died')).whom).toContain('bereaved');
    for (const q of ['lost a baby', 'her twin sister died', 'had a stillbirth', 'colli ei gŵr'])
      expect((await understand(q)).whom).toContain('bereaved');
    for (const q of ['lost her job', 'dead end job', 'has lost touch with her sister'])
      expect((await understand(q)).whom).not.toContain('bereaved');
    expect((await understand('his dog barks')).whom).toEqual([]);
  });

  it.each([
    ['MH and T2DM', ['mental-health-support', 'diabetes-support']],
    ['DV hx', ['domestic-abuse-support']],
    ['OOW, UC stopped', ['employment-support', 'benefits-advice']],
    ['post MI', ['cardiac-rehab']],
  ])('what is written in short is read in full: %s', async (q, topics) => {
    expect((await understand(q)).topics).toEqual(expect.arrayContaining(topics));
  });

  it('what says when they cannot come is told back whole, and is not looked for', async () => {
    const { said, groups } = await understand("can't do evenings, needs a lift to hospital");
    expect(said.map(({ words, as }) => [as, words])).toEqual([
      ['topic', 'needs a lift to hospital'],
      ['time', 'cant do evenings'],
    ]);
    expect(groups.flatMap(({ alternatives }) => alternatives.map(({ token }) => token))).not.toContain(
      'cant',
    );
  });

  it('what suggests that somebody cannot do a thing is looked for too', async () => {
    const { topics, ofPerson } = await understand('bad knees, wants a choir');
    expect(ofPerson.cannot).toEqual(['stairs']);
    expect(topics).toEqual(expect.arrayContaining(['arthritis-support', 'singing']));
  });

  it('what is denied stands after its "no"', async () => {
    expect((await understand('get fit with no lycra')).topics).not.toContain('autism-support');
    expect((await understand("doesn't fit in")).topics).toContain('autism-support');
  });

  it('a number that no phrase has is not looked for beside other words', async () => {
    expect((await understand('choir 38')).groups).toHaveLength((await understand('choir')).groups.length);
  });

  it.each([
    ['lonely 70 y/o man', 70, 'male'],
    ['M70 lonely', 70, 'male'],
    ['Mrs Evans, 83, lonely', 83, 'female'],
    ['Mr O’Neill 83 lonely', 83, 'male'],
  ])('notes are read, and no name is looked for: %s', async (q, age, gender) => {
    const { ofPerson } = await understand(q);
    expect(ofPerson).toMatchObject({ ages: { from: age, to: age } });
    expect(ofPerson.gender ?? ofPerson.spokenOfAs).toBe(gender);
    expect((await tokens(q)).filter((token) => /evan|neill/.test(token))).toEqual([]);
  });

  it('a motorway is no man', async () => {
    const { ofPerson } = await understand('panics, will not drive on the M62');
    expect([ofPerson.ages, ofPerson.gender, ofPerson.spokenOfAs]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['auld wifie, feart o fallin', 'falls-prevention'],
    ['nowt to eat', 'food-bank'],
    ['M.E., so tired', 'me-long-covid-support'],
    ['ex RN', 'veterans-support'],
  ])('words are read as they are spoken where people live: %s', async (q, topic) => {
    expect((await understand(q)).topics).toContain(topic);
  });

  it.each([["her lad's been sent down", 'prisoners-families']])(
    'what is said word for word is not what a word of it says by itself: %s',
    async (q, topic) => {
      expect((await understand(q)).topics[0]).toBe(topic);
    },
  );

  it.each([
    ["hears people who aren't there", 'parent-group'],
    ["she'd like company", 'mens-shed'],
    ["he'll talk", 'crisis-support'],
  ])('a small word that is hung on, and a "no", are no other word: %s', async (q, topic) => {
    expect((await understand(q)).topics).not.toContain(topic);
  });

  it('what is said word for word is told with its small words', async () => {
    const { said } = await understand("he'll kill me if he finds out");
    expect(said[0]).toMatchObject({ words: 'he kill me', as: 'topic' });
    expect(said.flatMap(({ topics }) => topics.map(({ id }) => id))).toEqual(['domestic-abuse-support']);
  });

  it('a Welsh word is not read as one of a dialect of English', async () => {
    expect((await understand("wi'n unig", 'cy')).topics).toContain('befriending');
  });

  it('who does not want one way of it wants the help all the same', async () => {
    const { topics, unwanted } = await understand('wants to stop drinking, not AA');
    expect(topics[0]).toBe('alcohol-support');
    expect([...unwanted]).toEqual([]);
    const other = await understand("doesn't want counselling, wants someone to talk to");
    expect([...other.unwanted]).toEqual(['counselling']);
  });

  it.each([
    ['Mr Jones Debt Advice', 'debt-advice'],
    ['Mrs Mary Evans Wants A Choir', 'singing'],
  ])('what follows a name is asked for: %s', async (q, topic) => {
    expect((await understand(q)).topics[0]).toBe(topic);
    expect((await tokens(q)).filter((token) => /jone|mari|evan/.test(token))).toEqual([]);
  });

  it('"mr" in small letters, "Miss" before a small one, and a room are no names', async () => {
    expect((await understand('miss singing')).topics).toContain('singing');
    expect((await understand('MS group')).topics).toContain('ms-support');
    expect((await understand('M25 walk')).topics).toContain('walking-group');
  });

  it('a word that says little is meant where it is said far more often: "suport" is no "sport"', async () => {
    expect((await understand('housing suport')).didYouMean).toBe('housing support');
    expect((await understand('lonly')).didYouMean).toBe('lonely');
  });

  it('who suggests that somebody may not manage stairs is told so, and it makes no filter', async () => {
    expect((await understand('COPD, choir')).ofPerson).toMatchObject({
      cannot: ['stairs'],
      suggested: ['stairs'],
    });
    expect((await understand("COPD, can't manage stairs")).ofPerson.suggested).toEqual([]);
  });

  it('a pressure is no age, in short or in full', async () => {
    for (const q of ['BP 90, lonely', 'blood pressure 90'])
      expect((await understand(q)).ofPerson.ages).toBeUndefined();
  });

  it('what is close to a danger stays: who sleeps in a car may go to a day centre for the homeless', async () => {
    expect((await understand('sleeping in his car')).topics).toEqual(
      expect.arrayContaining(['night-shelter', 'homelessness-support']),
    );
  });

  it('words of one part are told as they stand, whatever is said elsewhere', async () => {
    const { said } = await understand('lonely, no money for food, no car');
    expect(said.map(({ words }) => words)).toEqual(['lonely', 'no money for food', 'no car']);
  });

  it('who says only how they come asks for nothing by it, where a topic is chosen', async () => {
    const asked = { q: 'no car', lang: 'en' as const, condition: [], is: [] };
    const alone = await understandWords({ ...asked, topic: [] }, directory.index);
    const beside = await understandWords({ ...asked, topic: ['mens-shed'] }, directory.index);
    expect([alone.minimumGroups, beside.minimumGroups]).toEqual([1, 0]);
    expect(beside.ofPerson.cannot).toEqual(['driving']);
  });

  it('what is short only in capitals is a word in small letters', async () => {
    expect((await understand('mi fydda i yno', 'cy')).topics).not.toContain('cardiac-rehab');
    expect((await understand('od o beth', 'cy')).topics).not.toContain('suicide-prevention');
  });

  it('the end of a life is not the end that somebody makes of it', async () => {
    for (const q of ['end of life', 'nearing the end of his life'])
      expect(await understand(q)).toMatchObject({ topics: ['end-of-life'], sought: { dangers: [] } });
    expect((await understand('wants to end her life')).sought.dangers).toEqual(['life']);
  });

  it('whose father somebody is or has tells no group of fathers; that it is for fathers does', async () => {
    for (const q of ['grandad has dementia', 'dad lonely', 'woman lonely'])
      expect((await understand(q)).topics).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(fathers|mens|womens)-group$/)]),
      );
    expect((await understand('group for dads')).topics).toEqual(['fathers-group']);
  });

  it('Welsh function words and common words tell no topic', async () => {
    for (const q of ['ers', "mae hi'n", "i'w", 'pobl', 'cyn', 'llai', 'arni', 'bob dydd', 'bore', 'ddim'])
      expect((await understand(q, 'cy')).topics, q).toEqual([]);
    expect((await understand('iechyd meddwl pobl ifanc', 'cy')).topics).not.toContain('older-peoples-club');
    expect((await understand('pobl hŷn', 'cy')).topics).toContain('older-peoples-club');
    expect((await understand("unig ers i'w gŵr farw", 'cy')).topics[0]).toBe('bereavement-support');
  });

  it('a word that means no topic is looked for as it is', async () => {
    const { groups, said } = await understand('morriston');
    expect(groups).toHaveLength(1);
    expect(groups[0]?.alternatives[0]).toEqual({ token: 'morriston', weight: 1 });
    expect(said).toEqual([{ words: 'morriston', as: 'word', topics: [] }]);
  });

  it('Welsh words are looked for without their mutation', async () => {
    expect(await tokens('canu')).toContain('~anu');
    expect(await tokens('ganu')).toContain('~anu');
    expect(await tokens('chanu')).toContain('~anu');
  });

  it('a misspelt word is also looked for as the word that some listing uses', async () => {
    const understood = await understand('singin excercises morristn');
    expect(understood.groups.flatMap((group) => group.alternatives.map(({ token }) => token))).toContain(
      'morriston',
    );
  });

  it('the correction that is offered is a word that people write', async () => {
    const { didYouMean } = await understand('ballance');
    expect(didYouMean).toBe('balance');
  });

  it.each([
    ['sigh loss', 'sight loss'],
    ['hose riding', 'horse riding'],
    ['cair exercise', 'chair exercise'],
  ])(
    'of several words that may be meant, it is the one that is said beside another: %s',
    async (q, meant) => {
      expect((await understand(q)).didYouMean).toBe(meant);
    },
  );

  it('what only repeats who the person is counts less than what they want, and is no kind of help that is missing', async () => {
    const q = 'wheelchair user wants to swim';
    const heaviest = async (is: string[]) => {
      const { groups, kinds } = await understandWords(
        { q, lang: 'en', topic: [], condition: [], is },
        directory.index,
      );
      const [first] = groups.toSorted((a, b) => b.weight - a.weight);
      return { first: first?.alternatives[0]?.token, kinds: kinds.flat() };
    };
    expect(await heaviest(['wheelchair-user'])).toEqual({ first: '#swimming', kinds: ['swimming'] });
    expect((await heaviest([])).kinds).toContain('disability-support');
  });

  it('two words that are written as one are what they are apart, unless a listing writes them so', async () => {
    const topicsOf = async (q: string) => (await understand(q)).topics[0];
    expect(await topicsOf('lunchclub')).toBe('lunch-club');
    expect(await topicsOf('menshed')).toBe('mens-shed');
    expect(await topicsOf('teadance, evenings')).toBe('dance');
    expect((await understand('newtown')).said).toContainEqual({ words: 'newtown', as: 'word', topics: [] });
    expect((await understand('facebook')).said).toContainEqual({ words: 'facebook', as: 'word', topics: [] });
  });

  it('a common word of English is meant as it is written, whether or not a listing has it', async () => {
    const { didYouMean, groups } = await understand('former shore');
    expect(didYouMean).toBeNull();
    expect(groups.flatMap(({ alternatives }) => alternatives.map(({ token }) => token))).toEqual(
      expect.arrayContaining(['former', 'shore']),
    );
  });

  it('common words alone stand for no topic', async () => {
    expect((await understand('going')).topics).toEqual([]);
    expect((await understand('nowhere to go')).topics).not.toContain('crisis-support');
  });

  it('a rare word is worth more than one in every listing', async () => {
    const weight = async (q: string) => (await understand(q)).groups[0]?.weight ?? 0;
    expect(await weight('steady')).toBeGreaterThan(0.125);
  });

  it('weights stand on the grid that both engines add up exactly', async () => {
    for (const q of ['falls out with his bills', 'walking group for stroke survivors', 'cor canu treforys']) {
      for (const group of (await understand(q)).groups) {
        expect(group.weight * 8).toBe(Math.round(group.weight * 8));
        expect(group.weight).toBeGreaterThan(0);
        expect(group.weight).toBeLessThanOrEqual(8);
        for (const { weight } of group.alternatives) expect(weight * 64).toBe(Math.round(weight * 64));
      }
    }
  });

  it('at most forty words are looked for, and what is odd does no harm', async () => {
    const long = Array.from({ length: 500 }, (_, n) => `word${n}`).join(' ');
    expect((await understand(long)).groups.length).toBe(40);
    for (const odd of [
      '.*(a+)+$',
      'name:"x" AND NOT *',
      '🎉🎉',
      '\u202Eשלום',
      '\0',
      '#walking',
      '~anu',
      '\ud800',
    ])
      expect(await understand(odd)).toHaveProperty('groups');
  });
});

describe('who the person is', () => {
  const about = async (asked: object) =>
    (await understandWords(SearchRequest.parse(asked), directory.index)).about;
  const carers = async (asked: object) => (await about(asked)).get('carers-support') ?? 0;

  it('is part of what the question is about, and less than its words', async () => {
    const rest = { q: 'a rest and some company' };
    expect(await carers({ ...rest, is: ['carer'] })).toBeGreaterThan(await carers(rest));
    const [first] = [...(await about({ q: 'singing', is: ['carer'] }))].toSorted((a, b) => b[1] - a[1]);
    expect(first?.[0]).toBe('singing');
  });
  it('is all of it where nothing is typed', async () => {
    expect(await about({})).toEqual(new Map());
    const [first] = [...(await about({ condition: ['sight-loss'] }))].toSorted((a, b) => b[1] - a[1]);
    expect(first?.[0]).toBe('sight-loss-support');
  });
  it('adds nothing to what is looked for', async () => {
    const asked = await understand('wibblewick');
    const person = { q: 'wibblewick', is: ['carer'] };
    const { groups, near } = await understandWords(SearchRequest.parse(person), directory.index);
    expect({ groups, near }).toEqual({ groups: asked.groups, near: [] });
  });
});

describe('everyday Welsh words are no kinds of help', () => {
  it.each([
    ['ei gŵr sydd â dementia', 'separation-support'],
    ['mae ei wraig yn yr ysbyty', 'separation-support'],
    ['hen ddyn eisiau cwmni', 'animal-therapy'],
    ['hen wraig unig', 'allotment'],
    ["dillad i'r plant", 'gardening'],
    ['yn gaeth i gadair olwyn', 'recovery-support'],
    ['dynes wyth deg oed', 'conservation'],
  ])('%s', async (q, topic) => {
    expect((await understand(q, 'cy')).topics).not.toContain(topic);
  });

  it.each([
    ['ei gŵr wedi gadael', 'separation-support'],
    ['yn gaeth i alcohol', 'recovery-support'],
  ])('but where they are: %s', async (q, topic) => {
    expect((await understand(q, 'cy')).topics).toContain(topic);
  });

  it('in English a hen is a hen, and a plant a plant', async () => {
    expect((await understand('plant sale')).topics).toContain('gardening');
  });
});
