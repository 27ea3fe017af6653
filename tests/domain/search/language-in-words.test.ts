import { describe, expect, it } from 'vitest';
import { languageSaid } from '../../../functions/domain/search/words/language-in-words.ts';
import { clausesOf } from '../../../functions/domain/text/clauses.ts';

const said = (q: string) => languageSaid(clausesOf(q));

it('is read clause by clause', () => {
  expect(said('nervous speaking, Italian class')).toBeUndefined();
  expect(said('lonely, speaks Italian')?.id).toBe('it');
});

describe('the language that somebody speaks, by the words', () => {
  it.each([
    ['company, speaks only Polish', 'pl', 'speaks only polish'],
    ['debt help for a Polish speaker', 'pl', 'polish speaker'],
    ['uses British Sign Language', 'bfi', 'uses british sign language'],
    ['forgets, only Gujerati now', 'gu', 'only gujerati'],
    ['Panjabi speaking, 80', 'pa', 'panjabi speaking'],
    ['BSL user, likes pool', 'bfi', 'bsl user'],
    ['Arabic only, new here', 'ar', 'arabic only'],
    ['cwmni, siarad Cymraeg', 'cy', 'siarad cymraeg'],
    ['canu mewn côr yn Gymraeg', 'cy', 'yn gymraeg'],
  ])('%s', (q, id, words) => {
    expect(said(q)).toMatchObject({ id, words: words.split(' ') });
  });

  it.each([
    'a Welsh class',
    'wants to learn Polish',
    'learn to speak Welsh',
    'dysgu siarad Cymraeg',
    'speaks no English',
    'nobody she speaks to',
    'only Polish food',
    'feels like the only Nigerian',
    'wants to learn only Welsh',
    'not blind, only deaf',
    'learns sign language only',
    '',
  ])('is not said in: %s', (q) => {
    expect(said(q)).toBeUndefined();
  });
});
