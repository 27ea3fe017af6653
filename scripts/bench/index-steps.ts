import type { SearchIndex } from '../../functions/domain/ports.ts';
import { indexQuery, questionOf } from '../../functions/domain/search/asking/question.ts';
import type { Facet, IndexQuery } from '../../functions/domain/search/index-language.ts';
import { understandWords } from '../../functions/domain/search/words/words.ts';
import { type AskedSearch, radiusOf } from '../../schemas/search.ts';
import { type Spread, spreadOf, timed } from './percentiles.ts';
import { asking, CANDIDATES, productMixes } from './questions.ts';

/** Of the question that a whole request puts to the engine: with two facets counted, and with all that a page shows. */
export type IndexSteps = readonly {
  readonly mix: string;
  readonly twoFacets: Spread;
  readonly allFacets: Spread;
}[];

export const TWO_FACETS = ['topic', 'delivery'] as const satisfies readonly Facet[];

/** The words are understood beforehand; areas are not looked up, as where boundaries are loaded. */
async function queryOf(
  index: SearchIndex,
  request: AskedSearch,
  today: string,
  facets?: readonly Facet[],
): Promise<IndexQuery> {
  const [lat = 0, lon = 0] = request.near.split(',').map(Number);
  const words = await understandWords(request, index);
  const where = { point: { lat, lon }, areas: [], errorKm: 0, place: null, places: [] };
  const window = { radiusKm: radiusOf(request), offset: 0, limit: CANDIDATES };
  return indexQuery(questionOf(request, words, where, today), window, facets);
}

export async function measureIndexSteps(
  index: SearchIndex,
  { questions, warmUp, today }: { questions: number; warmUp: number; today: string },
): Promise<IndexSteps> {
  const mixes = productMixes(asking(today, 'index'));
  const times = mixes.map(() => ({ two: [] as number[], all: [] as number[] }));
  for (let turn = 0; turn < warmUp + questions; turn++)
    for (const [i, { next }] of mixes.entries()) {
      const two = await queryOf(index, next(), today, TWO_FACETS);
      const [, tookTwo] = await timed(() => index.search(two));
      const all = await queryOf(index, next(), today);
      const [, tookAll] = await timed(() => index.search(all));
      if (turn < warmUp) continue;
      times[i]?.two.push(tookTwo);
      times[i]?.all.push(tookAll);
    }
  return mixes.map(({ name }, i) => ({
    mix: name,
    twoFacets: spreadOf(times[i]?.two ?? []),
    allFacets: spreadOf(times[i]?.all ?? []),
  }));
}
