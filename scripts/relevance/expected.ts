import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Figures, figuresOf, type Outcome } from './metrics.ts';

export const EXPECTED_FILE = new URL('../../tests/relevance/expected.json', import.meta.url);

const Figure = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
const Expected = z.strictObject({
  /** Of the held-out half. */
  search: z.record(z.string(), Figure),
  baseline: z.record(z.string(), Figure),
});

const rounded = (figures: Figures) =>
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

export const readExpected = () => Expected.parse(JSON.parse(readFileSync(EXPECTED_FILE, 'utf8')));
