import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../functions/http/openapi.ts';
import { aFeedService, EDITOR, type OneMachine, oneMachine, patchRequest } from './one-machine.ts';

const MARKUP = '<script>alert("x")</script><img src=x onerror=alert(1)>';
let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll([
    aFeedService('club'),
    aFeedService('markup', {
      name: `Markup ${MARKUP}`,
      description: `Tea ${MARKUP} & talk. More ${MARKUP}`,
      alert: MARKUP,
      fees: MARKUP,
      phones: [{ number: '01792 496 0000', description: MARKUP }],
      organization: { id: 'markup-trust', name: `Trust ${MARKUP}`, description: MARKUP },
      attributes: [{ taxonomy_term: { id: 'odd-term', name: `Term ${MARKUP}` } }],
      hereabouts: { text: { cy: { name: `Cymraeg ${MARKUP}`, description: MARKUP } } },
    }),
  ]);
});
afterAll(() => machine.close());

const PAGES = [
  '/',
  '/search?q=club',
  '/search?q=markup&near=SA2+0HF',
  '/search?radiusKm=500',
  '/listings/club',
  '/listings/ghost',
  '/shortlist',
  '/nowhere',
];
const PROGRAMS = [
  '/api/v1/search?q=club',
  '/api/v1/search?radiusKm=500',
  '/api/v1/suggest?q=cl',
  '/api/v1/services/club',
  '/api/v1/services/ghost',
  '/api/v1/services/club/history',
  '/api/v1/organizations/trust',
  '/api/v1/openapi.json',
  '/api/v1/nothing',
  '/oruk/v3',
  '/oruk/v3/services',
  '/health',
  '/ready',
];

describe('the OpenAPI document and the routes say the same', () => {
  const documented = () =>
    Object.entries(openApiDocument().paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  const routed = () =>
    machine.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((route) => /^\w+ \/(api|oruk|health|ready)(\/|$)/.test(route));

  it('every route for programs is documented, and everything documented is routed', () => {
    expect(new Set(routed())).toEqual(new Set(documented()));
    expect(documented().length).toBeGreaterThan(10);
  });
  it('it is OpenAPI 3.1, and what it refers to is in it', async () => {
    const document = (await (await machine.get('/api/v1/openapi.json')).json()) as {
      openapi: string;
      components: { schemas: object };
    };
    expect(document.openapi).toBe('3.1.0');
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(5);
    for (const name of references) expect(document.components.schemas).toHaveProperty(name ?? '');
  });
  it('every parameter of the search is in it', () => {
    const { paths } = openApiDocument() as {
      paths: Record<string, { get: { parameters: { name: string; description: string }[] } }>;
    };
    const names = paths['/api/v1/search']?.get.parameters.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['q', 'near', 'radiusKm', 'cannot', 'show', 'cursor', 'lang']),
    );
  });
});

describe('alive and ready', () => {
  it('the record and the index answer', async () => {
    expect(await (await machine.get('/health')).json()).toEqual({ status: 'alive' });
    const ready = await machine.get('/ready');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', record: true, index: true, listings: 2 },
    ]);
  });
  it('a record that does not answer is a 503, and a search then is one too or a 500, told without detail', async () => {
    const broken = await oneMachine();
    await broken.parts.record.close();
    const ready = await broken.get('/ready');
    expect([ready.status, ((await ready.json()) as { record: boolean }).record]).toEqual([503, false]);
    const read = await broken.get('/api/v1/services/club');
    const text = await read.text();
    expect(read.status).toBeGreaterThanOrEqual(500);
    expect(text).not.toMatch(/sqlite|database|\/tmp|at .*\.ts/i);
    expect(broken.logged.join()).toContain('a request failed');
    await broken.close();
  });
});

