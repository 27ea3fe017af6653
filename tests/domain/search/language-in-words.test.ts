import { describe, expect, it } from 'vitest';
import { languageSaid, languagesDenied } from '../../../functions/domain/search/words/language-in-words.ts';
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
    ['Arabic first language, low mood', 'ar', 'arabic first language'],
    ['her first language is Arabic', 'ar', 'first language is arabic'],
    ['first language: Arabic', 'ar', 'arabic'],
    ['mother tongue Punjabi', 'pa', 'mother tongue punjabi'],
    ['Punjabi is his first language', 'pa', 'punjabi is his first language'],
    ['needs a Romanian interpreter', 'ro', 'romanian interpreter'],
    ['interpreter needed (Farsi)', 'fa', 'farsi'],
    ['speaks very little English, Bengali', 'bn', 'bengali'],
    ['her home language is Tamil', 'ta', 'home language is tamil'],
    ['does not speak Welsh, speaks Polish', 'pl', 'speaks polish'],
    ['wants a carer who speaks Polish', 'pl', 'speaks polish'],
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
    "doesn't speak Welsh, wants a choir",
    'not a Welsh speaker',
    "can't speak Welsh any more since the stroke",
    'no longer speaks Welsh',
    'never learned to speak Welsh',
    "doesn't really speak Urdu, English only",
    'her carer speaks Polish',
    'dydi hi ddim yn siarad Cymraeg',
    'ddim yn siarad Pwyleg',
    'likes cooking, Polish',
    '',
  ])('is not said in: %s', (q) => {
    expect(said(q)).toBeUndefined();
  });
});

it('of one that somebody does not speak nothing is asked, unless they want to learn it', () => {
  expect(languagesDenied(clausesOf("doesn't speak Welsh, wants a choir"))).toEqual(['speak', 'welsh']);
  expect(languagesDenied(clausesOf("doesn't speak Welsh, wants to learn"))).toEqual([]);
  expect(languagesDenied(clausesOf('speaks Welsh'))).toEqual([]);
});
