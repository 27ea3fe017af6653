import type { Actor, Listing } from '../../schemas/listing.ts';
import type { Location } from '../../schemas/place.ts';
import { type Assurance, Service } from '../../schemas/service.ts';
import { changedFields, fitsTheRecord } from './changes.ts';
import type { Directory } from './directory.ts';
import { Conflict, InvalidInput, NotFound } from './errors.ts';
import { nextReview } from './freshness.ts';
import { clean } from './import/clean.ts';
import { withoutPlaces } from './import/confidential.ts';
import { identifyPlaces } from './import/identify.ts';
import { canonical, isObject, type JsonObject } from './import/json.ts';
import { place, postcodesWanted } from './import/place.ts';
import { reasonsOf } from './import/reasons.ts';
import { ruleProblems } from './import/rules.ts';
import { withNormalPostcodes } from './import/shape.ts';
import { findAll } from './postcode/look-up.ts';
import { stopsFor, withStops } from './stops/match.ts';
import { ukDate } from './time/days.ts';

/** What the directory says of a listing, and no editor may. */
const OWN_FIELDS = ['provenance', 'placed', 'sample'] as const;
const FIXED_FIELDS = ['id', 'organization'] as const;

/** RFC 7396: a null removes, an object goes deeper, anything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: { [key: string]: unknown } = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

/**
 * Changes a listing by a merge patch over its service. An edit says that somebody changed something; it never
 * counts as a confirmation of the rest. Throws `NotFound`, `Conflict` (somebody was faster) and `InvalidInput`
 * with every reason; then nothing is written.
 */
export async function editService(
  id: string,
  patch: JsonObject,
  expected: number,
  actor: Actor,
  directory: Directory,
): Promise<Listing> {
  const current = (await directory.record.getListings([id])).get(id);
  if (current?.kind !== 'listing') throw new NotFound('there is no listing of this id');
  if (current.version !== expected) throw new Conflict(current);
  const service = await patched(current.service, patch, actor, directory);
  const listing = nextVersion(current, service, actor, directory.now());
  if (!fitsTheRecord(listing))
    throw new InvalidInput([{ field: 'body', reason: 'makes the listing too long to be kept' }]);
  const [outcome] = await directory.record.saveListings([{ listing, expected }]);
  if (!outcome?.saved) throw new Conflict(outcome?.current);
  return listing;
}

async function patched(
  before: Service,
  patch: JsonObject,
  actor: Actor,
  directory: Directory,
): Promise<Service> {
  refuseOwnFields(before, patch);
  const merged = withNormalPostcodes(clean(mergePatch(before, patch)));
  const prepared = identifyPlaces(withoutPlaces(isObject(merged) ? merged : {}));
  const problems = ruleProblems(prepared);
  const parsed = Service.safeParse(prepared);
  if (!parsed.success) problems.push(...reasonsOf(parsed.error.issues));
  if (problems.length > 0 || !parsed.success) throw new InvalidInput(problems);
  const service = withoutOldPlacing(before, parsed.data);
  const loaded = await findAll(postcodesWanted(service), directory.postcodes);
  const placed = place(service, loaded).service;
  return withEdit(withStops(placed, await stopsFor([placed], directory.stops)), actor, directory.now());
}

/** A field that comes back as it was read is no change. */
function refuseOwnFields(before: Service, patch: JsonObject): void {
  const differs = (now: JsonObject, was: JsonObject, field: string) =>
    field in now && canonical(now[field]) !== canonical(was[field]);
  const own = isObject(patch.hereabouts) ? patch.hereabouts : {};
  const fields = [
    ...FIXED_FIELDS.filter((field) => differs(patch, before, field)),
    ...OWN_FIELDS.filter((field) => differs(own, before.hereabouts ?? {}, field)).map(
      (field) => `hereabouts.${field}`,
    ),
  ];
  if (fields.length > 0)
    throw new InvalidInput(fields.map((field) => ({ field, reason: 'cannot be changed here' })));
}

const postcodesOf = (location: Location | undefined) =>
  (location?.addresses ?? []).map((address) => address.postal_code).join();
const samePoint = (a: Location, b: Location | undefined) =>
  a.latitude === b?.latitude && a.longitude === b?.longitude;

/**
 * A point that we took from a postcode goes with that postcode: where the editor gives another postcode, the place
 * is placed anew; where the editor gives a point, it is the editor's and no longer approximate.
 */
function withoutOldPlacing(before: Service, after: Service): Service {
  const earlier = new Map((before.service_at_locations ?? []).map((at) => [at.location.id, at.location]));
  const placed = new Set((before.hereabouts?.placed ?? []).map((entry) => entry.location_id));
  const moved = (location: Location) => !samePoint(location, earlier.get(location.id));
  const renamed = (location: Location) => postcodesOf(location) !== postcodesOf(earlier.get(location.id));
  const stale = (location: Location) => placed.has(location.id) && (moved(location) || renamed(location));
  const places = after.service_at_locations?.map((at) => {
    if (!stale(at.location) || moved(at.location)) return at;
    const { latitude: _, longitude: __, ...location } = at.location;
    return { ...at, location };
  });
  const gone = new Set(
    (after.service_at_locations ?? [])
      .map((at) => at.location)
      .filter(stale)
      .map((location) => location.id),
  );
  const kept = after.hereabouts?.placed?.filter((entry) => !gone.has(entry.location_id));
  return {
    ...after,
    ...(places ? { service_at_locations: places } : {}),
    ...(after.hereabouts && kept ? { hereabouts: { ...after.hereabouts, placed: kept } } : {}),
  };
}

function withEdit(service: Service, actor: Actor, now: Date): Service {
  const by = actor.kind === 'organisation' || actor.kind === 'link-worker' ? actor.kind : 'editor';
  const isOlderEdit = (entry: Assurance) => entry.kind === 'edited' && entry.by === by;
  const isFromLedger = (entry: Assurance) => entry.kind === 'seen' && entry.by === 'feed';
  const earlier = (service.hereabouts?.assurance ?? []).filter(
    (entry) => !isOlderEdit(entry) && !isFromLedger(entry),
  );
  const edited: Assurance = { kind: 'edited', on: ukDate(now), by };
  return {
    ...service,
    last_modified: now.toISOString(),
    hereabouts: { ...service.hereabouts, assurance: [...earlier, edited] },
  };
}

function nextVersion(current: Listing, service: Service, by: Actor, now: Date): Listing {
  const reviewOn = nextReview(service, ukDate(now));
  return {
    kind: 'listing',
    id: current.id,
    version: current.version + 1,
    service,
    ...(reviewOn === undefined ? {} : { reviewOn }),
    change: {
      at: now.toISOString(),
      by,
      why: 'changed through the API',
      fields: changedFields(current.service, service),
    },
  };
}
