import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Figure, figuresOf, type Outcome } from './metrics.ts';

export const EXPECTED_FILE = new URL('../../tests/relevance/expected.json', import.meta.url);

const ExpectedFigure = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
const Expected = z.strictObject({
  /** Of the held-out half, or of the unseen directories. */
  search: z.record(z.string(), ExpectedFigure),
  baseline: z.record(z.string(), ExpectedFigure),
});

export const rounded = (figures: Readonly<Record<string, Figure>>) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      Object.fromEntries(Object.entries(figure).map(([key, value]) => [key, Number(value.toFixed(4))])),
    ]),
  );

const heldOut = (outcomes: readonly Outcome[]) => outcomes.filter(({ asked }) => asked.half === 'held-out');

/** What the committed file holds. */
export const expectedOf = (ours: readonly Outcome[], plain: readonly Outcome[]) => ({
  search: rounded(figuresOf(heldOut(ours))),
  baseline: rounded(figuresOf(heldOut(plain))),
});

export const readExpected = (file = EXPECTED_FILE) => Expected.parse(JSON.parse(readFileSync(file, 'utf8')));
