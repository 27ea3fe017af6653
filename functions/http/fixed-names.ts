import type { Hono } from 'hono';
import type { Assets } from './assets.ts';

/** Searches and shortlists are one person's question, not pages to be found. */
const ROBOTS = `User-agent: *
Disallow: /search
Disallow: /shortlist
Disallow: /api/
`;

/** What robots and browsers ask for by a name of their own. */
export function fixedNames(app: Hono, assets: Assets | undefined): void {
  app.get('/robots.txt', (context) => context.text(ROBOTS));
  app.get('/favicon.ico', (context) =>
    assets?.links.icon ? context.redirect(assets.links.icon) : context.notFound(),
  );
}
