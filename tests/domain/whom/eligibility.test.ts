import { describe, expect, it } from 'vitest';
import { indexDocument } from '../../../functions/domain/search/indexed/document.ts';
import { fitOfHit } from '../../../functions/domain/search/order/hit-fit.ts';
import {
  ageFit,
  ageOf,
  agesFit,
  type Person,
  personOf,
  wordFit,
} from '../../../functions/domain/whom/eligibility.ts';
import { Eligibility } from '../../../schemas/eligibility.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import type { Service } from '../../../schemas/service.ts';
import { aListing, aService } from '../../fixtures/listing.ts';

const aged = (from: number, to = from) => ({ from, to });
const somebody = (question: object, areas: string[] = []) => personOf(SearchRequest.parse(question), areas);
const fitOf = (service: Service, person: Person) =>
  fitOfHit(indexDocument(aListing({ service }), '2026-11-21'), { person });
const open = (eligibility: Eligibility) => aService({ hereabouts: { eligibility } });

describe('both ends of an age range are included', () => {
  it.each([
    [49, 'excluded'],
    [50, 'matches'],
    [65, 'matches'],
    [66, 'excluded'],
  ])('at %i, 50 to 65 is %s', (age, state) => {
    expect(ageFit({ from: 50, to: 65 }, aged(age))).toBe(state);
  });
  it.each([
    [50, 65, 'matches'],
    [49, 55, 'not-stated'],
    [60, 69, 'not-stated'],
    [66, 70, 'excluded'],
    [40, 49, 'excluded'],
  ])('of whom only %i to %i is known, 50 to 65 is %s', (from, to, state) => {
    expect(ageFit({ from: 50, to: 65 }, aged(from, to))).toBe(state);
  });
  it('an end that is not stated is open', () => {
    expect(ageFit({ from: 50 }, aged(120))).toBe('matches');
    expect(ageFit({ from: 50 }, aged(49))).toBe('excluded');
    expect(ageFit({ to: 11 }, aged(0))).toBe('matches');
    expect(ageFit({ to: 11 }, aged(12))).toBe('excluded');
  });
  it('the eligibility speaks before the two fields of HSDS', () => {
    const both = aService({ minimum_age: 18, hereabouts: { eligibility: { age: { from: 50 } } } });
    expect(ageOf(both)).toEqual({ from: 50 });
    expect(ageOf(aService({ minimum_age: 18, maximum_age: 25, hereabouts: {} }))).toEqual({
      from: 18,
      to: 25,
    });
    expect(ageOf(aService({ hereabouts: {} }))).toBeUndefined();
    expect(ageOf(aService({ minimum_age: 18, hereabouts: { eligibility: { age: 'anyone' } } }))).toBe(
      'anyone',
    );
  });
  it('a range that is turned round is refused', () => {
    expect(Eligibility.safeParse({ age: { from: 50, to: 50 } }).success).toBe(true);
    expect(Eligibility.safeParse({ age: { from: 51, to: 50 } }).success).toBe(false);
    expect(Eligibility.safeParse({ age: {} }).success).toBe(false);
  });
});

describe('"not stated" is not "anyone"', () => {
  it('each is said by its own name', () => {
    expect(ageFit(undefined, aged(30))).toBe('not-stated');
    expect(ageFit('anyone', aged(30))).toBe('anyone');
    expect(wordFit(undefined, ['male'])).toBe('not-stated');
    expect(wordFit('anyone', ['male'])).toBe('anyone');
  });
});

describe('"only" wants one of the words, "not" refuses any of them', () => {
  it('only', () => {
    expect(wordFit({ only: ['stroke', 'dementia'] }, ['dementia'])).toBe('matches');
    expect(wordFit({ only: ['stroke'] }, ['dementia', 'stroke'])).toBe('matches');
    expect(wordFit({ only: ['stroke'] }, ['dementia'])).toBe('excluded');
  });
  it('not', () => {
    expect(wordFit({ not: ['parent'] }, ['parent', 'carer'])).toBe('excluded');
    expect(wordFit({ not: ['parent'] }, ['carer'])).toBe('matches');
  });
  it('case does not matter', () => {
    expect(wordFit({ only: ['W06000011'] }, ['w06000011'])).toBe('matches');
    expect(wordFit({ not: ['Stroke'] }, ['stroke'])).toBe('excluded');
  });
});

