import type { Context, Hono } from 'hono';
import { FEED } from '../../schemas/limits.ts';
import type { Listing } from '../../schemas/listing.ts';
import type { Directory } from '../domain/directory.ts';
import { type FieldProblem, InvalidInput, NotFound } from '../domain/errors.ts';
import { feedService } from '../domain/oruk/feed-service.ts';
import { readableOf } from '../domain/readable.ts';
import { EMPTY_QUERY } from '../domain/search/index-language.ts';
import { term } from '../domain/search/terms.ts';
import type { AppParts } from './app-parts.ts';
import { askedUrl } from './asked-url.ts';

const PROFILE = 'https://docs.openreferraluk.org/en/latest/';

/** The directory as an Open Referral UK v3 feed. Closed services are in it, with their status. */
export function orukRoutes(app: Hono, { directory }: AppParts): void {
  const about = (context: Context) =>
    context.json({
      version: 'HSDS-UK-3.0',
      profile: PROFILE,
      openapi_url: new URL('/api/v1/openapi.json', askedUrl(context)).href,
    });
  app.get('/oruk/v3', about);
  app.get('/oruk/v3/', about);

  app.get('/oruk/v3/services', async (context) => {
    const { page, perPage } = pageAsked(new URL(context.req.url));
    const { ids, total } = await directory.index.ids({ offset: (page - 1) * perPage, limit: perPage });
    const listings = await readableOf(ids, directory);
    const contents = ids
      .map((id) => listings.get(id))
      .filter((stored): stored is Listing => stored?.kind === 'listing');
    const pages = Math.max(1, Math.ceil(total / perPage));
    return context.json({
      total_items: total,
      total_pages: pages,
      page_number: page,
      size: contents.length,
      first_page: page === 1,
      last_page: page >= pages,
      empty: contents.length === 0,
      contents: contents.map(({ service }) => feedService(service)),
    });
  });

  app.get('/oruk/v3/services/:id', async (context) => {
    const listing = await byFeedId(context.req.param('id'), directory);
    if (!listing) throw new NotFound('There is no service of this id.');
    return context.json(feedService(listing.service));
  });
}

function pageAsked(url: URL): { page: number; perPage: number } {
  const problems: FieldProblem[] = [];
  const read = (name: string, fallback: number, max: number) => {
    const text = url.searchParams.get(name);
    if (text === null) return fallback;
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > max)
      problems.push({ field: name, reason: `must be a whole number from 1 to ${max}` });
    return value;
  };
  const asked = {
    page: read('page', 1, FEED.pageMax),
    perPage: read('per_page', FEED.perPageDefault, FEED.perPageMax),
  };
  for (const name of url.searchParams.keys())
    if (name !== 'page' && name !== 'per_page')
      problems.push({
        field: name,
        reason: 'is not offered by this feed; it has page and per_page. To search, use /api/v1/search',
      });
  if (problems.length > 0) throw new InvalidInput(problems);
  return asked;
}

/** By the id of the listing, or by the UUID under which the feed shows an id of another kind. */
async function byFeedId(
  id: string,
  { record, index }: Pick<Directory, 'record' | 'index'>,
): Promise<Listing | undefined> {
  const direct = (await record.getListings([id])).get(id);
  if (direct?.kind === 'listing') return direct;
  const clause = { key: 'feedid', scope: 'listing', test: { has: [term.feedId(id)] } } as const;
  const hit = (await index.search({ ...EMPTY_QUERY, clauses: [clause], limit: 1 })).hits[0];
  const stored = hit && (await record.getListings([hit.id])).get(hit.id);
  return stored?.kind === 'listing' ? stored : undefined;
}
