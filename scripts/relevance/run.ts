import { InvalidInput } from '../../functions/domain/errors.ts';
import type { Dependencies } from '../../functions/runtime/dependencies.ts';
import type { Ask } from './ask.ts';
import type { RelevanceCase } from './cases.ts';
import type { JudgedListing } from './judged-listing.ts';
import { type Outcome, outcomeOf, type Verdicts, verdictsOf } from './metrics.ts';

export interface JudgedCase {
  readonly asked: RelevanceCase;
  readonly verdicts: Verdicts;
}

/** Grades of every listing for every case, before anything is asked of the search. */
export const judgeAll = (
  cases: readonly RelevanceCase[],
  listings: ReadonlyMap<string, JudgedListing>,
): readonly JudgedCase[] => cases.map((asked) => ({ asked, verdicts: verdictsOf(asked, listings) }));

/** A case that the search refuses (a place that it does not know) has an empty answer, and says why. */
async function ask(how: Ask, asked: RelevanceCase, directory: Dependencies) {
  try {
    return await how(asked, directory);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { ids: [], widenedKm: undefined, understood: `refused: ${error.message}` };
  }
}

export async function outcomesOf(
  judged: readonly JudgedCase[],
  directory: Dependencies,
  how: Ask,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { asked, verdicts } of judged)
    outcomes.push(outcomeOf(asked, await ask(how, asked, directory), verdicts));
  return outcomes;
}

/** Share of the top ten that two answers have in common, 1 where both are empty. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : a.filter((id) => b.includes(id)).length / longer;
}
