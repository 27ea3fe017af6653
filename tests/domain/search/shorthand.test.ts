import { describe, expect, it } from 'vitest';
import { writtenOut } from '../../../functions/domain/search/words/shorthand.ts';

describe('shorthand is read in full', () => {
  it.each([
    ['TOP last month', 'termination of pregnancy last month'],
    ['SI, likes art', 'suicidal thoughts, likes art'],
    ['csa survivor', 'childhood sexual abuse survivor'],
    ['uc sanctioned', 'universal credit sanctioned'],
    ['bf left her', 'boyfriend left her'],
    ['OD LAST WEEK, LIVES ALONE', 'overdose LAST WEEK, LIVES ALONE'],
    ['T2DM AND UC STOPPED', 'type 2 diabetes AND universal credit STOPPED'],
    ['walk the dug', 'walk the dog'],
    ['in a w/c', 'in a wheelchair'],
    ['w/c user', 'wheelchair user'],
  ])('%s', (q, full) => {
    expect(writtenOut(q)).toBe(full);
  });
});

describe('what looks like it says what it says', () => {
  it.each([
    'WANTS TO GET TO THE TOP OF PEN Y FAN',
    "CAN'T AFFORD FOOD, SEND HELP",
    'DA IAWN, EISIAU CANU',
    "AF I'R DREF, EISIAU CANU",
    'CSA payments stopped',
    'CSA chasing him for maintenance',
    'SI joint pain',
    'UC flare up',
    'RN nurse, retired',
    'HB low, anaemic',
    'hb pencil drawing',
    'dug the garden all her life',
    'wean off antidepressants',
    'tae kwon do',
    'bf support group',
    'CA appointment',
    'dau o blant',
  ])('%s', (q) => {
    expect(writtenOut(q)).toBe(q);
  });
});
