import { describe, expect, it } from 'vitest';
import { personOf, wordFit } from '../../../functions/domain/whom/eligibility.ts';
import { languageId, languageName, languagesNamed } from '../../../functions/domain/whom/languages.ts';
import { SearchRequest } from '../../../schemas/search.ts';

describe('one id for a language, however it is given', () => {
  it.each([
    ['pl', 'pl'],
    ['PL', 'pl'],
    ['pol', 'pl'],
    ['Polish', 'pl'],
    ['Pwyleg', 'pl'],
    ['cy-GB', 'cy'],
    ['wel', 'cy'],
    ['Cymraeg', 'cy'],
    ['bsl', 'bfi'],
    ['British Sign Language', 'bfi'],
    ['prs', 'fa'],
    ['kri', 'kri'],
    ['Krio', 'krio'],
    ['', ''],
    ['en_GB', 'en'],
    ['English (UK)', 'en'],
    ['sgn-GB', 'bfi'],
    ['pl-', 'pl'],
    ['a language of signs', 'a language of signs'],
  ])('%s is %s', (given, id) => {
    expect(languageId(given)).toBe(id);
  });

  it('several in one value are several', () => {
    expect(languagesNamed('English, Welsh and BSL')).toEqual(['en', 'cy', 'bfi']);
    expect(languagesNamed('Farsi and Dari')).toEqual(['fa']);
    expect(languagesNamed(',')).toEqual([',']);
    expect(languagesNamed('Krio')).toEqual(['krio']);
  });

  it('whoever asks by a name fits what is stated by a code', () => {
    const { words } = personOf(SearchRequest.parse({ language: 'BSL' }), []);
    expect(wordFit({ only: ['bfi'] }, words.language)).toBe('matches');
  });
});

describe('what a language is called', () => {
  it.each([
    [{ code: 'pol' }, 'Polish'],
    [{ name: 'bsl' }, 'British Sign Language'],
    [{ code: 'kri', name: 'Krio' }, 'Krio'],
    [{ name: 'Krio' }, 'Krio'],
    [{}, undefined],
  ])('%o is %s', (spoken, name) => {
    expect(languageName(spoken, 'en')).toBe(name);
  });
});
