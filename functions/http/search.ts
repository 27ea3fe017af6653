import type { Hono } from 'hono';
import { search } from '../domain/search/search.ts';
import { suggest } from '../domain/search/suggest.ts';
import type { AppParts } from './app-parts.ts';
import { parseSearchRequest } from './search-request.ts';

export function searchRoutes(app: Hono, { directory }: AppParts): void {
  app.get('/api/v1/search', async (context) => {
    const request = parseSearchRequest(new URL(context.req.url), { strict: true });
    return context.json(await search(request, directory));
  });
  app.get('/api/v1/suggest', async (context) => {
    const { q = '', lang } = context.req.query();
    return context.json({ suggestions: await suggest(q, lang === 'cy' ? 'cy' : 'en', directory) });
  });
}
