import { distanceKm } from '../../functions/domain/geo/distance.ts';
import { type NamedPlace, placesInside } from '../../functions/domain/place/gazetteer.ts';
import { nearestOutcode, outcodePoint } from '../../functions/domain/postcode/sectors.ts';
import { packs, phrases } from '../../functions/domain/sample/data.ts';
import { type Random, randomFrom } from '../../functions/domain/sample/random.ts';
import type { Pack } from '../../functions/domain/sample/types.ts';
import { vocabulary } from '../../functions/domain/vocabulary/vocabulary.ts';
import type { Point } from '../../schemas/common.ts';
import { UK } from '../../schemas/limits.ts';
import type { Service } from '../../schemas/service.ts';

/**
 * Made-up services in feed shape for measurements: any number of them, the same for the same seed, over the towns of
 * Great Britain by their size. The first `n` of a longer run are the run of `n`.
 */

const TOWNS = 500;
const POST_AREA_KM = 20;
/** Words of a name and a description together; what is short of it is filled with names of people and streets. */
const WORDS_PER_LISTING = 55;
/** Names of people, houses and streets, as frequent as one over their rank. */
const NAMES = 20_000;

export interface BenchTown {
  readonly name: string;
  readonly code: string;
  readonly outcode: string;
  readonly middle: Point;
  readonly spreadKm: number;
  readonly weight: number;
}

/** Places of Great Britain that have a postcode area nearby, largest first; half as many people, half the listings. */
let towns: readonly BenchTown[] | undefined;

export function benchTowns(): readonly BenchTown[] {
  towns ??= placesInside(UK, TOWNS).flatMap(townOf);
  return towns;
}

/** None for Northern Ireland, whose postcodes the project does not carry. */
function townOf(place: NamedPlace, i: number): BenchTown[] {
  const outcode = nearestOutcode(place.point);
  const post = outcodePoint(outcode)?.point;
  if (post === undefined || distanceKm(post, place.point) > POST_AREA_KM) return [];
  return [
    {
      name: place.name,
      code: `E07${String(i).padStart(6, '0')}`,
      outcode,
      middle: place.point,
      // Greater London's 9 million within some 20 km, a town of 30,000 within some 2 km.
      spreadKm: 1 + Math.sqrt(place.population) / 150,
      weight: Math.max(1_000, place.population),
    },
  ];
}

/** A way to draw towns by weight without walking the list: where each town's share begins. */
export function townPicker(towns: readonly BenchTown[]): (random: Random) => BenchTown {
  let sum = 0;
  const ends = towns.map(({ weight }) => (sum += weight));
  return (random) => {
    const mark = random.next() * sum;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= mark) low = middle + 1;
      else high = middle;
    }
    const town = towns[low];
    if (town === undefined) throw new RangeError('there are no towns');
    return town;
  };
}

/** Denser in the middle: the sum of three draws is nearly a bell. */
export function pointNear({ middle, spreadKm }: BenchTown, random: Random): Point {
  const bell = () => random.next() + random.next() + random.next() - 1.5;
  const lat = middle.lat + (bell() * spreadKm) / 111.2;
  const lon = middle.lon + (bell() * spreadKm) / (111.2 * Math.cos((lat * Math.PI) / 180));
  return { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) };
}

const SYLLABLES = 'bran cal dew el fen gar hol is kel lan mor nor pen rea sel tre ul wen yar bri'.split(' ');

