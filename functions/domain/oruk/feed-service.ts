import { validate as isUuid } from 'uuid';
import type { Address, Location, Schedule, ServiceAtLocation } from '../../../schemas/place.ts';
import type { Service } from '../../../schemas/service.ts';
import { stableId } from '../import/identify.ts';

/** The standard wants UUIDs; an id of another kind goes by a UUID that is always the same. */
export const feedId = (id: string): string => (isUuid(id) ? id : stableId('feed', id));

type Json = Readonly<Record<string, unknown>>;

/**
 * A service as the Open Referral UK profile (v3.0) and HSDS 3.0 want it: UUIDs everywhere, required fields filled
 * with what is known or left empty. Everything that they have no field for stays under `hereabouts`.
 */
export function feedService(service: Service): Json {
  const owner = service.id;
  const withIds = <T extends { id?: string | undefined }>(name: string, items: readonly T[] | undefined) =>
    items?.map((item, n) => ({ ...item, id: item.id ? feedId(item.id) : stableId(owner, name, n) }));
  const {
    hereabouts,
    organization,
    service_at_locations: places,
    attributes,
    languages,
    phones,
    contacts,
    ...rest
  } = service;
  const { provenance: _, ...own } = hereabouts ?? {};
  return pruned({
    ...rest,
    id: feedId(owner),
    organization: organization && organizationOf(organization),
    organization_id: organization && feedId(organization.id),
    schedules: schedulesOf(owner, 'schedules', service.schedules),
    cost_options: withIds('cost_options', service.cost_options),
    service_areas: withIds('service_areas', service.service_areas),
    languages: withIds('languages', languages),
    phones: withIds('phones', phones),
    contacts: withIds('contacts', contacts)?.map((contact) => ({
      ...contact,
      phones: withIds(`${contact.id}/phones`, contact.phones),
    })),
    attributes: withIds('attributes', attributes)?.map(attributeOf),
    service_at_locations: places?.map((place) => placeOf(owner, place)),
    funding: own.funding && [{ id: stableId(owner, 'funding'), source: own.funding.funder ?? '' }],
    hereabouts: own,
  });
}

/** Without what is undefined, at every depth: the standard knows no nulls. */
const pruned = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json;

function organizationOf({
  organization_identifiers: identifiers,
  parent_organization_id: parent,
  ...organization
}: NonNullable<Service['organization']>): Json {
  return {
    ...organization,
    id: feedId(organization.id),
    description: organization.description ?? '',
    parent_organization_id: parent && feedId(parent),
    organization_identifiers: identifiers?.map((identifier, n) => ({
      ...identifier,
      id: stableId(organization.id, 'identifier', n),
      identifier_type: identifier.identifier_type ?? identifier.identifier_scheme ?? '',
    })),
  };
}

function attributeOf(attribute: NonNullable<Service['attributes']>[number]): Json {
  const { taxonomy_term: term } = attribute;
  const name = term?.name ?? term?.id ?? '';
  return {
    ...attribute,
    taxonomy_term: term && {
      ...term,
      code: term.code ?? term.id,
      id: feedId(term.id),
      name,
      description: term.description ?? name,
    },
  };
}

function placeOf(owner: string, place: ServiceAtLocation): Json {
  return {
    ...place,
    id: feedId(place.id),
    schedules: schedulesOf(owner, `${place.id}/schedules`, place.schedules),
    location: locationOf(owner, place.location),
  };
}

function locationOf(owner: string, location: Location): Json {
  return {
    ...location,
    id: feedId(location.id),
    schedules: schedulesOf(owner, `${location.id}/schedules`, location.schedules),
    addresses: location.addresses?.map((address, n) =>
      addressOf(address, stableId(owner, location.id, 'address', n)),
    ),
    accessibility: location.accessibility?.map((entry, n) => ({
      ...entry,
      id: entry.id ? feedId(entry.id) : stableId(owner, location.id, 'accessibility', n),
    })),
  };
}

const ADDRESS_TYPES = ['physical', 'postal', 'virtual'];

function addressOf(address: Address, id: string): Json {
  return {
    ...address,
    id: address.id ? feedId(address.id) : id,
    address_1: address.address_1 ?? '',
    city: address.city ?? '',
    state_province: address.state_province ?? address.region ?? '',
    postal_code: address.postal_code ?? '',
    country: address.country ?? 'GB',
    address_type: ADDRESS_TYPES.includes(address.address_type ?? '') ? address.address_type : 'physical',
  };
}

const EVERY_DAY = 'MO,TU,WE,TH,FR,SA,SU';

/** HSDS knows weekly and monthly recurrences: every day is weekly on all days; yearly is told in words only. */
function schedulesOf(
  owner: string,
  name: string,
  schedules: readonly Schedule[] | undefined,
): Json[] | undefined {
  return schedules?.map(({ freq, ...schedule }, n) => ({
    ...schedule,
    id: schedule.id ? feedId(schedule.id) : stableId(owner, name, n),
    ...(freq === 'WEEKLY' || freq === 'MONTHLY' ? { freq } : {}),
    ...(freq === 'DAILY' && (schedule.interval ?? 1) === 1
      ? { freq: 'WEEKLY', byday: schedule.byday ?? EVERY_DAY }
      : {}),
  }));
}
