import {
  EMPTY_QUERY,
  type IndexQuery,
  type TokenGroup,
} from '../../functions/domain/search/index-language.ts';
import { search } from '../../functions/domain/search/search.ts';
import { tokensOf } from '../../functions/domain/text/analyse.ts';
import type { Dependencies } from '../../functions/runtime/dependencies.ts';
import type { SearchRequest } from '../../schemas/search.ts';
import type { RelevanceCase } from './cases.ts';
import { reachKm } from './judge-way.ts';

/** What came back for one case: ids in order, and whether the answer said that it had looked further out. */
export interface Asked {
  readonly ids: readonly string[];
  readonly widenedKm: number | undefined;
  /** What the words were taken for, to be read in the table of one case. */
  readonly understood: string;
}

export type Ask = (asked: RelevanceCase, directory: Dependencies) => Promise<Asked>;

/** The search as the people at the screen get it. */
export const askSearch: Ask = async ({ request }, directory) => {
  const answer = await search(request, directory);
  const words = answer.understood.words.map(
    ({ words, as, topics }) => `${words} → ${as === 'topic' ? topics.map(({ id }) => id).join(', ') : as}`,
  );
  return {
    ids: answer.results.map(({ id }) => id),
    widenedKm: answer.widened?.usedKm,
    understood: words.join(' | '),
  };
};

const TOP = 10;

/**
 * Plain text and distance on the same engine, as a competent developer would begin: the stems of the words, each
 * worth the same, within the ordinary reach, in the engine's own order. No vocabulary and nothing of the person.
 */
export async function plainText(
  { q, lang, limit }: Pick<SearchRequest, 'q' | 'lang' | 'limit'>,
  { point, radiusKm }: NonNullable<IndexQuery['circle']>,
  { index }: Pick<Dependencies, 'index'>,
): Promise<readonly string[]> {
  const text: TokenGroup[] = [...new Set(tokensOf(q, lang))].map((token) => ({
    alternatives: [{ token, weight: 1 }],
    weight: 1,
  }));
  const { hits } = await index.search({
    ...EMPTY_QUERY,
    text,
    minimumGroups: text.length === 0 ? 0 : 1,
    circle: { point, radiusKm },
    sort: 'best',
    limit: Math.min(limit, TOP),
  });
  return hits.map(({ id }) => id);
}

export const askBaseline: Ask = async (asked, directory) => {
  const { latitude: lat, longitude: lon } = asked.at;
  const circle = { point: { lat, lon }, radiusKm: reachKm(asked) };
  return { ids: await plainText(asked.request, circle, directory), widenedKm: undefined, understood: '' };
};
