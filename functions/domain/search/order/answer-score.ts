import { oncePer } from '../../once-per.ts';
import { agreementWith } from '../../topics/about.ts';
import { likenessTo } from '../../topics/likeness.ts';
import type { IndexHit, TokenGroup } from '../index-language.ts';
import type { UnderstoodWords } from '../words/words.ts';
import { WEIGHTS } from './weights.ts';

/** Share of a question that a listing answers, 0 to 1: of the best answer that its groups allow. */
function shareOf(groups: readonly TokenGroup[]): (hit: IndexHit) => number {
  const bestOf = ({ alternatives }: TokenGroup) => Math.max(0, ...alternatives.map(({ weight }) => weight));
  const best = groups.reduce((sum, group) => sum + group.weight * bestOf(group), 0);
  if (best === 0) return () => 0;
  return ({ matches }) => groups.reduce((sum, { weight }, i) => sum + weight * (matches[i] ?? 0), 0) / best;
}

/**
 * What a listing's words say for it, what it is about, and how alike it is in whatever words. Worked out once for each
 * listing that was found: to see whether to look farther, and then to order them.
 */
export const answerScore = oncePer((words: UnderstoodWords) => {
  const share = shareOf([...words.groups, ...words.alike]);
  const agreement = agreementWith(words.about);
  const likeness = likenessTo(words.sense);
  return oncePer(
    (hit: IndexHit) =>
      WEIGHTS.words * share(hit) +
      WEIGHTS.about * agreement(hit.about) +
      WEIGHTS.likeness * likeness(hit.sense),
  );
});

/**
 * The hits that answer the words, not only what lies near to them: by their words and by what they are about, at least
 * the share of the most that these can say. Where nothing was asked in words, all do.
 */
export function answersAmong(
  hits: readonly IndexHit[],
  words: UnderstoodWords,
  share: number,
): readonly IndexHit[] {
  if (words.minimumGroups === 0) return hits;
  const [score, wordShare] = [answerScore(words), shareOf(words.groups)];
  const least = share * (WEIGHTS.words + WEIGHTS.about);
  return hits.filter((hit) => wordShare(hit) > 0 && score(hit) >= least);
}
