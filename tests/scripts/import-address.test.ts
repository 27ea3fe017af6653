import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { runImport } from '../../functions/domain/import/run.ts';
import { openFeedAddress } from '../../scripts/import/feed-address.ts';
import { exported, openMemoryRecord } from './import-helpers.ts';

type Answer = (url: URL, response: ServerResponse) => void;
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0))
    await new Promise((closed) => server.closeAllConnections() ?? server.close(closed));
});

/** A feed as councils serve it; `asked` are the paths in the order of the questions. */
async function serve(answer: Answer): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://feed');
    asked.push(`${url.pathname}${url.search}`);
    answer(url, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const json = (response: ServerResponse, value: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};
const pages =
  (lists: readonly (readonly object[])[]): Answer =>
  (url, response) => {
    const page = Number(url.searchParams.get('page') ?? 1);
    if (url.pathname !== '/api/services') {
      const id = url.pathname.split('/').at(-1) ?? '';
      return json(response, { id, name: `Full ${id}`, phones: [{ number: '01792 496 0000' }] });
    }
    json(response, {
      total_items: lists.flat().length,
      total_pages: lists.length,
      page_number: page,
      last_page: page >= lists.length,
      contents: lists[page - 1] ?? [],
    });
  };
const whole = (id: string) => ({ id, name: `Club ${id}`, schedules: [] });

async function read(address: string, record = openMemoryRecord()) {
  const http = { timeoutMs: 400, attempts: 3, backoffMs: 5 };
  const report = await runImport(
    { record, postcodes: record, stops: record, now: () => new Date('2026-11-21T09:00:00Z') },
    openFeedAddress(address, undefined, http),
    { run: crypto.randomUUID() },
  );
  return { report, record };
}

it('every page is read, and entries that only announce a service are read in full', async () => {
  const { base, asked } = await serve(pages([[whole('a'), { id: 'b', name: 'Summary' }], [whole('c')]]));
  const { report, record } = await read(`${base}/api/services?key=secret`);
  expect(report).toMatchObject({ source: `${base}/api`, read: 3, created: 3, whole: true, problems: [] });
  expect(asked).toEqual([
    '/api/services?key=secret&page=1&per_page=50',
    '/api/services/b?key=secret',
    '/api/services?key=secret&page=2&per_page=50',
  ]);
  const lines = await exported(record);
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({
    name: 'Full b',
    phones: [{ number: '01792 496 0000' }],
  });
  expect(lines.join()).not.toContain('secret');
});

it('what has gone from the feed is marked after a whole reading', async () => {
  const lists = [[whole('a')], [whole('b')]];
  const { base } = await serve((url, response) => pages(lists)(url, response));
  const { record } = await read(`${base}/api`);
  lists.pop();
  expect((await read(`${base}/api`, record)).report).toMatchObject({ gone: 1, unchanged: 1 });
});

it('a page that fails for good stops the reading there, and nothing counts as gone', async () => {
  let broken = false;
  const lists = [[whole('a')], [whole('b')], [whole('c')]];
  const { base, asked } = await serve((url, response) => {
    if (broken && url.searchParams.get('page') === '2') json(response, {}, 500);
    else pages(lists)(url, response);
  });
  const { record } = await read(`${base}/api`);
  broken = true;
  asked.length = 0;
  const { report } = await read(`${base}/api`, record);
  expect(report).toMatchObject({ read: 1, gone: 0, whole: false });
  expect(report.problems).toEqual([
    expect.objectContaining({
      record: `${base}/api/services page 2`,
      reason: 'answered 500; stopped there',
      severity: 'error',
    }),
  ]);
  expect(asked).toHaveLength(4);
});

it.each([
  [
    'is busy',
    (response: ServerResponse) => {
      response.writeHead(429, { 'retry-after': '0' });
      response.end();
    },
  ],
  [
    'hangs up',
    (response: ServerResponse) => {
      response.destroy();
    },
  ],
  ['says nothing', () => {}],
])('a server that %s once is asked again', async (_, first) => {
  let asked = 0;
  const { base } = await serve((url, response) => {
    asked += 1;
    if (asked === 1) first(response);
    else pages([[whole('a')]])(url, response);
  });
  expect((await read(`${base}/api`)).report).toMatchObject({ created: 1, whole: true });
});

it.each([
  ['is not there', (response: ServerResponse) => json(response, {}, 404), 'answered 404; stopped there'],
  [
    'is a page for people',
    (response: ServerResponse) => {
      response.end('<html>');
    },
    /is not valid JSON/,
  ],
  [
    'is no page of services',
    (response: ServerResponse) => json(response, { hello: 1 }),
    'is not a page of services; stopped there',
  ],
])('a feed that %s is not asked twice', async (_, answer, reason) => {
  const { base, asked } = await serve((_url, response) => answer(response));
  const { report } = await read(`${base}/api`);
  expect(report).toMatchObject({ read: 0, whole: false });
  expect(report.problems[0]?.reason).toMatch(reason);
  expect(asked).toHaveLength(1);
});

it('a feed that ignores the number of the page ends', async () => {
  const { base, asked } = await serve((_url, response) => json(response, [whole('a')]));
  const { report } = await read(`${base}/api`);
  expect(report).toMatchObject({ read: 1, created: 1, whole: false });
  expect(asked).toHaveLength(2);
});

it('a full record that cannot be read is refused, and the rest goes in', async () => {
  const { base } = await serve((url, response) =>
    url.pathname.endsWith('/b')
      ? json(response, {}, 404)
      : pages([
          [
            { id: 'a', name: 'A' },
            { id: 'b', name: 'B' },
          ],
        ])(url, response),
  );
  const { report } = await read(`${base}/api`);
  expect(report).toMatchObject({ read: 2, created: 1, refused: 1, whole: false });
  expect(report.problems).toContainEqual(
    expect.objectContaining({ record: 'b', reason: 'its full record answered 404' }),
  );
});
