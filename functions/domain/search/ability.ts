import type { SearchRequest } from '../../../schemas/search.ts';
import { type Cannot, Delivery } from '../../../schemas/words.ts';
import { APPROXIMATE_KM, isEasyWalk, WALKABLE_KM } from '../geo/walking.ts';
import type { Clause, IndexHit, Test } from './index-language.ts';
import { COMES_TO_YOU, possibleStarts, term } from './terms.ts';

/** Whether what a person cannot do stands in the way: nothing does, it is to be asked, or it does. */
export type Ability = 'fine' | 'check' | 'barred';

const SCREEN_FREE = ['in-person', 'home-visit', 'telephone'].map(term.delivery);
const LIFT = [term.transport('pick-up'), term.transport('community')];

type Facts = Pick<IndexHit, 'terms' | 'numbers' | 'place' | 'distanceKm' | 'reach'> & {
  /** By how many kilometres we may be wrong about where the person lives; absent: exactly known. */
  readonly homeErrorKm?: number;
};
const has = (facts: Facts, terms: readonly string[]) => terms.some((t) => facts.terms.includes(t));
const placeHas = (facts: Facts, t: string) => facts.place?.terms.includes(t) ?? false;
const stays = (facts: Facts) => facts.reach === 'comes-to-you' || facts.place === null;

/**
 * Conditions that the engine can decide: whatever certainly stands in the way is left out, and counted. `located`:
 * we know where the person is, and so what is too far to walk.
 */
export function abilityClauses(
  { cannot }: Pick<SearchRequest, 'cannot'>,
  located: boolean,
  homeErrorKm = 0,
): readonly Clause[] {
  const clause = (scope: Clause['scope'], test: Test): Clause => ({ key: 'cannot', scope, test });
  const clauses: Clause[] = [];
  if (cannot.includes('stairs')) clauses.push(clause('place', { lacks: [term.noVenue('step-free')] }));
  if (cannot.includes('driving') && located)
    clauses.push(clause('place', reachableWithoutCar(cannot, homeErrorKm)));
  if (cannot.includes('leaving-home')) clauses.push(clause('listing', { has: remoteWays(cannot) }));
  if (cannot.includes('going-online'))
    clauses.push(clause('listing', { any: [{ has: SCREEN_FREE }, { has: [term.deliveryNotStated] }] }));
  if (cannot.includes('telephone'))
    clauses.push(
      clause('listing', { any: [{ lacks: [term.delivery('telephone')] }, { has: NOT_BY_TELEPHONE }] }),
    );
  if (cannot.includes('paying'))
    clauses.push(clause('listing', { number: 'costFrom', atMost: 0, orUnknown: true }));
  if (cannot.includes('mixed-groups'))
    clauses.push(clause('listing', { any: [{ lacks: [term.anyone('gender')] }, { has: ONE_TO_ONE }] }));
  const starts = possibleStarts(cannot);
  if (starts) clauses.push(clause('place', { any: [{ has: [...starts] }, { lacks: [term.timesStated] }] }));
  return clauses;
}

const NOT_BY_TELEPHONE = Delivery.options.filter((way) => way !== 'telephone').map(term.delivery);
const ONE_TO_ONE = ['home-visit', 'telephone'].map(term.delivery);
/** What somebody must be able to do for a way of delivery. */
const TAKES: Readonly<Partial<Record<Delivery, Cannot>>> = {
  'in-person': 'leaving-home',
  telephone: 'telephone',
  video: 'going-online',
  online: 'going-online',
};
const isLeft = (way: Delivery, cannot: readonly Cannot[]): boolean =>
  !cannot.some((word) => word === TAKES[way]);
/** Ways of delivery that are left for somebody who cannot do these things. */
export const waysLeft = (cannot: readonly Cannot[]): readonly Delivery[] =>
  Delivery.options.filter((way) => isLeft(way, cannot));
const remoteWays = (cannot: readonly Cannot[]): string[] =>
  COMES_TO_YOU.filter((way) => isLeft(way, cannot)).map(term.delivery);

/** Of a place: not certainly out of reach of somebody without a car. The same rule as `withoutCar`. */
function reachableWithoutCar(cannot: readonly Cannot[], homeErrorKm: number): Test {
  return {
    any: [
      { withinKm: WALKABLE_KM + homeErrorKm },
      { has: [...LIFT, ...remoteWays(cannot), term.noPoint] },
      { all: [{ has: [term.approximate] }, { withinKm: APPROXIMATE_KM }] },
      ...(cannot.includes('bus') ? [] : [{ lacks: [term.noVenue('near-stop')] }]),
    ],
  };
}

