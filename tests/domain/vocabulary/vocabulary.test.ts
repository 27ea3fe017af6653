import { describe, expect, it } from 'vitest';
import { foldWords } from '../../../functions/domain/text/fold.ts';
import source from '../../../functions/domain/vocabulary/vocabulary.json' with { type: 'json' };
import { VOCABULARY_DOMAINS, VOCABULARY_KINDS, Vocabulary } from '../../../schemas/vocabulary.ts';

const vocabulary = Vocabulary.parse(source);
const { terms } = vocabulary;
const languages = ['en', 'cy'] as const;
type Language = (typeof languages)[number];

const fold = (phrase: string) => foldWords(phrase).join(' ');
const foldedSet = (words: readonly string[]) => new Set(words.map(fold));
const stopWords = { en: foldedSet(vocabulary.stopWords.en), cy: foldedSet(vocabulary.stopWords.cy) };
const weakWords = { en: foldedSet(vocabulary.weakWords.en), cy: foldedSet(vocabulary.weakWords.cy) };
const contentWords = (phrase: string, language: Language) =>
  fold(phrase)
    .split(' ')
    .filter((word) => !stopWords[language].has(word));
const phrasesOf = (term: (typeof terms)[number], language: Language) => [
  ...term.synonyms[language],
  ...term.needs[language],
  ...term.signs[language],
];
const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the vocabulary', () => {
  it('has the five domains, each once', () => {
    expect(vocabulary.domains.map((domain) => domain.id).sort()).toEqual([...VOCABULARY_DOMAINS].sort());
  });

  it('has terms of every kind', () => {
    for (const kind of VOCABULARY_KINDS) expect(terms.some((term) => term.kind === kind)).toBe(true);
    expect(terms.filter((term) => term.kind === 'topic').length).toBeGreaterThanOrEqual(150);
  });

  it('gives every term an id of its own, across kinds, so that a reference can only mean one', () => {
    expect(repeated(terms.map((term) => term.id))).toEqual([]);
  });

  it('points only to terms that exist, never to itself, and broader stays within a kind', () => {
    const byId = new Map(terms.map((term) => [term.id, term]));
    const wrong = terms.flatMap((term) => [
      ...(term.broader ?? [])
        .filter((id) => id === term.id || byId.get(id)?.kind !== term.kind)
        .map((id) => `${term.id} broader ${id}`),
      ...(term.related ?? [])
        .filter((id) => id === term.id || !byId.has(id))
        .map((id) => `${term.id} related ${id}`),
      ...(term.notWith ?? [])
        .filter((id) => id === term.id || byId.get(id)?.kind !== term.kind)
        .map((id) => `${term.id} not with ${id}`),
    ]);
    expect(wrong).toEqual([]);
  });

  it('says that topics are for people only by conditions and circumstances that limit', () => {
    const limits = new Set(vocabulary.terms.filter((term) => term.limits).map(({ id }) => id));
    for (const { id, for: whom = [] } of vocabulary.terms)
      expect(
        whom.filter((value) => !limits.has(value)),
        id,
      ).toEqual([]);
  });

  it('never goes round in a circle by way of broader terms', () => {
    const byId = new Map(terms.map((term) => [term.id, term]));
    const climbsBack = (id: string, from: string, seen: Set<string>): boolean =>
      (byId.get(id)?.broader ?? []).some((up) => {
        if (up === from) return true;
        if (seen.has(up)) return false;
        seen.add(up);
        return climbsBack(up, from, seen);
      });
    expect(terms.filter((term) => climbsBack(term.id, term.id, new Set())).map((term) => term.id)).toEqual(
      [],
    );
  });

  it('gives every topic a need or a sign, and a Welsh synonym', () => {
    const thin = terms.filter(
      (term) =>
        term.kind === 'topic' &&
        (term.synonyms.cy.length === 0 || term.needs.en.length + term.signs.en.length === 0),
    );
    expect(thin.map((term) => term.id)).toEqual([]);
  });

  it.each(languages)('lists no phrase twice within a term (%s)', (language) => {
    const twice = terms.flatMap((term) =>
      repeated(phrasesOf(term, language).map((phrase) => contentWords(phrase, language).join(' '))).map(
        (phrase) => `${term.id}: ${phrase}`,
      ),
    );
    expect(twice).toEqual([]);
  });

  it.each(languages)('has no phrase of stop words only and no single weak word (%s)', (language) => {
    const empty = terms.flatMap((term) =>
      phrasesOf(term, language)
        .filter((phrase) => {
          const words = contentWords(phrase, language);
          return words.length === 0 || (words.length === 1 && weakWords[language].has(words[0] ?? ''));
        })
        .map((phrase) => `${term.id}: ${phrase}`),
    );
    expect(empty).toEqual([]);
  });

  it.each(languages)(
    'lists each weak, stop and whole word once, and none as weak and stop (%s)',
    (language) => {
      for (const list of [vocabulary.weakWords, vocabulary.stopWords, vocabulary.wholeWords])
        expect(repeated(list[language])).toEqual([]);
      expect(vocabulary.weakWords[language].filter((word) => stopWords[language].has(fold(word)))).toEqual(
        [],
      );
    },
  );

  it('knows every topic of the vignettes', () => {
    const ids = new Set(terms.filter((term) => term.kind === 'topic').map((term) => term.id));
    const wanted =
      'mens-shed woodwork swimming social-group walking-group parent-group communication-group stroke-support debt-advice benefits-advice befriending home-visiting anxiety-support peer-support counselling bereavement-support womens-confidence domestic-abuse-support welfare-rights youth-mental-health postnatal-support volunteering conservation';
    expect(wanted.split(' ').filter((id) => !ids.has(id))).toEqual([]);
  });
});
