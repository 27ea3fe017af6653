import type { IndexChange } from '../../functions/domain/ports.ts';
import {
  FIELD_WEIGHT,
  type IndexAnswer,
  type IndexDocument,
  type IndexHit,
  type IndexPlace,
  type IndexQuery,
  LISTING_FACETS,
  TEXT_FIELDS,
  type Test,
} from '../../functions/domain/search/index-language.ts';
import { foldWords } from '../../functions/domain/text/fold.ts';
import type { Point } from '../../schemas/common.ts';
import { SEARCH } from '../../schemas/limits.ts';

/** What a search index must answer, worked out listing by listing with no regard to speed. */

const RADIUS_KM = 6371.0087714;

/** Great-circle distance by Vincenty's formula on the sphere: independent of the haversine that the engines use. */
export function independentKm(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const [p1, p2, dl] = [a.lat * rad, b.lat * rad, (b.lon - a.lon) * rad];
  const east = Math.cos(p2) * Math.sin(dl);
  const north = Math.cos(p1) * Math.sin(p2) - Math.sin(p1) * Math.cos(p2) * Math.cos(dl);
  const along = Math.sin(p1) * Math.sin(p2) + Math.cos(p1) * Math.cos(p2) * Math.cos(dl);
  return RADIUS_KM * Math.atan2(Math.hypot(east, north), along);
}

/** The point at that bearing (degrees from north) and distance. */
export function pointAt(from: Point, bearing: number, km: number): Point {
  const rad = Math.PI / 180;
  const [p1, t, d] = [from.lat * rad, bearing * rad, km / RADIUS_KM];
  const p2 = Math.asin(Math.sin(p1) * Math.cos(d) + Math.cos(p1) * Math.sin(d) * Math.cos(t));
  const dl = Math.atan2(Math.sin(t) * Math.sin(d) * Math.cos(p1), Math.cos(d) - Math.sin(p1) * Math.sin(p2));
  const lon = from.lon + dl / rad;
  return { lat: p2 / rad, lon: lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon };
}

type Model = Map<string, { version: number; document?: IndexDocument }>;

/** Of two writes of one id the higher version wins, whatever the order; a removal is a write. */
export function applyToModel(model: Model, changes: readonly IndexChange[]): Model {
  for (const change of changes) {
    const { id, version } = 'put' in change ? change.put : change.remove;
    if (version <= (model.get(id)?.version ?? 0)) continue;
    model.set(id, 'put' in change ? { version, document: change.put } : { version });
  }
  return model;
}

