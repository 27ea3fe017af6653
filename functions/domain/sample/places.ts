import type { Access, Schedule, ServiceAtLocation } from '../../../schemas/place.ts';
import { districts } from './data.ts';
import { idOf } from './ids.ts';
import type { Draft, Venue } from './types.ts';

/** Three in a hundred come without coordinates, and half of those without a postcode too: they can't be placed. */
const NO_COORDINATES = 0.03;

function locationOf(draft: Draft, venue: Venue): ServiceAtLocation['location'] {
  const { random, number, seed } = draft;
  const unplaced = draft.situation !== 'fits' && random.chance(NO_COORDINATES);
  const noPostcode = unplaced && random.chance(0.5);
  const county = districts[venue.town.district];
  return {
    id: unplaced ? idOf(seed, 'place', number, venue.id) : venue.id,
    location_type: 'physical',
    name: venue.name,
    ...(unplaced ? {} : { latitude: venue.lat, longitude: venue.lon }),
    addresses: [
      {
        address_1: venue.street,
        city: venue.town.name,
        ...(county ? { region: county } : {}),
        ...(noPostcode ? {} : { postal_code: venue.postcode }),
        country: 'GB',
        address_type: 'physical',
      },
    ],
  };
}

/** One entry per venue; where there are several, each on its own day. */
export function placesOf(draft: Draft, schedules: readonly Schedule[]): ServiceAtLocation[] {
  const { seed, number, venues } = draft;
  return venues.map((venue, index) => {
    const schedule = schedules[index];
    return {
      id: idOf(seed, 'service-at-location', number, index),
      location: locationOf(draft, venue),
      ...(venues.length > 1 && schedule ? { schedules: [schedule] } : {}),
    };
  });
}

/** What this organiser has told us of the venue: seldom all of it. */
export function accessOf(draft: Draft, places: readonly ServiceAtLocation[]): Access[] {
  const { random, situation, venues } = draft;
  const keep = situation === 'fits' ? 0.92 : 0.62;
  return venues.flatMap((venue, index) => {
    const place = places[index];
    if (!place) return [];
    const { location_id: _, stepFree, stops, ...rest } = venue.access;
    const kept = Object.fromEntries(Object.entries(rest).filter(() => random.chance(keep)));
    const sure = situation === 'fits' || situation === 'upstairs';
    const entrance = stepFree !== undefined && (sure || random.chance(keep)) ? { stepFree } : {};
    const reached = stops && stops.length > 0 && (sure || random.chance(0.7)) ? { stops } : {};
    const facts = { ...entrance, ...kept, ...reached };
    return Object.keys(facts).length > 0 ? [{ location_id: place.location.id, ...facts }] : [];
  });
}
