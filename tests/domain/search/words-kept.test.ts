import { expect, it, vi } from 'vitest';

const stemmed = vi.hoisted((): string[] => []);
vi.mock('snowball-stemmers', async (original) => {
  const { default: stemmers } = await original<typeof import('snowball-stemmers')>();
  return {
    default: {
      newStemmer: (language: 'english') => {
        const stemmer = stemmers.newStemmer(language);
        return {
          stem: (word: string) => {
            stemmed.push(word);
            return stemmer.stem(word);
          },
        };
      },
    },
  };
});

const { ofPublicWords, stem } = await import('../../../functions/domain/text/analyse.ts');

const timesWorkedOut = (word: string, read: () => unknown): number => {
  stemmed.length = 0;
  read();
  return stemmed.filter((one) => one === word).length;
};

it('the words of a question are worked out anew and not remembered, those of listings are', () => {
  const twice = (word: string) => [stem(word), stem(word)];
  expect(timesWorkedOut('llewelyns', () => twice('llewelyns'))).toBe(2);
  expect(timesWorkedOut('gardens', () => ofPublicWords(() => twice('gardens')))).toBe(1);
  expect(timesWorkedOut('gardens', () => twice('gardens'))).toBe(0);
  expect(timesWorkedOut('llewelyns', () => twice('llewelyns'))).toBe(2);
});

it('nor are they after a listing that could not be read', () => {
  expect(() =>
    ofPublicWords(() => {
      throw new Error('unreadable');
    }),
  ).toThrow('unreadable');
  expect(timesWorkedOut('morgans', () => [stem('morgans'), stem('morgans')])).toBe(2);
});
