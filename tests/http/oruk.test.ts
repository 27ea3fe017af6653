import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedId } from '../../functions/domain/oruk/feed-service.ts';
import { loadSample } from '../../functions/domain/sample/load.ts';
import { FEED } from '../../schemas/limits.ts';
import { Problem } from '../../schemas/problem.ts';
import { shared } from '../fixtures/surroundings.ts';
import { type OneMachine, oneMachine } from './one-machine.ts';

type FeedService = { id: string; name: string; status: string };
interface FeedPage {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: FeedService[];
}

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await loadSample(machine.parts);
  await machine.settle();
});
afterAll(() => machine.close());

const page = async (query: string): Promise<FeedPage> => {
  const response = await machine.get(`/oruk/v3/services${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as FeedPage;
};
async function walk(): Promise<FeedService[]> {
  const services: FeedService[] = [];
  for (let number = 1; ; number += 1) {
    const { contents, last_page } = await page(`?page=${number}&per_page=${FEED.perPageMax}`);
    services.push(...contents);
    if (last_page) return services;
  }
}
async function directory(): Promise<FeedService[]> {
  const all: FeedService[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await machine.parts.record.pageListings({
      limit: 500,
      ...(cursor ? { cursor } : {}),
    });
    all.push(...items.map(({ service: { id, name, status } }) => ({ id: feedId(id), name, status })));
    cursor = next;
  } while (cursor !== undefined);
  return all;
}

describe('the feed is the whole directory', () => {
  it('page by page, each service once, closed ones with their status', async () => {
    const fed = (await walk()).map(({ id, name, status }) => ({ id, name, status }));
    const byId = (a: FeedService, b: FeedService) => (a.id < b.id ? -1 : 1);
    expect(fed.length).toBeGreaterThan(1_900);
    expect(fed.toSorted(byId)).toEqual((await directory()).toSorted(byId));
  });

  it('says where in it one is', async () => {
    const first = await page('');
    expect(first).toMatchObject({
      page_number: 1,
      size: FEED.perPageDefault,
      first_page: true,
      last_page: false,
    });
    expect(first.total_pages).toBe(Math.ceil(first.total_items / FEED.perPageDefault));
    const last = await page(`?page=${first.total_pages}`);
    expect(last).toMatchObject({ first_page: false, last_page: true, empty: false });
    const beyond = await page(`?page=${first.total_pages + 1}`);
    expect(beyond).toMatchObject({ empty: true, size: 0, contents: [], last_page: true });
  });

  it.each([
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1.5', 'page'],
    ['page=x', 'page'],
    [`page=${FEED.pageMax + 1}`, 'page'],
    ['per_page=0', 'per_page'],
    [`per_page=${FEED.perPageMax + 1}`, 'per_page'],
    ['per_page=', 'per_page'],
    ['taxonomy_term_id=x', 'taxonomy_term_id'],
  ])('%s is a 400 that names the field and the bound', async (query, field) => {
    const response = await machine.get(`/oruk/v3/services?${query}`);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem = Problem.parse(await response.json());
    expect([problem.status, problem.errors?.[0]?.field]).toEqual([400, field]);
  });
  it('both bounds are inside', async () => {
    await page(`?page=${FEED.pageMax}&per_page=${FEED.perPageMax}`);
    await page('?page=1&per_page=1');
  });

  it('says which profile it follows', async () => {
    for (const path of ['/oruk/v3', '/oruk/v3/'])
      expect(await (await machine.get(path)).json()).toMatchObject({ version: 'HSDS-UK-3.0' });
  });
});

describe('the address of its description is the one that people use', () => {
  const described = async (headers: Record<string, string>) => {
    const response = await machine.app.request('http://127.0.0.1:8080/oruk/v3', { headers });
    return ((await response.json()) as { openapi_url: string }).openapi_url;
  };
  const HERE = 'http://127.0.0.1:8080/api/v1/openapi.json';
  it.each([
    [{}, HERE],
    [{ 'X-Forwarded-Host': 'help.example.org' }, 'http://help.example.org/api/v1/openapi.json'],
    [
      { 'X-Forwarded-Host': 'help.example.org', 'X-Forwarded-Proto': 'https' },
      'https://help.example.org/api/v1/openapi.json',
    ],
    [
      { 'X-Forwarded-Host': 'help.example.org:8443, proxy.local', 'X-Forwarded-Proto': 'https, http' },
      'https://help.example.org:8443/api/v1/openapi.json',
    ],
    [{ 'X-Forwarded-Proto': 'https' }, HERE],
    [{ 'X-Forwarded-Host': 'help.example.org/<script>' }, HERE],
    [{ 'X-Forwarded-Host': 'user@help.example.org' }, HERE],
    [
      { 'X-Forwarded-Host': 'help.example.org', 'X-Forwarded-Proto': 'javascript' },
      'http://help.example.org/api/v1/openapi.json',
    ],
  ])('%j', async (headers, address) => {
    expect(await described(headers)).toBe(address);
  });
  it('and so is that of a shortlist that is shared', async () => {
    const headers = { 'X-Forwarded-Host': 'help.example.org', 'X-Forwarded-Proto': 'https' };
    const [listing] = (await machine.parts.record.pageListings({ limit: 1 })).items;
    const shortlist = `http://internal.example/shortlist?id=${listing?.id}`;
    const page = await machine.app.request(shortlist, { headers });
    const html = await page.text();
    expect(html).toContain(`https://help.example.org/shortlist?id=${listing?.id}`);
    expect(html).not.toContain('internal.example');
  });
});