describe('a fit is told for each thing that was said of the person, and for nothing else', () => {
  it('nothing said, nothing told', () => {
    expect(fitOf(open({ age: { from: 50 }, gender: { only: ['male'] } }), somebody({}))).toEqual([]);
  });
  it('in one word each', () => {
    const shed = open({ age: { from: 50 }, gender: { only: ['male'] }, conditions: 'anyone' });
    const fit = fitOf(shed, somebody({ age: 49, gender: 'male', condition: ['stroke'], practice: 'w98001' }));
    expect(fit).toEqual([
      { criterion: 'age', state: 'excluded' },
      { criterion: 'gender', state: 'matches' },
      { criterion: 'conditions', state: 'anyone' },
      { criterion: 'practice', state: 'not-stated' },
    ]);
  });
  it('where somebody lives is asked only of a listing that limits it', () => {
    const swansea = somebody({}, ['W06000011', 'W92000004']);
    expect(fitOf(open({}), swansea)).toEqual([]);
    expect(fitOf(open({ residence: 'anyone' }), swansea)).toEqual([]);
    expect(fitOf(open({ residence: { only: ['W06000011'] } }), swansea)).toEqual([
      { criterion: 'residence', state: 'matches' },
    ]);
    expect(fitOf(open({ residence: { only: ['E08000035'] } }), swansea)).toEqual([
      { criterion: 'residence', state: 'excluded' },
    ]);
  });
  it('a listing speaks the languages that it lists, where its eligibility says nothing of language', () => {
    const bilingual = aService({ languages: [{ code: 'cy' }, { code: 'en' }], hereabouts: {} });
    expect(fitOf(bilingual, somebody({ language: 'cy' }))).toEqual([
      { criterion: 'language', state: 'matches' },
    ]);
    expect(fitOf(bilingual, somebody({ language: 'pl' }))).toEqual([
      { criterion: 'language', state: 'not-stated' },
    ]);
    const only = aService({
      languages: [{ code: 'en' }],
      hereabouts: { eligibility: { language: { only: ['cy'] } } },
    });
    expect(fitOf(only, somebody({ language: 'en' }))).toEqual([{ criterion: 'language', state: 'excluded' }]);
  });
});

describe('somebody young for whom they ask', () => {
  const mother = { ages: { from: 34, to: 34 }, agesOfYoung: [{ from: 7, to: 7 }] };
  it.each([
    [{ from: 5, to: 11 }, 'matches'],
    [{ from: 18 }, 'matches'],
    [{ from: 8, to: 19 }, 'excluded'],
    ['anyone', 'anyone'],
    [undefined, 'not-stated'],
  ] as const)('what takes %j is, for a mother of 34 with a son of 7: %s', (criterion, expected) => {
    expect(agesFit(criterion, mother)).toBe(expected);
  });
  it('excludes nobody by itself: the grown-up may be of any age', () => {
    const old = { ages: { from: 82, to: 82 }, agesOfYoung: [{ from: 50, to: 50 }] };
    expect(agesFit({ from: 18, to: 55 }, old)).toBe('not-stated');
    expect(agesFit({ from: 45 }, old)).toBe('matches');
    const withTeenager = (years: number) => ({ ...old, agesOfYoung: [{ from: years, to: years }] });
    expect(agesFit({ from: 16, to: 25 }, withTeenager(17))).toBe('matches');
    expect(agesFit({ from: 16, to: 25 }, withTeenager(18))).toBe('not-stated');
    expect(agesFit({ from: 18 }, { agesOfYoung: mother.agesOfYoung })).toBeUndefined();
    expect(agesFit({ from: 5, to: 11 }, { agesOfYoung: mother.agesOfYoung })).toBe('matches');
  });
});