/**
 * Can somebody without a car get there? It comes to them, it is an easy walk, there is a lift, or there is a stop near
 * the door and they use buses. A longer walk is to be asked. Far, with stops known and none near, and no other way to take part: no. Otherwise
 * (also where we do not quite know how far it is): ask.
 */
export function withoutCar(facts: Facts, cannot: readonly Cannot[]): Ability {
  if (stays(facts) || isEasyWalk(facts.distanceKm) || has(facts, LIFT)) return 'fine';
  if (comesOnly(facts, cannot)) return 'fine';
  const cannotBus = cannot.includes('bus');
  if (!cannotBus && placeHas(facts, term.venue('near-stop'))) return 'fine';
  if (!cannotBus && !placeHas(facts, term.noVenue('near-stop'))) return 'check';
  return has(facts, remoteWays(cannot)) || mayBeWalkable(facts) ? 'check' : 'barred';
}

/** Nobody has to make a journey of their own: it stays or comes, or there is a lift, or one can take part from home. */
export const sparesTheJourney = (facts: Facts, cannot: readonly Cannot[]): boolean =>
  stays(facts) || has(facts, LIFT) || has(facts, remoteWays(cannot));

/** It has a place on the map, so that it is not only online, nor only by telephone. */
const isSomewhere = ({ distanceKm }: Facts) => distanceKm !== null;

/** It does not meet anywhere, but comes or is called. */
const comesOnly = (facts: Facts, cannot: readonly Cannot[]) =>
  has(facts, remoteWays(cannot)) && !has(facts, [term.delivery('in-person')]);

const mayBeWalkable = (facts: Facts) =>
  facts.distanceKm === null ||
  facts.distanceKm <= WALKABLE_KM + (facts.homeErrorKm ?? 0) ||
  (placeHas(facts, term.approximate) && facts.distanceKm <= APPROXIMATE_KM);

/** What each thing that the person cannot do means for one listing at one place. */
export function abilityOf(word: Cannot, cannot: readonly Cannot[], facts: Facts): Ability {
  switch (word) {
    case 'stairs':
      if (stays(facts) || placeHas(facts, term.venue('step-free'))) return 'fine';
      return placeHas(facts, term.noVenue('step-free')) ? 'barred' : 'check';
    case 'driving':
      return withoutCar(facts, cannot);
    case 'bus':
      return cannot.includes('driving') || stays(facts)
        ? 'fine'
        : has(facts, LIFT) || isEasyWalk(facts.distanceKm)
          ? 'fine'
          : 'check';
    case 'leaving-home':
      return has(facts, remoteWays(cannot)) ? 'fine' : 'barred';
    case 'going-online':
      if (has(facts, SCREEN_FREE)) return 'fine';
      if (!has(facts, [term.deliveryNotStated])) return 'barred';
      return isSomewhere(facts) ? 'fine' : 'check';
    case 'telephone':
      if (has(facts, NOT_BY_TELEPHONE)) return 'fine';
      if (has(facts, [term.delivery('telephone')])) return 'barred';
      return isSomewhere(facts) ? 'fine' : 'check';
    case 'paying':
      if (facts.numbers.costFrom === undefined || has(facts, [term.freeForSome])) return 'check';
      return facts.numbers.costFrom <= 0 ? 'fine' : 'barred';
    case 'reading':
      return has(facts, [term.support('easy-read')]) || has(facts, ONE_TO_ONE) ? 'fine' : 'check';
    case 'mixed-groups':
      if (has(facts, [term.only('gender')]) || has(facts, ONE_TO_ONE)) return 'fine';
      return has(facts, [term.anyone('gender')]) ? 'barred' : 'check';
    case 'crowds':
      return has(facts, ONE_TO_ONE) || placeHas(facts, term.venue('quiet-space')) ? 'fine' : 'check';
    default:
      return timesFit(cannot, facts);
  }
}

function timesFit(cannot: readonly Cannot[], { place, terms: ofListing }: Facts): Ability {
  const terms = place?.terms ?? ofListing;
  if (!terms.includes(term.timesStated)) return place === null ? 'fine' : 'check';
  const possible = possibleStarts(cannot);
  return terms.some((t) => possible?.has(t)) ? 'fine' : 'barred';
}
