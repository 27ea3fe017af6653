import fc from 'fast-check';
import { expect, test } from 'vitest';
import { APPROXIMATE_KM, WALKABLE_KM } from '../../../functions/domain/geo/walking.ts';
import { abilityClauses, abilityOf } from '../../../functions/domain/search/ability.ts';
import type { IndexHit } from '../../../functions/domain/search/index-language.ts';
import { term } from '../../../functions/domain/search/terms.ts';
import { NO_SENSE } from '../../../functions/domain/topics/sense.ts';
import type { Cannot } from '../../../schemas/words.ts';
import { holds } from '../../contracts/search-index-oracle.ts';

const LISTING = [
  ...['in-person', 'home-visit', 'telephone', 'video', 'online'].map(term.delivery),
  term.transport('pick-up'),
  term.transport('community'),
];
/** What is said of stops is one of these, or nothing. */
const STOPS = [[], [term.venue('near-stop')], [term.noVenue('near-stop')]];
const CANNOT: readonly Cannot[] = ['driving', 'bus', 'telephone', 'going-online'];

/** Places as `indexDocument` writes them: what is possible without going stands at the place too. */
const anyFacts = fc
  .record({
    terms: fc.subarray(LISTING),
    own: fc.tuple(fc.constantFrom(...STOPS), fc.subarray([term.approximate])).map((parts) => parts.flat()),
    km: fc.option(fc.constantFrom(0.1, WALKABLE_KM - 1e-6, WALKABLE_KM + 1e-6, 5, APPROXIMATE_KM + 0.1), {
      nil: undefined,
    }),
  })
  .map(({ terms, own, km }): IndexHit => {
    const without = terms.filter((t) => t !== term.delivery('in-person'));
    const place = { id: 'p', terms: [...(km === undefined ? [term.noPoint] : own), ...without] };
    return {
      id: 'a',
      version: 1,
      reach: 'within-reach',
      place,
      distanceKm: km ?? null,
      matches: [],
      terms,
      numbers: {},
      about: [],
      sense: NO_SENSE,
    };
  });

test('what the engine leaves out for want of a car is what is barred, and the other way round', () => {
  fc.assert(
    fc.property(anyFacts, fc.subarray([...CANNOT]), (facts, others) => {
      const cannot: Cannot[] = [...new Set<Cannot>(['driving', ...others])];
      const [clause] = abilityClauses({ cannot }, true).filter(({ scope }) => scope === 'place');
      if (!clause || !facts.place) throw new Error('there is no condition on places');
      const kept = holds(clause.test, facts.place.terms, facts.numbers, facts.distanceKm ?? undefined);
      expect(abilityOf('driving', cannot, facts) === 'barred').toBe(!kept);
    }),
    { numRuns: 3_000 },
  );
});

test('where we do not know where the person is, nothing is too far', () => {
  expect(abilityClauses({ cannot: ['driving', 'bus'] }, false)).toEqual([]);
});
