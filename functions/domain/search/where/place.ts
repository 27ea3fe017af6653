import type { Point } from '../../../../schemas/common.ts';
import type { SearchAnswer } from '../../../../schemas/search.ts';
import { areaWords } from '../../areas/words.ts';
import { InvalidInput, wrong } from '../../errors.ts';
import { distanceKm } from '../../geo/distance.ts';
import { insideUk } from '../../geo/uk.ts';
import { oncePer } from '../../once-per.ts';
import { areaKey, areaKeysAt, isDistrict, isNation, liesIn, nationOf } from '../../place/districts.ts';
import {
  largestWhere,
  longerNames,
  type NamedPlace,
  placesLike,
  placesNamed,
} from '../../place/gazetteer.ts';
import type { AreaBook, PostcodeBook, PostcodePoint } from '../../ports.ts';
import { lookUp, mistypedPostcode, postcodeIn } from '../../postcode/look-up.ts';
import { parsePostcode } from '../../postcode/parse.ts';
import { nearestOutcode, outcodeErrorKm, sectorErrorKm } from '../../postcode/sectors.ts';
import { type LookedAround, likeliest, lookAround, servedAmong } from './likeliest.ts';
import { middleOfBearing, middleOfSaying, middleOfTown, type Venues } from './own-venues.ts';
import { type Villages, villagesCalled } from './villages.ts';

type Understood = NonNullable<SearchAnswer['understood']['place']>;

export interface UnderstoodPlace {
  readonly point: Point | undefined;
  /** Codes of the areas that hold the place, as far as they are loaded. */
  readonly areas: readonly string[];
  /** Nothing in the directory is anywhere near: what is at nobody knows which place is not here either. */
  readonly isFarFromAll?: boolean;
  /** By how many kilometres the point may be off. */
  readonly errorKm: number;
  readonly place: Understood | null;
  readonly places: SearchAnswer['understood']['places'];
  /** Nothing is called so, and the places are called nearly so; or it is a whole county or nation, and they lie in it. */
  readonly choice?: 'unknown' | 'wide';
}

const NOWHERE: UnderstoodPlace = { point: undefined, areas: [], errorKm: 0, place: null, places: [] };

