import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abilityOf } from '../../../functions/domain/search/ability.ts';
import { indexQuery, questionOf } from '../../../functions/domain/search/asking/question.ts';
import { indexDocument } from '../../../functions/domain/search/indexed/document.ts';
import { fitOfHit } from '../../../functions/domain/search/order/hit-fit.ts';
import type { UnderstoodPlace } from '../../../functions/domain/search/where/place.ts';
import { createMemoryIndex } from '../../../functions/search/memory/index.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import type { Service } from '../../../schemas/service.ts';
import { aListing } from '../../fixtures/listing.ts';
import { NO_WORDS, NOWHERE } from '../../fixtures/understood.ts';
import { TODAY } from '../a-directory.ts';
import { cannots, person, service } from '../arbitraries.ts';
import { fitOf } from './fit-oracle.ts';

const anywhere = (areas: readonly string[] = []): UnderstoodPlace => ({ ...NOWHERE, areas });
const inSwansea: UnderstoodPlace = { ...anywhere(), point: { lat: 51.62, lon: -3.94 } };

/** What a real index that holds one listing answers to a question. */
async function asked(one: Service, question: object, where: UnderstoodPlace) {
  const index = createMemoryIndex();
  await index.apply([{ put: indexDocument(aListing({ service: one }), TODAY) }]);
  const whole = questionOf(SearchRequest.parse(question), NO_WORDS, where, TODAY);
  const window = { radiusKm: 100, offset: 0, limit: 10 };
  const answer = await index.search(indexQuery(whole, window));
  const all = await index.search({ ...indexQuery(whole, window), clauses: [], countIgnoring: [] });
  await index.close();
  return { question: whole, answer, everything: all.hits };
}

describe('the search and the rules say the same of a listing and a person', () => {
  it('left out if and only if some criterion excludes the person, and then counted as excluded', async () => {
    await fc.assert(
      fc.asyncProperty(service, person, async (one, { question, areas }) => {
        const result = await asked(one, question, anywhere(areas));
        const excluded = fitOf(one, result.question.person).some(({ state }) => state === 'excluded');
        expect(result.answer.total).toBe(excluded ? 0 : 1);
        expect(result.answer.ignoring.excluded ?? 0).toBe(excluded ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });

  it('the fit read from the index is the fit read from the service', async () => {
    await fc.assert(
      fc.asyncProperty(service, person, async (one, { question, areas }) => {
        const { everything, question: whole } = await asked(one, question, anywhere(areas));
        const [hit] = everything;
        expect(hit).toBeDefined();
        if (hit) expect(fitOfHit(hit, whole)).toEqual(fitOf(one, whole.person));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the search leaves out only what certainly stands in the way', () => {
  it.each([
    ['wherever it is', anywhere()],
    ['near a point', inSwansea],
  ])(
    'what is left out for what the person cannot do is barred at the place that would have answered, %s',
    async (_, where) => {
      await fc.assert(
        fc.asyncProperty(service, cannots, person, async (one, cannot, { question }) => {
          const {
            answer,
            everything,
            question: whole,
          } = await asked(one, { ...question, cannot, show: ['excluded'] }, where);
          const [hit] = everything;
          if (answer.total > 0 || hit === undefined) return;
          const judged = cannot.map((word) => abilityOf(word, whole.request.cannot, hit));
          expect(judged).toContain('barred');
        }),
        { numRuns: 700 },
      );
    },
  );
});
