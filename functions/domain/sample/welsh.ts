import { phrases } from './data.ts';
import { randomFrom } from './random.ts';
import type { Draft } from './types.ts';
import { type Facts, slotsOf } from './wording.ts';
import { fill } from './words.ts';

/** Where Welsh is spoken most: the Amman and upper Tawe valleys, the west and north of Powys. */
const HEARTLAND = new Set([
  'Ammanford',
  'Brynamman',
  'Garnant',
  'Llandybie',
  'Tycroes',
  'Llandeilo',
  'Gwaun-Cae-Gurwen',
  'Pontardawe',
  'Ystalyfera',
  'Ystradgynlais',
  'Abercraf',
  'Pontarddulais',
  'Clydach',
  'Machynlleth',
  'Llanbrynmair',
  'Llanidloes',
  'Llanfyllin',
  'Llanrhaeadr-ym-Mochnant',
  'Llangynog',
  'Meifod',
  'Trefeglwys',
]);

const isHeartland = (draft: Draft): boolean => HEARTLAND.has(draft.town.name);

/** Whether a listing has Welsh beside its English; a few in the heartland have nothing else. */
export function welshOf(draft: Draft): 'beside' | 'only' | 'none' {
  if (!draft.pack.welsh || !draft.town.cy) return 'none';
  const random = randomFrom(`${draft.seed}/welsh/${draft.number}`);
  if (!random.chance(isHeartland(draft) ? 0.85 : 0.54)) return 'none';
  return random.chance(isHeartland(draft) ? 0.22 : 0.03) ? 'only' : 'beside';
}

/** Whole sentences, so that every mutation stands where a person put it. */
export function welshWording(draft: Draft, facts: Facts) {
  const { pack, seed, number } = draft;
  if (!pack.welsh) return undefined;
  const random = randomFrom(`${seed}/welsh-text/${number}`);
  const slots = slotsOf(draft, facts.meeting);
  const cost =
    facts.amount === undefined || !random.chance(0.5)
      ? []
      : [
          fill(random.pick(facts.amount === 0 ? phrases.welshFree : phrases.welshPaid), {
            amount: facts.amount,
          }),
        ];
  const level = facts.hereabouts.access?.length === 1 && facts.hereabouts.access[0]?.stepFree === true;
  const entrance =
    level && pack.shape !== 'home' && random.chance(0.3) ? [random.pick(phrases.welshStepFree)] : [];
  const inPerson = draft.venues.length > 0 && pack.shape !== 'home';
  const general = inPerson ? random.some(phrases.welsh, random.int(1, 2)) : [];
  return {
    name: fill(random.pick(pack.welsh.names), slots),
    description: [fill(random.pick(pack.welsh.says), slots), ...cost, ...entrance, ...general].join(' '),
  };
}
