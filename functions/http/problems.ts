import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../../schemas/problem.ts';
import type { Language } from '../../schemas/words.ts';
import { Conflict, InvalidInput, NotAllowed, NotAvailable, NotFound, reasonIn } from '../domain/errors.ts';

export const PROBLEM_TYPE = 'application/problem+json';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Something in the request is wrong',
  403: 'This is for signed-in editors',
  404: 'There is nothing here',
  405: 'This address does not take that method',
  409: 'Somebody was faster',
  412: 'Your copy is not the latest',
  413: 'The request is too large',
  415: 'The request must be JSON',
  428: 'Say which version you change',
  500: 'Something broke on our side',
  503: 'Part of the directory is not answering',
};

export function problem(status: number, detail?: string, more: Partial<Problem> = {}): Problem {
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'The request failed',
    status,
    ...(detail === undefined ? {} : { detail }),
    ...more,
  };
}

/** The one place where an error becomes a status. What is not ours to tell is told as a 500 without detail. */
export function problemOf(error: unknown, lang: Language): Problem {
  if (error instanceof InvalidInput) {
    const errors = error.problems.map((each) => ({ field: each.field, reason: reasonIn(lang, each) }));
    return problem(400, errors.map(({ field, reason }) => `${field}: ${reason}`).join('; '), { errors });
  }
  if (error instanceof NotFound) return problem(404, error.message);
  if (error instanceof NotAllowed) return problem(403, error.message);
  if (error instanceof NotAvailable) return problem(503, 'Try again in a moment.');
  if (error instanceof Conflict)
    return problem(
      412,
      'It has changed since you read it. Read it again, then make your change.',
      error.current ? { currentVersion: error.current.version } : {},
    );
  if (error instanceof HTTPException) return problem(error.status, error.message);
  return problem(500);
}

export const answerProblem = (context: Context, answer: Problem): Response =>
  context.body(JSON.stringify(answer), answer.status as ContentfulStatusCode, {
    'Content-Type': PROBLEM_TYPE,
  });
