import type { Hono } from 'hono';
import { z } from 'zod';
import { FEED } from '../../schemas/limits.ts';
import { HistoryEntry } from '../../schemas/listing.ts';
import { Problem } from '../../schemas/problem.ts';
import { REPEATABLE, SearchAnswer, SearchRequest, Suggestion } from '../../schemas/search.ts';
import { Organization, Service } from '../../schemas/service.ts';
import { NotFound } from '../domain/errors.ts';

type Json = Readonly<Record<string, unknown>>;

const SCHEMAS = { SearchAnswer, Service, Organization, HistoryEntry, Suggestion, Problem } as const;
const ref = (name: keyof typeof SCHEMAS): Json => ({ $ref: `#/components/schemas/${name}` });
const jsonSchema = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

const json = (description: string, schema: Json, headers?: Json): Json => ({
  description,
  content: { 'application/json': { schema } },
  ...(headers ? { headers } : {}),
});
const refused = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const parameter = (
  name: string,
  where: 'path' | 'query' | 'header',
  description: string,
  schema: Json = { type: 'string' },
  required = where === 'path',
): Json => ({
  name,
  in: where,
  description,
  required,
  schema,
});

const ETAG: Json = {
  ETag: { description: 'Starts with the version; for If-Match', schema: { type: 'string' } },
};
const NOT_FOUND = refused('There is nothing of this id');
const BAD = refused('Something in the request is wrong; `errors` says which field and why');
const id = parameter('id', 'path', 'As the source gave it');
const cursor = parameter('cursor', 'query', 'From `nextCursor` of the page before');

function searchParameters(): Json[] {
  const shape = jsonSchema(SearchRequest) as { properties: Record<string, Json> };
  const repeatable = new Set<string>(REPEATABLE);
  return Object.entries(shape.properties).map(([name, schema]) => ({
    ...parameter(name, 'query', SEARCH_WORDS[name] ?? name, schema),
    ...(repeatable.has(name) ? { style: 'form', explode: true } : {}),
  }));
}

const SEARCH_WORDS: Readonly<Record<string, string>> = {
  q: 'What matters to the person, in their words',
  near: 'Postcode, sector, outcode, name of a place, or latitude,longitude',
  radiusKm: 'How far is near, kilometres; without it 8, and farther where little is found',
  cannot: 'What the person cannot do',
  is: 'Circumstances of the person',
  show: 'What is left out by default and is to be shown',
  only: 'Only what is left out for this reason, and for no other',
  cursor: 'From `nextCursor`; goes with the same question only',
};

