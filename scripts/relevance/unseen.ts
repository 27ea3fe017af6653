import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runImport } from '../../functions/domain/import/run.ts';
import { search } from '../../functions/domain/search/search.ts';
import type { Dependencies } from '../../functions/runtime/dependencies.ts';
import { type AskedSearch, radiusOf, SearchRequest } from '../../schemas/search.ts';
import { openSource } from '../import/open-source.ts';
import { plainText } from './ask.ts';
import { ORDINARY_REACH_KM } from './judge-figures.ts';
import { FIRST, type Figures, figuresOf, ndcg, reciprocalRank, type Scores, TOP } from './metrics.ts';
import { openOneMachine, type Pair } from './pair.ts';

/**
 * Directories around those places, each with 50 questions, by authors who knew the shape of a feed and the parameters
 * of a search, and nothing of this search. Graded by their authors; never tuned on.
 */
export const UNSEEN = [
  'bristol-and-bangor',
  'kent-oldham-and-aberystwyth',
  'norwich-merthyr-tydfil-and-paisley',
  'taunton-kettering-and-bangor',
] as const;
type Unseen = (typeof UNSEEN)[number];

const file = (name: string) => new URL(`../../tests/relevance/unseen/${name}`, import.meta.url);

/** What is expected of all of them together. */
export const UNSEEN_EXPECTED = file('expected.json');

const UnseenCase = z.strictObject({
  id: z.string(),
  story: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** By listing; every other is worth nothing. */
  grades: z.record(z.string(), z.int().min(1).max(3)),
  /** What must not be among the first three: closed, full, for others, out of reach, not to be believed. */
  violations: z.array(z.string()),
});
type UnseenCase = z.infer<typeof UnseenCase>;

export const unseenCases = (unseen: Unseen): readonly UnseenCase[] =>
  z.array(UnseenCase).parse(JSON.parse(readFileSync(file(`${unseen}/cases.json`), 'utf8')));

/** One machine that holds that directory, imported as any other. */
export const openUnseen = (unseen: Unseen): Promise<Pair> =>
  openOneMachine(async (directory) => {
    const source = await openSource(fileURLToPath(file(`${unseen}/listings.ndjson`)), {});
    const { refused } = await runImport(directory, source, { run: 'unseen', dryRun: false });
    if (refused > 0) throw new Error(`${refused} listings of ${unseen} were refused`);
  });

const RIGHT = 3;

function scoresOf({ grades: all, violations }: UnseenCase, ids: readonly string[]): Scores {
  const grades = ids.slice(0, TOP).map((id) => all[id] ?? 0);
  return {
    answer: { ids },
    ndcg: ndcg(grades, Object.values(all)),
    reciprocalRank: reciprocalRank(grades),
    right: grades.slice(0, FIRST).some((grade) => grade >= RIGHT),
    violations: ids.slice(0, FIRST).filter((id) => violations.includes(id)),
  };
}

type Ask = (request: AskedSearch, directory: Dependencies) => Promise<readonly string[]>;

const bySearch: Ask = async (request, directory) =>
  (await search(request, directory)).results.map(({ id }) => id);

/** Plain text and distance on the same index, around the place as the search understood it. */
const byPlainText: Ask = async (request, directory) => {
  const { place } = (await search(request, directory)).understood;
  if (!place) return [];
  const point = { lat: place.latitude, lon: place.longitude };
  const radiusKm = Math.max(ORDINARY_REACH_KM, radiusOf(request));
  return plainText(request, { point, radiusKm }, directory);
};

export interface UnseenScores {
  readonly unseen: Unseen;
  readonly search: readonly Scores[];
  readonly plain: readonly Scores[];
}

/** Both ways of searching, asked every question of one directory. */
export async function scoresOfUnseen(unseen: Unseen, { directory }: Pair): Promise<UnseenScores> {
  const asked = async (how: Ask) => {
    const scores: Scores[] = [];
    for (const one of unseenCases(unseen))
      scores.push(scoresOf(one, await how(SearchRequest.parse(one.params), directory)));
    return scores;
  };
  return { unseen, search: await asked(bySearch), plain: await asked(byPlainText) };
}

/** Of one directory, or of several as one. */
export const figuresOfUnseen = (all: readonly UnseenScores[]): { search: Figures; plain: Figures } => ({
  search: figuresOf(all.flatMap(({ search }) => search)),
  plain: figuresOf(all.flatMap(({ plain }) => plain)),
});
