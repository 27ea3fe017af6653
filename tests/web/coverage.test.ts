import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AppParts } from '../../functions/http/app-parts.ts';
import { pageRoutes } from '../../functions/http/pages.tsx';
import { PAGE_CHECKS } from '../../scripts/pages/checks.ts';

const app = new Hono();
pageRoutes(app, {} as AppParts);
const routes = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method === 'GET' && !path.startsWith('/assets'))
      .map(({ path }) => path),
  ),
];

test('there are pages', () => {
  expect(routes).toContain('/search');
});

test.each(routes)('the page %s is checked for accessibility', (route) => {
  expect(PAGE_CHECKS.map((check) => check.route)).toContain(route);
});

test('every page is checked in Welsh too, and errors are checked', () => {
  const known = { listing: 'a', organization: 'b', closed: 'c', confidential: 'd', picks: ['a'] };
  const welsh = PAGE_CHECKS.filter(({ path }) => path(known).includes('lang=cy')).map(({ route }) => route);
  expect(routes.filter((route) => !welsh.includes(route) && !route.endsWith('/edit'))).toEqual([]);
  expect(PAGE_CHECKS.map(({ status }) => status)).toEqual(expect.arrayContaining([400, 404]));
});
