import { brotliDecompressSync } from 'node:zlib';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toLine } from '../../functions/domain/export/ndjson.ts';
import { dateOf, dayNumber, ukDate } from '../../functions/domain/time/days.ts';
import { BAD_RECORD_WAITS_MS, SET_ASIDE_MESSAGE } from '../../functions/runtime/stream-batch.ts';
import { listingKey } from '../../functions/store/dynamodb/keys.ts';
import { engines } from '../engines.ts';
import { aListing, aService, aTombstone } from '../fixtures/listing.ts';
import { type Circle, openCircle } from './lambda-circle.ts';
import type { FunctionName } from './lambda-deployed.ts';
import { sequenceOf, waited } from './lambda-events.ts';

const EDITOR = { sub: 'e1', name: 'Ann Editor', 'cognito:groups': '[editors]' };
const MB = 1_000_000;
const COLD_STARTS = 3;
/** Longer than any refresh of the index on a busy machine. */
const SOON = { timeout: 5_000, interval: 50 };

const found = async (circle: Circle, q: string): Promise<string[]> => {
  const { json } = await circle.ask({ path: `/api/v1/search?q=${q}&show=doubtful` });
  return json()
    .results.map(({ id }: { id: string }) => id)
    .sort();
};
const save = async (circle: Circle, ...listings: ReturnType<typeof aListing | typeof aTombstone>[]) => {
  const writes = listings.map((listing) => ({ listing, expected: listing.version - 1 }));
  expect(await circle.record.saveListings(writes)).toEqual(writes.map(() => ({ saved: true })));
};
const named = (id: string, name: string, version = 1) =>
  aListing({ id, version, service: aService({ id, name }) });
const project = async (circle: Circle): Promise<DynamoDBRecord[]> => {
  const records = await circle.newChanges();
  expect(await circle.project(records)).toEqual({ batchItemFailures: [] });
  return records;
};

