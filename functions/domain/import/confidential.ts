import { drawnIn } from '../areas/catchment.ts';
import { type Box, distanceKm } from '../geo/distance.ts';
import { boxOf } from '../geo/polygon.ts';
import { parsePostcode } from '../postcode/parse.ts';
import { isObject, type JsonObject, listOf } from './json.ts';

/** What places somebody in running text. */
const PLACING: readonly RegExp[] = [
  // A full postcode, however it is spaced.
  /\b[A-Z]{1,2}[0-9][A-Z0-9]?[\s+._\u2010-\u2014-]{0,3}[0-9][ABD-HJLNP-UW-Z]{2}\b/gi,
  // A pair of decimal degrees to a hundred metres or finer; one with its direction or its name; degrees and minutes.
  /-?\d{1,2}\.\d{3,}\s{0,3}[,;/ ]\s{0,3}-?\d{1,3}\.\d{3,}/g,
  /\b[NSEW]\s?\d{1,3}\.\d{3,}|\d{1,3}\.\d{3,}\s?°?\s?[NSEW]\b/g,
  /\b(?:lat|long?|latitude|longitude)\b[\s:=]{0,3}-?\d{1,3}\.\d{2,}/gi,
  /\b\d{1,3}\s?°[\s\d.'"′″’”]{0,20}[NSEW]\b/g,
  // Grid references of the Ordnance Survey; "SC012345" is a Scottish charity.
  /\b(?!SC)[HNOST][A-HJ-Z]\s?(?:\d{3}\s?\d{3}|\d{4}\s?\d{4}|\d{5}\s?\d{5})\b/g,
  // Three words, and plus codes.
  /\/\/\/\p{L}+\.\p{L}+\.\p{L}+/gu,
  /\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)/g,
  // A link to a map.
  /(?:https?:\/\/)?(?:www\.)?\b(?:maps\.[a-z]|goo\.gl\/maps|google\.[a-z.]{2,6}\/maps|openstreetmap\.org|osm\.org|what3words\.com|w3w\.co|bing\.com\/maps)\S*/gi,
  // The number of a house and its street, in English and in Welsh.
  /\b\d{1,4}[a-z]?,?\s(?:\p{Lu}[\p{L}'’-]{1,30}\s){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Terrace|Place|Crescent|Way|Court|Gardens|Grove|Square|Row|Mews)\b/gu,
  /\b\d{1,4}[a-z]?,?\s(?:Heol|Stryd|Ffordd|Lôn|Rhodfa|Maes|Clos|Rhes|Teras)\s(?:yr?\s)?\p{Lu}[\p{L}'’-]{1,30}/gu,
];
const WITHHELD = '[withheld]';

const scrubText = (text: string): string =>
  PLACING.reduce((scrubbed, pattern) => scrubbed.replaceAll(pattern, WITHHELD), text);

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
  const isNarrow = [extent, String(area.name ?? '')].some(
    (place) => SMALL_AREA.test(place.trim()) || isPartOfDistrict(place) || scrubText(place) !== place,
  );
  return !/"(Multi)?Point"/.test(extent) && !isNarrow;
}

/**
 * ONS codes of output areas, of the areas that statistics are made of, and of wards: none of them has more than a few
 * thousand people (ons.gov.uk, "Statistical geographies").
 */
const SMALL_AREA = /^(?:[EWS]0[0-2]|[EW]05|S13|N00|N08|N2[01])\d{6}$/i;

const isPartOfDistrict = (place: string): boolean => {
  const postcode = parsePostcode(place);
  return postcode !== undefined && postcode.kind !== 'outcode';
};

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
 * venue), no way there, no postcode, coordinates, street or map in any text. Its service areas stay, and when it is open.
 * Takes raw records and services alike; one that is not confidential comes back as it is.
 */
export function withoutPlaces<T extends JsonObject>(service: T): T {
  if (!isConfidential(service)) return service;
  const { service_at_locations: places, locations: _, hereabouts, service_areas: areas, ...rest } = service;
  const { access: __, placed: ___, ...about } = isObject(hereabouts) ? hereabouts : {};
  const lifted = listOf(places).flatMap((place) => (isObject(place) ? listOf(place.schedules) : []));
  const own = listOf(rest.schedules);
  const schedules = (own.length > 0 ? own : lifted).map(scheduleOnly);
  const published = listOf(areas).filter(publishedArea);
  const stripped = {
    ...rest,
    ...(schedules.length > 0 ? { schedules } : {}),
    ...(published.length > 0 ? { service_areas: published } : {}),
    hereabouts: about,
  };
  return scrub(stripped) as T;
}
