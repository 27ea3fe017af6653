import { describe, expect, it } from 'vitest';
import { personInWords } from '../../../functions/domain/search/words/person-in-words.ts';
import { timesSaid } from '../../../functions/domain/search/words/times-said.ts';
import { clausesOf } from '../../../functions/domain/text/clauses.ts';
import { ALL_NEGATIONS, denierOf, isDenied } from '../../../functions/domain/text/denial.ts';
import { foldWords } from '../../../functions/domain/text/fold.ts';
import { matchPhrases } from '../../../functions/domain/vocabulary/phrases.ts';

const by = new Set(['no', 'not']);
/** Whether "tea" is denied in these words. */
const tea = (text: string, across: ReadonlySet<string> | number) => {
  const words = text.split(' ');
  return isDenied(words, words.indexOf('tea'), { by, across });
};

describe('what denies stands before what it denies', () => {
  it.each([
    ['no tea', 0, true],
    ['no hot tea', 0, false],
    ['no hot tea', 1, true],
    ['not very hot tea', 1, false],
    ['not very hot tea', 2, true],
    ['tea not', 2, false],
    ['tea', 2, false],
    ['never tea', 2, false],
    ['not a word of cake or of sweet tea', Infinity, true],
  ])('with so many words between, whatever they are: %s, %d', (text, across, denied) => {
    expect(tea(text, across)).toBe(denied);
  });

  it.each([
    ['no tea', true],
    ['not a the a tea', true],
    ['not a hot tea', false],
    ['a the tea', false],
    ['no cake no the tea', true],
  ])('or with none but some words between, however many: %s', (text, denied) => {
    expect(tea(text, new Set(['a', 'the']))).toBe(denied);
  });

  it('and is the nearest that does', () => {
    expect(denierOf(['no', 'cake', 'no', 'tea'], 3, { by, across: Infinity })).toBe(2);
  });

  it('in either language, with or without its apostrophe', () => {
    const said = "can't cannot doesn't unable without never nid dim ddim";
    expect(foldWords(said).filter((word) => !ALL_NEGATIONS.has(word))).toEqual([]);
  });
});

describe('a Welsh "no" denies as an English one does', () => {
  const cannot = (q: string) => personInWords(q, clausesOf(q)).cannot;

  it('what is said of the person', () => {
    expect(cannot('mewn cadair olwyn')).toEqual(['stairs']);
    expect(cannot('ddim yn cadair olwyn')).toEqual([]);
    expect(cannot('in a wheelchair')).toEqual(['stairs']);
    expect(cannot('not in a wheelchair')).toEqual([]);
  });

  it('and a time', () => {
    const denied = (q: string) => timesSaid(clausesOf(q), true).map((time) => time.denied);
    expect(denied('dim ar ddydd Gwener')).toEqual([true]);
    expect(denied('nid ar ddydd Gwener')).toEqual([true]);
    expect(denied('ar ddydd Gwener')).toEqual([false]);
  });
});

it('a time is denied behind it by any "no" where the table says "not"', () => {
  const denied = (q: string) => timesSaid(clausesOf(q), false).map((time) => time.denied);
  expect(denied('evenings not possible')).toEqual([true]);
  expect(denied("Sundays aren't possible")).toEqual([true]);
  expect(denied('Sundays are possible')).not.toContain(true);
});

it('what a phrase denies must be denied at most three words before it', () => {
  const says = (q: string) =>
    matchPhrases(foldWords(q)).map(({ sort, id, cover }) => `${sort} ${id} ${cover}`);
  const needs = says('does not fit in').filter((said) => said.startsWith('need ') && said.endsWith(' 1'));
  const [need = ''] = needs;
  expect(needs.length).toBeGreaterThan(0);
  expect(says('does not ever really quite fit in')).toContain(need);
  expect(says('does not ever really quite easily fit in')).not.toContain(need);
  expect(says('get fit, no lycra')).not.toContain(need);
});
