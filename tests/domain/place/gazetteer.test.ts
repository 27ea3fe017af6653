import { describe, expect, it } from 'vitest';
import { isDistrict, isNation } from '../../../functions/domain/place/districts.ts';
import {
  nearestPlace,
  placesLike,
  placesNamed,
  placesStarting,
} from '../../../functions/domain/place/gazetteer.ts';
import { BY_POSTCODE, SHORT_NAMES, WELSH_NAMES } from '../../../functions/domain/place/other-names.ts';
import { nearestOutcode } from '../../../functions/domain/postcode/sectors.ts';

describe('what the gazetteer does not list is found by a postcode', () => {
  it.each(Object.entries(BY_POSTCODE))('%s is one place, in %s', (name, postcode) => {
    const [found, ...others] = placesNamed(name);
    expect(found).toMatchObject({ name, isCovered: true, population: 0 });
    expect(found && nearestOutcode(found.point).slice(0, 2)).toBe(postcode.slice(0, 2));
    expect(others.map(({ point }) => nearestOutcode(point))).toEqual(name === 'Merton' ? ['EX19'] : []);
  });

  it('beside the towns that one would expect', () => {
    const beside = (name: string) => placesNamed(name).map(({ point }) => nearestPlace(point)?.name);
    expect(beside('Lewisham')).toEqual(['Ladywell']);
    expect(beside('Shetland')).toEqual(['Lerwick']);
  });

  it('with an article, and while it is being typed', () => {
    expect(placesNamed('the Gower')).toEqual(placesNamed('Gower'));
    expect(placesStarting('tower ham', 5).map(({ name }) => name)).toEqual(['Tower Hamlets']);
    expect(placesLike('Lewisha', 5).map(({ name }) => name)).toEqual(['Lewisham']);
  });
});

it.each([
  ['Tooting', 'SW'],
  ['Stepney', 'E'],
  ['Strichen', 'AB'],
  ['Bamford', 'S3'],
])('a part of London and a village of some hundreds are places: %s', (name, outcode) => {
  const near = placesNamed(name).map(({ point }) => nearestOutcode(point));
  expect(near.some((each) => each.startsWith(outcode))).toBe(true);
});

it('a town of several names is offered once', () => {
  const namesOf = (places: ReturnType<typeof placesLike>) => places.map(({ name }) => name);
  expect(namesOf(placesLike('Leamingto', 5))).toEqual(['Leamington']);
  expect(namesOf(placesStarting('leamington', 5))).toEqual(['Leamington']);
  expect(namesOf(placesStarting('leamington s', 5))).toEqual(['Leamington Spa']);
  expect(namesOf(placesStarting('wre', 3))).toContain('Wrexham');
  expect(namesOf(placesStarting('wrec', 3))).toEqual(['Wrecsam']);
  expect(namesOf(placesStarting('ca', 3))).toContain('Cardiff');
});

it('every other name leads to a place or a nation, but for a village that only its venues name', () => {
  const lost = Object.entries({ ...SHORT_NAMES, ...WELSH_NAMES }).filter(
    ([name, listed]) => placesNamed(name).length === 0 && !isDistrict(listed) && !isNation(listed),
  );
  expect(lost).toEqual([['Y Mwmbwls', 'Mumbles']]);
});
