import {
  EMPTY_QUERY,
  type IndexDocument,
  type IndexPlace,
  type IndexQuery,
} from '../../functions/domain/search/index-language.ts';
import { SENSE_LENGTH } from '../../functions/domain/topics/sense.ts';
import type { Point } from '../../schemas/common.ts';

/** Made-up listings for measurements: many, alike in shape to real ones, and the same for the same seed. */

const VOCABULARY = 20_000;
const WORDS_PER_LISTING = 55;
const TOPICS = 160;
const ABOUT_SHARES = [76, 28, 12, 6];
const TOWNS = 600;
const AREAS = 350;

/** Mulberry32: numbers from 0 up to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ranks from 0, each as likely as one over itself (Zipf with exponent 1). */
const zipf = (random: () => number, size: number) => Math.floor((size + 1) ** random()) - 1;

const SYLLABLES = [
  'ba',
  'ca',
  'de',
  'fi',
  'go',
  'lu',
  'ma',
  'ne',
  'pi',
  'ro',
  'su',
  'ta',
  've',
  'wi',
  'yo',
  'ch',
];
/** Stands for a stem; like words, the frequent ones are short. */
export function stem(rank: number): string {
  let rest = rank;
  let word = '';
  do {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  } while (rest > 0);
  return word;
}

interface Town {
  readonly middle: Point;
  readonly spreadKm: number;
}

/** Towns over Great Britain, sizes by Zipf's law: the first holds some fifteen in a hundred of all listings. */
function towns(random: () => number): Town[] {
  return Array.from({ length: TOWNS }, (_, i) => ({
    middle: { lat: 50.3 + 6 * random() ** 1.5, lon: -5 + 6.3 * random() },
    spreadKm: 1.5 + 14 / Math.sqrt(i + 1),
  }));
}

