import type { Message } from '../../schemas/search.ts';
import { Danger } from '../../schemas/vocabulary.ts';
import type { Language } from '../../schemas/words.ts';
import type { MessageKey } from './messages/en.ts';
import { message, say } from './messages/message.ts';

/**
 * Whom to ring before any listing, first what is most urgent. The numbers are those of NHS England, NHS Wales and
 * NHS 24 (nhs.uk/111, 111.wales.nhs.uk, nhs24.scot), Samaritans (samaritans.org), Refuge (nationaldahelpline.org.uk),
 * the Welsh Government (gov.wales/live-fear-free), Scottish Women's Aid (sdafmh.org.uk), the NSPCC (nspcc.org.uk, and
 * Childline, childline.org.uk), Hourglass (wearehourglass.org), Unseen (modernslaveryhelpline.org), and Shelter in
 * England, Scotland and Wales (shelter.org.uk, scotland.shelter.org.uk, sheltercymru.org.uk), and of the gas networks
 * (hse.gov.uk/gas).
 */
const HELP: Readonly<Record<Danger, readonly MessageKey[]>> = {
  illness: ['urgent.illness'],
  gas: ['urgent.gas'],
  child: ['urgent.emergency', 'urgent.child'],
  abuse: ['urgent.emergency', 'urgent.abuse', 'urgent.nhs', 'urgent.samaritans'],
  adult: ['urgent.emergency', 'urgent.adult'],
  slavery: ['urgent.emergency', 'urgent.slavery'],
  life: ['urgent.emergency', 'urgent.nhs', 'urgent.samaritans'],
  street: ['urgent.street'],
};

const NATIONS = ['england', 'wales', 'scotland'] as const;
type Nation = (typeof NATIONS)[number];

/** Where each nation has its own number; all of them are told where nobody knows in which the person is. */
const BY_NATION: Partial<Record<MessageKey, 'abuse' | 'nhs' | 'street'>> = {
  'urgent.abuse': 'abuse',
  'urgent.nhs': 'nhs',
  'urgent.street': 'street',
};

/** Urgent help for somebody in these dangers; none where there is none. By the names of the areas that hold them its numbers are those of their nation. */
export function urgentHelp(
  dangers: readonly Danger[],
  lang: Language,
  areas: readonly string[] = [],
): readonly Message[] {
  const keys = Danger.options.filter((danger) => dangers.includes(danger)).flatMap((danger) => HELP[danger]);
  const nation = nationAmong(areas) ?? 'any';
  return [...new Set(keys)].map((key) => {
    const whose = BY_NATION[key];
    return message(lang, key, whose ? { numbers: say(lang, `numbers.${whose}.${nation}`) } : {});
  });
}

/** The one nation among the names of areas; undefined at a border. */
function nationAmong(areas: readonly string[]): Nation | undefined {
  const named = new Set(areas.map((area) => area.toLowerCase()));
  const [nation, other] = NATIONS.filter((one) => named.has(one));
  return other === undefined ? nation : undefined;
}
