import type { Point } from '../../../schemas/common.ts';
import { LIMITS } from '../../../schemas/limits.ts';
import type { Access, Location, Stop } from '../../../schemas/place.ts';
import type { Service } from '../../../schemas/service.ts';
import { withHereabouts } from '../import/carry.ts';
import { isAbroad } from '../import/rules.ts';
import { accessOf, isApproximate } from '../place-facts.ts';
import type { StopBook } from '../ports.ts';

/** What planners count as served by public transport at all: ten minutes' walk (CIHT, Buses in Urban Developments, 2018, has 400 m for frequent buses and 800 m for trains). */
export const STOP_METRES_MAX = 800;
/** Where there are stops so near, the table covers the place, and no stop at the door means that there is none. */
export const COVERED_METRES = 10_000;
const STOPS_SHOWN_MAX = 3;
/** Places that are looked up at a time. */
const PARALLEL = 16;

/** Metres to the nearest stop; infinite where it is stated that there is none; undefined where nothing is stated. */
export function nearestStop({ stops }: Access): number | undefined {
  if (!stops) return undefined;
  return Math.min(...stops.map((stop) => stop.metres));
}

/** The stops near a place: empty where there are none; undefined where the table does not reach. */
export type StopsByPlace = ReadonlyMap<string, readonly Stop[] | undefined>;

const keyOf = ({ lat, lon }: Point) => `${lat},${lon}`;

function pointOf(location: Location): Point | undefined {
  const { latitude: lat, longitude: lon, location_type: type } = location;
  if (type !== 'physical' || lat === undefined || lon === undefined || isAbroad(location)) return undefined;
  return { lat, lon };
}

/** Where a place exactly is, if stops can be looked up for it at all. */
const exactPoint = (service: Service, location: Location): Point | undefined =>
  service.hereabouts?.confidential || isApproximate(service, location.id) ? undefined : pointOf(location);

/** What a source or an editor says of stops is never touched, also that there are none. */
const isStated = (access: Access | undefined): boolean =>
  access?.stops !== undefined && access.stopsFrom === undefined;

/** Looks up the stops for every place of these services that can have them matched. */
export async function stopsFor(services: readonly Service[], book: StopBook): Promise<StopsByPlace> {
  const points = new Map<string, Point>();
  for (const service of services) {
    for (const at of service.service_at_locations ?? []) {
      const point = exactPoint(service, at.location);
      if (point && !isStated(accessOf(service, at))) points.set(keyOf(point), point);
    }
  }
  const wanted = points.size > 0 && (await book.hasStops()) ? [...points] : [];
  const found = new Map<string, readonly Stop[] | undefined>();
  for (let start = 0; start < wanted.length; start += PARALLEL) {
    const some = wanted.slice(start, start + PARALLEL);
    const answers = await Promise.all(some.map(([, point]) => stopsAt(point, book)));
    for (const [i, [key]] of some.entries()) found.set(key, answers[i]);
  }
  return found;
}

async function stopsAt(point: Point, book: StopBook): Promise<readonly Stop[] | undefined> {
  const near = await book.stopsNear(point, STOP_METRES_MAX);
  if (near.length > 0) return nearestOfEachName(near);
  return (await book.hasStopWithin(point, COVERED_METRES)) ? [] : undefined;
}

/** The two sides of one road are one stop for whoever looks for it. */
function nearestOfEachName(near: Awaited<ReturnType<StopBook['stopsNear']>>): Stop[] {
  const seen = new Set<string>();
  const stops: Stop[] = [];
  for (const { atco, name, mode, metres } of near) {
    if (stops.length === STOPS_SHOWN_MAX) break;
    if (seen.has(`${mode} ${name}`)) continue;
    seen.add(`${mode} ${name}`);
    stops.push({ name, mode, metres, atco });
  }
  return stops;
}

/**
 * The service with the stops near each exact place that says nothing of any, marked `stopsFrom: naptan`. What was matched
 * before is matched anew, and taken out of places that are no longer exact. Changes nothing when nothing has changed.
 */
export function withStops(service: Service, found: StopsByPlace): Service {
  let access: readonly Access[] = service.hereabouts?.access ?? [];
  for (const at of service.service_at_locations ?? []) {
    const own = accessOf({ ...service, hereabouts: { access: [...access] } }, at);
    if (isStated(own)) continue;
    const point = exactPoint(service, at.location);
    if (point === undefined) access = own?.stopsFrom ? replaced(access, own, withoutStops(own)) : access;
    const stops = point && found.get(keyOf(point));
    if (stops === undefined) continue;
    const next: Access = {
      ...(own ?? { location_id: at.location.id }),
      stops: [...stops],
      stopsFrom: 'naptan',
    };
    access = replaced(access, own, next);
  }
  if (access === service.hereabouts?.access || access.length > LIMITS.placesPerListing) return service;
  if (access.length > 0) return withHereabouts(service, { access: [...access] });
  const { access: _, ...rest } = service.hereabouts ?? {};
  return service.hereabouts?.access ? { ...service, hereabouts: rest } : service;
}

function withoutStops({ stops: _, stopsFrom: __, ...rest }: Access): Access | undefined {
  return Object.keys(rest).length > 1 ? rest : undefined;
}

function replaced(
  access: readonly Access[],
  before: Access | undefined,
  after: Access | undefined,
): readonly Access[] {
  if (before === undefined) return after === undefined ? access : [...access, after];
  return access.flatMap((entry) => (entry === before ? (after ?? []) : [entry]));
}
