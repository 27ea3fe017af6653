import { afterAll, beforeAll, expect, it } from 'vitest';
import { allMeetings } from '../../functions/domain/time/sessions.ts';
import { aFeedService, type OneMachine, oneMachine } from './one-machine.ts';

const hall = (id: string, name: string, byday: string) => ({
  id: `at-${id}`,
  location: {
    id: `hall-${id}`,
    name,
    location_type: 'physical',
    latitude: 51.62,
    longitude: -3.95,
    addresses: [{ address_1: '1 High Street', city: 'Swansea', postal_code: 'SA1 1AA', country: 'GB' }],
  },
  schedules: [{ freq: 'WEEKLY', byday, opens_at: '19:00', closes_at: '20:00' }],
});

let machine: OneMachine;
beforeAll(async () => {
  machine = await oneMachine();
  // Today is Saturday.
  await machine.importAll([
    aFeedService('two', {
      service_at_locations: [hall('late', 'Glan-yr-afon', 'TH'), hall('soon', 'Neuadd Newydd', 'SU')],
    }),
    aFeedService('refuge', {
      service_at_locations: [hall('a', 'Canarywood', 'TH'), hall('b', 'Zebedee House', 'SU')],
      hereabouts: { confidential: true },
    }),
    aFeedService('one', { service_at_locations: [hall('only', 'Glan-yr-afon', 'TH')] }),
  ]);
});
afterAll(() => machine.close());

const page = async (id: string) =>
  (await (await machine.get(`/listings/${id}`)).text()).replace(/<[^>]+>/g, '\n').replaceAll('\u00a0', ' ');

it('of several places with times of their own, each time is told with its place, and first the place where it meets next', async () => {
  const told = await page('two');
  expect(told).toContain('Glan-yr-afon: Every Thursday');
  expect(told).toContain('Neuadd Newydd: Every Sunday');
  expect(told).toMatch(/Sunday 22 November 2026, 7pm to 8pm, Neuadd Newydd/);
  expect(told).toContain('Neuadd Newydd, SA1 1AA (and 1 more)');
});

it('of one place nothing is said twice', async () => {
  const told = await page('one');
  expect(told).toContain('Every Thursday');
  expect(told).not.toContain('Glan-yr-afon: Every');
});

it('of a confidential one no place is named beside its times, whatever was kept of it', async () => {
  expect(await page('refuge')).not.toMatch(/Canarywood|Zebedee/);
  const listing = (await machine.parts.record.getListings(['two'])).get('two');
  if (listing?.kind !== 'listing') throw new Error('nothing was imported');
  const hidden = { ...listing.service, hereabouts: { ...listing.service.hereabouts, confidential: true } };
  expect(allMeetings(listing.service).some(({ place }) => place !== undefined)).toBe(true);
  expect(allMeetings(hidden).some(({ place }) => place !== undefined)).toBe(false);
});
