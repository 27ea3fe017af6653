import type { Point } from '../../../schemas/common.ts';
import { areaKind, isAreaKeyCode } from '../areas/kind.ts';
import { distanceKm, nearnessTo } from '../geo/distance.ts';
import { foldWords } from '../text/fold.ts';
import file from './districts-gb.json' with { type: 'json' };
import { WELSH_NAMES } from './other-names.ts';

export interface District {
  /** The county or unitary district: "Cornwall", "City and County of Swansea". */
  readonly name: string;
  /** Its nation, by name and by code of the ONS. */
  readonly nation: readonly [name: string, code: string];
}

const NATIONS: Readonly<Record<string, District['nation']>> = {
  ENG: ['England', 'E92000001'],
  WLS: ['Wales', 'W92000004'],
  SCT: ['Scotland', 'S92000003'],
  NIR: ['Northern Ireland', 'N92000002'],
};

/** The nation of an area by its code of the ONS, which starts with the nation's letter. */
export const nationOfCode = (code = ''): District['nation'] | undefined =>
  Object.values(NATIONS).find(([, own]) => own.startsWith(code.charAt(0).toUpperCase() || '?'));

const districts: readonly (District | undefined)[] = file.districts.map((text) => {
  const nation = NATIONS[text.slice(0, 3)];
  return nation && { name: text.slice(4), nation };
});
const places = (file.places as [number, number, number][]).map(([lat, lon, district]) => ({
  lat,
  lon,
  district,
}));

/** Words that say what sort of area it is, not which. */
const SORTS = new Set(
  'city county borough district metropolitan royal council unitary authority and of the sir'.split(' '),
);

const englishNames = new Map(
  Object.entries(WELSH_NAMES).map(([welsh, english]) => [foldWords(welsh).join(' '), english.toLowerCase()]),
);

/**
 * An area as it is compared: a code in lower case, a name without what sort of area it is, so that "Swansea",
 * "Abertawe" and "City and County of Swansea" are one.
 */
export function areaKey(codeOrName: string): string {
  if (isAreaKeyCode(codeOrName)) return codeOrName.toLowerCase();
  const words = foldWords(codeOrName);
  const telling = words.filter((word) => !SORTS.has(word));
  const key = (telling.length > 0 ? telling : words).join(' ');
  return englishNames.get(key) ?? key;
}

const nations = new Map(Object.values(NATIONS).map((nation) => [areaKey(nation[0]), nation]));
const nationsOfDistricts = new Map(
  districts.flatMap((district) => (district ? [[areaKey(district.name), district.nation] as const] : [])),
);

/** Is this the code or the name of a whole district? */
export const isDistrict = (codeOrName: string): boolean =>
  areaKind(codeOrName.toUpperCase()) === 'district' || nationsOfDistricts.has(areaKey(codeOrName));

/** No place of a thousand people is farther from anybody of whom we say where they live. */
const FARTHEST_KM = 20;

type Town = (typeof places)[number];

/** The nearest town or village, with how far it is; undefined where none is near enough to say anything. */
function nearestTown(point: Point): { readonly town: Town; readonly km: number } | undefined {
  const nearness = nearnessTo(point);
  let town: Town | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const near = nearness(place);
    if (near < least) [town, least] = [place, near];
  }
  const km = town ? distanceKm(point, town) : Number.POSITIVE_INFINITY;
  return town && km <= FARTHEST_KM ? { town, km } : undefined;
}

/** The district of the nearest town or village: right but near a border, so whoever is found by it alone is told to check. */
export function districtAt(point: Point): District | undefined {
  const nearest = nearestTown(point);
  return nearest && districts[nearest.town.district];
}

/** Out in the country another town that is hardly farther may be the one in whose district somebody lives. */
const COUNTRY_KM = 5;
const HARDLY_FARTHER = 1.25;

/** The same, and after it the districts of towns that are hardly farther. */
export function districtsNear(point: Point): readonly District[] {
  const nearest = nearestTown(point);
  if (!nearest) return [];
  const { town, km } = nearest;
  const asNear =
    km < COUNTRY_KM ? [] : places.filter((place) => distanceKm(point, place) <= km * HARDLY_FARTHER);
  const found = new Set([town, ...asNear].map(({ district }) => district));
  return [...found].flatMap((district) => districts[district] ?? []);
}

export const isNation = (name: string): boolean => nations.has(areaKey(name));

/** The nation of a whole district, or the nation itself, by code or name; undefined where the name is of no such area. */
export function nationOf(codeOrName: string): District['nation'] | undefined {
  if (isAreaKeyCode(codeOrName)) return nationOfCode(codeOrName);
  const key = areaKey(codeOrName);
  return nations.get(key) ?? nationsOfDistricts.get(key);
}

/** The district and the nation in which a point lies, as areas are compared; none at sea. */
export function areaKeysAt(point: Point): readonly string[] {
  const district = districtAt(point);
  return district ? [district.name, district.nation[0]].map(areaKey) : [];
}

/** Does a point lie in the district or nation of this name? */
export const liesIn = (point: Point, name: string): boolean => areaKeysAt(point).includes(areaKey(name));
