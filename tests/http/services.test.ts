import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../schemas/limits.ts';
import { Problem } from '../../schemas/problem.ts';
import { aFeedService, EDITOR, type OneMachine, oneMachine, patchRequest } from './one-machine.ts';

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  await machine.importAll(['read', 'patched', 'refused', 'kept', 'gone'].map((id) => aFeedService(id)));
  const gone = (await machine.parts.record.getListings(['gone'])).get('gone');
  if (gone?.kind !== 'listing') throw new Error('nothing was imported');
  await machine.parts.record.saveListings([
    { listing: { kind: 'tombstone', id: 'gone', version: 2, change: gone.change }, expected: 1 },
  ]);
});
afterAll(() => machine.close());

const at = (id: string) => `/api/v1/services/${id}`;
const patch = async (id: string, body: unknown, headers: Record<string, string> = {}) =>
  machine.app.request(at(id), patchRequest(body, headers));
const signedIn = async <T>(work: () => Promise<T>): Promise<T> => {
  machine.signIn(EDITOR);
  try {
    return await work();
  } finally {
    machine.signIn(undefined);
  }
};
const problemOf = async (response: Response) => {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
};

const etagOf = async (id: string) => (await machine.get(at(id))).headers.get('ETag') ?? '';

describe('a listing is read with its version in the ETag', () => {
  it('with what we believe of it, and when its source was last seen to carry it', async () => {
    const response = await machine.get(at('read'));
    expect(response.status).toBe(200);
    expect(response.headers.get('ETag')).toMatch(/^"1-[\w-]{22}"$/);
    const body = (await response.json()) as { hereabouts: object };
    expect(body).toMatchObject({ id: 'read', name: 'Club read' });
    expect(body.hereabouts).toMatchObject({
      freshness: { state: 'unconfirmed', reason: 'never-confirmed' },
      assurance: [{ kind: 'seen', on: '2026-11-21', by: 'feed', source: 'https://feed.example.org' }],
    });
  });
  it('who has it already is told so, without it', async () => {
    const etag = await etagOf('read');
    for (const tag of [etag, `W/${etag}`, `"0", ${etag}`, '*']) {
      const response = await machine.get(at('read'), { 'If-None-Match': tag });
      expect([tag, response.status, await response.text()]).toEqual([tag, 304, '']);
      expect(response.headers.get('ETag')).toBe(etag);
    }
    for (const tag of ['"1"', '"2"', `${etag.slice(0, -2)}?"`])
      expect((await machine.get(at('read'), { 'If-None-Match': tag })).status).toBe(200);
  });
  it('who has it from a day on which we believed something else is given it anew', async () => {
    const etag = await etagOf('read');
    const headers = { 'If-None-Match': etag };
    expect((await machine.on('2027-11-21T09:00:00Z').request(at('read'), { headers })).status).toBe(304);
    const later = await machine.on('2027-11-22T09:00:00Z').request(at('read'), { headers });
    expect([later.status, later.headers.get('ETag')]).not.toContain(etag);
    expect(later.status).toBe(200);
    expect(await later.json()).toMatchObject({ hereabouts: { freshness: { state: 'stale' } } });
  });
  it('and so is who has it from before its feed was seen again', async () => {
    const etag = await etagOf('read');
    const [seen] = await machine.parts.record.sourceRecordsOf('read');
    if (!seen) throw new Error('the feed left no record');
    await machine.parts.record.saveSourceRecords([{ ...seen, seenOn: '2026-11-22' }]);
    expect(await etagOf('read')).not.toBe(etag);
    expect((await machine.get(at('read'), { 'If-None-Match': etag })).status).toBe(200);
    await machine.parts.record.saveSourceRecords([seen]);
    expect(await etagOf('read')).toBe(etag);
  });
  it('what is not there, what is there no longer, and what could be nothing’s id', async () => {
    for (const id of ['ghost', 'gone', '%00', '%E0%A4%A', '..%2f..%2fetc%2fpasswd', 'x'.repeat(5_000)])
      expect((await problemOf(await machine.get(at(id)))).status).toBe(404);
  });
});

