import fc from 'fast-check';
import { expect, it } from 'vitest';
import { abilityClauses, abilityOf } from '../../../functions/domain/search/ability.ts';
import { term } from '../../../functions/domain/search/terms.ts';
import { Cannot, Delivery } from '../../../schemas/words.ts';
import { holds } from '../../contracts/search-index-oracle.ts';

const oneOf = (...choices: string[][]) => fc.constantFrom<string[]>([], ...choices);

const listingTerms = fc
  .tuple(
    fc.subarray([...Delivery.options]),
    oneOf([term.transport('pick-up')], [term.transport('community')]),
    oneOf([term.only('gender')], [term.anyone('gender')]),
  )
  .map(([ways, lift, gender]) => [
    ...(ways.length > 0 ? ways.map(term.delivery) : [term.deliveryNotStated]),
    ...lift,
    ...gender,
  ]);

const placeTerms = fc
  .tuple(
    oneOf([term.venue('step-free')], [term.noVenue('step-free')]),
    oneOf([term.venue('near-stop')], [term.noVenue('near-stop')]),
    oneOf([term.approximate]),
    fc.subarray([
      term.starts('TU', 20),
      term.starts('TU', 30),
      term.starts('SA', 36),
      term.starts('MO', '?'),
    ]),
  )
  .map(([steps, stop, approximate, starts]) => [
    ...steps,
    ...stop,
    ...approximate,
    ...(starts.length > 0 ? [term.timesStated, ...starts] : []),
  ]);

const facts = fc.record({
  terms: listingTerms,
  place: placeTerms.map((terms) => ({ id: 'hall', terms })),
  distanceKm: fc.double({ min: 0, max: 15, noNaN: true }),
  numbers: fc.constantFrom({}, { costFrom: 0 }, { costFrom: 3 }),
  homeErrorKm: fc.constantFrom(0, 2),
});

it('at a place, the engine leaves out just what the judgement says is barred', () => {
  fc.assert(
    fc.property(facts, fc.subarray([...Cannot.options]), (found, cannot) => {
      const { terms, place, numbers, distanceKm, homeErrorKm } = found;
      const isLeftIn = abilityClauses({ cannot }, true, homeErrorKm).every(({ test }) =>
        holds(test, [...terms, ...place.terms], numbers, distanceKm),
      );
      const hit = { ...found, reach: 'within-reach' as const };
      const isBarred = cannot.some((word) => abilityOf(word, cannot, hit) === 'barred');
      expect(isLeftIn).toBe(!isBarred);
    }),
    { numRuns: 3_000 },
  );
});
