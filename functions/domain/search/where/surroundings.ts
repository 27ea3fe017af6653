import type { Point } from '../../../../schemas/common.ts';
import { isAreaKeyCode } from '../../areas/kind.ts';
import { areaKey, type District, districtsNear, isDistrict, nationOfCode } from '../../place/districts.ts';
import type { SearchIndex } from '../../ports.ts';
import { outcodesIn } from '../../postcode/look-up.ts';
import { parsePostcode } from '../../postcode/parse.ts';
import { EMPTY_QUERY, type IndexQuery } from '../index-language.ts';
import { term } from '../terms.ts';

/** How far around a person we look at what areas listings there say they serve, kilometres: further where few are. */
const NEIGHBOURHOODS_KM = [3, 6, 15, 30];
/** What a district holds is told by those next door. */
const NEXT_DOOR_KM = [3, 6];
/** An area that so large a share of the most named one's listings name is taken to hold the person too. */
const LEAST_SHARE = 0.5;
const LEAST_LISTINGS = 2;

/** What lies around a place. */
export interface Surroundings {
  /** The areas that hold whoever lives there, by code and by name. */
  readonly areas: readonly string[];
  /** Nothing in the directory is anywhere near: what is at nobody knows which place is not here either. */
  readonly isFarFromAll: boolean;
}

/** So far from everything that has a place, kilometres, the directory has nothing to say: a county away. */
const FAR_KM = 60;

/**
 * The areas are those of boundaries or of the postcode where they are loaded, and the district, which without them is
 * that of the nearest town, unless one of another district is hardly farther; and beside them what listings nearby say
 * they serve ("Gower", which no boundary has).
 */
export async function surroundingsOf(
  point: Point,
  loaded: readonly string[],
  index: SearchIndex,
): Promise<Surroundings> {
  const near = districtsNear(point);
  const nearest = near.length === 1 ? near[0] : undefined;
  const [own, { inferred, isNear }] = await Promise.all([
    ownDistrict(nearest, loaded, index),
    neighbourAreas(point, index, nearest ? NEXT_DOOR_KM : NEIGHBOURHOODS_KM),
  ]);
  const knowsNone = near.length === 0 && loaded.length === 0;
  return {
    areas: knowsNone ? inferred : areasAmong(inferred, { near, loaded, ...own }),
    isFarFromAll: !(isNear || (await isAnyWithin(FAR_KM, point, index))),
  };
}

/** Whether the directory has anything with a place so near. */
async function isAnyWithin(radiusKm: number, point: Point, index: SearchIndex): Promise<boolean> {
  return (await index.search({ ...EMPTY_QUERY, circle: { point, radiusKm }, limit: 0 })).total > 0;
}

interface Known extends OwnDistrict {
  readonly near: readonly District[];
  readonly loaded: readonly string[];
}

/** What is known of the place itself, and of what the neighbours name whatever is no other district. */
function areasAmong(inferred: readonly string[], { near, loaded, names, codes }: Known): readonly string[] {
  const stated = [...loaded, ...names, ...codes, ...nationsOf(near, loaded), ...EVERYWHERE];
  const own = new Set([...stated, ...stated.map(areaKey)]);
  const isAnother = (area: string) => {
    if (own.has(area)) return false;
    // What is loaded is all the codes there are; else nobody can tell another district's code without that of the own.
    if (isAreaKeyCode(area)) return loaded.length > 0 || (isDistrict(area) && codes.length > 0);
    return isDistrict(area) && names.length > 0;
  };
  return [...new Set([...own, ...inferred.filter((area) => !isAnother(area))])];
}

/** How listings for the whole country name it; the code is the ONS's for the United Kingdom. */
const EVERYWHERE = ['united kingdom', 'uk', 'great britain', 'nationwide', 'national', 'k02000001'];

/** The district of a place, by its names and its codes. */
interface OwnDistrict {
  readonly names: readonly string[];
  readonly codes: readonly string[];
}

/**
 * The person's district as it is loaded, else that of the nearest town. Of its name and its code the one that is not
 * known is the one that listings give most often beside the other.
 */
async function ownDistrict(
  nearest: District | undefined,
  loaded: readonly string[],
  index: SearchIndex,
): Promise<OwnDistrict> {
  const town = nearest ? [nearest.name] : [];
  const names = loaded.filter((area) => isDistrict(area) && !isAreaKeyCode(area));
  const codes = loaded.filter((area) => isDistrict(area) && isAreaKeyCode(area));
  if (codes.length > 0) {
    // Also where there are names: a ward may bear the name of a district elsewhere.
    const all = [...names, ...(await givenBeside(codes, (area) => !isAreaKeyCode(area), index))];
    return { names: all.length > 0 ? all : town, codes };
  }
  const known = names.length > 0 ? names : town;
  return { names: known, codes: known.length > 0 ? await givenBeside(known, isAreaKeyCode, index) : [] };
}

/** The nation of the codes that are loaded, else those of the nearest towns. */
const nationsOf = (near: readonly District[], loaded: readonly string[]): readonly string[] =>
  nationOfCode(loaded.find(isAreaKeyCode)) ?? near.flatMap(({ nation }) => nation);

/** The district of that kind, by name or by code, that listings give most often beside one of these areas. */
async function givenBeside(
  areas: readonly string[],
  isWanted: (area: string) => boolean,
  index: SearchIndex,
): Promise<readonly string[]> {
  const { facets } = await index.search({
    ...COUNTING_AREAS,
    clauses: [{ key: 'named', scope: 'listing', test: { has: areas.map(term.area) } }],
  });
  const [first, second] = (facets.area ?? []).filter(({ value }) => isWanted(value) && isDistrict(value));
  return first && first.count > (second?.count ?? 0) ? [first.value] : [];
}

/**
 * The areas that the listings meeting near a point say they serve, and whether there are any such listings. An inference,
 * so whoever is reached by it alone is told to check. Of postcodes everybody has their own.
 */
async function neighbourAreas(
  point: Point,
  index: SearchIndex,
  radii: readonly number[],
): Promise<{ readonly inferred: readonly string[]; readonly isNear: boolean }> {
  let isNear = false;
  for (const radiusKm of radii) {
    const { total, facets } = await index.search(areasWithin(point, radiusKm));
    isNear ||= total > 0;
    const areas = (facets.area ?? []).filter(({ value }) => !namesPostcodes(value));
    const most = areas[0]?.count ?? 0;
    const named = areas.filter(({ count }) => count >= LEAST_LISTINGS && count >= most * LEAST_SHARE);
    if (named.length > 0) return { inferred: named.map(({ value }) => value), isNear };
  }
  return { inferred: [], isNear };
}

const namesPostcodes = (area: string): boolean =>
  parsePostcode(area) !== undefined || outcodesIn(area).length > 0;

const COUNTING_AREAS: IndexQuery = { ...EMPTY_QUERY, facets: ['area'] };

const areasWithin = (point: Point, radiusKm: number): IndexQuery => ({
  ...COUNTING_AREAS,
  circle: { point, radiusKm },
  clauses: [{ key: 'closed', scope: 'listing', test: { lacks: [term.closed] } }],
});
