import { describe, expect, it } from 'vitest';
import { alsoSaid, inAbuse, personInWords } from '../../../functions/domain/search/words/person-in-words.ts';
import { clausesOf } from '../../../functions/domain/text/clauses.ts';
import { personOf } from '../../../functions/domain/whom/eligibility.ts';
import { SearchRequest } from '../../../schemas/search.ts';

const read = (q: string) => personInWords(q, clausesOf(q));
const cannot = (q: string) => read(q).cannot;
const ages = (q: string) => {
  const said = read(q).ages;
  return said && (said.from === said.to ? said.from : [said.from, said.to]);
};
const gender = (q: string) => read(q).gender ?? read(q).spokenOfAs;

describe('what a question says of the person in its words', () => {
  it.each([
    ['no car, wants company', ['driving']],
    ["78 and doesn't drive any more", ['driving']],
    ['lost since he stopped driving', ['driving']],
    ['handed in his licence in the spring', ['driving']],
    ['relies on the bus', ['driving']],
    ["can't manage the stairs, bit of singing", ['stairs']],
    ['uses a wheelchair', ['stairs']],
    ['bad knees, bit of singing', ['stairs']],
    ['COPD, gets out of breath', ['stairs']],
    ['not breathless', []],
    ['terrified of buses', ['bus']],
    ['housebound', ['leaving-home']],
    ["won't strip off in front of blokes", ['mixed-groups']],
    ['cannot leave the house', ['leaving-home']],
    ['not on the internet', ['going-online']],
    ["deaf, can't use the phone", ['telephone']],
    ['women only swimming', ['mixed-groups']],
    ['no phone, no internet', ['telephone', 'going-online']],
    ['has not phoned them', []],
    ['no car park no internet', ['going-online']],
    ['no internet no phone cannot read', ['going-online', 'telephone', 'reading']],
    ['hates crowds', ['crowds']],
    ["can't read the letters", ['reading']],
    ['it must be free', ['paying']],
    ['skint, nothing till payday', ['paying']],
    ['her money stopped in march', ['paying']],
    ['no car, no internet, no stairs', ['driving', 'going-online', 'stairs']],
    ['ddim yn gyrru, unig', ['driving']],
    ['methu mynd i fyny grisiau', ['stairs']],
    ['mam yn methu gadael y tŷ', ['leaving-home']],
  ])('what they cannot do: %s', (q, words) => {
    expect(cannot(q)).toEqual(words);
  });

  it.each([
    'learning to drive',
    "can't afford car insurance",
    'the next steps after hospital',
    "can't get out of bed",
    "won't leave his room",
    'stairlift grants',
    'no friends, car mechanics',
    'computer lessons for beginners',
    "can't pay the rent",
    'gluten free cooking',
    'bored, nothing until Monday',
    'down to her last nerve',
    'men and women',
    'not in a wheelchair',
    'has not stopped driving',
    'not scared of buses',
    'not housebound',
    'not women only',
    "doesn't rely on the bus",
    'no phone call from her daughter',
    'no car park',
    'no car park and no car parking',
    'no bus pass',
    "can't read music",
    'no steps taken by the council',
    'must be free of alcohol',
    'hates noise from neighbours',
    'wheelchair basketball',
    'visit housebound people',
  ])('not in other words: %s', (q) => {
    expect(cannot(q)).toEqual([]);
  });

  it.each([
    ['78, no car', 78],
    ['housebound 89 no family', 89],
    ['learning disability 30 wants job', 30],
    ['girl 13 not eating', 13],
    ['78 and lonely', 78],
    ['aged 67 with COPD', 67],
    ['man of 82', 82],
    ['aged 50, wants a 50+ walking group', 50],
    ['60, owes £60', 60],
    ['a 15 year old who games all night', 15],
    ['she is 15', 15],
    ['15yo', 15],
    ['debt advice 34', 34],
    ['in her eighties', [80, 89]],
    ['couple in our 70s', [70, 79]],
    ['gay man in 60s', [60, 69]],
    ['carer, 40s', [40, 49]],
    ['nan is 91, frightened of falling', 91],
    ['my mum is 82 and lonely', 82],
    ['in his late 70s', [77, 79]],
    ['teenager who self harms', [13, 19]],
    ['lonely pensioner', [66, 200]],
    ['mae hi yn 80 oed', 80],
    ['110 years old', 110],
    ["I'm 15 and self harm", 15],
    ['ukrainian lady 35', 35],
    ['woman 35 lonely', 35],
    ['68F, lonely', 68],
    ['T2DM, male 49', 49],
    ['late 70s, lonely', [77, 79]],
    ['82 yrs, COPD', 82],
    ['82yrs and lonely', 82],
    ['82 yrs old', 82],
    ['9yr old, dad died', 9],
    ['78 husband died in August', 78],
    ['mum 29, two kids under 5, low mood', 29],
    ['single dad 34 newly separated', 34],
    ['young mam 19', 19],
    ['mum 60, made redundant', 60],
    ['memory café for mum 82 and me', 82],
    ['lunch club for my dad, 79', 79],
    ['man 82 yrs', 82],
    ['lady 70s', [70, 79]],
    ['autistic bloke 30s hates noise', [30, 39]],
    ['trans 19yo parents not accepting', 19],
    ['teenager 14, mum died', 14],
    ["15, won't leave his room", 15],
    ['boy, 12, no friends', 12],
    ['autistic lad 24 up all night gaming', 24],
    ['lonely since husband died, 78, likes knitting', 78],
  ])('how old they are: %s', (q, age) => {
    expect(ages(q)).toEqual(age);
  });

  it.each([
    'married for 50 years',
    'within 10 miles',
    'owes £80',
    'lost 20%',
    'flat 42',
    'on bus 78',
    'over 60',
    '80s music',
    'lonely 80s music fan',
    'swimming, 45yo husband',
    'her 8 year old son',
    'swimming for her daughter 16',
    'cares for his wife, husband 79',
    '5 a day',
    '9, not 10',
    'bus route, 12, from town',
    'nothing for her children, 12 and 10',
    '24/7 help',
    '111 years old',
    '999',
    'yoga at 6.30',
    'finishes work at 5:30, wants a choir',
    'owes £1,050',
    'born 12.3.45',
    'smokes 20 a day',
    'rent 90 a week',
    'served with section 21',
    'covid 19',
    'since age 16',
    'he died aged 67',
    'aged 18-25',
    'between 18 and 25',
    'women aged 50+',
    'aged 60 or over',
    'HbA1c 64',
    'BP 150/90',
    'carer for her husband, 79',
    'her daughter, 16, self harms',
    'her 8 year old wets the bed',
    'man 3 weeks out of prison',
    'her teenager is out all night',
    'mum 61, dementia',
    'mum 24 weeks pregnant',
    'dad 50 miles away',
    'dad 18 months sober',
    'dad 24 hours a day carer',
    'her mum 29',
    'cares for her brother, mum 45',
    'mum is 82, I need a break',
    'husband is 78 and she cares for him',
    'mum is 52',
    'not a pensioner yet',
    'early 90s rave',
    'my 60s music',
    '40/day',
    'OOW 5 yrs',
    'smoked 40 yrs',
    '40 yrs a miner',
    'widowed 20yrs',
    'stroke 6m ago',
    'bereaved 3m',
    'lost 24 pounds',
    'on 45 mg sertraline',
    'scored 18 on PHQ',
    'not 60 yet',
  ])('no age, or the age of somebody else: %s', (q) => {
    expect(ages(q)).toBeUndefined();
  });

  it.each([
    ['falls out with his bills', 'male'],
    ['something with her hands', 'female'],
    ['widow', 'female'],
    ['mum of twins', 'female'],
    ['mum 29, two kids under 5', 'female'],
    ['dad 34 newly separated', 'male'],
    ['she took her own life, he blames himself, man of 52', 'male'],
    ['old man, lonely', 'male'],
    ['57 yo m, lonely', 'male'],
    ['male 45', 'male'],
    ['68F, lonely', 'female'],
    ['M 66 lonely', 'male'],
    ['Somali woman lonely', 'female'],
    ['scared of men, likes sewing', 'female'],
    ['swimming, women only', 'female'],
    ['man scared of men', undefined],
    ['nofio, merched yn unig', 'female'],
    ['son moved to leeds, she rattles round the house', 'female'],
    ['wife in a care home, he is lost', 'male'],
    ['recently widowed man cannot cook', 'male'],
  ])('who they are: %s', (q, expected) => {
    expect(gender(q)).toBe(expected);
  });

  it.each([
    'he hits her',
    'I am scared of what he does',
    'im lonely since he left',
    'scared of him',
    "men's shed",
    'lonely',
    'football for her son',
    'daughter of 15, she will not eat',
    'son and daughter, she is 15',
    'neighbour plays loud music, she cannot sleep',
    'his daughter is anorexic',
    'wants a woman counsellor',
    'carer for a man with dementia',
  ])('not where two are spoken of, or the one who speaks of another: %s', (q) => {
    expect(gender(q)).toBeUndefined();
  });

  it.each([
    ['stop drinking, not AA', ['twelve-steps']],
    ['prob on the spectrum no diagnosis', ['needs-diagnosis']],
    ['still waiting for an adhd assessment', ['needs-diagnosis']],
    ['son 9 undiagnosed autistic', ['needs-diagnosis']],
    ['new diagnosis of diabetes', []],
    ['waiting for an assessment for a stairlift', []],
    ['never diagnosed with anything', []],
    ['not been assessed for PIP', []],
    ['wants company but not pubs', ['pub']],
    ['off the drink, lonely', ['pub']],
    ['nothing religious please', ['religious']],
    ['gentle walk, no hills', ['strenuous']],
    ['men’s group, won’t do talking groups', ['talking']],
    ['dim byd crefyddol', ['religious']],
    ['hates pubs', ['pub']],
    ['learn english, baby comes too', ['no-children']],
    ['mum with toddler wants to learn english', ['no-children']],
    ['ukrainian lady, 2 little ones with her', ['no-children']],
    ['nobody to leave the baby with', ['no-children']],
    ['can’t go, no childcare', ['no-children']],
    ['dosbarth, gyda phlentyn bach', ['no-children']],
    ['lost her baby in May', []],
    ['separated dad, no contact with his kids', []],
    ['stillbirth, can’t face mums with a baby', []],
    ['daughter has a new baby, no time for her', []],
    ['likes dogs and kids', []],
    ['her toddler died', []],
    ['toddler group', []],
    ['her kids have left home', []],
    ["won't go in pubs", ['pub']],
    ['keep away from pubs', ['pub']],
    ['stays out of pubs', ['pub']],
    ['nothing with a bar', ['pub']],
    ['NOT anywhere with a bar', ['pub']],
    ['nowhere that has a bar', ['pub']],
    ['not anywhere serving alcohol', ['pub']],
    ['not anywhere with a grab bar', []],
    ['cannot get anywhere', []],
    ["won't talk in a group", ['talking']],
    ['sober two years, no bars', ['pub']],
    ['walking, not far from home', []],
    ['a walk, not slow', []],
    ['walking group, lives in a flat', []],
    ['likes the church side of things', []],
    ['no church near her', []],
    ['tried AA and loved it', []],
    ['damp house, dry now', []],
    ['stopped drinking tea', []],
    ['her husband stopped drinking', []],
    ['no bar to joining', []],
    ['hates sharing a bathroom', []],
    ["doesn't like talking on the phone", []],
    ['wants AA', []],
    ['pub quiz', []],
    ['prayer group', []],
    ['long hill walks', []],
    ['talking group', []],
  ])('what they keep away from: %s', (q, expected) => {
    expect([...new Set(read(q).avoids.map(({ obstacle }) => obstacle))]).toEqual(expected);
  });

  it.each([
    ['drinks wine every night, not with men there', ['mixed-groups']],
    ['yoga, cant pay anything', ['paying']],
    ["won't go to groups, likes chess", ['crowds']],
    ["won't mix with men", ['mixed-groups']],
    ['womens only swimming', ['mixed-groups']],
    ['with men and women', []],
  ])('what they cannot do, said in passing: %s', (q, expected) => {
    expect(cannot(q)).toEqual(expected);
  });

  it.each([
    ['her man hits her', 'female'],
    ['scared of her husband', 'female'],
    ['checks her phone, shes scared of him', 'female'],
    ['he hits me', undefined],
    ['she hits him', undefined],
    ['her husband wants to kill himself', undefined],
    ['her son hits him', undefined],
    ['his wife hits her son', undefined],
  ])('who it is where somebody is in danger: %s', (q, expected) => {
    expect(read(q).doneTo).toBe(expected);
  });

  it.each([
    ['something for her son 7', [7]],
    ['son aged 7, autistic', [7]],
    ['daughter, 9, wont go to school', [9]],
    ['my 15 year old is being bullied', [15]],
    ['7yo daughter', [7]],
    ['grandson of 12', [12]],
    ['kids 3 and 5', [3, 5]],
    ['kids 3 and 5 cats', [3]],
    ['wants to learn English, has a 2 year old', [2]],
    ['dad has his 3yr old on Saturdays', [3]],
    ['mab 7 oed', [7]],
    ['3 kids', []],
    ['son 7 stone', []],
    ['her husband is 82', []],
    ['her 40 year old car', []],
    ['8 year old wants football', []],
  ])('the age of somebody young for whom they ask: %s', (q, expected) => {
    const said = read(q);
    expect(said.agesOfYoung.map(({ from }) => from)).toEqual(expected);
    if (expected.length > 0) expect(said.ages).toBeUndefined();
  });

  it('beside that of the person', () => {
    expect(read('woman of 34, son 7')).toMatchObject({
      ages: { from: 34 },
      agesOfYoung: [{ from: 7, to: 7 }],
    });
  });

  it("where it is abuse, the age of whoever does it is nobody else's", () => {
    expect(inAbuse(read('a man of 40 follows her home'))).toMatchObject({
      gender: 'female',
      ages: undefined,
    });
    expect(inAbuse(read('woman of 39, husband times her'))).toMatchObject({
      gender: 'female',
      ages: { from: 39 },
    });
  });

  it('what was given goes before the words; of what somebody cannot do both hold', () => {
    const given = (params: object) => personOf(SearchRequest.parse(params), []);
    const words = read("woman of 78, no car, can't manage stairs");
    expect(alsoSaid(given({}), words)).toMatchObject({
      ages: { from: 78, to: 78 },
      cannot: ['driving', 'stairs'],
      words: { gender: ['female'] },
    });
    expect(alsoSaid(given({ age: '60', gender: 'male', cannot: ['stairs'] }), words)).toMatchObject({
      ages: { from: 60, to: 60 },
      cannot: ['stairs', 'driving'],
      words: { gender: ['male'] },
    });
  });
});

