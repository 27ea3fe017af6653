import type { Context, Hono } from 'hono';
import type { Problem } from '../../schemas/problem.ts';
import { problem } from './problems.ts';

/** An address that exists says which methods it takes. To be called once every route is there. */
export function wrongMethods(
  app: Hono,
  tell: (context: Context, answer: Problem) => Response | Promise<Response>,
): void {
  const routes = app.routes.filter(({ method }) => method !== 'ALL');
  for (const [path, those] of Map.groupBy(routes, (route) => route.path)) {
    const taken = new Set(those.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])));
    const allow = [...taken].toSorted().join(', ');
    app.all(path, (context, next) => {
      if (taken.has(context.req.method)) return next();
      context.header('Allow', allow);
      return tell(context, problem(405, `This address takes ${allow}.`));
    });
  }
}
