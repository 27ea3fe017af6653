import { afterEach, expect, it } from 'vitest';
import { nextReview } from '../../functions/domain/freshness.ts';
import { reviewDue } from '../../functions/domain/review.ts';
import { search } from '../../functions/domain/search/search.ts';
import { SearchRequest } from '../../schemas/search.ts';
import { aListing, aService } from '../fixtures/listing.ts';
import { aDirectory, asListing, NOW, type TestDirectory, TODAY } from './a-directory.ts';

let directory: TestDirectory | undefined;
afterEach(() => directory?.close());
const withListings = async (...due: [id: string, reviewOn: string, confirmedOn: string][]) => {
  directory = aDirectory();
  await directory.save(
    ...due.map(([id, reviewOn, on]) =>
      aListing({
        id,
        reviewOn,
        service: aService({ id, hereabouts: { assurance: [{ kind: 'confirmed', on, by: 'organisation' }] } }),
      }),
    ),
  );
  return directory;
};

it('the review visits only what is due, today included', async () => {
  const parts = await withListings(
    ['yesterday', '2026-11-20', '2025-11-01'],
    ['today', TODAY, '2026-05-24'],
    ['tomorrow', '2026-11-22', '2026-05-25'],
  );
  expect(await reviewDue(new Date(NOW), parts)).toEqual({ visited: 2, nowStale: 1, overtaken: 0 });
  expect((await parts.current('tomorrow'))?.version).toBe(1);
  expect(asListing(await parts.current('yesterday')).version).toBe(2);
});

it('it notes what passing time has made of a listing, and sets the next day', async () => {
  const parts = await withListings(['shed', TODAY, '2026-05-24']);
  await reviewDue(new Date(NOW), parts);
  const shed = asListing(await parts.current('shed'));
  expect(shed.change).toMatchObject({
    by: { kind: 'review' },
    why: 'due: confirmed-a-while-ago',
    fields: [],
  });
  expect(shed.reviewOn).toBe('2027-05-25');
});

it('a second review on the same day changes nothing', async () => {
  const parts = await withListings(['a', TODAY, '2026-05-24'], ['b', TODAY, '2025-11-20']);
  await reviewDue(new Date(NOW), parts);
  expect(await reviewDue(new Date(NOW), parts)).toEqual({ visited: 0, nowStale: 0, overtaken: 0 });
  expect(asListing(await parts.current('b')).reviewOn).toBeUndefined();
});

it('a schedule that has ended is no longer found by, from the review of the next day on', async () => {
  const clock = { now: new Date('2026-11-20T09:00:00Z') };
  directory = aDirectory(() => clock.now);
  const course = { freq: 'WEEKLY' as const, byday: 'TU', opens_at: '10:00', valid_to: '2026-11-20' };
  const service = aService({ id: 'course', schedules: [course], service_at_locations: [] });
  const reviewOn = nextReview(service, '2026-11-20');
  await directory.save(aListing({ id: 'course', service, reviewOn }));
  await directory.project('course');
  const parts = directory;
  const tuesdays = async () => {
    const request = SearchRequest.parse({ day: ['tue'] });
    return (await search(request, parts)).results.map(({ id }) => id);
  };
  expect(await tuesdays()).toEqual(['course']);
  clock.now = new Date('2026-11-21T03:00:00Z');
  expect(await reviewDue(clock.now, directory)).toMatchObject({ visited: 1 });
  await directory.project('course');
  expect(await tuesdays()).toEqual([]);
});

it('it leaves the service as it was: passing time is not an edit', async () => {
  const parts = await withListings(['a', TODAY, '2026-05-24']);
  const before = asListing(await parts.current('a')).service;
  await reviewDue(new Date(NOW), parts);
  expect(asListing(await parts.current('a')).service).toEqual(before);
});

it('more than one page of them is reviewed whole, each once', async () => {
  const many = Array.from({ length: 250 }, (_, n): [string, string, string] => [
    `l${n}`,
    TODAY,
    '2026-05-24',
  ]);
  const parts = await withListings(...many);
  expect((await reviewDue(new Date(NOW), parts)).visited).toBe(250);
  for (const [id] of many) expect((await parts.current(id))?.version).toBe(2);
});

it('whoever changes a listing meanwhile is not overwritten', async () => {
  const parts = await withListings(['a', TODAY, '2026-05-24']);
  const record = {
    ...parts.record,
    async saveListings(writes: Parameters<typeof parts.record.saveListings>[0]) {
      await parts.save(aListing({ id: 'a', version: 2, reviewOn: '2027-01-01' }));
      return parts.record.saveListings(writes);
    },
  };
  expect(await reviewDue(new Date(NOW), { record, log: parts.log })).toMatchObject({
    visited: 1,
    overtaken: 1,
  });
  expect(asListing(await parts.current('a'))).toMatchObject({ version: 2, reviewOn: '2027-01-01' });
});