describe('every answer is shielded', () => {
  it.each([...PAGES, ...PROGRAMS])('%s', async (path) => {
    const { headers } = await machine.get(path);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(headers.get('Set-Cookie')).toBeNull();
  });
  it('also what is refused before it is looked at', async () => {
    const refused = await machine.app.request('/api/v1/services/club', {
      ...patchRequest('x'.repeat(500_000)),
    });
    expect(refused.status).toBe(413);
    expect(refused.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(refused.headers.get('Cache-Control')).toBe('no-store');
  });
  it('map tiles are allowed from their one host, where they are configured', async () => {
    const withTiles = await oneMachine({
      tiles: { url: 'https://{s}.tiles.example.org/{z}/{x}/{y}.png', attribution: 'Tiles' },
    });
    const policy = (await withTiles.get('/')).headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(/img-src 'self' data: https:\/\/tiles\.example\.org/);
    await withTiles.close();
  });
});

describe('programs get problems, people get pages', () => {
  it('by the address', async () => {
    expect((await machine.get('/api/v1/nothing')).headers.get('Content-Type')).toBe(
      'application/problem+json',
    );
    const page = await machine.get('/nowhere');
    expect([page.status, page.headers.get('Content-Type')?.toLowerCase()]).toEqual([
      404,
      'text/html; charset=utf-8',
    ]);
    expect((await machine.get('/search?radiusKm=500')).status).toBe(400);
  });
  it('a parameter that a mail program adds to a link does not break the page', async () => {
    expect((await machine.get('/search?q=club&utm_source=mail')).status).toBe(200);
  });
});

describe('markup in a text is shown as text', () => {
  it.each([
    '/search?q=markup',
    '/search?q=markup&lang=cy',
    '/listings/markup',
    '/listings/markup?lang=cy',
    `/search?q=${encodeURIComponent(MARKUP)}`,
    `/search?near=${encodeURIComponent(MARKUP)}`,
    `/search?radiusKm=${encodeURIComponent(MARKUP)}`,
    `/nowhere/${encodeURIComponent(MARKUP)}`,
  ])('%s', async (path) => {
    const html = await (await machine.get(path)).text();
    expect(html).not.toContain('<script>alert');
    expect(html).not.toMatch(/<img[^>]*onerror/);
    if (path.includes('markup')) expect(html).toMatch(/alert\((&quot;|&#34;|&#x22;|")x/);
  });
  it('also what an editor wrote', async () => {
    machine.signIn(EDITOR);
    const response = await machine.app.request(
      '/api/v1/services/club',
      patchRequest({ description: `</textarea>${MARKUP}` }, { 'If-Match': '*' }),
    );
    machine.signIn(undefined);
    expect(response.status).toBe(200);
    expect(await (await machine.get('/listings/club')).text()).not.toContain('<script>alert');
  });
});

describe('nothing of a search is kept', () => {
  it('neither words, nor place, nor person in a log, also where it fails', async () => {
    const secrets = 'q=zzsecretword&near=SA2+0HF&age=43&condition=zzcondition';
    await machine.get(`/api/v1/search?${secrets}`);
    await machine.get(`/search?${secrets}&radiusKm=900`);
    const broken = await oneMachine();
    await broken.parts.record.close();
    await broken.get(`/api/v1/search?${secrets}`);
    const lines = [...machine.logged, ...broken.logged].join('\n');
    expect(lines).toContain('a request failed');
    expect(lines).not.toMatch(/zzsecret|zzcondition|SA2|43/);
    await broken.close();
  });
});

describe('an address that exists', () => {
  it.each([
    ['/search', 'GET, HEAD'],
    ['/api/v1/search', 'GET, HEAD'],
    ['/listings/club/edit', 'GET, HEAD, POST'],
    ['/api/v1/services/club', 'GET, HEAD, PATCH'],
  ])('%s says which methods it takes', async (path, allow) => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
      const answer = await machine.app.request(path, { method });
      expect([answer.status, answer.headers.get('Allow')]).toEqual([405, allow]);
    }
    expect((await machine.app.request(path, { method: 'HEAD' })).status).not.toBe(405);
  });

  it('one that does not is nowhere for every method', async () => {
    expect((await machine.app.request('/nowhere', { method: 'POST' })).status).toBe(404);
  });

  it('is found with a slash behind it', async () => {
    const answer = await machine.get('/search/?q=club');
    expect([answer.status, new URL(answer.headers.get('Location') ?? '').pathname]).toEqual([301, '/search']);
    expect(answer.headers.get('Location')).toMatch(/\?q=club$/);
    expect((await machine.get('/nowhere')).status).toBe(404);
  });

  it('robots are told to leave searches alone', async () => {
    expect(await (await machine.get('/robots.txt')).text()).toContain('Disallow: /search\n');
  });

  it('the words of a search are not in the title', async () => {
    const page = await (await machine.get('/search?q=kayaking')).text();
    const [title] = /<title>.*?<\/title>/s.exec(page) ?? [];
    expect(title).toContain('Search');
    expect(title).not.toContain('kayaking');
  });
});