describe('of whom it is told', () => {
  it.each([
    'cares for housebound husband, wants a choir',
    'her mother is housebound, she wants yoga',
    'wife is housebound so he wants a carers walk for himself',
    "looks after a bedbound wife, wants men's shed",
    "husband can't leave the house, she is lonely and wants coffee mornings",
    'daughter hates crowds, mum wants to dance',
    'her son is scared of the bus, she wants a book group',
    "dad can't use a computer, son wants to learn coding",
    "husband doesn't drive, she does",
    'carer for wife with COPD, wants a walking group',
    'lives with elderly mother who is frail, wants hiking',
    'mum has arthritis in her knees, daughter wants to run',
  ])('what somebody else cannot do, who asks may: %s', (q) => {
    expect(cannot(q)).toEqual([]);
  });

  it.each([
    ['mum is housebound, needs befriending', ['leaving-home']],
    ['nan is housebound, has carers twice a day, needs befriending', ['leaving-home']],
    ["lunch club for mum who can't do stairs", ['stairs']],
    ["husband died, she can't drive", ['driving']],
    ['his wife drove, he has no car', ['driving']],
    ['son takes her shopping no car', ['driving']],
    ["my mum can't do stairs, lunch club", ['stairs']],
    ['no car, husband has dementia', ['driving']],
  ])('and of whom is asked for, it is theirs: %s', (q, said) => {
    expect(cannot(q)).toEqual(said);
  });

  it.each([
    ["can't do stairs or buses", ['stairs', 'bus']],
    ["can't manage stairs, buses or crowds", ['stairs', 'bus', 'crowds']],
    ['no car, bus or taxi', ['driving', 'bus']],
    ["can't use phone or computer", ['telephone', 'going-online']],
    ["can't leave the house or use the phone", ['leaving-home', 'telephone']],
    ["can't drive and wants company", ['driving']],
    ['no car and likes buses', ['driving']],
    ["can't drive, uses the bus or walks", ['driving']],
  ])('a list goes on, and what is no part of it does not: %s', (q, said) => {
    expect(cannot(q)).toEqual(said);
  });

  it.each([
    'lost her daughter of 7 last year',
    'lost a child aged 4',
    'son 19 killed in a car crash, mum needs bereavement counselling',
    'grieving for her son 30',
    'her boy, 15, took his own life',
    'her son 45 lives in London',
    'son 50 visits weekly, wants lunch club',
    'daughter 22 moved to Australia',
    'kids 8 and 10 taken into care',
  ])('the age of one who is lost, or grown up and elsewhere, is nobody’s who comes: %s', (q) => {
    expect([ages(q), read(q).agesOfYoung]).toEqual([undefined, []]);
  });

  it.each([
    ['son 7, lost his dad', 7],
    ['lost her mum, son 7', 7],
    ['her son 20 has autism', 20],
    ['daughter 19 lives with her, anxious', 19],
  ])('but of one who is there: %s', (q, years) => {
    expect(read(q).agesOfYoung).toEqual([{ from: years, to: years }]);
  });

  it.each([
    ["I'm a 29-year-old dad", 29, 'male'],
    ['a 30 year old dad wants to meet other dads', 30, 'male'],
    ['mum, 26, postnatal depression', 26, 'female'],
    ['new mum (31) feeling low', 31, 'female'],
    ['young mum aged 18', 18, 'female'],
    ['33 year old mum with baby', 33, 'female'],
  ])('a parent who asks, however it is put: %s', (q, years, is) => {
    expect([ages(q), gender(q)]).toEqual([years, is]);
  });

  it.each(['her mum, 82', 'mum 82, dementia', 'cares for mum, 58, MS', 'his dad 50 drinks'])(
    'but not a parent who is cared for or spoken of: %s',
    (q) => {
      expect(ages(q)).toBeUndefined();
    },
  );
});
