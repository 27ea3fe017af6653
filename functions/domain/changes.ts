import { LIMITS } from '../../schemas/limits.ts';
import type { Change } from '../../schemas/listing.ts';
import type { Service } from '../../schemas/service.ts';
import { canonical } from './import/json.ts';
import { fieldsOf } from './import/merge.ts';

type FieldChange = Change['fields'][number];

/** Values longer than this are named only: a history that repeats whole descriptions outgrows its listing. */
export const CHANGE_VALUE_CHARS_MAX = 2_000;

/** Where something happens is named and never told, whosever the service is. */
const PLACES = new Set(['service_at_locations', 'hereabouts.access', 'hereabouts.placed']);

/** Of a confidential service, only what cannot place it is told. */
const HARMLESS = new Set([
  'status',
  'minimum_age',
  'maximum_age',
  'assured_date',
  'last_modified',
  'hereabouts.domain',
  'hereabouts.routes',
  'hereabouts.delivery',
  'hereabouts.capacity',
  'hereabouts.support',
  'hereabouts.confidential',
]);

/**
 * The fields in which two services differ, in the order of their names: the top level, and each key of
 * `hereabouts` as `hereabouts.<key>`. Values are given with them, but for places and for long ones; of a
 * service that is or was confidential, only for fields that cannot place it. A new service has no changes.
 */
export function changedFields(before: Service | undefined, after: Service): FieldChange[] {
  if (!before) return [];
  const earlier = fieldsOf(before);
  const later = fieldsOf(after);
  const secret = before.hereabouts?.confidential === true || after.hereabouts?.confidential === true;
  const tells = (field: string) => !PLACES.has(field) && (!secret || HARMLESS.has(field));
  const changed = [...new Set([...earlier.keys(), ...later.keys()])]
    .filter((field) => canonical(earlier.get(field)) !== canonical(later.get(field)))
    .sort();
  return changed.map((field) => ({
    field,
    ...(tells(field) ? { ...told('before', earlier.get(field)), ...told('after', later.get(field)) } : {}),
  }));
}

/** Dates of their own tell of these: a feed that counts free places every week changes nothing that was confirmed. */
const DATED = new Set([
  'assured_date',
  'last_modified',
  'hereabouts.assurance',
  'hereabouts.provenance',
  'hereabouts.capacity',
  'hereabouts.placed',
]);
/** A feed that tells of the next session rolls these on every week. */
const ROLLED = new Set(['id', 'dtstart', 'until', 'valid_from', 'valid_to']);

/** Whether one says something else than the other of what somebody confirmed: what it is, for whom, where and when. */
export function saysOtherwise(before: Service, after: Service): boolean {
  const [earlier, later] = [fieldsOf(before), fieldsOf(after)];
  const said = (fields: ReturnType<typeof fieldsOf>, field: string) =>
    canonical(field === 'id' ? undefined : unrolled(fields.get(field)));
  return [...new Set([...earlier.keys(), ...later.keys()])].some(
    (field) => !DATED.has(field) && said(earlier, field) !== said(later, field),
  );
}

function unrolled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unrolled);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !ROLLED.has(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, unrolled(each)]));
}

function told(name: 'before' | 'after', value: unknown): { [key: string]: unknown } {
  if (value === undefined) return {};
  return canonical(value).length > CHANGE_VALUE_CHARS_MAX ? {} : { [name]: value };
}

/** True where the service with its change still fits in every engine. */
export const fitsTheRecord = (item: unknown): boolean => {
  const text = JSON.stringify(item);
  return text.length * 3 <= LIMITS.listingBytesMax || Buffer.byteLength(text) <= LIMITS.listingBytesMax;
};
