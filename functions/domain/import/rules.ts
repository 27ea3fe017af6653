import { UK } from '../../../schemas/limits.ts';
import type { FieldProblem } from '../errors.ts';
import { insideUk } from '../geo/uk.ts';
import { parsePostcode } from '../postcode/parse.ts';
import { isObject, type JsonObject, listOf } from './json.ts';

const BRITISH = /^(GB|GBR|UK|United Kingdom|Great Britain|England|Wales|Cymru|Scotland|Northern Ireland)$/i;
const DEPENDENCIES = /^(IM|JE|GG|IMN|JEY|GGY|Isle of Man|Jersey|Guernsey)$/i;

/** Another country than ours is stated: then neither its postcodes nor its coordinates can be judged by ours. */
export function isAbroad(location: JsonObject): boolean {
  const stated = listOf(location.addresses)
    .map((address) => (isObject(address) ? address.country : undefined))
    .filter((country) => typeof country === 'string');
  return (
    stated.length > 0 && stated.every((country) => !BRITISH.test(country) && !DEPENDENCIES.test(country))
  );
}

/** A place lies in the United Kingdom or has no coordinates; never at 0,0, where mistakes are. */
function coordinateProblems(location: JsonObject, path: string): FieldProblem[] {
  const { latitude: lat, longitude: lon } = location;
  if (lat === undefined && lon === undefined) return [];
  if (lat === undefined) return [{ field: `${path}.latitude`, reason: 'is missing beside longitude' }];
  if (lon === undefined) return [{ field: `${path}.longitude`, reason: 'is missing beside latitude' }];
  if (typeof lat !== 'number' || typeof lon !== 'number') return [];
  if (lat === 0 && lon === 0) {
    return [{ field: `${path}.latitude`, reason: 'is 0,0: leave coordinates out where they are not known' }];
  }
  if (insideUk(lat, lon)) return [];
  const hint = insideUk(lon, lat) ? '; latitude and longitude look swapped' : '';
  const atFault = lat < UK.south || lat > UK.north ? 'latitude' : 'longitude';
  return [{ field: `${path}.${atFault}`, reason: `is outside the United Kingdom${hint}` }];
}

function postcodeProblems(location: JsonObject, path: string): FieldProblem[] {
  if (isAbroad(location)) return [];
  return listOf(location.addresses).flatMap((address, index) => {
    const postcode = isObject(address) ? address.postal_code : undefined;
    if (typeof postcode !== 'string' || parsePostcode(postcode)) return [];
    return [
      { field: `${path}.addresses.${index}.postal_code`, reason: 'is not a postcode of the United Kingdom' },
    ];
  });
}

function ageProblems({ minimum_age: from, maximum_age: to }: JsonObject): FieldProblem[] {
  if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return [];
  return [{ field: 'maximum_age', reason: 'is below minimum_age' }];
}

/** What is wrong with a record beyond the form of each field. */
export function ruleProblems(service: JsonObject): FieldProblem[] {
  const places = listOf(service.service_at_locations).flatMap((place, index) => {
    if (!isObject(place) || !isObject(place.location)) return [];
    const path = `service_at_locations.${index}.location`;
    return [...coordinateProblems(place.location, path), ...postcodeProblems(place.location, path)];
  });
  return [...ageProblems(service), ...places];
}

/** The record with places abroad left without coordinates, and what to say about it. */
export function withoutForeignPoints(service: JsonObject): { service: JsonObject; warnings: FieldProblem[] } {
  const warnings: FieldProblem[] = [];
  if (!Array.isArray(service.service_at_locations)) return { service, warnings };
  const places = service.service_at_locations.map((place: unknown, index) => {
    if (!isObject(place) || !isObject(place.location) || !isAbroad(place.location)) return place;
    const { latitude, longitude, ...location } = place.location;
    if (latitude === undefined && longitude === undefined) return place;
    const field = `service_at_locations.${index}.location.latitude`;
    warnings.push({ field, reason: 'is left out with longitude: the address is in another country' });
    return { ...place, location };
  });
  return { service: { ...service, service_at_locations: places }, warnings };
}
