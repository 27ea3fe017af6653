import { beforeAll, describe, expect, it } from 'vitest';
import type { IndexDocument } from '../../functions/domain/search/index-language.ts';
import { indexDocument } from '../../functions/domain/search/indexed/document.ts';
import { createMemoryIndex } from '../../functions/search/memory/index.ts';
import { askIndex } from '../../scripts/bench/contest.ts';
import { generatedServices } from '../../scripts/bench/generated-services.ts';
import { type Answer, bruteForce, difference, edits } from '../../scripts/bench/oracle.ts';
import { asking, contestMixes, type Question } from '../../scripts/bench/questions.ts';
import { listingOf } from '../../scripts/bench/spool.ts';

const TODAY = '2026-11-21';
const LISTINGS = 1_500;
const documents: IndexDocument[] = [...generatedServices(LISTINGS, TODAY)].map((service) =>
  indexDocument(listingOf(service, TODAY), TODAY),
);
async function* all() {
  yield* documents;
}
const index = createMemoryIndex();
const questions: Question[] = contestMixes(asking(TODAY, 'test')).flatMap(({ next }) =>
  Array.from({ length: 30 }, () => {
    const question = next();
    // So few listings lie far apart: a wide circle holds some.
    return { ...question, radiusKm: question.radiusKm * 8 };
  }),
);
let answers: readonly Answer[] = [];

beforeAll(async () => {
  await index.rebuild(all());
  answers = await bruteForce(all, questions);
});

describe('the questions of the contest', () => {
  it('are answered by the index in memory as by brute force', async () => {
    for (const [i, question] of questions.entries())
      expect(difference(answers[i] as Answer, await askIndex(index, question, LISTINGS))).toBeUndefined();
  });

  it('have answers, with and without words, misspelt ones too', () => {
    const answered = (which: (question: Question) => boolean) =>
      questions.filter((question, i) => which(question) && (answers[i]?.total ?? 0) > 0).length;
    expect(answered(({ tokens }) => tokens.length === 1)).toBeGreaterThan(10);
    expect(answered(({ tokens }) => tokens.length === 2)).toBeGreaterThan(5);
    expect(answered(({ misspelt }) => misspelt !== undefined)).toBeGreaterThan(10);
    expect(answered(({ filtered }) => filtered)).toBeGreaterThan(10);
  });

  it('are different ones, and the same at every run', () => {
    const ask = () => contestMixes(asking(TODAY, 'test')).map(({ next }) => [next(), next(), next()]);
    expect(ask()).toEqual(ask());
    const points = questions.map(({ point }) => `${point.lat},${point.lon}`);
    expect(new Set(points).size).toBe(points.length);
  });
});

describe('a wrong answer', () => {
  const right: Answer = { total: 2, ids: ['a', 'b'], facets: { topic: [{ value: 'choir', count: 2 }] } };
  it.each<[string, Answer]>([
    ['a wrong total', { ...right, total: 3 }],
    ['another listing', { ...right, ids: ['a', 'c'] }],
    ['a missing listing', { ...right, ids: ['a'] }],
    ['a wrong count', { ...right, facets: { topic: [{ value: 'choir', count: 1 }] } }],
    ['no counts', { ...right, facets: {} }],
  ])('is told: %s', (_, given) => {
    expect(difference(right, given)).toBeTypeOf('string');
  });

  it('is not told where only the order of listings differs', () => {
    expect(difference(right, { ...right, ids: ['b', 'a'] })).toBeUndefined();
  });
});

describe('one edit', () => {
  it('inserts, deletes, substitutes or transposes', () => {
    const of = edits('walk');
    for (const word of ['walks', 'wlk', 'welk', 'wlak', 'awlk', 'alk', 'wal'])
      expect(of.has(word)).toBe(true);
    for (const word of ['walk', 'klaw', 'walking', 'wl']) expect(of.has(word)).toBe(false);
  });
});
