import type { z } from 'zod';
import type { FieldProblem } from '../errors.ts';

type Issue = z.core.$ZodIssue;

const SINGULAR: Readonly<Record<string, string>> = {
  email: 'is not an e-mail address',
  url: 'is not a web address (http or https)',
  date: 'is not a date that exists (YYYY-MM-DD)',
  datetime: 'is not a date-time (RFC 3339)',
};

/**
 * Every reason why a schema refuses a value, in words, and never with the value: it may be somebody's address.
 */
export function reasonsOf(issues: readonly Issue[]): FieldProblem[] {
  return issues.flatMap((issue) => reasonsOfIssue(issue, []));
}

function reasonsOfIssue(issue: Issue, above: readonly PropertyKey[]): FieldProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') return reasonsOfUnion(issue, path);
  return [{ field: path.join('.'), reason: reasonOf(issue) }];
}

/** The alternative that comes nearest: the one whose faults lie deepest, then the one with the fewest. */
function reasonsOfUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
): FieldProblem[] {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((i) => i.path.length));
  const [nearest] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  if (!nearest || depth(nearest) === 0) {
    const reason = issue.message === 'Invalid input' ? 'has none of the allowed forms' : issue.message;
    return [{ field: path.join('.'), reason }];
  }
  return nearest.flatMap((inner) => reasonsOfIssue(inner, path));
}

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'is missing' : `must be a ${issue.expected}`;
    case 'too_big':
      return `is over the limit of ${issue.maximum}${unitOf(issue.origin)}`;
    case 'too_small':
      return `is under the least of ${issue.minimum}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return SINGULAR[issue.format] ?? issue.message;
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `does not know ${issue.keys.join(', ')}`;
    default:
      return issue.message;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