/** Every address that programs may hold on to. A test proves that no route is missing. */
function paths(): Json {
  return {
    '/api/v1/search': {
      get: {
        operationId: 'search',
        summary: 'Find help for one person. Nothing of the question is kept.',
        parameters: searchParameters(),
        responses: { 200: json('What answers, why, and what was left out', ref('SearchAnswer')), 400: BAD },
      },
    },
    '/api/v1/suggest': {
      get: {
        operationId: 'suggest',
        summary: 'What somebody may be about to type',
        parameters: [
          parameter('q', 'query', 'What was typed so far'),
          parameter('lang', 'query', 'en or cy', { enum: ['en', 'cy'] }),
        ],
        responses: {
          200: json('Topics, listings, organisations and places', {
            type: 'object',
            properties: { suggestions: { type: 'array', items: ref('Suggestion') } },
          }),
          400: BAD,
        },
      },
    },
    '/api/v1/services/{id}': {
      get: {
        operationId: 'readService',
        summary: 'One listing',
        parameters: [id],
        responses: {
          200: json('The listing', ref('Service'), ETAG),
          304: { description: 'As you have it' },
          404: NOT_FOUND,
        },
      },
      patch: {
        operationId: 'changeService',
        summary: 'Change a listing by a merge patch (RFC 7396); for signed-in editors',
        parameters: [id, parameter('If-Match', 'header', 'The ETag that you read', { type: 'string' }, true)],
        requestBody: {
          required: true,
          content: { 'application/merge-patch+json': { schema: { type: 'object' } } },
        },
        responses: {
          200: json('The listing as it is now', ref('Service'), ETAG),
          400: BAD,
          403: refused('Nobody is signed in'),
          404: NOT_FOUND,
          412: refused('It has changed since you read it; `currentVersion` says to what'),
          413: refused('Too large'),
          428: refused('If-Match is missing'),
        },
      },
    },
    '/api/v1/services/{id}/history': {
      get: {
        operationId: 'readHistory',
        summary: 'Who changed what and when, newest first',
        parameters: [id, cursor],
        responses: {
          200: json('A page of changes', {
            type: 'object',
            properties: {
              id: { type: 'string' },
              entries: { type: 'array', items: ref('HistoryEntry') },
              nextCursor: { type: ['string', 'null'] },
            },
          }),
          400: BAD,
          404: NOT_FOUND,
        },
      },
    },
    '/api/v1/organizations/{id}': {
      get: {
        operationId: 'readOrganization',
        summary: 'One organisation and its services',
        parameters: [id, cursor],
        responses: { 200: json('The organisation', ref('Organization'), ETAG), 400: BAD, 404: NOT_FOUND },
      },
    },
    '/api/v1/openapi.json': {
      get: {
        operationId: 'readOpenApi',
        summary: 'This document',
        responses: { 200: { description: 'OpenAPI 3.1' } },
      },
    },
    '/api/v1/schemas/{name}': {
      get: {
        operationId: 'readSchema',
        summary: 'JSON Schema of what the API takes and gives',
        parameters: [parameter('name', 'path', 'Such as Service.json')],
        responses: { 200: { description: 'JSON Schema 2020-12' }, 404: NOT_FOUND },
      },
    },
    '/oruk/v3': {
      get: {
        operationId: 'readFeed',
        summary: 'About the Open Referral UK feed',
        responses: { 200: { description: 'Version and profile' } },
      },
    },
    '/oruk/v3/': {
      get: {
        operationId: 'readFeedRoot',
        summary: 'The same',
        responses: { 200: { description: 'Version and profile' } },
      },
    },
    '/oruk/v3/services': {
      get: {
        operationId: 'readFeedServices',
        summary: 'All services in the order of their ids, in pages',
        parameters: [
          parameter('page', 'query', 'From 1', { type: 'integer', minimum: 1, maximum: FEED.pageMax }),
          parameter('per_page', 'query', 'Services on a page', {
            type: 'integer',
            minimum: 1,
            maximum: FEED.perPageMax,
            default: FEED.perPageDefault,
          }),
        ],
        responses: {
          200: json('A page', {
            type: 'object',
            properties: { contents: { type: 'array', items: ref('Service') } },
          }),
          400: BAD,
        },
      },
    },
    '/oruk/v3/services/{id}': {
      get: {
        operationId: 'readFeedService',
        summary: 'One service of the feed',
        parameters: [id],
        responses: { 200: json('The service', ref('Service')), 404: NOT_FOUND },
      },
    },
    '/health': {
      get: {
        operationId: 'readHealth',
        summary: 'The process is alive',
        responses: { 200: { description: 'Alive' } },
      },
    },
    '/ready': {
      get: {
        operationId: 'readReadiness',
        summary: 'The record and the index answer, and how far the search lags',
        responses: { 200: { description: 'Ready' }, 503: { description: 'Not ready' } },
      },
    },
  };
}

export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hereabouts',
      version: '1.0.0',
      description:
        'A mapped directory of community help. Field names follow Open Referral (HSDS 3.0); problems are RFC 9457.',
    },
    paths: paths(),
    components: {
      schemas: Object.fromEntries(
        Object.entries(SCHEMAS).map(([name, schema]) => [name, jsonSchema(schema)]),
      ),
    },
  };
}

export function openApiRoutes(app: Hono): void {
  let document: Json | undefined;
  app.get('/api/v1/openapi.json', (context) => {
    document ??= openApiDocument();
    return context.json(document);
  });
  app.get('/api/v1/schemas/:name', (context) => {
    const name = Object.keys(SCHEMAS).find((known) => `${known}.json` === context.req.param('name'));
    if (name === undefined)
      throw new NotFound(
        `There are ${Object.keys(SCHEMAS)
          .map((known) => `${known}.json`)
          .join(', ')}.`,
      );
    return context.json(
      z.toJSONSchema(SCHEMAS[name as keyof typeof SCHEMAS], { io: 'input', unrepresentable: 'any' }),
    );
  });
}