describe('only who is signed in changes anything', () => {
  it('nobody gets a 403, whatever they send', async () => {
    for (const headers of [{}, { 'If-Match': '"1"' }, { Authorization: 'Bearer made-up' }] as Record<
      string,
      string
    >[])
      expect((await problemOf(await patch('kept', { name: 'Mine now' }, headers))).status).toBe(403);
    expect((await problemOf(await patch('ghost', '{', {}))).status).toBe(403);
    expect((await (await machine.get(at('kept'))).json()) as object).toMatchObject({ name: 'Club kept' });
  });
  it('a change is a merge patch over the version that was read', async () => {
    const response = await signedIn(() =>
      patch('patched', { name: 'New name', description: null }, { 'If-Match': '"1"' }),
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('ETag')).toBe(await etagOf('patched'));
    expect(response.headers.get('ETag')).toMatch(/^"2-[\w-]{22}"$/);
    const body = await response.json();
    expect(body).toMatchObject({ name: 'New name' });
    expect(body).not.toHaveProperty('description');
    const read = await machine.get(at('patched'));
    expect(await read.json()).toEqual(body);
    const json = await signedIn(() =>
      patch(
        'patched',
        { name: 'Newer' },
        { 'If-Match': '*', 'Content-Type': 'application/json; charset=utf-8' },
      ),
    );
    expect([json.status, json.headers.get('ETag')]).toEqual([200, expect.stringMatching(/^"3-[\w-]{22}"$/)]);
  });
});

describe('a change that cannot be made says why, and nothing is written', () => {
  const change = (body: unknown, headers: Record<string, string> = { 'If-Match': '"1"' }) =>
    signedIn(() => patch('refused', body, headers));

  it('428 without the version that was read', async () => {
    expect((await problemOf(await change({ name: 'x' }, {}))).status).toBe(428);
  });
  it('412 over another version, with the one that is there', async () => {
    for (const tag of ['"2"', '"999999"', '"2-AAAAAAAAAAAAAAAAAAAAAA"'])
      expect(await problemOf(await change({ name: 'x' }, { 'If-Match': tag }))).toMatchObject({
        status: 412,
        currentVersion: 1,
      });
  });
  it.each([
    '1',
    '"0"',
    '"01"',
    '"abc"',
    '"1", "2"',
    '',
    '"1',
    '"99999999999"',
    '"-1"',
    '"1.0"',
    '"1-"',
    '"1-abc"',
  ])('400 where If-Match is %s, which we never gave out', async (tag) => {
    const problem = await problemOf(await change({ name: 'x' }, { 'If-Match': tag }));
    expect([problem.status, problem.errors?.[0]?.field]).toEqual([400, 'If-Match']);
  });
  it('400 with every field that is wrong', async () => {
    const problem = await problemOf(
      await change({
        name: '',
        url: 'javascript:alert(1)',
        minimum_age: 70,
        maximum_age: 60,
        hereabouts: { capacity: { state: 'full', places: 3, asOf: '2026-02-30' } },
        service_at_locations: [{ location: { latitude: 0, longitude: 0 } }],
      }),
    );
    const fields = problem.errors?.map(({ field }) => field) ?? [];
    for (const field of [
      'name',
      'url',
      'maximum_age',
      'hereabouts.capacity.asOf',
      'service_at_locations.0.location.latitude',
    ])
      expect(fields).toContain(field);
  });
  it.each([
    ['{"name": ', 'body'],
    ['', 'body'],
    ['[]', 'body'],
    ['null', 'body'],
    ['"text"', 'body'],
    ['\u00ff\u0000', 'body'],
  ])('400 where the body is %j', async (body, field) => {
    expect((await problemOf(await change(body))).errors?.[0]?.field).toBe(field);
  });
  it('400 where the body says that it is something else', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonx',
    ]) {
      const problem = await problemOf(
        await change({ name: 'x' }, { 'If-Match': '"1"', 'Content-Type': type }),
      );
      expect(problem).toMatchObject({ status: 400, errors: [{ field: 'Content-Type' }] });
    }
  });
  it('413 beyond the largest request', async () => {
    const body = (bytes: number) => {
      const empty = JSON.stringify({ alert: '' }).length;
      return JSON.stringify({ alert: 'x'.repeat(bytes - empty) });
    };
    expect((await change(body(LIMITS.requestBytesMax))).status).toBe(400); // read, and too long for an alert
    const long = body(LIMITS.requestBytesMax + 1);
    expect((await problemOf(await change(long))).status).toBe(413);
    expect(
      (await problemOf(await change(long, { 'If-Match': '"1"', 'Content-Length': String(long.length) })))
        .status,
    ).toBe(413);
  });
  it('404 for what is not there', async () => {
    for (const id of ['ghost', 'gone'])
      expect(
        (await problemOf(await signedIn(() => patch(id, { name: 'x' }, { 'If-Match': '"1"' })))).status,
      ).toBe(404);
  });
  it('after all of that the listing is as it was', async () => {
    const response = await machine.get(at('refused'));
    expect(response.headers.get('ETag')).toMatch(/^"1-[\w-]{22}"$/);
    expect(await response.json()).toMatchObject({ name: 'Club refused' });
    const history = (await (await machine.get(`${at('refused')}/history`)).json()) as { entries: unknown[] };
    expect(history.entries).toHaveLength(1);
  });
});

