import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LIMITS } from '../../schemas/limits.ts';
import type { Problem } from '../../schemas/problem.ts';
import { reasonOf } from '../domain/search/indexed/projector.ts';
import type { AppParts } from './app-parts.ts';
import { askedUrl } from './asked-url.ts';
import { fixedNames } from './fixed-names.ts';
import { healthRoutes } from './health.ts';
import { openApiRoutes } from './openapi.ts';
import { organizationRoutes } from './organizations.ts';
import { orukRoutes } from './oruk.ts';
import { errorPage, pageRoutes } from './pages.tsx';
import { answerProblem, problem, problemOf } from './problems.ts';
import { searchRoutes } from './search.ts';
import { securityHeaders } from './security.ts';
import { serviceRoutes } from './services.ts';
import { wrongMethods } from './wrong-methods.ts';

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
  fixedNames(app, parts.assets);

  const forProgram = (path: string) =>
    path.startsWith('/api/') || path.startsWith('/oruk/') || path === '/health' || path === '/ready';
  const tell = (context: Context, answer: Problem) =>
    forProgram(context.req.path) ? answerProblem(context, answer) : errorPage(context, answer, parts);
  wrongMethods(app, tell);
  app.notFound((context) => {
    const url = askedUrl(context);
    if (!url.pathname.endsWith('/')) return tell(context, problem(404, 'Nothing is at this address.'));
    url.pathname = url.pathname.replace(/\/+$/, '');
    return context.redirect(url.href, 301);
  });
  app.onError((error, context) => {
    const answer = problemOf(error, context.req.query('lang') === 'cy' ? 'cy' : 'en');
    if (answer.status >= 500)
      parts.directory.log('error', 'a request failed', {
        path: context.req.routePath,
        reason: reasonOf(error),
      });
    return tell(context, answer);
  });
  return app;
}
