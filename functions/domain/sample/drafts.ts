import { towns } from './data.ts';
import { organisationsOf } from './organisations.ts';
import { planOf } from './plan.ts';
import { type Random, randomFrom } from './random.ts';
import type { Draft, Plan, SampleOrganisation, Shape, Town, Venue } from './types.ts';
import { venuesOf } from './venues.ts';

/** Share of the listings of a shape that have a place to go to. */
const PLACED: Readonly<Record<Shape, number>> = {
  group: 0.985,
  class: 0.985,
  outdoors: 0.985,
  drop: 0.985,
  appointment: 0.85,
  advice: 0.85,
  therapy: 0.85,
  home: 0.15,
  phone: 0,
  online: 0,
  remote: 0.1,
  outreach: 0.25,
  refuge: 0,
};

/** Share of the listings of a shape that meet in more than one place. */
const SEVERAL_PLACES: Partial<Record<Shape, number>> = { advice: 0.3, drop: 0.12, class: 0.12, group: 0.06 };

const far = (a: Town, b: Town): number =>
  Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180));

const nearest = (town: Town, wanted: (other: Town) => boolean, count: number): Town[] =>
  towns
    .filter((other) => other !== town && other.region === town.region && wanted(other))
    .toSorted((a, b) => far(a, town) - far(b, town))
    .slice(0, count);

type VenuesOf = (town: Town) => readonly Venue[];

const kindFor = (plan: Plan): Venue['kind'] => {
  if (plan.pack.venue === 'pool') return 'pool';
  return plan.pack.shape === 'outdoors' ? 'outdoors' : 'hall';
};

/** The venue that makes the situation true, if the place has one. */
function venueFor(plan: Plan, town: Town, venues: VenuesOf, random: Random): Venue | undefined {
  const all = venues(town);
  const kind = plan.situation === 'upstairs' && plan.pack.venue !== 'pool' ? 'hall' : kindFor(plan);
  const ofKind = all.filter((venue) => venue.kind === kind);
  const wanted = ofKind.filter((venue) => {
    const { stepFree, stops } = venue.access;
    if (plan.situation === 'fits') return stepFree === true && (stops?.length ?? 0) > 0;
    if (plan.situation === 'upstairs') return stepFree === false;
    if (plan.situation === 'out-of-reach') return (stops?.[0]?.metres ?? 9_999) > 900;
    return true;
  });
  const choice = wanted.length > 0 ? wanted : ofKind.length > 0 ? ofKind : all;
  return choice.length > 0 ? random.pick(choice) : undefined;
}

function venuesFor(plan: Plan, venues: VenuesOf, random: Random): Venue[] {
  if (!random.chance(PLACED[plan.pack.shape])) return [];
  const outOfReach = plan.situation === 'out-of-reach' && plan.pack.venue !== 'pool';
  const retreat = outOfReach ? nearest(plan.town, (town) => town.rural, 4) : [];
  const home = retreat.length > 0 ? random.pick(retreat) : plan.town;
  const several = random.chance(SEVERAL_PLACES[plan.pack.shape] ?? 0);
  const others = several
    ? random.some(
        nearest(plan.town, (town) => plan.pack.venue !== 'pool' || town.weight >= 3, 6),
        random.int(1, 3),
      )
    : [];
  const chosen = [home, ...others].flatMap((town) => venueFor(plan, town, venues, random) ?? []);
  return plan.situation === 'fits'
    ? chosen.filter((venue, index) => index === 0 || venue.access.stepFree)
    : chosen;
}

const LOCAL_SHAPES: readonly Shape[] = ['group', 'class', 'outdoors', 'drop', 'home'];

/** A neighbour's group where there is one, or a larger organisation of the right kind. */
function organiserOf(
  plan: Plan,
  organisations: readonly SampleOrganisation[],
  random: Random,
): SampleOrganisation {
  const near = organisations.filter((one) => one.region === plan.region);
  const right = near.filter((one) => one.sectors.some((sector) => plan.pack.by.includes(sector)));
  const local = right.filter((one) => one.town === plan.town);
  if (local.length > 0 && LOCAL_SHAPES.includes(plan.pack.shape) && random.chance(0.7))
    return random.pick(local);
  const wide = right.filter((one) => one.town === undefined);
  return random.pick(wide.length > 0 ? wide : near);
}

/** One draft for each planned listing: who runs it and where, each with chance of its own. */
export function draftsOf(seed: string, today: string): Draft[] {
  const organisations = organisationsOf(seed);
  const byTown = new Map<Town, readonly Venue[]>(towns.map((town) => [town, venuesOf(seed, town)]));
  return planOf(seed).map((plan, number) => {
    const random = randomFrom(`${seed}/listing/${number}`);
    const venues = venuesFor(plan, (town) => byTown.get(town) ?? [], random);
    return {
      ...plan,
      seed,
      number,
      today,
      random,
      venues,
      organisation: organiserOf(plan, organisations, random),
    };
  });
}
