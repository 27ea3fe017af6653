import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../../functions/http/app.ts';
import { readConfig } from '../../../functions/runtime/config.ts';
import { type Dependencies, openDependencies } from '../../../functions/runtime/dependencies.ts';
import { jsonLog } from '../../../functions/runtime/log.ts';
import { keepIndex, rebuildIndex } from '../../../functions/runtime/start-index.ts';
import { createOpenSearchClient } from '../../../functions/search/opensearch/client.ts';
import { engines } from '../../engines.ts';
import { aListing } from '../../fixtures/listing.ts';

/** Words, places and facts of made-up people that occur nowhere else. */
const WORDS = ['zanzigarble', 'quuxlonely'];
const POSTCODES = ['SA2 9ZW', 'SA29ZW', 'sa2 9zw', 'SA2%209ZW', 'SA2+9ZW'];
const COORDINATES = ['51.6243517', '3.9518243'];
const FACTS = [
  'canary-practice',
  'canary-condition',
  'canary-circumstance',
  'canary-language',
  'canary-topic',
];
const CANARIES = [...WORDS, ...POSTCODES, ...COORDINATES, ...FACTS];
const PERSON = `age=83&gender=female&condition=${FACTS[1]}&is=${FACTS[2]}&practice=${FACTS[0]}&language=${FACTS[3]}`;
const SEARCHES = [
  `q=${WORDS[0]}+sheds&near=SA2+9ZW&${PERSON}&cannot=bus&cannot=driving`,
  `q=${WORDS[1]}&near=${COORDINATES[0]},-${COORDINATES[1]}&topic=${FACTS[4]}`,
  `q=sheds&near=SA2+9ZW&from=09:00&to=12:30&costMax=7`,
  `q=${'z'.repeat(501)}${WORDS[0]}`,
  `q=${WORDS[0]}&near=${WORDS[1]}`,
  `q=${WORDS[0]}&${WORDS[1]}=1`,
];

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

const canariesIn = (text: string) =>
  CANARIES.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

/** Asks everything, as a program and as a person, then again of an index that is gone. */
async function askAll(parts: Dependencies): Promise<number[]> {
  const app = createApp({
    directory: parts,
    status: () => undefined,
    whoIs: () => undefined,
    leaveTrace: parts.traces.leave,
  });
  const statuses: number[] = [];
  const ask = async (path: string) => statuses.push((await app.request(path)).status);
  for (const search of SEARCHES) {
    await ask(`/api/v1/search?${search}`);
    await ask(`/search?${search}`);
    await ask(`/api/v1/suggest?${search}`);
  }
  const broken = { ...parts, index: { ...parts.index, search: () => Promise.reject(new Error('no index')) } };
  const failing = createApp({ directory: broken, status: () => undefined, whoIs: () => undefined });
  statuses.push((await failing.request(`/api/v1/search?${SEARCHES[0]}`)).status);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  await parts.traces.settled(5_000);
  return statuses;
}

async function tracesOf(parts: Dependencies) {
  const day = parts.config.now().toISOString().slice(0, 10);
  return (await parts.record.pageTraces(day, { limit: 100 })).items;
}

const NOW = '2026-11-21T09:00:00Z';
const env = { HEREABOUTS_NOW: NOW };

async function filled(parts: Dependencies) {
  await parts.record.saveListings([{ listing: aListing(), expected: 0 }]);
  const feed = parts.openFeed(() => {});
  const position = await rebuildIndex(parts, feed);
  await feed.close();
  return position;
}

test('on one machine no word, postcode or coordinate of a search is in any file or line of the log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-canary-'));
  const parts = await openDependencies(readConfig({ ...env, HEREABOUTS_DATA: folder }), jsonLog);
  const position = await filled(parts);
  const statuses = await askAll(parts);
  expect(statuses).toContain(200);
  expect(statuses).toContain(400);
  expect(statuses).toContain(500);
  const traces = await tracesOf(parts);
  expect(traces.length).toBe(7);
  expect(traces.map(({ area }) => area).toSorted()).toEqual([...Array(6).fill('SA2'), 'none']);
  expect(traces.flatMap(({ filters }) => filters)).toEqual(
    expect.arrayContaining([
      'age',
      'condition',
      'gender',
      'is',
      'language',
      'cannot=bus',
      'cannot=driving',
      'from',
    ]),
  );
  expect(JSON.stringify(traces)).not.toMatch(/83|female|practice/);
  await keepIndex(parts, position);
  for (const when of ['open', 'closed']) {
    if (when === 'closed') await parts.close();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(join(file.parentPath, file.name), 'latin1');
      expect(canariesIn(text), `${file.name}, ${when}`).toEqual([]);
    }
  }
  expect(printed.join('')).toContain('a request failed');
  expect(canariesIn(printed.join(''))).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('the search for canaries finds one', () => {
  expect(canariesIn('near=sa29zw')).toEqual(['SA29ZW']);
});

describe.skipIf(!engines)('on the engines of AWS', () => {
  test('no word, postcode or coordinate of a search is in the table, an index or a line of the log', async () => {
    const [table, alias] = [`canary-${randomUUID()}`, `canary-${randomUUID()}`];
    const config = readConfig({
      ...env,
      HEREABOUTS_ENGINES: 'aws',
      HEREABOUTS_TABLE: table,
      HEREABOUTS_OPENSEARCH_INDEX: alias,
      HEREABOUTS_DYNAMODB_ENDPOINT: engines?.dynamodb,
      HEREABOUTS_OPENSEARCH_ENDPOINT: engines?.opensearch,
    });
    const parts = await openDependencies(config, jsonLog);
    await filled(parts);
    expect(await askAll(parts)).toContain(200);
    expect((await tracesOf(parts)).length).toBe(7);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const dynamo = new DynamoDBClient({
      endpoint: engines?.dynamodb ?? '',
      region: 'eu-west-2',
      credentials,
    });
    const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: table }));
    expect(Items.length).toBeGreaterThan(6);
    expect(canariesIn(JSON.stringify(Items))).toEqual([]);
    const client = createOpenSearchClient({ node: engines?.opensearch ?? '', sign: false });
    const { body } = await client.search({
      index: `${alias}*`,
      body: { size: 100, docvalue_fields: ['told', 'id'] },
    });
    expect(JSON.stringify(body)).toContain('uplands-mens-shed');
    expect(canariesIn(JSON.stringify(body))).toEqual([]);
    expect(canariesIn(printed.join(''))).toEqual([]);
    await client.indices.delete({ index: `${alias}-v*` });
    dynamo.destroy();
    await parts.close();
  });
});
