import type { z } from 'zod';
import { type AskedSearch, REPEATABLE, SearchRequest } from '../../schemas/search.ts';
import { type FieldProblem, InvalidInput, wrong } from '../domain/errors.ts';
import type { MessageKey } from '../domain/messages/en.ts';

const KNOWN = new Set(Object.keys(SearchRequest.shape));
const repeatable = new Set<string>(REPEATABLE);

/**
 * The parameters of a search. Empty ones count as not given, as forms send them. Throws `InvalidInput` with every
 * parameter that is wrong. `strict`: a parameter that does not exist is an error, not silence (for programs; a
 * page must bear what mail programs add to links).
 */
export function parseSearchRequest(url: URL, { strict }: { strict: boolean }): AskedSearch {
  const given: Record<string, string | string[]> = {};
  const problems: FieldProblem[] = [];
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name).filter((value) => value.trim() !== '');
    const [first] = values;
    if (!KNOWN.has(name)) {
      if (strict) problems.push(wrong(name, 'wrong.parameter', { names: [...KNOWN].join(', ') }));
      continue;
    }
    if (first === undefined) continue;
    if (!repeatable.has(name) && values.length > 1) problems.push(wrong(name, 'wrong.once'));
    given[name] = repeatable.has(name) ? values : first;
  }
  const parsed = SearchRequest.safeParse(given);
  if (!parsed.success) problems.push(...problemsOf(parsed.error));
  if (problems.length > 0 || !parsed.success) throw new InvalidInput(problems);
  const contradictions = contradictionsIn(parsed.data);
  if (contradictions.length > 0) throw new InvalidInput(contradictions);
  return parsed.data;
}

/** One sentence for each parameter that is wrong, whichever of its values are. */
function problemsOf({ issues }: z.ZodError): FieldProblem[] {
  const byParameter = new Map(issues.map((issue) => [String(issue.path[0]), issue]));
  return [...byParameter].map(([name, issue]) => problemOf(name, issue));
}

const UNITS: Readonly<Record<string, MessageKey>> = {
  radiusKm: 'unit.kilometres',
  age: 'unit.years',
  waitWeeksMax: 'unit.weeks',
  costMax: 'unit.pounds',
  limit: 'unit.results',
};

function problemOf(name: string, issue: z.core.$ZodIssue): FieldProblem {
  const unit = UNITS[name];
  switch (issue.code) {
    case 'invalid_value':
      return wrong(name, 'wrong.choice', { choices: issue.values.join(', ') });
    case 'invalid_type':
      return wrong(name, issue.expected === 'int' ? 'wrong.whole' : 'wrong.number', {}, unit);
    case 'too_small':
      return wrong(name, 'wrong.least', { least: Number(issue.minimum) }, unit);
    case 'too_big': {
      const most = Number(issue.maximum);
      return wrong(name, issue.origin === 'array' ? 'wrong.often' : 'wrong.most', { most }, unit);
    }
    case 'invalid_format':
      return wrong(name, 'wrong.time');
    default:
      return wrong(name, 'wrong.value');
  }
}

/** What no listing could ever meet, said before searching. */
const contradictionsIn = ({ from, to }: AskedSearch): FieldProblem[] =>
  from !== undefined && to !== undefined && from >= to ? [wrong('to', 'wrong.later')] : [];
