import type { Point } from '../../../schemas/common.ts';
import { boxAround, distanceKm, nearnessTo } from '../geo/distance.ts';
import { outcodePoint, sectorPoint } from '../postcode/sectors.ts';
import { firstFrom } from '../sorted.ts';
import { areTwoEditsAtMost, isOneEdit } from '../text/edits.ts';
import { placeKey } from './key.ts';
import { BY_POSTCODE, SHORT_NAMES, WELSH_NAMES } from './other-names.ts';
import file from './places-gb.json' with { type: 'json' };

/** Attribution that must be shown with the names of places. */
export const PLACES_SOURCE = file.source;

export interface NamedPlace {
  readonly name: string;
  readonly point: Point;
  /** Residents; 0 where the gazetteer does not say. */
  readonly population: number;
  /** False in Northern Ireland, whose postcodes we do not have: nobody can be looked for there. */
  readonly isCovered: boolean;
}

const places: readonly NamedPlace[] = (file.places as [string, number, number, number, string][]).map(
  ([name, lat, lon, population, nation]) => ({
    name,
    point: { lat, lon },
    population,
    isCovered: nation !== 'NIR',
  }),
);
const byPopulation = (a: NamedPlace, b: NamedPlace) => b.population - a.population;
const covered = places.filter(({ isCovered }) => isCovered).toSorted(byPopulation);
/** Each with where it comes by size, so that the few of a box need not be looked for among all. */
const southToNorth = places
  .toSorted(byPopulation)
  .map((place, rank) => ({ place, rank }))
  .toSorted((a, b) => a.place.point.lat - b.place.point.lat);
const byName = Map.groupBy(places, (place) => placeKey(place.name));

const otherNames = new Map(
  Object.entries({ ...WELSH_NAMES, ...SHORT_NAMES }).map(([name, listed]) => [
    placeKey(name),
    { name, listed },
  ]),
);
const postcodes = new Map(
  Object.entries(BY_POSTCODE).map(([name, postcode]) => [placeKey(name), { name, postcode }]),
);
const names = [
  ...new Set([...covered.map(({ name }) => placeKey(name)), ...otherNames.keys(), ...postcodes.keys()]),
].toSorted();

/** "Newcastle upon Tyne", "Southend on Sea" and "Chester le Street" are called by what stands before this. */
const AFTER_SHORT_NAME = / (?:upon|on|under|in|by|le|super|next)\b.*/;
const byShortName = Map.groupBy(
  covered.filter(({ name }) => AFTER_SHORT_NAME.test(placeKey(name))),
  ({ name }) => placeKey(name).replace(AFTER_SHORT_NAME, ''),
);

/**
 * Places of that name, largest first, and before them what only its postcode tells of: under the name that was asked for, if it is another name of theirs, English or
 * Welsh. A place is known by the beginning of its name where none of exactly that name is larger.
 */
export function placesNamed(name: string): readonly NamedPlace[] {
  const key = placeKey(name);
  const other = otherNames.get(key);
  if (other) return listedAs(placeKey(other.listed)).map((place) => ({ ...place, name: other.name }));
  const exactly = listedAs(key);
  const largest = Math.max(0, ...exactly.map(({ population }) => population));
  const larger = (byShortName.get(key) ?? []).filter(({ population }) => population > largest);
  return [...larger, ...exactly];
}

function listedAs(key: string): readonly NamedPlace[] {
  const listed = byName.get(key)?.toSorted(byPopulation) ?? [];
  const part = postcodes.get(key.replace(/^the /, ''));
  const at = part && (sectorPoint(part.postcode) ?? outcodePoint(part.postcode));
  return at ? [{ name: part.name, point: at.point, population: 0, isCovered: true }, ...listed] : listed;
}

/** What the listings are likelier to call it: the English of a Welsh name, the long form of a short one. */
export const listedName = (name: string): string => otherNames.get(placeKey(name))?.listed ?? name;

/** The largest places that may be asked for and of which this is true. */
export function largestWhere(test: (place: NamedPlace) => boolean, limit: number): readonly NamedPlace[] {
  const found: NamedPlace[] = [];
  for (const place of covered) {
    if (found.length === limit) break;
    if (test(place)) found.push(place);
  }
  return found;
}

/** Places inside a box of degrees, largest first: to find one's way on a map without tiles. */
export function placesInside(
  box: { south: number; west: number; north: number; east: number },
  limit: number,
): readonly NamedPlace[] {
  const from = firstFrom(southToNorth, ({ place }) => place.point.lat < box.south);
  const to = firstFrom(southToNorth, ({ place }) => place.point.lat <= box.north);
  return southToNorth
    .slice(from, to)
    .filter(({ place: { point } }) => point.lon >= box.west && point.lon <= box.east)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ place }) => place);
}

/** The place that lies nearest to a point. */
export function nearestPlace(point: Point): NamedPlace | undefined {
  const nearness = nearnessTo(point);
  return places.reduce<NamedPlace | undefined>(
    (best, place) => (best && nearness(best.point) <= nearness(place.point) ? best : place),
    undefined,
  );
}

/** Places whose middle is so near. */
export const placesWithin = (point: Point, km: number): readonly NamedPlace[] =>
  placesInside(boxAround(point, km), places.length).filter((place) => distanceKm(point, place.point) <= km);

/** Places whose name starts with what was typed, largest first. */
export function placesStarting(prefix: string, limit: number): readonly NamedPlace[] {
  const key = placeKey(prefix);
  if (key === '') return [];
  return largestNamed(startingFrom(key)).slice(0, limit);
}

/** Places whose name begins with all of these words and goes on, largest first: "Kibworth" of Kibworth Harcourt. */
export const longerNames = (words: string, limit: number): readonly NamedPlace[] =>
  largestNamed(startingFrom(`${placeKey(words)} `)).slice(0, limit);

/** Shorter names are too much alike. */
const SHORTEST_LIKE = 4;
/** So long a name may have two letters wrong. */
const LONG = 9;

/** Places whose name, English or Welsh, is one mistake away, of a long name two, or starts so: the nearest first, then the largest. */
export function placesLike(typed: string, limit: number): readonly NamedPlace[] {
  const key = placeKey(typed);
  if (key.length < SHORTEST_LIKE) return [];
  const misspelt = names.filter(
    (name) => isOneEdit(key, name) || (key.length >= LONG && areTwoEditsAtMost(key, name)),
  );
  const longer = startingFrom(key).filter((name) => !misspelt.includes(name));
  return eachOnce([...largestNamed(misspelt), ...largestNamed(longer)]).slice(0, limit);
}

/** Places that may be asked for, of any of these names, largest first. */
const largestNamed = (some: readonly string[]): readonly NamedPlace[] =>
  eachOnce(
    some
      .flatMap(placesNamed)
      .filter(({ isCovered }) => isCovered)
      .toSorted(byPopulation),
  );

const listed: ReadonlySet<NamedPlace> = new Set(places);

/** Each place once, and under the name that the gazetteer has, where that is among them: Wrexham and Wrecsam are one town. */
const eachOnce = (some: readonly NamedPlace[]): readonly NamedPlace[] =>
  [...Map.groupBy(some, ({ point }) => `${point.lat},${point.lon}`).values()].flatMap(
    (same) => same.find((place) => listed.has(place)) ?? same[0] ?? [],
  );

function startingFrom(key: string): readonly string[] {
  const from = firstFrom(names, (name) => name < key);
  const after = names.findIndex((name, i) => i >= from && !name.startsWith(key));
  return names.slice(from, after < 0 ? undefined : after);
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