/** The name of a rank; the frequent ones are short. */
export function madeUpName(rank: number): string {
  let rest = rank + 1;
  let name = '';
  while (rest > 0) {
    name += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const zipfName = (random: Random) => madeUpName(Math.floor((NAMES + 1) ** random.next()) - 1);
const HALLS = [
  'Village Hall',
  'Community Centre',
  'Library',
  'Church Hall',
  'Leisure Centre',
  'Health Centre',
  'Memorial Hall',
];
const TRUSTS = ['Trust', 'Association', 'Partnership', 'Society', 'Community Interest Company', 'Friends'];
const FACTS = [...phrases.self, ...phrases.free, ...phrases.stepFree, ...phrases.women, ...phrases.mild];
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const CONDITIONS = vocabulary.terms.filter((term) => term.kind === 'condition');
const DAY_MS = 86_400_000;

const fillSlots = (text: string, slots: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? 'us');

function wordingOf(pack: Pack, slots: Readonly<Record<string, string>>, random: Random) {
  const veiled = random.chance(0.33);
  const name = fillSlots(random.pick(veiled ? pack.otherNames : pack.names), slots);
  const texts = [
    random.pick(veiled ? pack.hints : pack.says),
    ...random.some(pack.more, 1),
    random.pick(FACTS),
  ];
  let description = texts.map((text) => fillSlots(text, slots)).join(' ');
  let words = name.split(' ').length + description.split(' ').length;
  while (words < WORDS_PER_LISTING) {
    description += ` Ask for ${zipfName(random)} ${zipfName(random)} at ${zipfName(random)} ${zipfName(random)} House.`;
    words += 8;
  }
  return { name: name.slice(0, 250), description };
}

function eligibilityOf(random: Random): NonNullable<Service['hereabouts']>['eligibility'] {
  return {
    ...(random.chance(0.4)
      ? { age: { from: random.pick([16, 18, 50, 55, 60, 65]) } }
      : random.chance(0.3)
        ? { age: 'anyone' as const }
        : {}),
    ...(random.chance(0.08)
      ? { gender: { only: [random.pick(['female', 'male'] as const)] } }
      : random.chance(0.3)
        ? { gender: 'anyone' as const }
        : {}),
    ...(random.chance(0.2) ? { need: { only: ['mild' as const, 'moderate' as const] } } : {}),
    ...(random.chance(0.1)
      ? { conditions: { only: random.some(CONDITIONS, 2).map((term) => term.id) } }
      : {}),
    ...(random.chance(0.1) ? { circumstances: { only: [random.pick(['carer', 'veteran', 'parent'])] } } : {}),
  };
}

function capacityOf(random: Random, day: (before: number) => string) {
  if (random.chance(0.4)) return {};
  const asOf = day(random.int(0, 90));
  const state = random.weigh([
    ['open', 50],
    ['limited', 20],
    ['waiting-list', 15],
    ['full', 10],
    ['paused', 5],
  ] as const);
  const weeks = state === 'waiting-list' ? { weeks: random.int(1, 30) } : {};
  return {
    capacity: { state, asOf, ...weeks, ...(state === 'limited' ? { places: random.int(1, 8) } : {}) },
  };
}

function placeOf(id: string, town: BenchTown, random: Random) {
  const { lat, lon } = pointNear(town, random);
  const letter = () => 'ABDEFGHJLNPQRSTUWXYZ'.charAt(random.int(0, 19));
  return {
    id,
    location: {
      id: `${id}-l`,
      location_type: 'physical' as const,
      name: `${zipfName(random)} ${random.pick(HALLS)}`,
      latitude: lat,
      longitude: lon,
      addresses: [
        {
          address_1: `${random.int(1, 200)} ${zipfName(random)} Road`,
          city: town.name,
          postal_code: `${town.outcode} ${random.int(1, 9)}${letter()}${letter()}`,
          country: 'GB',
          address_type: 'physical',
        },
      ],
    },
  };
}

function accessOf(places: readonly { location: { id: string } }[], random: Random) {
  return places
    .filter(() => random.chance(0.7))
    .map(({ location }) => ({
      location_id: location.id,
      ...(random.chance(0.7) ? { stepFree: random.chance(0.7) } : {}),
      ...(random.chance(0.4) ? { accessibleToilet: random.chance(0.6) } : {}),
      ...(random.chance(0.3) ? { hearingLoop: random.chance(0.4) } : {}),
      ...(random.chance(0.4) ? { parking: random.chance(0.7) } : {}),
      ...(random.chance(0.5)
        ? { stops: [{ name: `${zipfName(random)} Road`, mode: 'bus' as const, metres: random.int(20, 900) }] }
        : {}),
    }));
}

function schedulesOf(random: Random): Service['schedules'] {
  const from = random.int(9, 19);
  return [
    {
      freq: 'WEEKLY',
      byday: random
        .some(
          WEEKDAYS,
          random.weigh([
            [1, 75],
            [2, 25],
          ]),
        )
        .join(','),
      opens_at: `${String(from).padStart(2, '0')}:${random.pick(['00', '30'])}`,
      closes_at: `${String(from + 2).padStart(2, '0')}:30`,
    },
  ];
}

const deliveryOf = (random: Random) =>
  random.weigh([
    [['in-person'], 84],
    [['in-person', 'online'], 5],
    [['telephone'], 5],
    [['online'], 3],
    [['home-visit'], 3],
  ] as const);

/** A UUID; multiplied by the golden ratio, so that the order of ids is not the order of writing. */
const idOf = (number: number) =>
  `${((number * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

function serviceOf(
  number: number,
  pack: Pack,
  town: BenchTown,
  random: Random,
  day: (before: number) => string,
): Service {
  const id = idOf(number);
  const delivery = deliveryOf(random);
  const count = delivery.includes('in-person' as never)
    ? random.weigh([
        [1, 88],
        [2, 8],
        [4, 4],
      ])
    : 0;
  const places = Array.from({ length: count }, (_, i) => placeOf(`${id}-${i}`, town, random));
  const organization = `${zipfName(random)} ${random.pick(TRUSTS)}`;
  const venue = places[0]?.location.name ?? 'our office';
  const slots = {
    town: town.name,
    cy: town.name,
    cyIn: town.name,
    venue,
    org: organization,
    county: town.name,
    weekday: 'Monday',
  };
  const access = accessOf(places, random);
  const topics = [pack.topic, ...random.some(pack.also ?? [], 1)];
  return {
    id,
    ...wordingOf(pack, slots, random),
    status: random.chance(0.04) ? 'defunct' : 'active',
    last_modified: `${day(random.int(0, 700))}T09:00:00Z`,
    organization: { id: `org-${organization.toLowerCase().replaceAll(' ', '-')}`, name: organization },
    ...(random.chance(0.8) ? { attributes: topics.map((topic) => ({ taxonomy_term: { id: topic } })) } : {}),
    schedules: schedulesOf(random),
    ...(random.chance(0.65)
      ? { cost_options: [{ amount: random.pick([0, 0, 0, 1.5, 2, 3, 5, 8]), currency: 'GBP' }] }
      : {}),
    phones: [{ number: `01632 ${String(960_000 + random.int(0, 999))}` }],
    ...(random.chance(0.5)
      ? { service_areas: [{ name: town.name, extent: town.code, extent_type: 'ons_code' }] }
      : {}),
    ...(places.length > 0 ? { service_at_locations: places } : {}),
    hereabouts: {
      eligibility: eligibilityOf(random),
      routes: random.weigh([
        [['self', 'link-worker'], 60],
        [['self'], 25],
        [['gp', 'professional'], 15],
      ]),
      delivery: [...delivery],
      ...capacityOf(random, day),
      ...(access.length > 0 ? { access } : {}),
      ...(random.chance(0.15) ? { transport: { travelCostsPaid: true } } : {}),
      ...(random.chance(0.25)
        ? {
            support: random.some(
              ['meet-at-door', 'first-visit-together', 'buddy', 'carers-welcome'] as const,
              2,
            ),
          }
        : {}),
      ...(random.chance(0.2)
        ? {
            funding: {
              funder: `${zipfName(random)} Foundation`,
              endsOn: day(-random.int(30, 500)),
              renewal: 'unknown' as const,
            },
          }
        : {}),
      ...(random.chance(0.8)
        ? {
            assurance: [
              { kind: 'confirmed' as const, on: day(random.int(0, 500)), by: 'organisation' as const },
            ],
          }
        : {}),
    },
  };
}

/** Each block has a seed of its own, so that several processes can make a part each. */
export const BLOCK = 10_000;

/** `today`: `YYYY-MM-DD`; dates of confirmation and room are counted back from it. `from` is a multiple of `BLOCK`. */
export function* generatedServices(
  count: number,
  today: string,
  from = 0,
  seed = 'bench',
): Generator<Service> {
  const pickTown = townPicker(benchTowns());
  const end = Date.parse(today);
  const day = (before: number) => new Date(end - before * DAY_MS).toISOString().slice(0, 10);
  let random = randomFrom(`${seed}/${from}`);
  for (let number = from; number < from + count; number++) {
    if (number % BLOCK === 0) random = randomFrom(`${seed}/${number}`);
    yield serviceOf(number, random.pick(packs), pickTown(random), random, day);
  }
}
