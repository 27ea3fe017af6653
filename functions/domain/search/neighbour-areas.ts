import type { Point } from '../../../schemas/common.ts';
import { isAreaCode } from '../areas/kind.ts';
import { areaKey, type District, districtAt, isDistrict } from '../place/districts.ts';
import type { SearchIndex } from '../ports.ts';
import type { IndexQuery } from './index-language.ts';
import { term } from './terms.ts';

/** How far around a person we look at what areas listings there say they serve, kilometres: further where few are. */
const NEIGHBOURHOODS_KM = [3, 6, 15, 30];
/** What a district holds is told by those next door. */
const NEXT_DOOR_KM = [3, 6];
/** An area that so large a share of the most named one's listings name is taken to hold the person too. */
const LEAST_SHARE = 0.5;
const LEAST_LISTINGS = 2;

/**
 * The areas that hold a person, by code and by name: those of boundaries or of the postcode where they are loaded, else
 * the district of the nearest town; and beside them what listings nearby say they serve ("Gower", which no boundary has).
 */
export async function areasOf(
  point: Point,
  loaded: readonly string[],
  index: SearchIndex,
): Promise<readonly string[]> {
  if (loaded.length > 0) {
    const names = (await neighbourAreas(point, index)).filter((area) => !isAreaCode(area.toUpperCase()));
    return [...new Set([...loaded, ...names])];
  }
  const district = districtAt(point);
  if (!district) return neighbourAreas(point, index);
  const [codes, inferred] = await Promise.all([
    codesOf(district, index),
    neighbourAreas(point, index, NEXT_DOOR_KM),
  ]);
  const own = [district.name, areaKey(district.name), ...codes, ...district.nation, ...EVERYWHERE];
  // Without the code of the person's own district nobody can tell it from another's.
  const isAnother = (area: string) =>
    isDistrict(area) && (codes.length > 0 || !isAreaCode(area.toUpperCase())) && !own.includes(area);
  return [...new Set([...own, ...inferred.filter((area) => !isAnother(area))])];
}

/** How listings for the whole country name it; the code is the ONS's for the United Kingdom. */
const EVERYWHERE = ['united kingdom', 'uk', 'great britain', 'nationwide', 'national', 'k02000001'];

/** The code that listings give most often beside the name of a district. */
async function codesOf(district: District, index: SearchIndex): Promise<readonly string[]> {
  const named = term.area(district.name);
  const { facets } = await index.search({
    ...COUNTING_AREAS,
    clauses: [{ key: 'named', scope: 'listing', test: { has: [named] } }],
  });
  const [first, second] = (facets.area ?? []).filter(
    ({ value }) => isAreaCode(value.toUpperCase()) && isDistrict(value),
  );
  return first && first.count > (second?.count ?? 0) ? [first.value] : [];
}

/**
 * The areas that hold a point where no boundaries are loaded: those that the listings meeting nearby say they
 * serve. An inference, so whoever is reached by it alone is told to check.
 */
async function neighbourAreas(
  point: Point,
  index: SearchIndex,
  radii: readonly number[] = NEIGHBOURHOODS_KM,
): Promise<readonly string[]> {
  for (const radiusKm of radii) {
    const areas = (await index.search(areasWithin(point, radiusKm))).facets.area ?? [];
    const most = areas[0]?.count ?? 0;
    const named = areas.filter(({ count }) => count >= LEAST_LISTINGS && count >= most * LEAST_SHARE);
    if (named.length > 0) return named.map(({ value }) => value);
  }
  return [];
}

const COUNTING_AREAS: IndexQuery = {
  text: [],
  minimumGroups: 0,
  ways: [],
  clauses: [],
  countIgnoring: [],
  facets: ['area'],
  sort: 'distance',
  offset: 0,
  limit: 0,
};

const areasWithin = (point: Point, radiusKm: number): IndexQuery => ({
  ...COUNTING_AREAS,
  circle: { point, radiusKm },
  clauses: [{ key: 'closed', scope: 'listing', test: { lacks: [term.closed] } }],
});