describe('history says who changed what and when, newest first', () => {
  it('with what was before and after', async () => {
    const response = await machine.get(`${at('patched')}/history`);
    const { entries, nextCursor } = (await response.json()) as { entries: object[]; nextCursor: unknown };
    expect(nextCursor).toBeNull();
    expect(entries).toMatchObject([
      { version: 3, by: { kind: 'editor' } },
      {
        version: 2,
        fields: expect.arrayContaining([{ field: 'name', before: 'Club patched', after: 'New name' }]),
      },
      { version: 1, by: { kind: 'feed' }, removed: false },
    ]);
  });
  it('of what was removed too; of what never was, 404', async () => {
    expect((await machine.get(`${at('gone')}/history`)).status).toBe(200);
    expect((await problemOf(await machine.get(`${at('ghost')}/history`))).status).toBe(404);
  });
  it('in pages; a cursor that was tampered with is a 400', async () => {
    await signedIn(async () => {
      for (let n = 1; n <= 60; n += 1)
        expect((await patch('kept', { name: `Name ${n}` }, { 'If-Match': '*' })).status).toBe(200);
    });
    type Page = { entries: { version: number }[]; nextCursor: string | null };
    const first = (await (await machine.get(`${at('kept')}/history`)).json()) as Page;
    const second = (await (
      await machine.get(`${at('kept')}/history?cursor=${first.nextCursor}`)
    ).json()) as Page;
    expect([...first.entries, ...second.entries].map(({ version }) => version)).toEqual(
      Array.from({ length: 61 }, (_, n) => 61 - n),
    );
    expect(
      (await problemOf(await machine.get(`${at('read')}/history?cursor=${first.nextCursor}`))).status,
    ).toBe(400);
    expect((await problemOf(await machine.get(`${at('kept')}/history?cursor=nonsense`))).status).toBe(400);
  });
});

describe('an organisation is read with its services', () => {
  it('as it is', async () => {
    const response = await machine.get('/api/v1/organizations/trust');
    expect(response.headers.get('ETag')).toMatch(/^"\d+"$/);
    const body = (await response.json()) as { services: { id: string }[] };
    expect(body).toMatchObject({ id: 'trust', name: 'Uplands Community Trust', nextCursor: null });
    expect(body.services.map(({ id }) => id)).toEqual(['kept', 'patched', 'read', 'refused']);
  });
  it('404 for none, 400 for a cursor that it did not give', async () => {
    expect((await problemOf(await machine.get('/api/v1/organizations/ghost'))).status).toBe(404);
    expect((await problemOf(await machine.get('/api/v1/organizations/trust?cursor=x'))).status).toBe(400);
  });
});

it('a change goes by the version that was read, whatever is believed of the listing since', async () => {
  const etag = await etagOf('kept');
  const late = machine.on('2027-11-22T09:00:00Z');
  expect((await late.request(at('kept'))).headers.get('ETag')).not.toBe(etag);
  const change = () =>
    signedIn(async () => late.request(at('kept'), patchRequest({ name: 'A year on' }, { 'If-Match': etag })));
  expect((await change()).status).toBe(200);
  expect((await change()).status).toBe(412);
});
