import type { Point } from '../../../schemas/common.ts';
import { UK } from '../../../schemas/limits.ts';
import type { SearchAnswer } from '../../../schemas/search.ts';
import { areaWords } from '../areas/words.ts';
import { InvalidInput } from '../errors.ts';
import { obviousPlace, placesNamed } from '../place/gazetteer.ts';
import type { AreaBook, PostcodeBook } from '../ports.ts';
import { lookUp } from '../postcode/look-up.ts';
import { parsePostcode } from '../postcode/parse.ts';
import { nearestOutcode } from '../postcode/sectors.ts';

type Understood = NonNullable<SearchAnswer['understood']['place']>;

export interface UnderstoodPlace {
  readonly point: Point | undefined;
  /** Codes of the areas that hold the place, as far as they are loaded. */
  readonly areas: readonly string[];
  readonly place: Understood | null;
  readonly places: SearchAnswer['understood']['places'];
}

const NOWHERE: UnderstoodPlace = { point: undefined, areas: [], place: null, places: [] };
const COORDINATES = /^(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/;

/** Where the person is: a postcode, a sector, an outcode, coordinates, or the name of a place. */
export async function understandPlace(
  near: string,
  book: PostcodeBook,
  boundaries: AreaBook,
): Promise<UnderstoodPlace> {
  const where = await pointOf(near, book);
  if (where.point === undefined || where.areas.length > 0) return where;
  const held = await boundaries.areasAt(where.point);
  return { ...where, areas: areaWords(held, where.place?.approximate ?? true) };
}

async function pointOf(near: string, book: PostcodeBook): Promise<UnderstoodPlace> {
  if (near === '') return NOWHERE;
  const coordinates = COORDINATES.exec(near);
  if (coordinates) return atCoordinates(Number(coordinates[1]), Number(coordinates[2]));
  if (parsePostcode(near)) return atPostcode(near, book);
  return atName(near);
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
  );
}

function atName(near: string): UnderstoodPlace {
  const named = placesNamed(near);
  if (named.length === 0)
    throw new InvalidInput([
      {
        field: 'near',
        reason: 'we do not know a place of this name; try a postcode or a larger town nearby',
      },
    ]);
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
): UnderstoodPlace => ({
  point,
  areas,
  place: { ...place, latitude: point.lat, longitude: point.lon },
  places: [],
});
