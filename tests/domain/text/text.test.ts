import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topicsMeant } from '../../../functions/domain/search/words/meanings.ts';
import { readsAsWelsh, tokensOf } from '../../../functions/domain/text/analyse.ts';
import {
  areTwoEditsAtMost,
  isOneEdit,
  lettersIn,
  mayBeWithin,
} from '../../../functions/domain/text/edits.ts';
import { foldWords } from '../../../functions/domain/text/fold.ts';
import { welshRoot } from '../../../functions/domain/text/welsh.ts';
import { editDistance } from '../../contracts/search-index-oracle.ts';

const meet = (a: string, b: string) => tokensOf(a, 'en').some((token) => tokensOf(b, 'en').includes(token));
const meetInWelsh = (a: string, b: string) =>
  tokensOf(a, 'cy').some((token) => tokensOf(b, 'cy').includes(token));

describe('words are compared in lower case, without accents and apostrophes', () => {
  it.each([
    ["Men's Shed", ['mens', 'shed']],
    ['Men’s', ['mens']],
    ['Tŷ Gŵyr', ['ty', 'gwyr']],
    ['CAFÉ, 2 p.m.', ['cafe', '2', 'p', 'm']],
    ["colli'r gŵr, teimlo’n unig", ['colli', 'gwr', 'teimlo', 'unig']],
    ["don't they're o'clock 'n chips", ['dont', 'theyre', 'oclock', 'n', 'chips']],
    ['<b>tea</b>', ['b', 'tea', 'b']],
    ['☕ \u202Eשלום', ['שלום']],
    ['', []],
  ])('%s', (text, words) => {
    expect(foldWords(text)).toEqual(words);
  });
});

describe('among Welsh words one that English has too is Welsh', () => {
  it.each([
    ['neb i siarad', true],
    ['plant yn chwarae', true],
    ['colli gwraig', true],
    ['plant swap', false],
    ['a shell', false],
    ["doesn't matter", false],
    ['a brew and a chat', false],
  ])('%s: %s', (text, is) => {
    expect(readsAsWelsh(foldWords(text), 1)).toBe(is);
  });
  it('so that a phrase is said with it', () => {
    const topics = (q: string) => topicsMeant(foldWords(q)).map(({ id }) => id);
    expect(topics('neb i siarad')).toContain('befriending');
    expect(topics("ar ôl colli'r gŵr")).toContain('bereavement-support');
  });
});

describe('English forms of one word meet', () => {
  it.each([
    ['gathering', 'gatherings'],
    ['walk', 'walking'],
    ['libraries', 'library'],
    ['carer', 'carers'],
  ])('%s and %s', (a, b) => {
    expect(meet(a, b)).toBe(true);
  });
  it.each([
    ['walk', 'talk'],
    ['debt', 'deaf'],
  ])('%s and %s do not', (a, b) => {
    expect(meet(a, b)).toBe(false);
  });
});

describe('Welsh words meet under every mutation', () => {
  it.each([
    ['cerdded', 'gerdded'],
    ['cerdded', 'cherdded'],
    ['cerdded', 'ngherdded'],
    ['canu', 'ganu'],
    ['canu', 'chanu'],
    ['cynulliad', 'gynulliad'],
    ['paned', 'baned'],
    ['paned', 'phaned'],
    ['teulu', 'deulu'],
    ['teulu', 'theulu'],
    ['dynion', 'ddynion'],
    ['merched', 'ferched'],
    ['llyfrgell', 'lyfrgell'],
    ['rhieni', 'rieni'],
    ['garddio', 'arddio'],
    ['biliau', 'filiau'],
  ])('%s and %s', (plain, mutated) => {
    expect(welshRoot(plain)).toBe(welshRoot(mutated));
    expect(meetInWelsh(plain, mutated)).toBe(true);
  });
  it.each([
    ['cerdded', 'gerdded'],
    ['canu', 'ganu'],
    ['canu', 'chanu'],
    ['cynulliad', 'gynulliad'],
  ])('%s and %s also in a text that is filed as English', (plain, mutated) => {
    expect(meet(plain, mutated)).toBe(true);
  });
  it.each([
    ['canu', 'cerdded'],
    ['paned', 'dynion'],
    ['biliau', 'milwyr'],
  ])('%s and %s are two words', (a, b) => {
    expect(meetInWelsh(a, b)).toBe(false);
  });
  it('a Welsh root never meets an English word', () => {
    expect(welshRoot('canu')).toMatch(/^~/);
    expect(tokensOf('the men sing', 'en').some((token) => token.startsWith('~'))).toBe(false);
  });
});

it('one edit is an optimal string alignment distance of one', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneEdit(a, b)).toBe(editDistance(a, b) === 1);
    }),
    { numRuns: 5_000 },
  );
});

it('two edits at most is such a distance of up to two, between words with the same first letter', () => {
  const rest = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(rest, rest, (a, b) => {
      expect(areTwoEditsAtMost(`x${a}`, `x${b}`)).toBe(editDistance(`x${a}`, `x${b}`) <= 2);
      expect(areTwoEditsAtMost(`x${a}`, `y${a}`)).toBe(false);
    }),
    { numRuns: 5_000 },
  );
});

it('the letters of two words rule out no edits that there are', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'ŷ', '🏊'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      if (isOneEdit(a, b)) expect(mayBeWithin(1, lettersIn(a), lettersIn(b))).toBe(true);
      if (areTwoEditsAtMost(a, b)) expect(mayBeWithin(2, lettersIn(a), lettersIn(b))).toBe(true);
    }),
    { numRuns: 5_000 },
  );
  expect(mayBeWithin(1, lettersIn('walk'), lettersIn('sing'))).toBe(false);
  expect(mayBeWithin(2, lettersIn('walk'), lettersIn('sing'))).toBe(false);
});