export function liveDocuments(model: Model): IndexDocument[] {
  return [...model.values()].flatMap((entry) => entry.document ?? []);
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `km`: how far a place is from the middle of the circle. */
export function holds(
  test: Test,
  terms: readonly string[],
  numbers: IndexDocument['numbers'],
  km?: number,
): boolean {
  if ('has' in test) return test.has.some((term) => terms.includes(term));
  if ('lacks' in test) return !test.lacks.some((term) => terms.includes(term));
  if ('any' in test) return test.any.some((one) => holds(one, terms, numbers, km));
  if ('all' in test) return test.all.every((one) => holds(one, terms, numbers, km));
  if ('withinKm' in test) return km !== undefined && km <= test.withinKm;
  const value = numbers[test.number];
  if (value === undefined) return test.orUnknown;
  return value >= (test.atLeast ?? -Infinity) && value <= (test.atMost ?? Infinity);
}

function matchesOf(doc: IndexDocument, query: IndexQuery): number[] {
  return query.text.map((group) =>
    Math.max(
      0,
      ...group.alternatives.flatMap(({ token, weight }) =>
        TEXT_FIELDS.filter((field) => doc.text[field].includes(token)).map((f) => weight * FIELD_WEIGHT[f]),
      ),
    ),
  );
}

interface Found {
  readonly doc: IndexDocument;
  readonly matches: number[];
  readonly score: number;
  readonly reach: IndexHit['reach'];
  readonly place: IndexPlace | null;
  readonly km: number | null;
  /** Places inside the circle that meet the place clauses. */
  readonly inside: readonly IndexPlace[];
}

/** How the listing answers when the clauses with the key `without` are dropped; undefined when it does not. */
function answer(doc: IndexDocument, query: IndexQuery, without?: string): Found | undefined {
  const clauses = query.clauses.filter((clause) => clause.key !== without);
  const matches = matchesOf(doc, query);
  if (query.text.length > 0 && matches.filter((m) => m > 0).length < query.minimumGroups) return;
  const listingClauses = clauses.filter((clause) => clause.scope === 'listing');
  if (!listingClauses.every((clause) => holds(clause.test, doc.terms, doc.numbers))) return;
  const score = matches.reduce((sum, match, g) => sum + match * (query.text[g]?.weight ?? 0), 0);

  const { circle } = query;
  const kmTo = (place: IndexPlace) =>
    circle && place.point ? independentKm(circle.point, place.point) : undefined;
  const placeClauses = clauses.filter((clause) => clause.scope === 'place');
  const meeting = doc.places.filter((place) =>
    placeClauses.every((clause) => holds(clause.test, place.terms, doc.numbers, kmTo(place))),
  );
  /** The first of the nearest; places without a distance come last. */
  const nearest = (places: readonly IndexPlace[]) =>
    places.toSorted((a, b) => (kmTo(a) ?? Infinity) - (kmTo(b) ?? Infinity))[0];
  const inside = circle ? meeting.filter((place) => (kmTo(place) ?? Infinity) <= circle.radiusKm) : meeting;
  const found = (reach: IndexHit['reach'], place: IndexPlace | undefined): Found => {
    const km = (place && kmTo(place)) ?? null;
    return { doc, matches, score, reach, place: place ?? null, km, inside };
  };

  if (inside.length > 0) return found('within-reach', nearest(inside));
  const way = query.ways.find(
    ({ test, atPlace }) => holds(test, doc.terms, doc.numbers) && (!atPlace || meeting.length > 0),
  );
  return way && found(way.way, way.atPlace ? nearest(meeting) : undefined);
}

function order(query: IndexQuery) {
  return (a: Found, b: Found) =>
    (query.sort === 'best' ? b.score - a.score : 0) ||
    (a.km ?? Number.MAX_VALUE) - (b.km ?? Number.MAX_VALUE) ||
    byText(a.doc.id, b.doc.id);
}

function countFacet(documents: readonly IndexDocument[], query: IndexQuery, facet: string) {
  const counts = new Map<string, number>();
  for (const doc of documents) {
    const found = answer(doc, query, facet);
    if (!found) continue;
    const ofListing = (LISTING_FACETS as readonly string[]).includes(facet);
    const terms = ofListing ? doc.terms : found.inside.flatMap((place) => place.terms);
    for (const term of new Set(terms)) {
      const value = term.slice(facet.length + 1);
      if (term === `${facet}:${value}`) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || byText(a.value, b.value))
    .slice(0, SEARCH.facetValuesMax);
}

/** Those of which something is asked: where clauses must leave a listing out, none that answers under them. */
function askedFor(documents: readonly IndexDocument[], query: IndexQuery): readonly IndexDocument[] {
  const { failing, facets, countIgnoring } = query;
  if (!failing) return documents;
  const counted: readonly string[] = [...facets, ...countIgnoring];
  const settled = query.clauses.filter(({ key }) => !counted.includes(key));
  return documents.filter((doc) => !answer(doc, { ...query, clauses: [...settled, ...failing] }));
}

export function oracleSearch(all: readonly IndexDocument[], query: IndexQuery): IndexAnswer {
  const documents = askedFor(all, query);
  const found = documents.flatMap((doc) => answer(doc, query) ?? []).sort(order(query));
  const answering = (without: string) => documents.filter((doc) => answer(doc, query, without)).length;
  return {
    total: found.length,
    hits: found.slice(query.offset, query.offset + query.limit).map(({ doc, reach, place, km, matches }) => ({
      id: doc.id,
      version: doc.version,
      reach,
      place: place && { id: place.id, terms: place.terms },
      distanceKm: km,
      matches,
      terms: doc.terms,
      numbers: doc.numbers,
      about: doc.about,
      sense: doc.sense,
    })),
    facets: Object.fromEntries(query.facets.map((facet) => [facet, countFacet(documents, query, facet)])),
    ignoring: Object.fromEntries(query.countIgnoring.map((key) => [key, answering(key) - found.length])),
  };
}

export function oracleFrequency(documents: readonly IndexDocument[], token: string): number {
  return documents.filter((doc) => TEXT_FIELDS.some((field) => doc.text[field].includes(token))).length;
}

/** Optimal string alignment distance, by the textbook table. */
export function editDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      (table[i] as number[])[j] = Math.min(best, swapped ? at(i - 2, j - 2) + 1 : Infinity);
    }
  return at(a.length, b.length);
}

/** Words only: tokens that start with a marker (`#`, `~`) are not spellings. */
export function oracleSimilar(documents: readonly IndexDocument[], token: string, limit: number) {
  const tokens = new Set(documents.flatMap((doc) => TEXT_FIELDS.flatMap((field) => doc.text[field])));
  return [...tokens]
    .filter((other) => !/^[#~]/.test(other) && editDistance(token, other) === 1)
    .map((other) => ({ token: other, frequency: oracleFrequency(documents, other) }))
    .sort((a, b) => b.frequency - a.frequency || byText(a.token, b.token))
    .slice(0, limit);
}

/**
 * Every given word starts some word of the name. First the names whose first word starts with the first given
 * word, then the shorter, then by text; one per kind and text; none where no word is given. The id is that of any listing that holds the name.
 */
export function oracleComplete(documents: readonly IndexDocument[], words: readonly string[], limit: number) {
  if (words.length === 0) return [];
  const first = (text: string) => (foldWords(text)[0]?.startsWith(words[0] ?? '') ? 0 : 1);
  const names = documents
    .flatMap((doc) => doc.names)
    .filter(({ text }) => words.every((word) => foldWords(text).some((own) => own.startsWith(word))));
  return [...new Map(names.map(({ kind, text }) => [`${kind} ${text}`, { kind, text }])).values()]
    .sort(
      (a, b) =>
        first(a.text) - first(b.text) ||
        a.text.length - b.text.length ||
        byText(a.text, b.text) ||
        byText(a.kind, b.kind),
    )
    .slice(0, limit);
}
