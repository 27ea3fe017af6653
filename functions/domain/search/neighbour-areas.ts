import type { Point } from '../../../schemas/common.ts';
import type { SearchIndex } from '../ports.ts';
import { term } from './terms.ts';

/** How far around a person we look at what areas listings there say they serve, kilometres. */
const NEIGHBOURHOOD_KM = 6;
/** An area that so large a share of the most named one's listings name is taken to hold the person too. */
const LEAST_SHARE = 0.3;
const LEAST_LISTINGS = 2;

/**
 * The areas that hold a point where no boundaries are loaded: those that the listings meeting nearby say they
 * serve. An inference, so whoever is reached by it alone is told to check.
 */
export async function neighbourAreas(point: Point, index: SearchIndex): Promise<readonly string[]> {
  const answer = await index.search({
    text: [],
    minimumGroups: 0,
    circle: { point, radiusKm: NEIGHBOURHOOD_KM },
    ways: [],
    clauses: [{ key: 'closed', scope: 'listing', test: { lacks: [term.closed] } }],
    countIgnoring: [],
    facets: ['area'],
    sort: 'distance',
    offset: 0,
    limit: 0,
  });
  const areas = answer.facets.area ?? [];
  const most = areas[0]?.count ?? 0;
  return areas
    .filter(({ count }) => count >= LEAST_LISTINGS && count >= most * LEAST_SHARE)
    .map(({ value }) => value);
}
