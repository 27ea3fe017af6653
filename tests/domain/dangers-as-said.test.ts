import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { understandWords } from '../../functions/domain/search/words.ts';
import { endOfSaying, sayingsOf } from '../../functions/domain/text/sayings.ts';
import { createMemoryIndex, type MemoryIndex } from '../../functions/search/memory/index.ts';

let index: MemoryIndex;
beforeAll(() => {
  index = createMemoryIndex();
});
afterAll(() => index.close());

const understood = (q: string) => understandWords({ q, lang: 'en', topic: [], condition: [], is: [] }, index);

describe('a danger that is one only as it is said', () => {
  it.each([
    ['life', 'cant go on'],
    ['life', "says he can't go on & has tablets lined up"],
    ['life', 'cannot carry on like this'],
    ['life', 'wants to end it'],
    ['life', 'ending it'],
    ['life', 'pt on phone says taken loads of paracetamol'],
    ['life', 'taken 30 paracetamol'],
    ['life', 'pills and vodka'],
    ['life', 'going to jump'],
    ['life', "he's on the bridge"],
    ['life', 'has a rope'],
    ['life', "od'd last night"],
    ['life', 'wedi cymryd llwyth o dabledi'],
    ['life', 'gwn yn y sied, ddim isio byw'],
    ['life', 'sixteen, cutting, tells nobody'],
    ['life', 'cuts her arms'],
    ['life', 'having a breakdown'],
    ['abuse', 'husband keeps her bank card'],
    ['abuse', "27 w 4mth old, PND, husband has her bank card and won't give her money"],
    ['abuse', 'her husband took her card off her'],
    ['abuse', 'gives her no money'],
    ['abuse', "partner doesn't let her have a bank account"],
    ['abuse', 'husband violent'],
    ['abuse', "he's outside her house now"],
    ['abuse', "he's got a knife"],
    ['abuse', "mae o'n ei churo hi"],
    ['illness', "she's bleeding loads"],
    ['illness', 'had a fit, wont wake up'],
    ['illness', 'nan on floor cant get up'],
    ['illness', 'mum collapsed'],
    ['gas', 'smell gas dizzy'],
    ['gas', 'arogl nwy yn y gegin'],
    ['child', 'shook the baby'],
    ['adult', 'carer takes his money'],
  ])('%s: %s', async (danger, q) => {
    expect((await understood(q)).sought.dangers).toContain(danger);
  });

  it.each([
    'cannot go to choir any more',
    'cant go on the bus alone',
    "can't go on holiday",
    'cannot carry on with his allotment since his hip',
    'cant carry shopping',
    'bridge club',
    'rope climbing',
    'tablets and ipads help',
    'takes 12 tablets a day, needs help',
    'ending a tenancy',
    'wants to end it with her boyfriend',
    'not going to jump',
    'hits a tennis ball',
    'dwp wont give her any money',
    "school won't let her son back",
    'husband controls his diabetes',
    'had a heart attack in june',
    "he's at home all day",
    'daughter takes her to club',
    'her bus service was cut',
    'power cuts',
    'car breakdown',
    'changed the locks',
    'gas bill',
    'choking on debt',
    'knife skills cookery',
  ])('none: %s', async (q) => {
    expect((await understood(q)).sought.dangers).toEqual([]);
  });

  it('is not what its words say beside others', async () => {
    const { said } = await understood('cant go on & has tablets lined up');
    expect(said.map(({ words }) => words)).toEqual(['cant go on has tablets lined', 'up']);
    expect((await understood('he is on the bridge')).topics).not.toContain('games');
  });
});

describe('a saying', () => {
  const ends = (phrase: string, ...words: readonly string[]) =>
    endOfSaying(words, 0, sayingsOf({ en: [phrase], cy: [] }));

  it('ends where the clause does, where it says so', () => {
    expect(ends('ending it .', 'ending', 'it')).toBe(2);
    expect(ends('ending it .', 'ending', 'it', 'with', 'her')).toBeUndefined();
    expect(ends('ending it now|.', 'ending', 'it')).toBe(2);
    expect(ends('ending it now|.', 'ending', 'it', 'now')).toBe(3);
  });

  it('has up to three words between where it says so, and no more', () => {
    expect(ends('taken * tablets', 'taken', 'tablets')).toBe(2);
    expect(ends('taken * tablets', 'taken', 'a', 'whole', 'packet', 'tablets')).toBe(5);
    expect(ends('taken * tablets', 'taken', 'a', 'b', 'c', 'd', 'tablets')).toBeUndefined();
  });

  it('takes one of several words, of which one may be two', () => {
    for (const way of [['lone'], ['first', 'time']])
      expect(ends('lone|first-time parent', ...way, 'parent')).toBe(way.length + 1);
    expect(ends('lone|first-time parent', 'first', 'parent')).toBeUndefined();
  });
});
