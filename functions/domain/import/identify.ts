import { v5 as uuid } from 'uuid';
import { isObject, type JsonObject, listOf } from './json.ts';

/** Made once at random, for this purpose: names in it mean the same for ever. */
const NAMESPACE = '3f1d1f0a-6d0c-4c55-9d1e-5e0f0b6a7c21';

/** The same parts give the same id, in any run and on any machine. */
export const stableId = (...parts: readonly (string | number)[]): string =>
  uuid(JSON.stringify(parts), NAMESPACE);

const text = (value: unknown): string => (value === undefined ? '' : String(value));

/** What a place is known by, where its source gives it no id. */
function signature(location: JsonObject): string[] {
  const [address] = listOf(location.addresses);
  const { address_1, postal_code } = isObject(address) ? address : {};
  return [location.name, address_1, postal_code, location.latitude, location.longitude].map(text);
}

/** The record with an id on every place. Ids that the source gives are kept. */
export function identifyPlaces(service: JsonObject): JsonObject {
  if (!Array.isArray(service.service_at_locations)) return service;
  const owner = text(service.id);
  const seen = new Map<string, number>();
  const places = service.service_at_locations.map((place: unknown) => {
    if (!isObject(place) || !isObject(place.location)) return place;
    const known = signature(place.location);
    const nth = seen.get(known.join('\n')) ?? 0;
    seen.set(known.join('\n'), nth + 1);
    const location = {
      ...place.location,
      id: place.location.id ?? stableId('location', owner, ...known, nth),
    };
    return { ...place, id: place.id ?? stableId('service_at_location', owner, text(location.id)), location };
  });
  return withAccessPlaced({ ...service, service_at_locations: places }, places);
}

/** With one place only, "step-free" can be meant of no other. */
function withAccessPlaced(service: JsonObject, places: readonly unknown[]): JsonObject {
  const { hereabouts } = service;
  const [only, another] = places;
  if (!isObject(hereabouts) || another !== undefined || !isObject(only) || !isObject(only.location))
    return service;
  const locationId = only.location.id;
  const access = listOf(hereabouts.access).map((entry) =>
    isObject(entry) && entry.location_id === undefined ? { location_id: locationId, ...entry } : entry,
  );
  return access.length === 0 ? service : { ...service, hereabouts: { ...hereabouts, access } };
}
