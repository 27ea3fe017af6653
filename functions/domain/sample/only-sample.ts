import type { SearchIndex } from '../ports.ts';
import { EMPTY_QUERY } from '../search/index-language.ts';
import { term } from '../search/terms.ts';

/** True where there are listings and every one of them is made up, as far as the index has followed. */
export async function isOnlySample(index: Pick<SearchIndex, 'search' | 'size'>): Promise<boolean> {
  // Those made up are counted, not the others: where there are few the engine has little to look at.
  const [madeUp, listings] = await Promise.all([
    index.search({
      ...EMPTY_QUERY,
      clauses: [{ key: 'sample', scope: 'listing', test: { has: [term.sample] } }],
    }),
    index.size(),
  ]);
  return listings > 0 && madeUp.total === listings;
}
