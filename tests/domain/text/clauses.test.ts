import { describe, expect, it } from 'vitest';
import { clausesOf, sentencesOf, writtenClausesOf } from '../../../functions/domain/text/clauses.ts';
import { firstSentence } from '../../../functions/domain/text/cut.ts';
import { obstaclesIn } from '../../../functions/domain/whom/obstacles.ts';
import { aService } from '../../fixtures/listing.ts';

describe('the sentences of a text', () => {
  it.each([
    ['Tea. Cake! More? Yes', ['Tea.', 'Cake!', 'More?', 'Yes']],
    [
      'At St. Thomas, from 6.30 on. See www.example.org now.',
      ['At St. Thomas, from 6.30 on.', 'See www.example.org now.'],
    ],
    ['He said “Come in.” We did.', ['He said “Come in.”', 'We did.']],
    ['No parking; Polish spoken.', ['No parking;', 'Polish spoken.']],
    ['Tea\nCake  \r\n\nScones', ['Tea', 'Cake', 'Scones']],
    ['', []],
    [' \n ', []],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('the first of them is what a listing begins with, but for what follows a semicolon', () => {
    expect(firstSentence('Tea; and cake. More.')).toBe('Tea; and cake.');
    expect(firstSentence('A title \r\nMore.')).toBe('A title');
  });
});

describe('the clauses of a text', () => {
  it.each([
    ['78, no car; lonely (since May): help!', ['78', 'no car', 'lonely', 'since May', 'help']],
    ['no car - lonely – tired—sad', ['no car', 'lonely', 'tired', 'sad']],
    ['from 6.30, £1,050, 8–12, 8-12, 6:30', ['from 6.30', '£1,050', '8–12', '8-12', '6:30']],
    ['aged 11 - 18, 8 – 12', ['aged 11 - 18', '8 – 12']],
    ['78 - no car – 2 kids', ['78', 'no car', '2 kids']],
    ['drop-in', ['drop-in']],
    [' , . ', []],
  ])('%j', (text, clauses) => {
    expect(writtenClausesOf(text)).toEqual(clauses);
  });

  it('as words, where what is said as one is one', () => {
    expect(clausesOf('Care at the end of life, Mum’s tea.')).toEqual([
      ['care', 'at', 'the', 'end of life'],
      ['mums', 'tea'],
    ]);
  });
});

it('a dash ends a clause and what it denies, and between numbers it does not', () => {
  const said = (description: string) => [...obstaclesIn(aService({ description })).keys()];
  expect(said('Not upstairs.')).toEqual([]);
  expect(said('Tea, why not - upstairs.')).toEqual(['stairs']);
});
