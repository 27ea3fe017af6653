import type { ShownError } from '../../web/components/error-summary.tsx';
import type { Frame } from '../../web/frame.ts';
import type { WordKey } from '../../web/words.ts';
import type { FieldProblem } from '../domain/errors.ts';

const FIELDS: Readonly<Record<string, WordKey>> = {
  near: 'error.near',
  radiusKm: 'error.radiusKm',
  age: 'error.age',
  from: 'error.from',
  to: 'error.to',
  waitWeeksMax: 'error.waitWeeksMax',
  costMax: 'error.costMax',
  cursor: 'error.cursor',
};
/** Fields of the search form that an error can point to. */
const ON_PAGE = new Set([
  'q',
  'near',
  'radiusKm',
  'age',
  'gender',
  'need',
  'condition',
  'language',
  'practice',
  'from',
  'to',
]);

function wordsOf({ say }: Frame, { field, reason }: FieldProblem): string {
  if (field === 'near' && reason.includes('outside')) return say('error.near-outside');
  if (field === 'near' && reason.includes('at most')) return say('error.near-long');
  if (field === 'q') return reason.includes('at most') ? say('error.q-long') : say('error.q', { reason });
  const key = FIELDS[field];
  return key ? say(key) : say('error.other', { field, reason });
}

/** Problems of a search in words, each with the field to go to. */
export function shownErrors(
  frame: Frame,
  problems: readonly FieldProblem[],
): { errors: ShownError[]; byField: Record<string, string> } {
  const errors: ShownError[] = [];
  const byField: Record<string, string> = {};
  for (const problem of problems) {
    const field = problem.field.split('.')[0] ?? problem.field;
    const text = wordsOf(frame, { field, reason: problem.reason });
    if (errors.some((error) => error.text === text)) continue;
    errors.push(ON_PAGE.has(field) ? { field, text } : { text });
    if (ON_PAGE.has(field)) byField[field] = text;
  }
  return { errors, byField };
}
