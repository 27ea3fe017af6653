import { isWelsh, packs, REGIONS, towns } from './data.ts';
import { type Random, randomFrom } from './random.ts';
import type { Pack, Plan, Region, Situation, Town } from './types.ts';

/** Listings of each region. Rural Powys has the fewest, as link workers there say. */
const LISTINGS: Readonly<Record<Region, number>> = {
  swansea: 520,
  valleys: 420,
  powys: 210,
  cornwall: 400,
  leeds: 440,
};

/** A place of this weight has a listing of most common kinds. */
const MAIN_TOWN_WEIGHT = 7;

const WASTED_JOURNEYS: readonly (readonly [Situation, number])[] = [
  ['closed', 14],
  ['full', 15],
  ['waiting', 13],
  ['stale', 22],
  ['for-others', 16],
  ['upstairs', 11],
  ['out-of-reach', 9],
];

const suits = (pack: Pack, town: Town): boolean => {
  if (pack.venue === 'pool' && town.weight < 3) return false;
  if (pack.region === 'wales') return isWelsh(town.region);
  if (pack.region === 'coast') return town.coast === true;
  if (pack.region === 'rural') return town.rural || town.region === 'powys';
  return true;
};

/** In a main town: mostly one of each common kind that fits, and often one beside it that does not. */
function commonIn(town: Town, first: boolean, random: Random): Plan[] {
  const sparse = town.region === 'powys';
  return packs
    .filter((pack) => pack.common && suits(pack, town))
    .flatMap((pack) => {
      const base = { region: town.region, pack, town };
      const fits =
        first || random.chance(sparse ? 0.5 : 0.75) ? [{ ...base, situation: 'fits' as const }] : [];
      const wasted = random.chance(sparse ? 0.4 : 0.65)
        ? [{ ...base, situation: random.weigh(WASTED_JOURNEYS) }]
        : [];
      return [...fits, ...wasted];
    });
}

interface Choice {
  readonly pack: Pack;
  readonly places: readonly (readonly [Town, number])[];
}

/** The kinds of help that a region can have, each with its share and the places that suit it. */
const choicesOf = (region: Region): (readonly [Choice, number])[] =>
  packs
    .map((pack) => ({
      pack,
      places: towns
        .filter((town) => town.region === region && suits(pack, town))
        .map((town) => [town, town.weight] as const),
    }))
    .filter((choice) => choice.places.length > 0)
    .map((choice) => [choice, choice.pack.weight] as const);

function anywhere(region: Region, choices: readonly (readonly [Choice, number])[], random: Random): Plan {
  const { pack, places } = random.weigh(choices);
  const town = random.weigh(places);
  const situation = random.weigh<Situation>([
    ['fits', 15],
    ['ordinary', 60],
    [random.weigh(WASTED_JOURNEYS), 25],
  ]);
  return { region, pack, town, situation };
}

/** Every region has a refuge. */
const refugeIn = (region: Region, town: Town): Plan[] =>
  packs
    .filter((pack) => pack.shape === 'refuge')
    .map((pack) => ({ region, pack, town, situation: 'ordinary' }));

function planRegion(seed: string, region: Region): Plan[] {
  const random = randomFrom(`${seed}/plan/${region}`);
  const mains = towns.filter((town) => town.region === region && town.weight >= MAIN_TOWN_WEIGHT);
  const common = mains.flatMap((town, index) => commonIn(town, index === 0, random));
  const certain = [...common, ...mains.slice(0, 1).flatMap((town) => refugeIn(region, town))];
  const choices = choicesOf(region);
  const others = Array.from({ length: LISTINGS[region] - certain.length }, () =>
    anywhere(region, choices, random),
  );
  return [...certain, ...others];
}

/** What is offered where, and how it turns out, before any word of it is written. */
export const planOf = (seed: string): Plan[] => REGIONS.flatMap((region) => planRegion(seed, region));
