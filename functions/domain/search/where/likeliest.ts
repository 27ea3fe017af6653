import type { Point } from '../../../../schemas/common.ts';
import { type NamedPlace, obviousPlace } from '../../place/gazetteer.ts';
import type { SearchIndex } from '../../ports.ts';
import { EMPTY_QUERY } from '../index-language.ts';

/** Within this many kilometres of a place the directory has something, if it is meant for people there. */
const SERVED_KM = 10;
/** In the country what there is may be a market town away. */
const MARKET_TOWN_KM = 25;
/** To look around a place takes a search of the index. */
const LOOKED_AROUND_MAX = 50;

/** Places of one name, or whose names begin alike, and how far it is from each to the nearest thing in the directory. */
export interface LookedAround {
  readonly all: readonly NamedPlace[];
  /** Kilometres; absent where there is nothing within a market town's reach. */
  readonly nearestKm: ReadonlyMap<NamedPlace, number>;
}

export async function lookAround(all: readonly NamedPlace[], index: SearchIndex): Promise<LookedAround> {
  const looked = await Promise.all(
    all
      .slice(0, LOOKED_AROUND_MAX)
      .map(async (place) => [place, await nearestTo(place.point, index)] as const),
  );
  return {
    all,
    nearestKm: new Map(looked.flatMap(([place, km]) => (km === undefined ? [] : [[place, km]]))),
  };
}

async function nearestTo(point: Point, index: SearchIndex): Promise<number | undefined> {
  const circle = { point, radiusKm: MARKET_TOWN_KM };
  const { hits } = await index.search({ ...EMPTY_QUERY, circle, sort: 'distance', limit: 1 });
  return hits[0]?.distanceKm ?? undefined;
}

/** Those near which the directory has anything, in their order. */
export const servedAmong = ({ all, nearestKm }: LookedAround): readonly NamedPlace[] =>
  all.filter((place) => (nearestKm.get(place) ?? Number.POSITIVE_INFINITY) <= SERVED_KM);

/** The same, or, of none, those from which something is a market town away. */
export function likelierAmong(looked: LookedAround): readonly NamedPlace[] {
  const served = servedAmong(looked);
  return served.length > 0 ? served : looked.all.filter((place) => looked.nearestKm.has(place));
}

/** Which of them is meant without asking; else all of them, in the order in which somebody is asked. */
export function likeliest(
  looked: LookedAround,
): { readonly chosen: NamedPlace } | { readonly choices: readonly NamedPlace[] } {
  const likelier = likelierAmong(looked);
  const chosen = obviousPlace(likelier.length > 0 ? likelier : looked.all);
  const isLikelier = new Set(likelier);
  return chosen
    ? { chosen }
    : { choices: [...likelier, ...looked.all.filter((place) => !isLikelier.has(place))] };
}
