import type { Point } from '../../../schemas/common.ts';
import { UK } from '../../../schemas/limits.ts';
import type { SearchAnswer } from '../../../schemas/search.ts';
import { areaWords } from '../areas/words.ts';
import { InvalidInput } from '../errors.ts';
import { type NamedPlace, obviousPlace, placesNamed } from '../place/gazetteer.ts';
import type { AreaBook, ListingStore, PostcodeBook, PostcodePoint, SearchIndex } from '../ports.ts';
import { lookUp } from '../postcode/look-up.ts';
import { parsePostcode } from '../postcode/parse.ts';
import { nearestOutcode, sectorErrorKm } from '../postcode/sectors.ts';
import { term } from './terms.ts';

type Understood = NonNullable<SearchAnswer['understood']['place']>;

export interface UnderstoodPlace {
  readonly point: Point | undefined;
  /** Codes of the areas that hold the place, as far as they are loaded. */
  readonly areas: readonly string[];
  /** By how many kilometres the point may be off. */
  readonly errorKm: number;
  readonly place: Understood | null;
  readonly places: SearchAnswer['understood']['places'];
}

const NOWHERE: UnderstoodPlace = { point: undefined, areas: [], errorKm: 0, place: null, places: [] };

/** Within a town's middle and its edge; named places are mostly small towns. */
const TOWN_ERROR_KM = 1.5;
const OUTCODE_ERROR_KM = 5;
const COORDINATES = /^(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/;

interface Venues {
  readonly index: SearchIndex;
  readonly record: Pick<ListingStore, 'getListings'>;
}

const VENUES_ASKED = 20;

/** Where the person is: a postcode, a sector, an outcode, coordinates, or the name of a place. */
export async function understandPlace(
  near: string,
  book: PostcodeBook,
  boundaries: AreaBook,
  venues: Venues,
): Promise<UnderstoodPlace> {
  const where = await pointOf(near, book, venues);
  if (where.point === undefined || where.areas.length > 0) return where;
  const held = await boundaries.areasAt(where.point);
  return { ...where, areas: areaWords(held, where.place?.approximate ?? true) };
}

async function pointOf(near: string, book: PostcodeBook, venues: Venues): Promise<UnderstoodPlace> {
  if (near === '') return NOWHERE;
  const coordinates = COORDINATES.exec(near);
  if (coordinates) return atCoordinates(Number(coordinates[1]), Number(coordinates[2]));
  if (parsePostcode(near)) return atPostcode(near, book);
  const named = placesNamed(near);
  return named.length > 0 ? atName(named) : atTown(near, venues);
}

/** Places of this name in the listings themselves, where the gazetteer has none: the middle of the venues there. */
async function atTown(near: string, { index, record }: Venues): Promise<UnderstoodPlace> {
  const town = term.town(near);
  const { hits } = await index.search({
    text: [],
    minimumGroups: 0,
    ways: [],
    clauses: [{ key: 'town', scope: 'place', test: { has: [town] } }],
    countIgnoring: [],
    facets: [],
    sort: 'best',
    offset: 0,
    limit: VENUES_ASKED,
  });
  const listings = await record.getListings(hits.map((hit) => hit.id));
  const points = hits.flatMap((hit) => {
    const listing = listings.get(hit.id);
    const places = listing?.kind === 'listing' ? (listing.service.service_at_locations ?? []) : [];
    const { latitude: lat, longitude: lon } =
      places.find((place) => place.id === hit.place?.id)?.location ?? {};
    return lat === undefined || lon === undefined ? [] : [{ lat, lon }];
  });
  const point = middleOf(points);
  if (point) return found({ kind: 'place', name: near, approximate: true }, point, []);
  throw new InvalidInput([
    { field: 'near', reason: 'we do not know a place of this name; try a postcode or a larger town nearby' },
  ]);
}

/** The median of each coordinate: one venue elsewhere of the same name does not pull it away. */
function middleOf(points: readonly Point[]): Point | undefined {
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];
  const lat = median(points.map((point) => point.lat));
  const lon = median(points.map((point) => point.lon));
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function atCoordinates(lat: number, lon: number): UnderstoodPlace {
  if (lat < UK.south || lat > UK.north || lon < UK.west || lon > UK.east)
    throw new InvalidInput([
      { field: 'near', reason: 'these coordinates are outside the United Kingdom; give latitude,longitude' },
    ]);
  const point = { lat, lon };
  return found({ kind: 'coordinates', name: `${lat}, ${lon}`, approximate: false }, point, []);
}

async function atPostcode(near: string, book: PostcodeBook): Promise<UnderstoodPlace> {
  const answer = await lookUp(near, book);
  if (!answer)
    throw new InvalidInput([
      { field: 'near', reason: 'we do not know this postcode; check it, or give the name of a place' },
    ]);
  const { point, precision, areas } = answer;
  const asked = parsePostcode(near);
  const approximate = precision !== 'postcode';
  return found(
    { kind: asked?.kind ?? precision, name: asked?.text ?? answer.postcode, approximate },
    point,
    areas ?? [],
    errorOf(precision, answer.postcode),
  );
}

function errorOf(precision: PostcodePoint['precision'], postcode: string): number {
  if (precision === 'sector') return sectorErrorKm(postcode);
  return precision === 'outcode' ? OUTCODE_ERROR_KM : 0;
}

function atName(named: readonly NamedPlace[]): UnderstoodPlace {
  const choices = named.map((place) => ({
    name: `${place.name} (${nearestOutcode(place.point)})`,
    near: `${place.point.lat},${place.point.lon}`,
  }));
  const chosen = obviousPlace(named);
  if (!chosen) return { ...NOWHERE, places: choices };
  return {
    ...found({ kind: 'place', name: chosen.name, approximate: true }, chosen.point, []),
    places: choices.slice(1),
  };
}

const found = (
  place: Pick<Understood, 'kind' | 'name' | 'approximate'>,
  point: Point,
  areas: readonly string[],
  errorKm = place.approximate ? TOWN_ERROR_KM : 0,
): UnderstoodPlace => ({
  point,
  areas,
  errorKm,
  place: { ...place, latitude: point.lat, longitude: point.lon },
  places: [],
});
