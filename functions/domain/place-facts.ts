import type { Address, Location } from '../../schemas/place.ts';

/** The addresses that one goes to, before those that letters go to. */
export const addressesOf = ({ addresses = [] }: Pick<Location, 'addresses'>): readonly Address[] => {
  const isPostal = ({ address_type: type }: Address) => type === 'postal';
  return [...addresses.filter((address) => !isPostal(address)), ...addresses.filter(isPostal)];
};

/** Where one goes; undefined where no address is stated. */
export const addressOf = (location: Pick<Location, 'addresses'>): Address | undefined =>
  addressesOf(location)[0];
