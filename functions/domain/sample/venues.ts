import type { Access } from '../../../schemas/place.ts';
import { isWelsh, venueWords } from './data.ts';
import { idOf } from './ids.ts';
import { type Random, randomFrom } from './random.ts';
import type { Town, Venue } from './types.ts';
import { fill, stated } from './words.ts';

/** Letters that Royal Mail uses in the last two places of a postcode. */
const UNIT_LETTERS = [...'ABDEFGHJLNPQRSTUWXYZ'];
/** A degree of latitude, metres. */
const DEGREE_METRES = 111_200;

/** Venues lie within this of the middle of the place, metres: a small one is soon fields or sea. */
const spreadMetres = (town: Town): number => (town.rural ? 250 : town.weight >= 5 ? 600 : 400);

function nearMiddle(town: Town, random: Random): { lat: number; lon: number } {
  const metres = spreadMetres(town) * Math.sqrt(random.next());
  const angle = random.next() * 2 * Math.PI;
  const lat = town.lat + (metres * Math.cos(angle)) / DEGREE_METRES;
  const lon = town.lon + (metres * Math.sin(angle)) / (DEGREE_METRES * Math.cos((town.lat * Math.PI) / 180));
  return { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) };
}

function stopsNear(town: Town, random: Random, street: string): NonNullable<Access['stops']> {
  if (town.rural && random.chance(0.45)) return [];
  const name = fill(random.pick(venueWords.stops), {
    street,
    town: town.name,
    first: random.pick(venueWords.first),
    kind: random.pick(['Road', 'Lane', 'Estate']),
  });
  const metres = town.rural ? random.int(3, 32) * 100 : random.int(2, 45) * 10;
  const bus = { name, mode: 'bus' as const, metres };
  const station = town.weight >= 5 && random.chance(0.3);
  return station
    ? [bus, { name: `${town.name} station`, mode: 'train', metres: random.int(20, 110) * 10 }]
    : [bus];
}

/** The first hall of a place is step-free and the second is not, so that each town has both. */
function stepFreeAt(index: number, town: Town, random: Random): boolean {
  if (town.weight >= 3 && index < 2) return index === 0;
  return random.chance(town.rural ? 0.55 : 0.75);
}

function accessOf(
  id: string,
  index: number,
  kind: Venue['kind'],
  town: Town,
  random: Random,
  street: string,
): Access {
  const maybe = (known: number, yes: number) => (random.chance(known) ? random.chance(yes) : undefined);
  const stepFree = kind === 'pool' || stepFreeAt(index, town, random);
  const indoors = kind !== 'outdoors';
  return stated({
    location_id: id,
    stepFree,
    hearingLoop: indoors ? maybe(0.6, 0.5) : undefined,
    accessibleToilet: maybe(0.75, stepFree ? 0.85 : 0.15),
    quietSpace: indoors ? maybe(0.4, 0.5) : undefined,
    parking: maybe(0.8, town.rural ? 0.9 : 0.6),
    stops: stopsNear(town, random, street),
  });
}

function nameOf(kind: Venue['kind'], index: number, town: Town, random: Random): string {
  const first = random.pick(venueWords.first);
  if (kind === 'pool') return `${first} ${random.pick(venueWords.pools)}`;
  if (kind === 'outdoors') return `${first} ${random.pick(venueWords.outdoors)}`;
  if (town.cy && random.chance(0.3))
    return fill(random.pick(venueWords.welshHalls), { first: random.pick(venueWords.welshFirst) });
  if (town.rural && index === 0) return `${town.name} ${random.pick(venueWords.villageHalls)}`;
  return `${first} ${random.pick(venueWords.halls)}`;
}

function venueAt(seed: string, town: Town, kind: Venue['kind'], index: number): Venue {
  const random = randomFrom(`${seed}/venue/${town.region}/${town.name}/${kind}/${index}`);
  const id = idOf(seed, 'venue', town.region, town.name, kind, index);
  const welshStreet = isWelsh(town.region) && random.chance(0.35);
  const street = random.pick(welshStreet ? venueWords.welshStreets : venueWords.streets);
  return {
    id,
    kind,
    town,
    name: nameOf(kind, index, town, random),
    street: kind === 'outdoors' ? street : `${random.int(1, 140)} ${street}`,
    ...nearMiddle(town, random),
    postcode: `${random.pick(town.sectors)}${random.pick(UNIT_LETTERS)}${random.pick(UNIT_LETTERS)}`,
    access: accessOf(id, index, kind, town, random, street),
  };
}

/** The halls, pools and meeting points of a place: more of them in a larger one. */
export function venuesOf(seed: string, town: Town): Venue[] {
  const halls = Math.min(14, 1 + Math.round(town.weight * 0.9));
  const kinds: Venue['kind'][] = [...Array<'hall'>(halls).fill('hall'), 'outdoors'];
  if (town.weight >= 3) kinds.push('outdoors', 'pool');
  const counted = { hall: 0, pool: 0, outdoors: 0 };
  return kinds.map((kind) => {
    const venue = venueAt(seed, town, kind, counted[kind]);
    counted[kind] += 1;
    return venue;
  });
}
