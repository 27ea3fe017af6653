import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { NotAvailable } from '../../functions/domain/errors.ts';
import { createOpenSearchClient } from '../../functions/search/opensearch/client.ts';
import { createOpenSearchIndex } from '../../functions/search/opensearch/index.ts';
import { document, puts, query, words } from '../contracts/search-index-documents.ts';

let server: Server | undefined;

async function listen(answer: (headers: NodeJS.Dict<string | string[]>) => number): Promise<string> {
  server = createServer((request, response) => {
    response.statusCode = answer(request.headers);
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const close = () =>
  new Promise<void>((resolve) => {
    if (!server) return resolve();
    server.close(() => resolve());
    server.closeAllConnections();
    server = undefined;
  });

afterEach(async () => {
  vi.unstubAllEnvs();
  await close();
});

describe('the connection to OpenSearch', () => {
  test('an engine that is away is not available, for reads and for writes', async () => {
    const node = await listen(() => 200);
    await close();
    const client = createOpenSearchClient({ node, sign: false });
    const index = createOpenSearchIndex({ client, alias: 'away' });
    expect(await index.ready()).toBe(false);
    const asked = query({ text: words('secretword') });
    for (const call of [index.search(asked), index.apply(puts([document('a')])), index.size()]) {
      const error = await call.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(NotAvailable);
      expect(String(error)).not.toContain('secretword');
    }
    await index.close();
  });

  test.each([429, 502, 503, 504])('an engine that answers %i is not available', async (status) => {
    const client = createOpenSearchClient({ node: await listen(() => status), sign: false });
    const index = createOpenSearchIndex({ client, alias: 'busy' });
    await expect(index.search(query())).rejects.toBeInstanceOf(NotAvailable);
    await index.close();
  });

  test('a signed request carries a signature for the region and the service', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
    const signatures: unknown[] = [];
    const node = await listen((headers) => {
      signatures.push(headers.authorization);
      return 200;
    });
    const client = createOpenSearchClient({ node, region: 'eu-west-2', sign: true });
    await client.ping();
    await client.close();
    expect(signatures).toEqual([
      expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-2\/es\/aws4_request/),
    ]);
  });

  test('a signed connection without a region is refused', () => {
    expect(() => createOpenSearchClient({ node: 'http://127.0.0.1', sign: true })).toThrow('region');
  });
});
