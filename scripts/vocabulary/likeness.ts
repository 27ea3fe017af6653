import type { Placed } from '../../functions/domain/likeness.ts';
import { SENSE_LENGTH } from '../../functions/domain/search/index-language.ts';
import { stem } from '../../functions/domain/text/analyse.ts';
import { foldWords } from '../../functions/domain/text/fold.ts';
import { counted } from './learned.ts';
import { added, dot, principalDirections, type Vector, type Vectors } from './vectors.ts';

/** A word as common as this in the texts weighs half of what a rare one weighs (smooth inverse frequency, Arora et al. 2017). */
const COMMON = 0.001;
const LARGEST = 127;
const LONGEST = 255;

const isWord = (word: string) => /^[a-z]+$/.test(word);

/** The words that are placed: the common ones that are given, and all that the texts say. */
export const wordsPlaced = (common: readonly string[], texts: readonly string[]): readonly string[] =>
  [...new Set([...common, ...timesSaid(texts).keys()])].filter(isWord);

const timesSaid = (texts: readonly string[]) => counted(texts.flatMap(foldWords));

/** A word that the texts never say counts this much beside others of its root. */
const UNSAID = 0.5;

interface Root {
  readonly times: number;
  /** The mean of its words, each as often as it is said. */
  readonly vector: Vector;
}

function rootsOf(vectors: Vectors, times: ReadonlyMap<string, number>): ReadonlyMap<string, Root> {
  const byRoot = Map.groupBy(vectors.keys(), stem);
  return new Map(
    [...byRoot.keys()].toSorted().map((root) => {
      const words = byRoot.get(root) ?? [];
      const parts = words.map((word) => ({
        vector: vectors.get(word),
        weight: (times.get(word) ?? 0) + UNSAID,
      }));
      const said = words.reduce((sum, word) => sum + (times.get(word) ?? 0), 0);
      const all = parts.reduce((sum, { weight }) => sum + weight, 0);
      return [root, { times: said, vector: added(parts).map((value) => value / all) }];
    }),
  );
}

/**
 * The vectors of words, less what all have in common, along the directions in which they differ most; common words are
 * short. So the sum of the words of a text points where the text lies, as an encoder of sentences would have it ("static
 * embeddings", Tulkens and van Dongen 2024).
 */
export function placedBy(vectors: Vectors, texts: readonly string[]): Placed {
  const timesOf = timesSaid(texts);
  const total = [...timesOf.values()].reduce((sum, said) => sum + said, 0);
  const roots = rootsOf(vectors, timesOf);
  const said = [...roots.values()].filter((root) => root.times > 0);
  const { mean, axes } = principalDirections(
    said.map(({ vector }) => vector),
    SENSE_LENGTH,
  );
  const placed = [...roots.values()].map(({ times, vector }) => {
    const centred = vector.map((value, i) => value - (mean[i] ?? 0));
    return axes.map((axis) => (COMMON / (COMMON + times / total)) * dot(centred, axis));
  });
  const lengths = placed.map((values) => Math.max(...values.map(Math.abs)));
  const longest = Math.max(...lengths);
  const shortened = placed.flatMap((values, i) =>
    values.map((value) => Math.round((LARGEST * value) / (lengths[i] || 1))),
  );
  return {
    roots: new Map([...roots.keys()].map((root, i) => [root, i])),
    lengths: Uint8Array.from(lengths, (length) => Math.round((LONGEST * length) / longest)),
    vectors: Int8Array.from(shortened),
  };
}
