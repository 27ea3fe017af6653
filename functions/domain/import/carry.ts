import type { AgeCriterion } from '../../../schemas/eligibility.ts';
import type { Assurance, Hereabouts, Provenance, Service } from '../../../schemas/service.ts';
import type { FieldProblem } from '../errors.ts';
import { canonical } from './json.ts';
import type { Source } from './records.ts';

const unique = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [canonical(item), item])).values(),
];

export function withHereabouts(service: Service, fields: Partial<Hereabouts>): Service {
  const hereabouts: Hereabouts = { ...service.hereabouts, ...fields };
  return { ...service, hereabouts };
}

/**
 * What the feed says of its own record, with the feed as the source. The import adds nothing of its own: to have
 * read a record today confirms nothing.
 */
export function carryAssurance(service: Service, source: Source): Service {
  const said = (service.hereabouts?.assurance ?? []).map((entry) => ({ source: source.id, ...entry }));
  const own: Assurance[] = [];
  if (service.assured_date) {
    own.push({ kind: 'confirmed', on: service.assured_date, by: 'feed', source: source.id });
  }
  if (service.last_modified) {
    own.push({ kind: 'edited', on: service.last_modified.slice(0, 10), by: 'feed', source: source.id });
  }
  const assurance = unique([...said, ...own]);
  return assurance.length === 0 ? service : withHereabouts(service, { assurance });
}

/** Whole years, both included: a maximum of 5.5 takes a child of five. */
function ageOfHsds({ minimum_age: from, maximum_age: to }: Service): AgeCriterion | undefined {
  if (from === undefined && to === undefined) return undefined;
  return {
    ...(from === undefined ? {} : { from: Math.floor(from) }),
    ...(to === undefined ? {} : { to: Math.floor(to) }),
  };
}

/** `minimum_age` and `maximum_age` are the age where `hereabouts` says nothing; where both speak, `hereabouts` holds. */
export function carryAge(service: Service): { service: Service; warnings: FieldProblem[] } {
  const said = service.hereabouts?.eligibility?.age;
  const hsds = ageOfHsds(service);
  if (!hsds) return { service, warnings: [] };
  if (said === undefined) {
    const eligibility = { ...service.hereabouts?.eligibility, age: hsds };
    return { service: withHereabouts(service, { eligibility }), warnings: [] };
  }
  if (canonical(said) === canonical(hsds)) return { service, warnings: [] };
  const reason = 'differs from minimum_age and maximum_age; hereabouts holds';
  return { service, warnings: [{ field: 'hereabouts.eligibility.age', reason }] };
}

const sameSource = (a: Provenance, source: string, record: string): boolean =>
  a.source === source && a.record === record;

/** The service with the source among its provenances, once, and there again if it had gone. */
export function withProvenance(service: Service, source: Source, record: string, today: string): Service {
  const known = service.hereabouts?.provenance ?? [];
  const earlier = known.find((entry) => sameSource(entry, source.id, record));
  const entry: Provenance = {
    source: source.id,
    name: source.name,
    record,
    firstSeenOn: earlier?.firstSeenOn ?? today,
    ...(earlier?.changedOn === undefined ? {} : { changedOn: earlier.changedOn }),
    ...(source.licence === undefined ? {} : { licence: source.licence }),
  };
  const provenance = earlier ? known.map((other) => (other === earlier ? entry : other)) : [...known, entry];
  return withHereabouts(service, { provenance });
}

/** The service with the day on which its source last said something else of it. */
export function changedBy(service: Service, source: string, record: string, today: string): Service {
  return marked(service, (entry) => sameSource(entry, source, record), { changedOn: today });
}

function marked(
  service: Service,
  isMeant: (entry: Provenance) => boolean,
  mark: Pick<Provenance, 'changedOn' | 'goneOn'>,
): Service {
  const known = service.hereabouts?.provenance ?? [];
  return withHereabouts(service, {
    provenance: known.map((entry) => (isMeant(entry) ? { ...entry, ...mark } : entry)),
  });
}

/** The service with the day on which its source was first found without it; undefined where that is said already. */
export function goneFrom(
  service: Service,
  source: string,
  record: string,
  today: string,
): Service | undefined {
  const isStillThere = (entry: Provenance) => sameSource(entry, source, record) && !entry.goneOn;
  if (!service.hereabouts?.provenance?.some(isStillThere)) return undefined;
  return marked(service, isStillThere, { goneOn: today });
}
