import { randomFrom } from '../../functions/domain/sample/random.ts';
import type { Asked } from './ask.ts';
import { type RelevanceCase, TODAY } from './cases.ts';
import { type Barrier, isRight, judge, type Verdict } from './judge.ts';
import type { JudgedListing } from './judged-listing.ts';

export const TOP = 10;
export const FIRST = 3;
/** A listing of this grade counts as found. */
const GOOD = 2;

export interface Outcome {
  readonly asked: RelevanceCase;
  readonly answer: Asked;
  readonly verdicts: readonly Verdict[];
  readonly ndcg: number;
  /** One over the rank of the first good listing, 0 where none of the ten is. */
  readonly reciprocalRank: number;
  /** A right listing among the first three. */
  readonly right: boolean;
  readonly violations: readonly { readonly id: string; readonly barrier: Barrier }[];
}

const gain = (grade: number, rank: number) => (2 ** grade - 1) / Math.log2(rank + 2);

/** Exponential gain, discounted by the logarithm of the rank, over the first ten. */
export const discountedGain = (grades: readonly number[]): number =>
  grades.slice(0, TOP).reduce((sum, grade, rank) => sum + gain(grade, rank), 0);

/** Against the best order of all grades there are; equal grades are worth the same in any order. */
export function ndcg(grades: readonly number[], all: readonly number[]): number {
  const ideal = discountedGain(all.toSorted((a, b) => b - a));
  return ideal === 0 ? 0 : discountedGain(grades) / ideal;
}

/** One over the rank of the first good listing, 0 where none is. */
export function reciprocalRank(grades: readonly number[]): number {
  const good = grades.findIndex((grade) => grade >= GOOD);
  return good < 0 ? 0 : 1 / (good + 1);
}

export type Verdicts = ReadonlyMap<string, Verdict>;

export const verdictsOf = (asked: RelevanceCase, listings: ReadonlyMap<string, JudgedListing>): Verdicts =>
  new Map([...listings].map(([id, listing]) => [id, judge(listing, asked, TODAY)]));

export function outcomeOf(asked: RelevanceCase, answer: Asked, all: Verdicts): Outcome {
  const verdicts = answer.ids.slice(0, TOP).map((id) => {
    const verdict = all.get(id);
    if (!verdict)
      throw new Error(`the answer to ${asked.id} holds a listing that is not of the sample: ${id}`);
    return verdict;
  });
  const grades = verdicts.map(({ grade }) => grade);
  // An answer from further out that says so is a poor answer, and no broken promise.
  const said = (barrier: Barrier) => barrier === 'unreachable' && answer.widenedKm !== undefined;
  return {
    asked,
    answer,
    verdicts,
    ndcg: ndcg(
      grades,
      [...all.values()].map(({ grade }) => grade),
    ),
    reciprocalRank: reciprocalRank(grades),
    right: verdicts.slice(0, FIRST).some(isRight),
    violations: verdicts.slice(0, FIRST).flatMap(({ barrier }, rank) => {
      const id = answer.ids[rank];
      return barrier && id && !said(barrier) ? [{ id, barrier }] : [];
    }),
  };
}

export interface Figure {
  readonly value: number;
  /** 95 % bootstrap interval over the cases. */
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 2_000;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean with its percentile interval; the same values give the same interval. */
export function figureOf(values: readonly number[]): Figure {
  if (values.length === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const random = randomFrom('relevance/bootstrap');
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[random.int(0, values.length - 1)] ?? 0)),
  ).toSorted((a, b) => a - b);
  const at = (share: number) => means[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))] ?? 0;
  return { value: mean(values), low: at(0.025), high: at(0.975) };
}

/** What is measured of one answer, whoever judged it. */
export interface Scores extends Pick<Outcome, 'ndcg' | 'reciprocalRank' | 'right'> {
  readonly violations: readonly unknown[];
  readonly answer: Pick<Asked, 'ids'>;
}

export const MEASURES = {
  'nDCG@10': (o: Scores) => o.ndcg,
  MRR: (o: Scores) => o.reciprocalRank,
  'right one in the first three': (o: Scores) => Number(o.right),
  'cases with a violation in the first three': (o: Scores) => Number(o.violations.length > 0),
  'no result': (o: Scores) => Number(o.answer.ids.length === 0),
} as const;
export type Measure = keyof typeof MEASURES;
export type Figures = Readonly<Record<Measure, Figure>>;

export const figuresOf = (outcomes: readonly Scores[]): Figures =>
  Object.fromEntries(
    Object.entries(MEASURES).map(([name, measure]) => [name, figureOf(outcomes.map(measure))]),
  ) as Record<Measure, Figure>;
