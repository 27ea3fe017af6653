import type { Hono } from 'hono';
import { NotFound } from '../domain/errors.ts';
import type { AppParts } from './app-parts.ts';
import { etag } from './services.ts';

const PAGE = 100;

export function organizationRoutes(app: Hono, { directory: { record } }: AppParts): void {
  app.get('/api/v1/organizations/:id', async (context) => {
    const id = context.req.param('id');
    const cursor = context.req.query('cursor');
    const stored = (await record.getOrganizations([id])).get(id);
    if (!stored) throw new NotFound('There is no organisation of this id.');
    const page = await record.pageOfOrganization(id, { limit: PAGE, ...(cursor ? { cursor } : {}) });
    const services = page.items.map(({ service }) => ({
      id: service.id,
      name: service.name,
      status: service.status,
    }));
    return context.json({ ...stored.organization, services, nextCursor: page.next ?? null }, 200, {
      ETag: etag(stored.version),
    });
  });
}
