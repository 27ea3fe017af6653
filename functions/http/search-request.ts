import type { z } from 'zod';
import { REPEATABLE, SearchRequest } from '../../schemas/search.ts';
import { type FieldProblem, InvalidInput } from '../domain/errors.ts';

const KNOWN = new Set(Object.keys(SearchRequest.shape));
const repeatable = new Set<string>(REPEATABLE);

/**
 * The parameters of a search. Empty ones count as not given, as forms send them. Throws `InvalidInput` with every
 * parameter that is wrong. `strict`: a parameter that does not exist is an error, not silence (for programs; a
 * page must bear what mail programs add to links).
 */
export function parseSearchRequest(url: URL, { strict }: { strict: boolean }): SearchRequest {
  const given: Record<string, string | string[]> = {};
  const problems: FieldProblem[] = [];
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name).filter((value) => value.trim() !== '');
    const [first] = values;
    if (!KNOWN.has(name)) {
      if (strict)
        problems.push({
          field: name,
          reason: `is not a parameter of the search; it has ${[...KNOWN].join(', ')}`,
        });
      continue;
    }
    if (first === undefined) continue;
    if (!repeatable.has(name) && values.length > 1)
      problems.push({ field: name, reason: 'may be given only once' });
    given[name] = repeatable.has(name) ? values : first;
  }
  const parsed = SearchRequest.safeParse(given);
  if (!parsed.success) problems.push(...problemsOf(parsed.error));
  if (problems.length > 0 || !parsed.success) throw new InvalidInput(problems);
  const contradictions = contradictionsIn(parsed.data);
  if (contradictions.length > 0) throw new InvalidInput(contradictions);
  return parsed.data;
}

export const problemsOf = (error: z.ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({ field: issue.path.join('.') || 'body', reason: issue.message }));

/** What no listing could ever meet, said before searching. */
function contradictionsIn({ from, to }: SearchRequest): FieldProblem[] {
  return from !== undefined && to !== undefined && from >= to
    ? [{ field: 'to', reason: 'must be later than from' }]
    : [];
}
