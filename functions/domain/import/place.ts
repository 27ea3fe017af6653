import type { Location, ServiceAtLocation } from '../../../schemas/place.ts';
import type { Placed, Service } from '../../../schemas/service.ts';
import type { FieldProblem } from '../errors.ts';
import { addressesOf } from '../place-facts.ts';
import type { PostcodePoint } from '../ports.ts';
import { placeOf } from '../postcode/look-up.ts';
import { parsePostcode } from '../postcode/parse.ts';
import { sectorPoint } from '../postcode/sectors.ts';
import { withHereabouts } from './carry.ts';
import { isAbroad } from './rules.ts';

interface Wish {
  readonly location: Location;
  /** In its normal form; a sector or an outcode where the address has no more. */
  readonly postcode: string;
  readonly kind: 'postcode' | 'sector' | 'outcode';
  readonly field: string;
  readonly earlier: Placed | undefined;
}

const hasPoint = (location: Location): boolean =>
  location.latitude !== undefined && location.longitude !== undefined;

/** The postcode that says where a place is: of the address that one goes to, before the one that letters go to. */
function postcodeOf(location: Location) {
  for (const address of addressesOf(location)) {
    const parsed = address.postal_code === undefined ? undefined : parsePostcode(address.postal_code);
    if (parsed) return { parsed, index: location.addresses?.indexOf(address) ?? 0 };
  }
  return undefined;
}

/** A point that somebody has moved since is no longer the sector's, and is left alone. */
function standsAtSector(location: Location, earlier: Placed | undefined): boolean {
  const point = earlier?.by === 'sector' ? sectorPoint(earlier.postcode)?.point : undefined;
  return point !== undefined && point.lat === location.latitude && point.lon === location.longitude;
}

/** The places that have no coordinates of their own, or only those of their sector, and what they could be placed by. */
function wishes(service: Service): Wish[] {
  if (service.hereabouts?.confidential) return [];
  const placed = new Map((service.hereabouts?.placed ?? []).map((entry) => [entry.location_id, entry]));
  return (service.service_at_locations ?? []).flatMap(({ location }, index) => {
    const earlier = placed.get(location.id);
    if (location.location_type !== 'physical' || isAbroad(location)) return [];
    if (hasPoint(location) && !standsAtSector(location, earlier)) return [];
    const found = postcodeOf(location);
    if (!found) return [];
    const field = `service_at_locations.${index}.location.addresses.${found.index}.postal_code`;
    return [{ location, postcode: found.parsed.text, kind: found.parsed.kind, field, earlier }];
  });
}

/** The full postcodes that a book should be asked for before `place`. */
export const postcodesWanted = (service: Service): string[] =>
  wishes(service)
    .filter((wish) => wish.kind === 'postcode')
    .map((wish) => wish.postcode);

function pointFor(wish: Wish, loaded: ReadonlyMap<string, PostcodePoint>): PostcodePoint | undefined {
  if (wish.kind === 'outcode') return undefined;
  return wish.kind === 'sector' ? sectorPoint(wish.postcode) : placeOf(wish.postcode, loaded);
}

function warningFor(wish: Wish, point: PostcodePoint | undefined): FieldProblem[] {
  const { field, kind } = wish;
  if (point?.terminated) return [{ field, reason: 'is a postcode that Royal Mail has ended' }];
  if (point || hasPoint(wish.location)) return [];
  if (kind === 'outcode')
    return [{ field, reason: 'is only the first half of a postcode: too wide to place by' }];
  return [{ field, reason: 'is a postcode of no known sector: the place stays without coordinates' }];
}

/**
 * Places by postcode what has no coordinates: to the postcode where the book has it, else to its sector, which
 * `hereabouts.placed` then says. A place that had only its sector gets better when its postcode becomes known.
 */
export function place(
  service: Service,
  loaded: ReadonlyMap<string, PostcodePoint>,
): { service: Service; warnings: FieldProblem[] } {
  const wanted = wishes(service);
  const warnings: FieldProblem[] = [];
  const points = new Map<Location, Placed & { lat: number; lon: number }>();
  for (const wish of wanted) {
    const point = pointFor(wish, loaded);
    warnings.push(...warningFor(wish, point));
    const by = point?.precision === 'postcode' ? 'postcode' : 'sector';
    if (!point || (wish.earlier && by === 'sector' && hasPoint(wish.location))) continue;
    const { lat, lon } = point.point;
    points.set(wish.location, { location_id: wish.location.id, by, postcode: point.postcode, lat, lon });
  }
  return { service: points.size === 0 ? service : withPoints(service, points), warnings };
}

function withPoints(
  service: Service,
  points: ReadonlyMap<Location, Placed & { lat: number; lon: number }>,
): Service {
  const places = (service.service_at_locations ?? []).map((entry): ServiceAtLocation => {
    const point = points.get(entry.location);
    if (!point) return entry;
    return { ...entry, location: { ...entry.location, latitude: point.lat, longitude: point.lon } };
  });
  const fresh = new Map(
    [...points.values()].map(({ lat: _, lon: __, ...entry }) => [entry.location_id, entry]),
  );
  const kept = (service.hereabouts?.placed ?? []).filter((entry) => !fresh.has(entry.location_id));
  return withHereabouts(
    { ...service, service_at_locations: places },
    { placed: [...kept, ...fresh.values()] },
  );
}

/** Some place that one could go to, and none of them on the map. */
export function isUnplaced(service: Service): boolean {
  const places = (service.service_at_locations ?? []).map((entry) => entry.location);
  const physical = places.filter((location) => location.location_type === 'physical');
  return physical.length > 0 && !physical.some(hasPoint);
}
