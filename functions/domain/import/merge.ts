import { LIMITS } from '../../../schemas/limits.ts';
import type { SourceRecord } from '../../../schemas/listing.ts';
import type { Assurance, Hereabouts, Provenance, Service } from '../../../schemas/service.ts';
import { canonical, fingerprint } from './json.ts';

/** A service by field: the top level, and each key of `hereabouts` for itself. */
type Fields = ReadonlyMap<string, unknown>;

const ABOUT = 'hereabouts.';
/** How the places got their points goes with the places. */
const WITH_PLACES = 'hereabouts.placed';
const PLACES = 'service_at_locations';

export function fieldsOf(service: Service): Fields {
  const { hereabouts, ...rest } = service;
  const about = Object.entries(hereabouts ?? {}).map(([key, value]): [string, unknown] => [
    ABOUT + key,
    value,
  ]);
  return new Map([...Object.entries(rest), ...about].filter(([, value]) => value !== undefined));
}

/** What an import writes down of a reading, to know at the next one what the feed has changed. */
export function fingerprints(service: Service): Pick<SourceRecord, 'hash' | 'fields'> {
  const prints = [...fieldsOf(service)].map(([key, value]) => [key, fingerprint(value)] as const);
  const fields = Object.fromEntries(prints);
  return { hash: fingerprint(fields), fields };
}

function fromFields(fields: ReadonlyMap<string, unknown>): Service {
  const service: { [key: string]: unknown } = {};
  const about: { [key: string]: unknown } = {};
  for (const [key, value] of fields) {
    if (value === undefined) continue;
    if (key.startsWith(ABOUT)) about[key.slice(ABOUT.length)] = value;
    else service[key] = value;
  }
  const hereabouts = Object.keys(about).length === 0 ? {} : { hereabouts: about as Hereabouts };
  return { ...(service as Omit<Service, 'hereabouts'>), ...hereabouts } as Service;
}

/**
 * What becomes of a listing when its feed says something new: a field that the feed changed since its last
 * reading is the feed's; any other stays as it is here, whoever wrote it. With no last reading, the feed's word
 * holds where it says anything.
 */
export function merge(
  current: Service,
  feed: Service,
  last: Pick<SourceRecord, 'fields'> | undefined,
  source: string,
): Service {
  const here = fieldsOf(current);
  const there = fieldsOf(feed);
  const feedHolds = (key: string): boolean => {
    if (!last) return there.has(key);
    const now = there.has(key) ? fingerprint(there.get(key)) : undefined;
    return now !== last.fields[key];
  };
  const merged = new Map<string, unknown>();
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    const decides = key === WITH_PLACES ? PLACES : key;
    merged.set(key, feedHolds(decides) ? there.get(key) : here.get(key));
  }
  merged.set('hereabouts.assurance', joinAssurance(current, feed, source));
  merged.set('hereabouts.provenance', joinProvenance(current, feed));
  return fromFields(merged);
}

/** The feed replaces what it said itself; what others said stays. */
function joinAssurance(current: Service, feed: Service, source: string): Assurance[] | undefined {
  const said = feed.hereabouts?.assurance ?? [];
  const saidNow = new Set(said.map(canonical));
  const kept = (current.hereabouts?.assurance ?? []).filter(
    (entry) => entry.source !== source || saidNow.has(canonical(entry)),
  );
  const keptNow = new Set(kept.map(canonical));
  const joined = [...kept, ...said.filter((entry) => !keptNow.has(canonical(entry)))];
  return joined.length === 0 ? undefined : joined.slice(-LIMITS.assurancesPerListing);
}

const latest = (a: string | undefined, b: string | undefined) => (a === undefined || (b ?? '') > a ? b : a);

function joinProvenance(current: Service, feed: Service): Provenance[] | undefined {
  const key = (entry: Provenance) => `${entry.source}\n${entry.record}`;
  const joined = new Map<string, Provenance>();
  for (const entry of current.hereabouts?.provenance ?? []) joined.set(key(entry), entry);
  for (const entry of feed.hereabouts?.provenance ?? []) {
    const changedOn = latest(joined.get(key(entry))?.changedOn, entry.changedOn);
    joined.set(key(entry), { ...entry, ...(changedOn === undefined ? {} : { changedOn }) });
  }
  return joined.size === 0 ? undefined : [...joined.values()];
}