describe.skipIf(!engines)('what is deployed, over the real engines', { timeout: 60_000 }, () => {
  let circle: Circle;
  beforeAll(async () => {
    circle = await openCircle();
  });
  afterAll(async () => {
    await circle?.close();
  });

  it('says that the search is being set up while there is no index', async () => {
    const page = await circle.ask({ path: '/search?q=shed' });
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('It is being set up')]);
    const answer = await circle.ask({ path: '/api/v1/search?q=shed' });
    expect([answer.status, answer.headers['content-type']]).toEqual([503, 'application/problem+json']);
    expect((await circle.ask({ path: '/' })).status).toBe(200);
    expect((await circle.ask({ path: '/ready' })).status).toBe(503);
  });

  it('finds what an import wrote, once the stream has brought it', async () => {
    const lines = ['Kayaking', 'Quillocking', 'Beekeeping'].flatMap((what) =>
      [1, 2, 3, 4].map((n) =>
        toLine(aService({ id: `${what.toLowerCase()}-${n}`, name: `${what} club ${n}` })),
      ),
    );
    expect(await circle.importLines(lines)).toMatchObject({ read: 12, created: 12, refused: 0 });
    expect(await project(circle)).toHaveLength(12);
    await expect
      .poll(() => found(circle, 'quillocking'), SOON)
      .toEqual(['quillocking-1', 'quillocking-2', 'quillocking-3', 'quillocking-4']);
    expect(await circle.importLines(lines)).toMatchObject({ unchanged: 12 });
    expect(await circle.newChanges()).toEqual([]);
  });

  it('answers as pages, as data, as files, and with an error where nothing is', async () => {
    const page = await circle.ask({
      path: '/search?q=kayaking&near=SA2%200HF',
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(page).toMatchObject({ status: 200, headers: { 'content-encoding': 'br' } });
    const html = brotliDecompressSync(page.bytes).toString();
    expect(html).toContain('Kayaking club 3');

    const near = await circle.ask({ path: '/api/v1/search?q=kayaking&near=SA2%200HF' });
    expect(near.json().total).toBe(4);
    expect(near.json().results[0]).toMatchObject({ reach: 'within-reach', distanceKm: expect.any(Number) });
    const refused = await circle.ask({ path: '/api/v1/search?q=kayaking&radiusKm=101' });
    expect([refused.status, refused.json().errors[0].field]).toEqual([400, 'radiusKm']);

    const [styles = ''] = /\/assets\/styles-\w+\.css/.exec(html) ?? [];
    const plain = await circle.ask({ path: styles });
    const small = await circle.ask({ path: styles, headers: { 'accept-encoding': 'br' } });
    expect(plain).toMatchObject({
      status: 200,
      headers: { 'cache-control': expect.stringContaining('immutable') },
    });
    expect(brotliDecompressSync(small.bytes).equals(plain.bytes)).toBe(true);
    expect(plain.bytes.length).toBeGreaterThan(5_000);

    expect((await circle.ask({ path: '/assets/none.css' })).status).toBe(404);
    expect((await circle.ask({ path: '/nowhere' })).text).toContain('We cannot find that page');
    expect((await circle.ask({ path: '/api/v1/services/none' })).json()).toMatchObject({ status: 404 });
  });

  it('lets only an editor change, and finds the change by its new words', async () => {
    const path = '/api/v1/services/quillocking-1';
    const { headers } = await circle.ask({ path });
    const change = {
      method: 'PATCH',
      path,
      headers: { 'content-type': 'application/merge-patch+json', 'if-match': String(headers.etag) },
      body: { name: 'Brindlework morning' },
    };
    expect((await circle.ask(change)).status).toBe(403);
    expect(
      (await circle.ask({ ...change, claims: { ...EDITOR, 'cognito:groups': '[readers]' } })).status,
    ).toBe(403);
    expect(await circle.newChanges()).toEqual([]);
    const { 'if-match': _, ...unconditional } = change.headers;
    expect((await circle.ask({ ...change, headers: unconditional, claims: EDITOR })).status).toBe(428);
    expect(await circle.ask({ ...change, claims: EDITOR })).toMatchObject({
      status: 200,
      headers: { etag: expect.stringMatching(/^"2-[\w-]{22}"$/) },
    });
    expect((await circle.ask({ ...change, claims: EDITOR })).status).toBe(412);

    const saved = performance.now();
    const records = await project(circle);
    await expect.poll(() => found(circle, 'brindlework'), SOON).toEqual(['quillocking-1']);
    console.info(
      `found by its new words ${Math.round(performance.now() - saved)} ms after the change was saved`,
    );
    const history = await circle.ask({ path: `${path}/history` });
    expect(history.json().entries[0]).toMatchObject({
      version: 2,
      by: { kind: 'editor', name: 'Ann Editor' },
    });

    // Lambda may give the same batch again.
    expect(await circle.project(records)).toEqual({ batchItemFailures: [] });
    expect((await circle.ask({ path: `${path}/history` })).json()).toEqual(history.json());
    expect(await found(circle, 'brindlework')).toEqual(['quillocking-1']);
  });

  it('lets the later version win, whatever comes late', async () => {
    await save(circle, named('late', 'Zither one'));
    await save(circle, named('late', 'Ocarina two', 2));
    const [first, second] = (await circle.newChanges()) as [DynamoDBRecord, DynamoDBRecord];
    await circle.project([second]);
    await circle.project([first]);
    await expect.poll(() => found(circle, 'ocarina'), SOON).toEqual(['late']);
    expect(await found(circle, 'zither')).toEqual([]);

    await save(circle, aTombstone('late', 3));
    await project(circle);
    await circle.project([second, first]);
    await expect.poll(() => found(circle, 'ocarina'), SOON).toEqual([]);
  });

  describe('a bad record among good ones', () => {
    const putRaw = (id: string, version: number, body: string) =>
      circle.table.client.send(
        new PutCommand({
          TableName: circle.table.table,
          Item: { ...listingKey(id), version, at: Date.now(), body },
        }),
      );

    it('is answered alone while it is young, then set aside, and never keeps the others back', async () => {
      await save(circle, named('before-it', 'Trombone class'));
      await putRaw('broken', 1, '{"kind":"listing","id":"broken"}');
      await save(circle, named('after-it', 'Trombone choir'));
      const records = await circle.newChanges();
      const [, broken] = records as [DynamoDBRecord, DynamoDBRecord];
      expect(await circle.project(records)).toEqual({
        batchItemFailures: [{ itemIdentifier: sequenceOf(broken) }],
      });
      await expect.poll(() => found(circle, 'trombone'), SOON).toEqual(['after-it', 'before-it']);
      expect(circle.projector.log()).not.toContain(SET_ASIDE_MESSAGE);

      expect(await circle.project([waited(broken, BAD_RECORD_WAITS_MS)])).toEqual({ batchItemFailures: [] });
      const line = circle.projector
        .log()
        .split('\n')
        .find((one) => one.includes(SET_ASIDE_MESSAGE));
      expect(JSON.parse(line ?? '')).toMatchObject({ level: 'error', id: 'broken', reason: /not valid at/ });
    });

    it('is projected as soon as its next version is good', async () => {
      await save(circle, named('broken', 'Trombone mended', 2));
      await project(circle);
      await expect.poll(() => found(circle, 'trombone'), SOON).toContain('broken');
    });

    it('does not keep people from finding the others where it was good before', async () => {
      await putRaw('after-it', 2, 'not JSON');
      await circle.project(await circle.newChanges());
      expect(await found(circle, 'trombone')).toEqual(['before-it', 'broken']);
      expect((await circle.ask({ path: '/search?q=trombone' })).status).toBe(200);
      await save(circle, named('after-it', 'Trombone choir', 3));
      await project(circle);
    });
  });

  it('gives nothing up while the search engine is away, and catches up when it is back', async () => {
    await save(circle, named('patient', 'Didgeridoo circle'));
    const records = await circle.newChanges();
    await circle.toIndex.shut();
    const old = records.map((record) => waited(record, BAD_RECORD_WAITS_MS));
    await expect(circle.project(old)).rejects.toThrow('the search engine does not answer');
    expect((await circle.ask({ path: '/search?q=didgeridoo' })).status).toBe(503);
    expect((await circle.ask({ path: '/listings/patient' })).text).toContain('Didgeridoo circle');
    await circle.toIndex.open();
    expect(await circle.project(old)).toEqual({ batchItemFailures: [] });
    await expect.poll(() => found(circle, 'didgeridoo'), SOON).toEqual(['patient']);
  });

  it('gives nothing up while the search engine takes no writes', async () => {
    const freeze = (blocked: boolean) =>
      circle.opensearch.indices.putSettings({
        index: circle.alias,
        body: { index: { blocks: { write: blocked } } },
      });
    await save(circle, named('patient', 'Wibblewick circle', 2));
    const records = await circle.newChanges();
    await freeze(true);
    await expect(circle.project(records)).rejects.toThrow('takes no writes');
    await freeze(false);
    expect(await circle.project(records)).toEqual({ batchItemFailures: [] });
    await expect.poll(() => found(circle, 'wibblewick'), SOON).toEqual(['patient']);
  });

  it('reviews each night what is due, and nothing twice', async () => {
    const now = new Date();
    const today = ukDate(now);
    const endedOn = dateOf(dayNumber(today) - 1);
    const service = aService({
      id: 'ended',
      hereabouts: {
        assurance: [{ kind: 'confirmed', on: dateOf(dayNumber(today) - 10), by: 'organisation' }],
        funding: { funder: 'A fund', endsOn: endedOn },
      },
    });
    await save(circle, aListing({ id: 'ended', service, reviewOn: today }));
    await project(circle);
    const night = circle.parts.nightlyEvent(now.toISOString());
    const first = await circle.review.invoke<{ visited: number; nowStale: number }>(night);
    expect(first.nowStale).toBe(1);
    expect((await circle.record.getListings(['ended'])).get('ended')).toMatchObject({
      version: 2,
      change: { by: { kind: 'review' }, why: 'stale: funding-ended' },
    });
    const records = await project(circle);
    expect(records).toHaveLength(first.visited);
    expect(await circle.review.invoke(night)).toMatchObject({ visited: 0, nowStale: 0 });
    expect(await circle.newChanges()).toEqual([]);
    const { json } = await circle.ask({ path: '/api/v1/services/ended' });
    expect(json().hereabouts.freshness).toMatchObject({ state: 'stale', reason: 'funding-ended' });
  });

  it('makes the index anew when it is asked to, and goes on carrying changes', async () => {
    const versions = async () =>
      Object.keys((await circle.opensearch.indices.getAlias({ index: `${circle.alias}-v*` })).body);
    const before = await versions();
    await save(circle, named('unseen', 'Hurdy-gurdy night'));
    await circle.newChanges();
    expect(await circle.projector.invoke({ rebuild: true })).toEqual({
      listings: (await circle.record.pageListings({ limit: 1000 })).items.length,
    });
    expect(await versions()).not.toEqual(before);
    expect(await versions()).toHaveLength(1);
    expect(await found(circle, 'hurdy')).toEqual(['unseen']);
    await save(circle, named('unseen', 'Theremin night', 2));
    await project(circle);
    await expect.poll(() => found(circle, 'theremin'), SOON).toEqual(['unseen']);
  });

  it('writes nothing of what was searched into its log', async () => {
    await circle.ask({ path: '/search?q=secretword&near=LS1%203AB' });
    await circle.ask({ path: '/api/v1/search?q=secretword&near=LS1%203AB&radiusKm=9999' });
    expect(circle.answers.log()).not.toMatch(/secretword|LS1|trombone|didgeridoo/i);
  });

  it('starts quickly from nothing', async () => {
    await save(circle, named('cold', 'Accordion evening'));
    const records = await circle.newChanges();
    const now = new Date().toISOString();
    const first: Record<FunctionName, (lambda: ReturnType<Circle['start']>) => Promise<unknown>> = {
      Answers: (lambda) => circle.ask({ path: '/search?q=kayaking&near=SA2%200HF' }, lambda),
      Projector: (lambda) => lambda.invoke({ Records: records }),
      Review: (lambda) => lambda.invoke(circle.parts.nightlyEvent(now)),
    };
    for (const name of Object.keys(first) as FunctionName[]) {
      const times: number[] = [];
      for (let n = 0; n < COLD_STARTS; n += 1) {
        const lambda = circle.start(name);
        await first[name](lambda);
        times.push(lambda.firstAnswerMs());
        await lambda.stop();
      }
      const { bytes, compressedBytes } = circle.parts.size(name);
      const [fastest = 0, median = 0] = times.sort((a, b) => a - b);
      console.info(
        `${name}: ${(bytes / MB).toFixed(2)} MB, ${(compressedBytes / MB).toFixed(2)} MB compressed; ` +
          `first answer ${Math.round(median)} ms after the start of the process (fastest of ${COLD_STARTS}: ${Math.round(fastest)} ms)`,
      );
      expect(median).toBeLessThan(20_000);
    }
  });
});
