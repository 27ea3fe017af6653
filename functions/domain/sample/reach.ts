import type { Hereabouts, ServiceArea } from '../../../schemas/service.ts';
import type { Delivery, Route, Support } from '../../../schemas/words.ts';
import { districts, isWelsh, towns } from './data.ts';
import type { Draft, Shape } from './types.ts';
import { stated } from './words.ts';

const WAYS: Readonly<Record<Shape, readonly (readonly Delivery[])[]>> = {
  group: [['in-person'], ['in-person'], ['in-person'], ['in-person', 'online']],
  class: [['in-person'], ['in-person'], ['in-person', 'video']],
  outdoors: [['in-person']],
  drop: [['in-person'], ['in-person'], ['in-person', 'telephone']],
  appointment: [['in-person'], ['in-person', 'telephone']],
  advice: [
    ['in-person', 'telephone'],
    ['in-person', 'telephone', 'video'],
    ['in-person', 'home-visit', 'telephone'],
    ['in-person'],
  ],
  therapy: [
    ['in-person'],
    ['in-person', 'video'],
    ['in-person', 'telephone'],
    ['in-person', 'telephone', 'video'],
  ],
  home: [['home-visit'], ['home-visit'], ['home-visit', 'telephone']],
  phone: [['telephone'], ['telephone'], ['telephone', 'online']],
  online: [['online'], ['video'], ['online', 'video']],
  remote: [['telephone', 'online'], ['telephone'], ['online']],
  outreach: [['telephone'], ['telephone', 'in-person'], ['in-person']],
  refuge: [['in-person'], ['telephone', 'in-person']],
};

const AWAY: readonly Delivery[] = ['home-visit', 'telephone', 'video', 'online'];

/** How it is given. Without a place it cannot be only in person, unless the place is not for telling. */
export function deliveryOf(draft: Draft): readonly Delivery[] | undefined {
  const { random, pack, venues } = draft;
  const placed =
    venues.length > 0 || ['outreach', 'refuge', 'group', 'class', 'outdoors', 'drop'].includes(pack.shape);
  const ways = WAYS[pack.shape].filter((way) => placed || way.some((one) => AWAY.includes(one)));
  const way = random.pick(ways);
  const known = placed && venues.length > 0 ? random.chance(draft.situation === 'fits' ? 0.95 : 0.75) : true;
  return known ? (placed ? way : way.filter((one) => AWAY.includes(one))) : undefined;
}

const BY: Partial<Record<Shape, readonly (readonly Route[])[]>> = {
  therapy: [
    ['self'],
    ['self', 'link-worker'],
    ['gp'],
    ['professional', 'link-worker', 'gp'],
    ['self', 'professional', 'link-worker', 'gp'],
  ],
  home: [['self', 'professional', 'link-worker'], ['professional', 'link-worker'], ['self']],
  advice: [['self'], ['self', 'link-worker'], ['self', 'professional', 'link-worker']],
  outreach: [
    ['self', 'professional'],
    ['self', 'professional', 'link-worker'],
  ],
  refuge: [['self', 'professional'], ['professional']],
};
const NHS_ROUTES: readonly (readonly Route[])[] = [
  ['gp'],
  ['professional', 'gp'],
  ['professional', 'link-worker', 'gp'],
  ['self', 'link-worker'],
];
const OPEN_ROUTES: readonly (readonly Route[])[] = [
  ['self'],
  ['self'],
  ['self', 'link-worker'],
  ['self', 'professional', 'link-worker'],
];

export function routesOf(draft: Draft): readonly Route[] | undefined {
  const { random, pack, situation } = draft;
  if (situation === 'fits')
    return random.chance(0.85) ? ['self', 'link-worker'] : ['link-worker', 'professional'];
  if (!random.chance(0.68)) return undefined;
  const nhs = pack.by.includes('nhs') && random.chance(0.5);
  return random.pick(nhs ? NHS_ROUTES : (BY[pack.shape] ?? OPEN_ROUTES));
}

const areaOf = (code: string): ServiceArea => ({
  name: districts[code] ?? code,
  extent: code,
  extent_type: 'ons_code',
});

/** The districts that it covers; a line or a website may cover the whole of Wales or England. */
export function areasOf(draft: Draft): ServiceArea[] {
  const { random, pack, region, town, venues } = draft;
  const wide = ['home', 'phone', 'online', 'remote', 'outreach', 'refuge'].includes(pack.shape);
  if (!wide) {
    const county = pack.shape === 'advice' || pack.shape === 'therapy' || pack.shape === 'appointment';
    const covers = county ? venues.length === 0 || random.chance(0.6) : random.chance(0.1);
    return covers ? [areaOf(town.district)] : [];
  }
  const nation = ['phone', 'online', 'remote'].includes(pack.shape) && random.chance(0.3);
  if (nation) {
    const [name, extent] = isWelsh(region) ? ['Wales', 'W92000004'] : ['England', 'E92000001'];
    return [{ name, extent, extent_type: 'ons_code' }];
  }
  const neighbours = towns.filter((other) => other.region === region && other.district !== town.district);
  const more = random.chance(0.3)
    ? random.some([...new Set(neighbours.map((other) => other.district))], 2)
    : [];
  return [town.district, ...more].map(areaOf);
}

const SUPPORT: readonly Support[] = [
  'meet-at-door',
  'meet-at-door',
  'first-visit-together',
  'first-visit-together',
  'buddy',
  'graded-start',
  'interpreter',
  'carers-welcome',
  'carers-welcome',
  'easy-read',
];

/** Nobody meets you at the door of a telephone line. */
const SUPPORT_AT_A_DISTANCE: readonly Support[] = ['interpreter', 'easy-read'];

export function supportOf(draft: Draft): Support[] | undefined {
  const { random, pack, situation } = draft;
  const share = situation === 'fits' ? 0.7 : 0.32;
  if (!random.chance(share)) return undefined;
  const family = pack.who === 'parents' ? (['children-welcome'] as const) : [];
  const offered = draft.venues.length > 0 && pack.shape !== 'home' ? SUPPORT : SUPPORT_AT_A_DISTANCE;
  return [...new Set([...family, ...random.some(offered, random.int(1, 3))])];
}

export function transportOf(draft: Draft): Hereabouts['transport'] {
  const { random, pack, town, situation, venues } = draft;
  if (venues.length === 0 || pack.shape === 'phone') return undefined;
  const known = situation === 'fits' ? 0.4 : situation === 'out-of-reach' ? 0.1 : 0.22;
  if (!random.chance(known)) return undefined;
  const good = situation === 'fits' ? 0.75 : 0.4;
  const maybe = (share: number) => (random.chance(share) ? random.chance(good) : undefined);
  const facts = stated({
    pickUp: maybe(town.rural ? 0.6 : 0.45),
    travelCostsPaid: maybe(0.5),
    communityTransport: maybe(town.rural ? 0.5 : 0.25),
  });
  return Object.keys(facts).length > 0 ? facts : undefined;
}
