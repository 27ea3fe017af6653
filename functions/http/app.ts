import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LIMITS } from '../../schemas/limits.ts';
import { reasonOf } from '../domain/projector.ts';
import type { AppParts } from './app-parts.ts';
import { healthRoutes } from './health.ts';
import { openApiRoutes } from './openapi.ts';
import { organizationRoutes } from './organizations.ts';
import { orukRoutes } from './oruk.ts';
import { errorPage, pageRoutes } from './pages.tsx';
import { answerProblem, problem, problemOf } from './problems.ts';
import { searchRoutes } from './search.ts';
import { securityHeaders } from './security.ts';
import { serviceRoutes } from './services.ts';

/** The whole of the web side, over whichever engines it is given. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  app.use(securityHeaders(parts.tiles?.url));
  app.use(
    bodyLimit({
      maxSize: LIMITS.requestBytesMax,
      onError: (context) => answerProblem(context, problem(413, `At most ${LIMITS.requestBytesMax} bytes.`)),
    }),
  );
  healthRoutes(app, parts);
  searchRoutes(app, parts);
  serviceRoutes(app, parts);
  organizationRoutes(app, parts);
  orukRoutes(app, parts);
  openApiRoutes(app);
  pageRoutes(app, parts);

  const forProgram = (path: string) =>
    path.startsWith('/api/') || path.startsWith('/oruk/') || path === '/health' || path === '/ready';
  app.notFound((context) => {
    const answer = problem(404, 'Nothing is at this address.');
    return forProgram(context.req.path) ? answerProblem(context, answer) : errorPage(context, answer);
  });
  app.onError((error, context) => {
    const answer = problemOf(error, context.req.query('lang') === 'cy' ? 'cy' : 'en');
    if (answer.status >= 500)
      parts.directory.log('error', 'a request failed', {
        path: context.req.routePath,
        reason: reasonOf(error),
      });
    return forProgram(context.req.path) ? answerProblem(context, answer) : errorPage(context, answer);
  });
  return app;
}
