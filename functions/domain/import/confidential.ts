import { drawnIn } from '../areas/catchment.ts';
import { type Box, distanceKm } from '../geo/distance.ts';
import { boxOf } from '../geo/polygon.ts';
import { parsePostcode } from '../postcode/parse.ts';
import { isObject, type JsonObject, listOf } from './json.ts';

/** A full postcode in running text, however it is spaced. */
const POSTCODE = /\b[A-Z]{1,2}[0-9][A-Z0-9]?[\s+-]*[0-9][ABD-HJLNP-UW-Z]{2}\b/gi;
/** A pair of decimal degrees to a hundred metres or finer. */
const COORDINATES = /-?\d{1,2}\.\d{3,}\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}/g;
const WITHHELD = '[withheld]';

const scrubText = (text: string): string =>
  text.replaceAll(POSTCODE, WITHHELD).replaceAll(COORDINATES, WITHHELD);

/** Identifiers look like postcodes now and then, and place nothing. */
const KEPT = new Set(['id', 'parent_organization_id', 'source', 'record', 'identifier']);
const ADDRESSES = new Set(['url', 'website', 'uri', 'logo', 'schedule_link', 'term_uri']);

/** Where a web address holds a place, scrubbing it would leave a broken one: it is dropped. */
function scrub(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    // A published area that was drawn is told as it is.
    if (key === 'extent' && drawnIn(value).length > 0) return value;
    if (KEPT.has(key)) return value;
    const scrubbed = scrubText(value);
    return ADDRESSES.has(key) && scrubbed !== value ? undefined : scrubbed;
  }
  if (Array.isArray(value)) return value.map((item) => scrub(item)).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, scrub(item, name)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** An area that is a point, a postcode or a shape that is narrower than this, kilometres, is an address by another name. */
const NARROWEST_KM = 2;

function publishedArea(area: unknown): boolean {
  if (!isObject(area)) return true;
  const extent = typeof area.extent === 'string' ? area.extent : '';
  const drawn = drawnIn(extent);
  if (drawn.length > 0) return acrossKm(boxOf(drawn)) >= NARROWEST_KM;
  const isPostcode = /^postcode$/i.test(String(area.extent_type ?? ''));
  return !/"(Multi)?Point"/.test(extent) && (!isPostcode || parsePostcode(extent)?.kind === 'outcode');
}

/** The shorter side. */
const acrossKm = ({ south, west, north, east }: Box): number =>
  Math.min(
    distanceKm({ lat: south, lon: west }, { lat: north, lon: west }),
    distanceKm({ lat: south, lon: west }, { lat: south, lon: east }),
  );

/** When a service at a secret place is open may be said; what is said of the place there may not. */
const scheduleOnly = (schedule: unknown): unknown => {
  if (!isObject(schedule)) return schedule;
  const { description: _, notes: __, schedule_link: ___, ...rest } = schedule;
  return rest;
};

const isConfidential = (service: JsonObject): boolean =>
  isObject(service.hereabouts) && service.hereabouts.confidential === true;

/**
 * A confidential service without anything that could place it: no places at all (an id could be that of a known
 * venue), no way there, no postcode or coordinates in any text. Its service areas stay, and when it is open.
 * Takes raw records and services alike; one that is not confidential comes back as it is.
 */
export function withoutPlaces<T extends JsonObject>(service: T): T {
  if (!isConfidential(service)) return service;
  const { service_at_locations: places, locations: _, hereabouts, service_areas: areas, ...rest } = service;
  const { access: __, placed: ___, ...about } = isObject(hereabouts) ? hereabouts : {};
  const lifted = listOf(places).flatMap((place) => (isObject(place) ? listOf(place.schedules) : []));
  const schedules = listOf(rest.schedules).length > 0 ? listOf(rest.schedules) : lifted.map(scheduleOnly);
  const published = listOf(areas).filter(publishedArea);
  const stripped = {
    ...rest,
    ...(schedules.length > 0 ? { schedules } : {}),
    ...(published.length > 0 ? { service_areas: published } : {}),
    hereabouts: about,
  };
  return scrub(stripped) as T;
}
