import type { Access, Address, Location, ServiceAtLocation } from '../../schemas/place.ts';
import type { Service } from '../../schemas/service.ts';

/** The addresses that one goes to, before those that letters go to. */
export const addressesOf = ({ addresses = [] }: Pick<Location, 'addresses'>): readonly Address[] => {
  const isPostal = ({ address_type: type }: Address) => type === 'postal';
  return [...addresses.filter((address) => !isPostal(address)), ...addresses.filter(isPostal)];
};

/** Where one goes; undefined where no address is stated. */
export const addressOf = (location: Pick<Location, 'addresses'>): Address | undefined =>
  addressesOf(location)[0];

/** Whether people go to it, as far as is known: what is given only at home or from afar has no more than an office. */
export const meetsInPerson = ({ hereabouts }: Service): boolean =>
  hereabouts?.delivery?.includes('in-person') ?? true;

/** Known only to its postcode sector: too wide to say what is near. */
export const isApproximate = (service: Service, locationId: string): boolean =>
  service.hereabouts?.placed?.some((entry) => entry.location_id === locationId && entry.by === 'sector') ??
  false;

/** What is known of the building and of the stops near it. */
export const accessOf = (service: Service, at: ServiceAtLocation): Access | undefined =>
  service.hereabouts?.access?.find(
    (entry) => entry.location_id === at.location.id || entry.location_id === at.id,
  );

/** Stops near a place, nearest first. */
export function stopsAt(service: Service, placeId: string | undefined) {
  const at = (service.service_at_locations ?? []).find((place) => place.id === placeId);
  const access = at && accessOf(service, at);
  return (access?.stops ?? []).toSorted((a, b) => a.metres - b.metres);
}
