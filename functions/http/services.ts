import type { Context, Hono } from 'hono';
import type { Listing, SourceRecord } from '../../schemas/listing.ts';
import type { Assurance, Service } from '../../schemas/service.ts';
import type { Directory } from '../domain/directory.ts';
import { editService } from '../domain/edit.ts';
import { InvalidInput, NotAllowed, NotFound } from '../domain/errors.ts';
import { freshnessOn } from '../domain/freshness.ts';
import { fingerprint, isObject, type JsonObject } from '../domain/import/json.ts';
import { ukDate } from '../domain/time/days.ts';
import type { AppParts } from './app-parts.ts';
import { answerProblem, problem } from './problems.ts';

const HISTORY_PAGE = 50;

export function serviceRoutes(app: Hono, { directory, whoIs }: AppParts): void {
  app.get('/api/v1/services/:id', async (context) => {
    const id = context.req.param('id');
    const [listing, seen] = await Promise.all([
      listingOf(id, directory),
      directory.record.sourceRecordsOf(id),
    ]);
    const body = believed(listing.service, seen, ukDate(directory.now()));
    const tag = markedEtag(listing.version, body);
    if (holds(context.req.header('If-None-Match'), tag)) return context.body(null, 304, { ETag: tag });
    return context.json(body, 200, { ETag: tag });
  });

  app.patch('/api/v1/services/:id', async (context) => {
    const actor = whoIs(context);
    if (!actor)
      throw new NotAllowed('Changes are for signed-in editors; on one machine, from that machine only.');
    const condition = context.req.header('If-Match');
    if (condition === undefined)
      return answerProblem(context, problem(428, 'Send the ETag that you read as If-Match.'));
    const patch = await jsonBody(context);
    const current = await listingOf(context.req.param('id'), directory);
    const expected = condition === '*' ? current.version : versionIn(condition);
    const listing = await editService(current.id, patch, expected, actor, directory);
    const body = await withSeen(listing.service, directory);
    return context.json(body, 200, { ETag: markedEtag(listing.version, body) });
  });

  app.get('/api/v1/services/:id/history', async (context) => {
    const id = context.req.param('id');
    const cursor = context.req.query('cursor');
    const stored = (await directory.record.getListings([id])).get(id);
    if (!stored) throw new NotFound('There is no listing of this id.');
    const page = await directory.record.history(id, { limit: HISTORY_PAGE, ...(cursor ? { cursor } : {}) });
    const entries = page.items.map(({ version, removed, change }) => ({ version, removed, ...change }));
    return context.json({ id, entries, nextCursor: page.next ?? null });
  });
}

export const etag = (version: number): string => `"${version}"`;

/**
 * The version, and a mark of the answer: what we believe of a listing changes by the day, and a feed is seen to carry
 * it again, without another version.
 */
const markedEtag = (version: number, answer: unknown): string => `"${version}-${fingerprint(answer)}"`;

/** Compared weakly, as RFC 9110 13.1.2 wants: whoever compresses an answer on its way makes its ETag a weak one. */
const holds = (condition: string | undefined, tag: string): boolean =>
  (condition ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === '*' || each === tag);

/**
 * The version that an `If-Match` names, with its mark or without: what is changed is the version, whatever was
 * believed of it when it was read. Anything that we never gave out as an ETag is refused.
 */
function versionIn(condition: string): number {
  const version = /^"([1-9]\d{0,9})(?:-[\w-]{22})?"$/.exec(condition.trim())?.[1];
  if (version === undefined)
    throw new InvalidInput([{ field: 'If-Match', reason: 'must be one ETag as it was given, such as "3"' }]);
  return Number(version);
}

async function jsonBody(context: Context): Promise<JsonObject> {
  const type = context.req.header('Content-Type') ?? '';
  if (!/^application\/(merge-patch\+)?json\b/.test(type))
    throw new InvalidInput([
      { field: 'Content-Type', reason: 'must be application/merge-patch+json or application/json' },
    ]);
  const body: unknown = await context.req.json().catch(() => undefined);
  if (!isObject(body)) throw new InvalidInput([{ field: 'body', reason: 'must be a JSON object' }]);
  return body;
}

export async function listingOf(id: string, { record }: Pick<Directory, 'record'>): Promise<Listing> {
  const stored = (await record.getListings([id])).get(id);
  if (stored?.kind !== 'listing') throw new NotFound('There is no listing of this id.');
  return stored;
}

/** The service with the days on which its sources were last seen to carry it, and what we believe of it today. */
export const withSeen = async (service: Service, { record, now }: Pick<Directory, 'record' | 'now'>) =>
  believed(service, await record.sourceRecordsOf(service.id), ukDate(now()));

/** When it was confirmed, changed and seen: as it says itself, and as its sources were last seen to carry it. */
export function assuranceOf(service: Service, records: readonly SourceRecord[]): readonly Assurance[] {
  const seen = records.map(({ source, seenOn }) => ({
    kind: 'seen' as const,
    on: seenOn,
    by: 'feed' as const,
    source,
  }));
  return [...(service.hereabouts?.assurance ?? []), ...seen];
}

function believed(service: Service, records: readonly SourceRecord[], today: string) {
  const assurance = assuranceOf(service, records);
  const freshness = freshnessOn(service, today);
  return {
    ...service,
    hereabouts: { ...service.hereabouts, ...(assurance.length > 0 ? { assurance } : {}), freshness },
  };
}
