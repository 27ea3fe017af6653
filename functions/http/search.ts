import type { Hono } from 'hono';
import { searchAndTrace } from '../domain/search/search.ts';
import { suggest } from '../domain/search/suggest.ts';
import type { AppParts } from './app-parts.ts';
import { parseSearchRequest } from './search-request.ts';

export function searchRoutes(app: Hono, { directory, leaveTrace }: AppParts): void {
  app.get('/api/v1/search', async (context) => {
    const request = parseSearchRequest(new URL(context.req.url), { strict: true });
    const { answer, trace } = await searchAndTrace(request, directory);
    if (trace) leaveTrace?.(trace);
    return context.json(answer);
  });
  app.get('/api/v1/suggest', async (context) => {
    const { q = '', lang } = context.req.query();
    return context.json({ suggestions: await suggest(q, lang === 'cy' ? 'cy' : 'en', directory) });
  });
}