/** Within a town's middle and its edge; named places are mostly small towns. */
const TOWN_ERROR_KM = 1.5;
const COORDINATES = /^(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/;

const NOT_COVERED = wrong('near', 'wrong.northern-ireland');
const NOT_COVERED_NATION = 'Northern Ireland';
const UNKNOWN_PLACE = wrong('near', 'wrong.place');

interface Books extends Venues, Villages {
  readonly postcodes: PostcodeBook;
  readonly areas: AreaBook;
}

/** Places among which somebody is asked to choose. */
const CHOICES_MAX = 6;

/** Where the person is: a postcode, a sector, an outcode, coordinates, or the name of a place. */
export async function understandPlace(near: string, books: Books): Promise<UnderstoodPlace> {
  const where = await pointOf(near, books);
  if (where.point === undefined || where.areas.length > 0) return where;
  const held = await books.areas.areasAt(where.point);
  return { ...where, areas: areaWords(held, where.place?.approximate ?? true) };
}

async function pointOf(near: string, books: Books): Promise<UnderstoodPlace> {
  if (near === '') return NOWHERE;
  const coordinates = COORDINATES.exec(near);
  if (coordinates) return atCoordinates(Number(coordinates[1]), Number(coordinates[2]));
  if (parsePostcode(near)) return atPostcode(near, books.postcodes);
  if (isNation(near)) return inArea(near);
  const named = placesNamed(near);
  if (named.length > 0) return atName(near, named, books);
  const postcode = postcodeIn(near);
  if (postcode !== undefined) return atPostcode(postcode, books.postcodes);
  if (isDistrict(near)) return inArea(near);
  const own = (await atTown(near, books)) ?? (await atPartNear(near, books)) ?? (await atPartOf(near, books));
  if (own) return own;
  const [mistyped, middle] = [mistypedPostcode(near), near.replace(MIDDLE, '').trim()];
  if (mistyped !== undefined) return atPostcode(mistyped, books.postcodes);
  if (middle !== near && middle !== '') return pointOf(middle, books);
  return (await atBeginning(near, books)) ?? likeIt(near);
}

/** "Leeds city centre" is Leeds. */
const MIDDLE =
  /(?:^canol (?:y |tref |dinas |y dref |y ddinas )?|\s+(?:city|town)?\s*cent(?:re|er)$|\s+(?:area|marina|docks|station)$)/i;

/** The district and the nation of a place, found once: a small county is looked for among all places. */
const areasOf = oncePer(({ point }: NamedPlace) => areaKeysAt(point));

/** A county or nation is no place to measure from: the person is asked for a town in it. The codes of districts we do not know. */
function inArea(codeOrName: string): UnderstoodPlace {
  if (nationOf(codeOrName)?.[0] === NOT_COVERED_NATION) throw new InvalidInput([NOT_COVERED]);
  const key = areaKey(codeOrName);
  const towns = largestWhere((place) => areasOf(place).includes(key), CHOICES_MAX);
  if (towns.length === 0) throw new InvalidInput([UNKNOWN_PLACE]);
  return { ...NOWHERE, places: choicesOf(towns), choice: 'wide' };
}

/** What is written before a town and lies no farther from it is near it: "Kettlewell, Skipton". */
const BESIDE_TOWN_KM = 30;

/** "Sale" of "Sale, Manchester", "Allendale" of "Allendale, Northumberland"; nothing of "12 High Street, Swansea". */
async function atPartNear(near: string, books: Books): Promise<UnderstoodPlace | undefined> {
  const [first = '', ...rest] = near.split(',');
  if (rest.length === 0 || /\d/.test(first)) return undefined;
  const towns = rest.filter((part) => !isNation(part)).flatMap((part) => [...placesNamed(part)]);
  const isBeside = ({ point }: NamedPlace) =>
    towns.some((town) => distanceKm(point, town.point) <= BESIDE_TOWN_KM);
  const named = placesNamed(first);
  if (named.length > 0) {
    const beside = named.filter(isBeside);
    return beside.length > 0 ? atName(first.trim(), beside, books) : undefined;
  }
  const villages = await villagesCalled(first, books);
  const beside = towns.length > 0 ? villages.filter(isBeside) : villages;
  return beside.length > 0 ? atLikeliest(await lookAround(beside, books.index)) : undefined;
}

/**
 * The last part of "12 High Street, Swansea" or of "Leeds, West Yorkshire" that is the name of a place. What follows it
 * may say which of several is meant, and is not understood: the person is asked.
 */
async function atPartOf(near: string, books: Books): Promise<UnderstoodPlace | undefined> {
  const parts = near.split(',').map((part) => ({ part, named: isNation(part) ? [] : placesNamed(part) }));
  const at = parts.findLastIndex(({ named }) => named.length > 0);
  const last = parts[at];
  if (!last) return undefined;
  const { part, named } = last;
  const isSure = named.length === 1 || at === parts.length - 1;
  return isSure ? atName(part.trim(), named, books) : { ...NOWHERE, places: choicesOf(named) };
}

/** "Kibworth" is Kibworth Harcourt, if the directory has anything near it and near no other that begins so; "Great" may be anything. */
async function atBeginning(near: string, { index }: Venues): Promise<UnderstoodPlace | undefined> {
  const longer = longerNames(near, CHOICES_MAX + 1);
  if (longer.length > CHOICES_MAX) return undefined;
  const { nearestKm } = await lookAround(longer, index);
  const [served, another] = nearestKm.keys();
  return served && !another ? atPlace(served, longer) : undefined;
}

/** Places whose name is nearly what was typed, or starts with it: the person is asked which. */
function likeIt(near: string): UnderstoodPlace {
  const places = placesLike(near, CHOICES_MAX);
  if (places.length === 0) throw new InvalidInput([UNKNOWN_PLACE]);
  return { ...NOWHERE, places: choicesOf(places), choice: 'unknown' };
}

/**
 * Places of this name in the listings themselves, where the gazetteer has none: the middle of the venues in the town of
 * that name, if they lie together, else the village of that name, else the middle of those that bear it ("Mumbles" of
 * the Mumbles Baptist Hall).
 */
async function atTown(near: string, books: Books): Promise<UnderstoodPlace | undefined> {
  const town = atOwn(near, await middleOfTown(near, books));
  return town ?? (await atVillage(near, books)) ?? atOwn(near, await middleOfSaying(near, books));
}

async function atVillage(near: string, books: Books): Promise<UnderstoodPlace | undefined> {
  const villages = await villagesCalled(near, books);
  if (villages.length === 0) return undefined;
  return atLikeliest(await lookAround(villages, books.index));
}

/** The same where the gazetteer has the name elsewhere: then not any text with the word is enough. */
async function atTownToo(near: string, venues: Venues): Promise<UnderstoodPlace | undefined> {
  return atOwn(near, (await middleOfTown(near, venues)) ?? (await middleOfBearing(near, venues)));
}

const atOwn = (name: string, point: Point | undefined): UnderstoodPlace | undefined =>
  point && found({ kind: 'place', name, approximate: true }, point, []);

function atCoordinates(lat: number, lon: number): UnderstoodPlace {
  if (!insideUk(lat, lon)) throw new InvalidInput([wrong('near', 'wrong.outside')]);
  const point = { lat, lon };
  if (liesIn(point, NOT_COVERED_NATION)) throw new InvalidInput([NOT_COVERED]);
  return found({ kind: 'coordinates', name: `${lat}, ${lon}`, approximate: false }, point, []);
}

/** First letters of the postcodes of Northern Ireland, which the table of sectors does not have. */
const NORTHERN_IRELAND = /^BT[0-9]/;

async function atPostcode(near: string, book: PostcodeBook): Promise<UnderstoodPlace> {
  const answer = await lookUp(near, book);
  const asked = parsePostcode(near);
  if (!answer) {
    const isIrish = NORTHERN_IRELAND.test(asked?.outcode ?? '');
    throw new InvalidInput([isIrish ? NOT_COVERED : wrong('near', 'wrong.postcode')]);
  }
  const { point, precision, areas } = answer;
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
  return precision === 'outcode' ? outcodeErrorKm(postcode) : 0;
}

const isCovered = (place: NamedPlace) => place.isCovered;

const choicesOf = (places: readonly NamedPlace[]): UnderstoodPlace['places'] =>
  places
    .filter(isCovered)
    .slice(0, CHOICES_MAX)
    .map(({ name, point }) => ({
      name: `${name} (${nearestOutcode(point)})`,
      near: `${point.lat},${point.lon}`,
    }));

/**
 * Of places of one name those are likelier where the directory has anything; where it has nothing near any of them, its
 * own venues may be of another of that name, which no gazetteer has: Beeston is a part of Leeds too. So may a village be.
 */
async function atName(near: string, all: readonly NamedPlace[], books: Books): Promise<UnderstoodPlace> {
  const named = all.filter(isCovered);
  const looked = await lookAround(named, books.index);
  if (servedAmong(looked).length > 0) return atLikeliest(looked);
  const own = await atTownToo(near, books);
  if (own) return { ...own, places: choicesOf(named) };
  const villages = await villagesCalled(near, books);
  if (named.length + villages.length === 0) throw new InvalidInput([NOT_COVERED]);
  const aroundVillages = await lookAround(villages, books.index);
  return atLikeliest(besides(looked, aroundVillages));
}

const besides = (one: LookedAround, other: LookedAround): LookedAround => ({
  all: [...one.all, ...other.all],
  nearestKm: new Map([...one.nearestKm, ...other.nearestKm]),
});

function atLikeliest(looked: LookedAround): UnderstoodPlace {
  const found = likeliest(looked);
  return 'chosen' in found
    ? atPlace(found.chosen, looked.all)
    : { ...NOWHERE, places: choicesOf(found.choices) };
}

const atPlace = (chosen: NamedPlace, among: readonly NamedPlace[]): UnderstoodPlace => ({
  ...found({ kind: 'place', name: chosen.name, approximate: true }, chosen.point, []),
  places: choicesOf(among.filter((place) => place !== chosen)),
});

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
