import type { Point } from '../../../schemas/common.ts';
import { nearnessTo } from '../geo/distance.ts';
import { firstFrom } from '../sorted.ts';
import { areTwoEditsAtMost, isOneEdit } from '../text/edits.ts';
import { foldWords } from '../text/fold.ts';
import file from './places-gb.json' with { type: 'json' };
import { WELSH_NAMES } from './welsh-names.ts';

/** Attribution that must be shown with the names of places. */
export const PLACES_SOURCE = file.source;

export interface NamedPlace {
  readonly name: string;
  readonly point: Point;
  /** Residents; 0 where the gazetteer does not say. */
  readonly population: number;
}

const fold = (name: string) => foldWords(name).join(' ');

const places: readonly NamedPlace[] = (file.places as [string, number, number, number, string][]).map(
  ([name, lat, lon, population]) => ({ name, point: { lat, lon }, population }),
);
const byName = Map.groupBy(places, (place) => fold(place.name));
const sortedNames = [...byName.keys()].toSorted();
const allNames = [...sortedNames, ...Object.keys(WELSH_NAMES)];
const byPopulation = (a: NamedPlace, b: NamedPlace) => b.population - a.population;

/** Places of exactly that name, English or Welsh, largest first. */
export function placesNamed(name: string): readonly NamedPlace[] {
  const key = fold(name);
  const english = Object.hasOwn(WELSH_NAMES, key) ? WELSH_NAMES[key] : undefined;
  const found = byName.get(english ? fold(english) : key) ?? [];
  return found.toSorted(byPopulation);
}

/** Places inside a box of degrees, largest first: to find one's way on a map without tiles. */
export const placesInside = (
  box: { south: number; west: number; north: number; east: number },
  limit: number,
): readonly NamedPlace[] =>
  places
    .filter(
      ({ point }) =>
        point.lat >= box.south && point.lat <= box.north && point.lon >= box.west && point.lon <= box.east,
    )
    .toSorted(byPopulation)
    .slice(0, limit);

/** The place that lies nearest to a point. */
export function nearestPlace(point: Point): NamedPlace | undefined {
  const nearness = nearnessTo(point);
  return places.reduce<NamedPlace | undefined>(
    (best, place) => (best && nearness(best.point) <= nearness(place.point) ? best : place),
    undefined,
  );
}

/** Places whose name starts with what was typed, largest first. */
export function placesStarting(prefix: string, limit: number): readonly NamedPlace[] {
  const key = fold(prefix);
  if (key === '') return [];
  const matching = startingFrom(key);
  const found = matching.flatMap((name) => byName.get(name) ?? []);
  return found.toSorted(byPopulation).slice(0, limit);
}

/** Shorter names are too much alike. */
const SHORTEST_LIKE = 4;
/** So long a name may have two letters wrong. */
const LONG = 9;

/** Places whose name, English or Welsh, is one mistake away, of a long name two, or starts so: the nearest first, then the largest. */
export function placesLike(typed: string, limit: number): readonly NamedPlace[] {
  const key = fold(typed);
  if (key.length < SHORTEST_LIKE) return [];
  const misspelt = allNames.filter(
    (name) => isOneEdit(key, name) || (key.length >= LONG && areTwoEditsAtMost(key, name)),
  );
  const largestFirst = [...new Set(misspelt.flatMap(placesNamed))].toSorted(byPopulation);
  return [...new Set([...largestFirst, ...placesStarting(typed, limit)])].slice(0, limit);
}

function startingFrom(key: string): readonly string[] {
  const from = firstFrom(sortedNames, (name) => name < key);
  const after = sortedNames.findIndex((name, i) => i >= from && !name.startsWith(key));
  return sortedNames.slice(from, after < 0 ? undefined : after);
}

/**
 * Which of several places of one name is meant without asking: the only one, or one ten times as large as the
 * next ("Leeds" is the city). Otherwise the person is asked.
 */
export function obviousPlace(found: readonly NamedPlace[]): NamedPlace | undefined {
  const [first, second] = found;
  if (!first || !second) return first;
  return first.population >= 10 * Math.max(second.population, 100) ? first : undefined;
}
