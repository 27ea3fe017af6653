import { distanceKm } from '../../geo/distance.ts';
import { areaKey } from '../../place/districts.ts';
import { type NamedPlace, placesWithin } from '../../place/gazetteer.ts';
import { parsePostcode } from '../../postcode/parse.ts';
import { nearestOutcode } from '../../postcode/sectors.ts';
import type { UnderstoodPlace } from './place.ts';

/**
 * How far from its middle people live in a town, kilometres: a judgement. Some 5 for the 140,000 of Ipswich.
 */
const FARTHEST_IN_TOWN_KM = 10;
const inTownKm = ({ population }: NamedPlace): number =>
  Math.min(FARTHEST_IN_TOWN_KM, Math.max(3, Math.sqrt(population) / 75));

/** Of two towns of like size somebody lives in the one of which they are nearer to the middle, as wide as it is. */
const LIKE_SIZE = 1 / 3;

/** By what listings name those who live at a place: its postcode district, and towns whose middle is near. */
export function ownNamesOf({ place, point }: UnderstoodPlace): readonly string[] {
  if (!place || !point) return [];
  const outcode = parsePostcode(place.name)?.outcode ?? nearestOutcode(point);
  const around = placesWithin(point, FARTHEST_IN_TOWN_KM)
    .map((town) => ({ ...town, share: distanceKm(point, town.point) / inTownKm(town) }))
    .filter(({ share }) => share <= 1);
  const towns = around
    .filter(
      (town) =>
        !around.some((other) => other.share < town.share && other.population >= LIKE_SIZE * town.population),
    )
    .map(({ name }) => areaKey(name));
  return [outcode.toLowerCase(), ...towns, ...(place.kind === 'place' ? [areaKey(place.name)] : [])];
}
