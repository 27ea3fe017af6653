import type { Point } from '../../../../schemas/common.ts';
import type { ServiceAtLocation } from '../../../../schemas/place.ts';
import { distanceKm } from '../../geo/distance.ts';
import { listedName } from '../../place/gazetteer.ts';
import { addressOf } from '../../place-facts.ts';
import type { ListingStore, SearchIndex } from '../../ports.ts';
import { readEach } from '../../readable.ts';
import { tokensOf } from '../../text/analyse.ts';
import { foldWords } from '../../text/fold.ts';
import { type Clause, EMPTY_QUERY, type IndexQuery, type TokenGroup } from '../index-language.ts';
import { term } from '../terms.ts';

/** What is asked for the venues of the listings, which know places that no gazetteer has. */
export interface Venues {
  readonly index: SearchIndex;
  readonly record: Pick<ListingStore, 'getListings'>;
}

const VENUES_ASKED = 20;

/** The middle of the venues whose address names this town, if they lie together. */
export async function middleOfTown(name: string, venues: Venues): Promise<Point | undefined> {
  const inTown: Clause = {
    key: 'town',
    scope: 'place',
    test: { has: [name, listedName(name)].map(term.town) },
  };
  return middleOf(await pointsOf({ text: [], clauses: [inTown] }, venues));
}

/** The middle of the venues of the listings that say the name anywhere, if they lie together. */
export async function middleOfSaying(name: string, venues: Venues): Promise<Point | undefined> {
  return middleOf(await pointsOf(inWords(name), venues));
}

/** So many venues bear the name of a place that the gazetteer knows elsewhere: one hall may be called anything. */
const OWN_VENUES = 2;

/** The middle of the venues that themselves bear the name, if there are several and they lie together. */
export async function middleOfBearing(name: string, venues: Venues): Promise<Point | undefined> {
  const bearing = await pointsOf(inWords(name), venues, name);
  return bearing.length >= OWN_VENUES ? middleOf(bearing) : undefined;
}

const inWords = (name: string) => ({ text: groupsFor(name), clauses: [] });

const groupsFor = (name: string): readonly TokenGroup[] =>
  [...new Set(tokensOf(name, 'en'))].map((token) => ({ alternatives: [{ token, weight: 1 }], weight: 1 }));

/** Of the first that are found, as far as their own name or address bears the name, where one is given: "out of the bath" is not in Bath. */
async function pointsOf(
  { text, clauses }: Pick<IndexQuery, 'text' | 'clauses'>,
  { index, record }: Venues,
  name?: string,
): Promise<readonly Point[]> {
  if (text.length + clauses.length === 0) return [];
  const { hits } = await index.search({
    ...EMPTY_QUERY,
    text,
    minimumGroups: text.length,
    clauses,
    limit: VENUES_ASKED,
  });
  const { found: listings } = await readEach(
    hits.map((hit) => hit.id),
    record,
  );
  return hits.flatMap((hit) => {
    const listing = listings.get(hit.id);
    const { service } = listing?.kind === 'listing' ? listing : {};
    if (!service || service.hereabouts?.confidential) return [];
    const places = service.service_at_locations ?? [];
    const at = name === undefined ? places.find(({ id }) => id === hit.place?.id) : places.find(bears(name));
    const { latitude: lat, longitude: lon } = at?.location ?? {};
    return lat === undefined || lon === undefined ? [] : [{ lat, lon }];
  });
}

const STREETS = new Set(
  foldWords('road rd street st lane avenue ave way drive close terrace place crescent'),
);

/** Whether a venue's name or address has all the words of a name, and not as that of a street: "Belfast Road". */
const bears = (name: string) => {
  const wanted = foldWords(name);
  return ({ location }: ServiceAtLocation): boolean => {
    const { address_1, address_2, city } = addressOf(location) ?? {};
    const words = foldWords([location.name, address_1, address_2, city].join(' '));
    const named = new Set(words.filter((_, at) => !STREETS.has(words[at + 1] ?? '')));
    return wanted.every((word) => named.has(word));
  };
};

/** Venues that bear one name and lie farther apart than this are of different places. */
const TOGETHER_KM = 5;

/** The median of each coordinate, if most lie near it: one venue elsewhere of the same name does not pull it away. */
function middleOf(points: readonly Point[]): Point | undefined {
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];
  const lat = median(points.map((point) => point.lat));
  const lon = median(points.map((point) => point.lon));
  if (lat === undefined || lon === undefined) return undefined;
  const together = points.filter((point) => distanceKm(point, { lat, lon }) <= TOGETHER_KM);
  return together.length * 2 > points.length ? { lat, lon } : undefined;
}
