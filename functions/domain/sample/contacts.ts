import type { Service } from '../../../schemas/service.ts';
import type { Random } from './random.ts';
import type { Draft, Region } from './types.ts';
import { slug } from './words.ts';

const digits = (random: Random, length: number): string =>
  Array.from({ length }, () => random.int(0, 9)).join('');

/** Numbers that Ofcom keeps for drama; they never ring. Swansea, Powys and Cornwall have none of their own. */
const LANDLINE: Readonly<Record<Region, (random: Random) => string>> = {
  swansea: (random) => `01632 960${digits(random, 3)}`,
  valleys: (random) => `029 2018 0${digits(random, 3)}`,
  powys: (random) => `01632 960${digits(random, 3)}`,
  cornwall: (random) => `01632 960${digits(random, 3)}`,
  leeds: (random) => `0113 496 0${digits(random, 3)}`,
};

function numberFor(draft: Draft): string {
  const { random, region, organisation, pack } = draft;
  if (pack.shape === 'phone' && random.chance(0.5)) return `0808 157 0${digits(random, 3)}`;
  if (pack.shape === 'remote' && random.chance(0.3)) return `020 7946 0${digits(random, 3)}`;
  const mobile = random.chance(organisation.town ? 0.55 : 0.15);
  return mobile ? `07700 900${digits(random, 3)}` : LANDLINE[region](random);
}

type Contacts = Pick<Service, 'phones' | 'email' | 'url'>;

/** A number for most, an address for many, a page for some. */
export function contactsOf(draft: Draft): Contacts {
  const { random, organisation, pack } = draft;
  const byPhone = pack.shape === 'phone' || draft.situation === 'fits' || random.chance(0.88);
  return {
    ...(byPhone ? { phones: [{ number: numberFor(draft) }] } : {}),
    ...(random.chance(0.45) ? { email: `${slug(pack.topic)}@${organisation.domain}` } : {}),
    ...(organisation.organization.website && random.chance(0.5)
      ? { url: `https://www.${organisation.domain}/${slug(pack.topic)}` }
      : {}),
  };
}
