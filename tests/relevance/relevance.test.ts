import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askBaseline, askSearch } from '../../scripts/relevance/ask.ts';
import { halvesOf, loadCases, Tag } from '../../scripts/relevance/cases.ts';
import { readExpected } from '../../scripts/relevance/expected.ts';
import { isRight } from '../../scripts/relevance/judge.ts';
import { judgedListings } from '../../scripts/relevance/listings.ts';
import { type Figures, figuresOf, type Outcome } from '../../scripts/relevance/metrics.ts';
import { openAws, openOneMachine, type Pair } from '../../scripts/relevance/pair.ts';
import { compared } from '../../scripts/relevance/report.ts';
import { judgeAll, outcomesOf } from '../../scripts/relevance/run.ts';
import {
  figuresOfUnseen,
  openUnseen,
  scoresOfUnseen,
  UNSEEN,
  UNSEEN_EXPECTED,
  type UnseenScores,
  unseenCases,
} from '../../scripts/relevance/unseen.ts';
import { engines } from '../engines.ts';

const OVERLAP_AT_LEAST = 0.9;
const cases = loadCases();
const judged = judgeAll(cases, judgedListings());
const heldOut = (outcomes: readonly Outcome[]) => outcomes.filter(({ asked }) => asked.half === 'held-out');

describe('the judged cases', () => {
  test('are many, each with an id of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(160);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test('are halved by the hash of their ids, as evenly in each stratum as can be', () => {
    const halves = halvesOf(cases);
    expect(cases.filter(({ id, half }) => halves.get(id) !== half)).toEqual([]);
    for (const tag of Tag.options) {
      const tagged = cases.filter(({ tags }) => tags.includes(tag));
      const tuning = tagged.filter(({ half }) => half === 'tuning').length;
      expect(tuning / tagged.length, tag).toBeGreaterThan(0.3);
      expect(tuning / tagged.length, tag).toBeLessThan(0.7);
    }
  });

  test('can each be answered: some listing of the directory is right', () => {
    const impossible = judged.filter(({ verdicts }) => ![...verdicts.values()].some(isRight));
    expect(impossible.map(({ asked }) => asked.id)).toEqual([]);
  });
});

describe('the search over the sample directory', () => {
  let pair: Pair;
  let outcomes: readonly Outcome[];
  beforeAll(async () => {
    pair = await openOneMachine();
    outcomes = await outcomesOf(judged, pair.directory, askSearch);
  });
  afterAll(() => pair.close());

  test('has not become worse on the held-out half than the committed interval allows', () => {
    expectNotWorse(figuresOf(heldOut(outcomes)));
  });

  test('is better than plain text and distance on both halves', async () => {
    const plain = await outcomesOf(judged, pair.directory, askBaseline);
    for (const half of ['tuning', 'held-out'] as const) {
      const of = (some: readonly Outcome[]) => figuresOf(some.filter(({ asked }) => asked.half === half));
      expect(of(outcomes)['nDCG@10'].value).toBeGreaterThan(of(plain)['nDCG@10'].value);
    }
  });

  describe.skipIf(!engines)('on DynamoDB and OpenSearch', () => {
    test('gives the same top ten, and is no worse', { timeout: 300_000 }, async () => {
      if (!engines) return;
      const aws = await openAws(engines);
      try {
        const there = await outcomesOf(judged, aws.directory, askSearch);
        expect(compared(outcomes, there).overlap).toBeGreaterThanOrEqual(OVERLAP_AT_LEAST);
        expectNotWorse(figuresOf(heldOut(there)));
      } finally {
        await aws.close();
      }
    });
  });
});

describe('the search over directories whose authors had not seen it', () => {
  const scores: UnseenScores[] = [];

  test.each(UNSEEN)('%s is judged by listings that it has', async (unseen) => {
    const pair = await openUnseen(unseen);
    try {
      const cases = unseenCases(unseen);
      const ids = cases.flatMap(({ grades, violations }) => [...Object.keys(grades), ...violations]);
      const held = await pair.directory.record.getListings([...new Set(ids)]);
      expect(ids.filter((id) => !held.has(id))).toEqual([]);
      scores.push(await scoresOfUnseen(unseen, pair));
    } finally {
      await pair.close();
    }
  });

  test('has not become worse than the committed interval allows, and is better than plain text', () => {
    expect(scores.map(({ unseen }) => unseen)).toEqual(UNSEEN);
    const { search, plain } = figuresOfUnseen(scores);
    expectNotWorse(search, readExpected(UNSEEN_EXPECTED).search);
    expect(search['nDCG@10'].low).toBeGreaterThan(plain['nDCG@10'].high);
  });
});

function expectNotWorse(figures: Figures, expected = readExpected().search): void {
  const bound = (name: keyof Figures) => {
    const figure = expected[name];
    if (!figure) throw new Error(`expected.json says nothing of ${name}`);
    return figure;
  };
  for (const name of ['nDCG@10', 'MRR', 'right one in the first three'] as const)
    expect(figures[name].value, name).toBeGreaterThanOrEqual(bound(name).low);
  for (const name of ['cases with a violation in the first three', 'no result'] as const)
    expect(figures[name].value, name).toBeLessThanOrEqual(bound(name).high);
}
