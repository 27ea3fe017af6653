import type { Service } from '../../../schemas/service.ts';
import type { Draft, Region } from './types.ts';

type Spoken = NonNullable<Service['languages']>[number];

const spoken = (code: string, name: string): Spoken => ({ code, name });
const ENGLISH = spoken('en', 'English');
const WELSH = spoken('cy', 'Welsh');
const SIGNED = spoken('bfi', 'British Sign Language');

const OTHERS: Readonly<Record<Region, readonly Spoken[]>> = {
  swansea: [spoken('pl', 'Polish'), spoken('ar', 'Arabic'), spoken('bn', 'Bengali')],
  valleys: [spoken('pl', 'Polish'), spoken('pt', 'Portuguese')],
  powys: [spoken('pl', 'Polish'), spoken('ne', 'Nepali')],
  cornwall: [spoken('pl', 'Polish'), spoken('lt', 'Lithuanian'), spoken('uk', 'Ukrainian')],
  leeds: [
    spoken('ur', 'Urdu'),
    spoken('pa', 'Punjabi'),
    spoken('ar', 'Arabic'),
    spoken('pl', 'Polish'),
    spoken('ro', 'Romanian'),
  ],
};

/** The languages that help is given in, where somebody has said so. */
export function languagesOf(draft: Draft, welsh: boolean): Spoken[] | undefined {
  const { random, region, pack } = draft;
  const share = region === 'leeds' ? 0.16 : 0.05;
  const more = random.chance(share) ? random.some(OTHERS[region], random.int(1, 2)) : [];
  const signed = pack.who === 'hearing' || random.chance(0.02) ? [SIGNED] : [];
  const all = [...(welsh ? [WELSH] : []), ...more, ...signed];
  return all.length > 0 ? [ENGLISH, ...all] : undefined;
}