function near({ middle, spreadKm }: Town, random: () => number): Point {
  const bell = () => random() + random() + random() - 1.5;
  const lat = middle.lat + (bell() * spreadKm) / 111.2;
  return { lat, lon: middle.lon + (bell() * spreadKm) / (111.2 * Math.cos((lat * Math.PI) / 180)) };
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const VENUES = ['step-free', 'hearing-loop', 'accessible-toilet', 'quiet-space', 'parking', 'near-stop'];

/** `count` listings; their places lie round `TOWNS` towns. */
export function* generatedDocuments(count: number, seed = 1): Generator<IndexDocument> {
  const random = randomFrom(seed);
  const all = towns(random);
  const chance = (share: number) => random() < share;
  for (let i = 0; i < count; i++) {
    const townNumber = zipf(random, TOWNS);
    const town = all[townNumber] as Town;
    const topic = zipf(random, TOPICS);
    const words = Array.from({ length: WORDS_PER_LISTING }, () => stem(zipf(random, VOCABULARY)));
    const online = chance(0.08);
    const places = Array.from({ length: chance(0.85) ? 1 : 2 + Math.floor(random() * 4) }, (_, p) =>
      placeOf(`place-${i}-${p}`, online && chance(0.5) ? undefined : near(town, random), chance),
    );
    yield {
      id: `listing-${((i * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}-${i}`,
      version: 1,
      text: {
        topic: [`#topic-${topic}`, stem(topic * 7)],
        name: words.slice(0, 4),
        summary: words.slice(4, 20),
        detail: words.slice(20),
      },
      terms: termsOf(topic, townNumber, online, chance),
      numbers: {
        ...(chance(0.4) ? { ageFrom: 18 + 2 * Math.floor(random() * 21) } : {}),
        ...(chance(0.3) ? { waitWeeks: Math.floor(random() * 20) } : {}),
        ...(chance(0.6) ? { costFrom: Math.floor(random() * 20) / 2 } : {}),
        confirmedUntil: 20_000 + Math.floor(random() * 800),
        doubtfulFrom: 20_400 + Math.floor(random() * 800),
      },
      about: ABOUT_SHARES.map((share, k) => `topic-${(topic + 7 * k) % TOPICS}:${share}`),
      sense: Int8Array.from({ length: SENSE_LENGTH }, () => Math.floor(255 * random()) - 127),
      places,
      names: [
        { kind: 'listing', text: words.slice(0, 4).join(' '), id: `listing-${i}` },
        { kind: 'organization', text: `${words[0]} trust ${i >> 3}`, id: `organization-${i >> 3}` },
        { kind: 'place', text: `${stem(i >> 2)} hall`, id: `hall-${i >> 2}` },
      ],
    };
  }
}

function placeOf(id: string, point: Point | undefined, chance: (share: number) => boolean): IndexPlace {
  const terms = [
    ...VENUES.filter(() => chance(0.4)).map((venue) => `venue:${venue}`),
    ...DAYS.filter(() => chance(0.25)).map((day) => `starts:${day}:20`),
  ];
  return { id, terms, ...(point ? { point } : {}) };
}

function termsOf(topic: number, town: number, online: boolean, chance: (share: number) => boolean): string[] {
  return [
    `topic:topic-${topic}`,
    `topic:broader-${topic % 24}`,
    `domain:domain-${topic % 5}`,
    online ? 'delivery:online' : 'delivery:in-person',
    ...(chance(0.05) ? ['delivery:telephone'] : []),
    ...(chance(0.6) ? ['route:self'] : []),
    ...(chance(0.5) ? ['route:link-worker'] : []),
    ...(chance(0.2) ? ['support:meet-at-door'] : []),
    ...(chance(0.1) ? ['gender:only', 'gender+female'] : []),
    ...(chance(0.3) ? ['residence:only', `residence+area-${town % AREAS}`] : ['residence:anyone']),
    ...(online ? [`area:country-${town % 3}`] : []),
    ...(chance(0.2) ? [`area:area-${town % AREAS}`] : []),
    ...(chance(0.3) ? ['room:open'] : []),
    ...(chance(0.05) ? ['closed:yes'] : []),
    `source:feed-${town % 12}`,
    `org:${town}-${topic}`,
  ];
}

export interface Mix {
  readonly name: string;
  next(): IndexQuery;
}

/** The questions that are measured. People ask near towns, the large ones more often; words are of middling frequency. */
export function mixes(seed = 2): Mix[] {
  const random = randomFrom(seed);
  const all = towns(randomFrom(1));
  const group = (token: string, ...more: string[]) => ({
    alternatives: [{ token, weight: 1 }, ...more.map((other) => ({ token: other, weight: 48 / 64 }))],
    weight: 1,
  });
  const word = () => {
    const rank = 20 + zipf(random, 4_000);
    const topic = zipf(random, TOPICS);
    return group(stem(rank), `#topic-${topic}`, stem(rank * 3), stem(rank * 5 + 11));
  };
  const here = (radiusKm: number) => ({
    point: near(all[zipf(random, TOWNS)] as Town, random),
    radiusKm,
  });
  const remote = {
    way: 'comes-to-you',
    test: { has: ['delivery:online', 'delivery:telephone'] },
    atPlace: false,
  } as const;
  const open = { key: 'closed', scope: 'listing', test: { lacks: ['closed:yes'] } } as const;
  const free = {
    key: 'cost',
    scope: 'listing',
    test: { number: 'costFrom', atMost: 2, orUnknown: true },
  } as const;
  const stepFree = { key: 'venue', scope: 'place', test: { has: ['venue:step-free'] } } as const;
  const women = {
    key: 'gender',
    scope: 'listing',
    test: { any: [{ lacks: ['gender:only'] }, { has: ['gender+female'] }] },
  } as const;
  const query = (parts: Partial<IndexQuery>): IndexQuery => ({
    ...EMPTY_QUERY,
    minimumGroups: parts.text?.length ? 1 : 0,
    ways: [remote],
    clauses: [open],
    facets: ['topic', 'delivery'],
    limit: 20,
    ...parts,
  });
  const oneOrTwo = () => (random() < 0.5 ? [word()] : [word(), word()]);
  return [
    { name: '5 km, 1-2 terms, two facets', next: () => query({ circle: here(5), text: oneOrTwo() }) },
    {
      name: '5 km, the same without remote help',
      next: () => query({ circle: here(5), text: oneOrTwo(), ways: [] }),
    },
    { name: '8 km, 1-2 terms, two facets', next: () => query({ circle: here(8), text: oneOrTwo() }) },
    { name: '40 km, 1-2 terms, two facets', next: () => query({ circle: here(40), text: oneOrTwo() }) },
    {
      name: '8 km, 2 terms, a person, five facets, best 300',
      next: () =>
        query({
          circle: here(8),
          text: [word(), word()],
          clauses: [open, free, stepFree, women],
          countIgnoring: ['closed', 'cost', 'gender'],
          facets: ['topic', 'domain', 'delivery', 'route', 'venue'],
          limit: 300,
        }),
    },
    { name: 'words only', next: () => query({ text: oneOrTwo(), ways: [] }) },
    { name: 'filters only, 8 km', next: () => query({ circle: here(8), clauses: [open, free, stepFree] }) },
    { name: 'filters only, 40 km', next: () => query({ circle: here(40), clauses: [open, free, stepFree] }) },
  ];
}
