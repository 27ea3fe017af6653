import { distanceKm } from '../../domain/geo/distance.ts';
import {
  type Facet,
  type IndexAnswer,
  type IndexDocument,
  type IndexHit,
  type IndexPlace,
  type IndexQuery,
  isPlaceFacet,
  NUMBER_KEYS,
} from '../../domain/search/index-language.ts';
import { holds } from './conditions.ts';
import { countPath, valuesPath } from './counts.ts';
import type { TOLD } from './mapping.ts';
import {
  aggregationAt,
  bucketsOf,
  fieldsOf,
  listOf,
  numberOf,
  stringOf,
  stringsOf,
  totalOf,
} from './parsing.ts';
import { matchesFrom } from './query.ts';

/** The engine's response to the body of `searchBody(query)`, read as the answer. */
export function answerFrom(query: IndexQuery, response: unknown): IndexAnswer {
  const { hits, aggregations } = fieldsOf(response, 'answer');
  const total = totalOf(response);
  const found = listOf(fieldsOf(hits, 'answer').hits, 'list of hits').map((hit) => hitFrom(query, hit));
  return {
    total,
    hits: found,
    facets: Object.fromEntries(query.facets.map((facet) => [facet, valuesFrom(aggregations, query, facet)])),
    ignoring: Object.fromEntries(
      query.countIgnoring.map((key) => [
        key,
        numberOf(aggregationAt(aggregations, countPath(query, key)).doc_count, 'count') - total,
      ]),
    ),
  };
}

function valuesFrom(
  aggregations: unknown,
  query: IndexQuery,
  facet: Facet,
): { value: string; count: number }[] {
  const buckets = bucketsOf(aggregations, valuesPath(query, facet));
  if (!isPlaceFacet(facet)) return buckets.map(({ key, count }) => ({ value: key, count }));
  return buckets.map(({ key, inner }) => ({
    value: key,
    count: numberOf(aggregationAt(inner, ['listings']).doc_count, 'count'),
  }));
}

type Stored = Pick<IndexDocument, (typeof TOLD)[number]>;

function hitFrom(query: IndexQuery, hit: unknown): IndexHit {
  const { fields, matched_queries } = fieldsOf(hit, 'hit');
  const stored = storedFrom(fieldsOf(fields, 'hit').told);
  const { id, version, terms, numbers, about, sense } = stored;
  const matches = matchesFrom(stringsOf(matched_queries, 'list of matches'), query.text.length);
  return { id, version, ...reachOf(query, stored), matches, terms, numbers, about, sense };
}

function storedFrom(told: unknown): Stored {
  const [json] = stringsOf(told, 'document');
  const parsed: unknown = JSON.parse(Buffer.from(json ?? '', 'base64').toString());
  const { id, version, terms, numbers, about, sense, places } = fieldsOf(parsed, 'document');
  return {
    id: stringOf(id, 'id'),
    version: numberOf(version, 'version'),
    terms: stringsOf(terms, 'list of terms'),
    numbers: numbersFrom(numbers),
    about: stringsOf(about, 'list of topics'),
    sense: new Int8Array(Buffer.from(stringOf(sense, 'sense'), 'base64')),
    places: listOf(places, 'list of places').map(placeFrom),
  };
}

function numbersFrom(value: unknown): Stored['numbers'] {
  const fields = value === undefined ? {} : fieldsOf(value, 'set of numbers');
  return Object.fromEntries(
    NUMBER_KEYS.filter((key) => fields[key] !== undefined).map((key) => [key, numberOf(fields[key], key)]),
  );
}

function placeFrom(value: unknown): IndexPlace {
  const { id, terms, point } = fieldsOf(value, 'place');
  const place = { id: stringOf(id, 'place'), terms: stringsOf(terms, 'list of terms') };
  if (point === undefined) return place;
  const { lat, lon } = fieldsOf(point, 'point');
  return { ...place, point: { lat: numberOf(lat, 'latitude'), lon: numberOf(lon, 'longitude') } };
}

/** How a listing that the engine found reaches the person, and at which of its places. */
function reachOf(query: IndexQuery, stored: Stored): Pick<IndexHit, 'reach' | 'place' | 'distanceKm'> {
  const { circle } = query;
  const conditions = query.clauses.filter(({ scope }) => scope === 'place');
  const meeting = stored.places.filter((place) => {
    const terms = new Set(place.terms);
    const km = circle && place.point ? distanceKm(circle.point, place.point) : undefined;
    return conditions.every(({ test }) => holds(test, terms, stored.numbers, km));
  });
  const nearest = nearestOf(meeting, circle);
  if (nearest && (!circle || (nearest.distanceKm ?? Infinity) <= circle.radiusKm))
    return { reach: 'within-reach', ...nearest };
  const terms = new Set(stored.terms);
  const way = query.ways.find(
    ({ test, atPlace }) => (!atPlace || nearest !== undefined) && holds(test, terms, stored.numbers),
  );
  if (way) return { reach: way.way, ...(way.atPlace && nearest ? nearest : NOWHERE) };
  // The engine keeps coordinates to a centimetre: by its count the place is just inside the circle.
  return { reach: 'within-reach', ...(nearest ?? NOWHERE) };
}

const NOWHERE = { place: null, distanceKm: null };

/** The nearest of the places, the first of those without a point, or the first where there is no circle. */
function nearestOf(places: readonly IndexPlace[], circle: IndexQuery['circle']) {
  let best: { place: IndexPlace; km: number | null } | undefined;
  for (const place of places) {
    const km = circle && place.point ? distanceKm(circle.point, place.point) : null;
    if (!best || (km ?? Infinity) < (best.km ?? Infinity)) best = { place, km };
  }
  return best && { place: { id: best.place.id, terms: best.place.terms }, distanceKm: best.km };
}
