import type { Point } from '../../../schemas/common.ts';
import { isAreaCode } from '../areas/kind.ts';
import type { SearchIndex } from '../ports.ts';
import type { IndexQuery } from './index-language.ts';
import { term } from './terms.ts';

/** How far around a person we look at what areas listings there say they serve, kilometres: further where few are. */
const NEIGHBOURHOODS_KM = [3, 6, 15, 30];
/** An area that so large a share of the most named one's listings name is taken to hold the person too. */
const LEAST_SHARE = 0.5;
const LEAST_LISTINGS = 2;

/**
 * The areas that hold a person: the codes of boundaries or of the postcode where they are loaded, and then only names
 * beside them are inferred ("Gower", which no boundary has); everything is where nothing is loaded.
 */
export async function areasOf(
  point: Point,
  loaded: readonly string[],
  index: SearchIndex,
): Promise<readonly string[]> {
  const inferred = await neighbourAreas(point, index);
  if (loaded.length === 0) return inferred;
  return [...new Set([...loaded, ...inferred.filter((area) => !isAreaCode(area.toUpperCase()))])];
}

/**
 * The areas that hold a point where no boundaries are loaded: those that the listings meeting nearby say they
 * serve. An inference, so whoever is reached by it alone is told to check.
 */
async function neighbourAreas(point: Point, index: SearchIndex): Promise<readonly string[]> {
  for (const radiusKm of NEIGHBOURHOODS_KM) {
    const areas = (await index.search(areasWithin(point, radiusKm))).facets.area ?? [];
    const most = areas[0]?.count ?? 0;
    const named = areas.filter(({ count }) => count >= LEAST_LISTINGS && count >= most * LEAST_SHARE);
    if (named.length > 0) return named.map(({ value }) => value);
  }
  return [];
}

const areasWithin = (point: Point, radiusKm: number): IndexQuery => ({
  text: [],
  minimumGroups: 0,
  circle: { point, radiusKm },
  ways: [],
  clauses: [{ key: 'closed', scope: 'listing', test: { lacks: [term.closed] } }],
  countIgnoring: [],
  facets: ['area'],
  sort: 'distance',
  offset: 0,
  limit: 0,
});