describe('one service', () => {
  it('is found under the id of the feed, also where the listing has another', async () => {
    const id = 'not-a-uuid';
    await machine.importAll([{ id, name: 'Odd club', organization: { id: 'odd', name: 'Odd trust' } }]);
    expect(feedId(id)).not.toBe(id);
    for (const address of [feedId(id), id]) {
      const response = await machine.get(`/oruk/v3/services/${address}`);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ id: feedId(id), name: 'Odd club' });
    }
  });
  it('that is not there is a 404', async () => {
    for (const id of ['ghost', '7b1c0c8e-95c8-4f6b-a7a1-1f2d3c4b5a69', '%00'])
      expect((await machine.get(`/oruk/v3/services/${id}`)).status).toBe(404);
  });
});

const SCHEMAS = ['oruk-3.0', 'hsds-3.0'] as const;
const files = SCHEMAS.map((standard) => shared(`standards/${standard}/schema/compiled/service.json`));

describe.skipIf(files.includes(undefined))(
  'every service of the sample is valid against the standard, with formats on',
  () => {
    it.each(SCHEMAS)('%s', { timeout: 120_000 }, async (standard) => {
      const schema = JSON.parse(readFileSync(files[SCHEMAS.indexOf(standard)] ?? '', 'utf8')) as {
        $schema?: string;
      };
      const options = { strict: false, allErrors: true };
      const ajv = schema.$schema?.includes('2020-12') ? new Ajv2020(options) : new Ajv(options);
      (addFormats as unknown as (ajv: Ajv | Ajv2020) => void)(ajv);
      const check = ajv.compile(schema);
      const validate = (service: object): boolean => check(service) === true;
      const services = await walk();
      const errors = services.flatMap((service) =>
        validate(service)
          ? []
          : (check.errors ?? []).map(
              ({ instancePath, message }) => `${service.id} ${instancePath} ${message}`,
            ),
      );
      expect(services.length).toBeGreaterThan(1_900);
      expect(errors).toEqual([]);
      const [one] = services;
      expect(validate({ ...one, id: 'not-a-uuid' }), 'formats are on').toBe(false);
      expect(validate({ ...one, url: 'not an address' }), 'formats are on').toBe(false);
      expect(validate({ ...one, name: undefined })).toBe(false);
    });
  },
);
