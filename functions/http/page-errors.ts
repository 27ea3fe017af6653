import type { ShownError } from '../../web/components/error-summary.tsx';
import type { Frame } from '../../web/frame.ts';
import type { WordKey } from '../../web/words.ts';
import { type FieldProblem, reasonIn } from '../domain/errors.ts';

const FIELDS: Readonly<Record<string, WordKey>> = {
  radiusKm: 'error.radiusKm',
  age: 'error.age',
  from: 'error.from',
  to: 'error.to',
  waitWeeksMax: 'error.waitWeeksMax',
  costMax: 'error.costMax',
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

function wordsOf({ say, lang }: Frame, problem: FieldProblem): string {
  const { field } = problem;
  const reason = reasonIn(lang, problem);
  if (field === 'q' || field === 'near') return say(`error.${field}`, { reason });
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
    const { field } = problem;
    const text = wordsOf(frame, problem);
    if (errors.some((error) => error.text === text)) continue;
    errors.push(ON_PAGE.has(field) ? { field, text } : { text });
    if (ON_PAGE.has(field)) byField[field] = text;
  }
  return { errors, byField };
}
