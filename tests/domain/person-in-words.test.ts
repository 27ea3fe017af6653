import { describe, expect, it } from 'vitest';
import { personOf } from '../../functions/domain/eligibility.ts';
import { alsoSaid, personInWords } from '../../functions/domain/search/person-in-words.ts';
import { clauseWords } from '../../functions/domain/text/fold.ts';
import { SearchRequest } from '../../schemas/search.ts';

const read = (q: string) => personInWords(q, q.split(/[,.;]/).map(clauseWords));
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
    ['terrified of buses', ['bus']],
    ['housebound', ['leaving-home']],
    ['cannot leave the house', ['leaving-home']],
    ['not on the internet', ['going-online']],
    ["deaf, can't use the phone", ['telephone']],
    ['women only swimming', ['mixed-groups']],
    ['hates crowds', ['crowds']],
    ["can't read the letters", ['reading']],
    ['it must be free', ['paying']],
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
    'men and women',
  ])('not in other words: %s', (q) => {
    expect(cannot(q)).toEqual([]);
  });

  it.each([
    ['78, no car', 78],
    ['78 and lonely', 78],
    ['aged 67 with COPD', 67],
    ['man of 82', 82],
    ['a 15 year old who games all night', 15],
    ['she is 15', 15],
    ['15yo', 15],
    ['debt advice 34', 34],
    ['in her eighties', [80, 89]],
    ['in his late 70s', [77, 79]],
    ['teenager who self harms', [13, 19]],
    ['lonely pensioner', [66, 120]],
    ['mae hi yn 80 oed', 80],
    ['110 years old', 110],
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
    'her 8 year old son',
    'swimming for her daughter 16',
    'cares for his wife, husband 79',
    '5 a day',
    '24/7 help',
    '111 years old',
    '999',
  ])('no age, or the age of somebody else: %s', (q) => {
    expect(ages(q)).toBeUndefined();
  });

  it.each([
    ['falls out with his bills', 'male'],
    ['something with her hands', 'female'],
    ['widow', 'female'],
    ['mum of twins', 'female'],
    ['she took her own life, he blames himself, man of 52', 'male'],
    ['hen ŵr unig', 'male'],
  ])('who they are: %s', (q, expected) => {
    expect(gender(q)).toBe(expected);
  });

  it.each(['he hits her', 'I am scared of what he does', 'scared of him', "men's shed", 'lonely'])(
    'not where two are spoken of, or the one who speaks of another: %s',
    (q) => {
      expect(gender(q)).toBeUndefined();
    },
  );

  it.each([
    ['her man hits her', 'female'],
    ['scared of her husband', 'female'],
    ['he hits me', undefined],
    ['she hits him', undefined],
    ['his wife hits her son', undefined],
  ])('who it is where somebody is in danger: %s', (q, expected) => {
    expect(read(q).doneTo).toBe(expected);
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
