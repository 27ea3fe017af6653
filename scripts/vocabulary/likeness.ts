import { stem } from '../../functions/domain/text/analyse.ts';
import { foldWords } from '../../functions/domain/text/fold.ts';
import type { Placed } from '../../functions/domain/topics/likeness.ts';
import { SENSE_LENGTH } from '../../functions/domain/topics/sense.ts';
import { counted } from './learned.ts';
import { movedByTopics } from './moved.ts';
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

/** A text in English, and the ids of the topics that it speaks of. */
export interface Told {
  readonly text: string;
  readonly topics: readonly string[];
}

/** Half of the numbers of a place are of what the encoder makes of words, half of what they say of topics. */
const HALF = SENSE_LENGTH / 2;
/** The largest number of a word before it is moved: learning takes steps of a given length. */
const LARGEST_AT_FIRST = 3;
/** The few words that are longer than this share of all are cut to the same length. */
const NEARLY_ALL = 0.999;

/**
 * The vectors of words, less what all have in common, along the directions in which they differ most; common words are
 * short. So the sum of the words of a text points where the text lies, as an encoder of sentences would have it ("static
 * embeddings", Tulkens and van Dongen 2024). Beside them the same vectors moved so that texts of one topic lie together.
 */
export function placedBy(vectors: Vectors, told: readonly Told[]): Placed {
  const timesOf = timesSaid(told.map(({ text }) => text));
  const total = [...timesOf.values()].reduce((sum, said) => sum + said, 0);
  const roots = rootsOf(vectors, timesOf);
  const numbers = new Map([...roots.keys()].map((root, i) => [root, i]));
  const meant = scaledTo(LARGEST_AT_FIRST, shortened([...roots.values()], total));
  const topics = [...new Set(told.flatMap((one) => one.topics))];
  const moved = movedByTopics(
    meant,
    told.map((one) => ({
      words: [...new Set(foldWords(one.text).map(stem))].flatMap((root) => numbers.get(root) ?? []),
      topics: one.topics.map((topic) => topics.indexOf(topic)),
    })),
    topics.length,
  );
  const [byMeaning, byTopic] = [1 / meanLength(meant), 1 / meanLength(moved)];
  const places = meant.map((vector, i) =>
    Float64Array.of(
      ...vector.map((value) => byMeaning * value),
      ...(moved[i] ?? vector).map((value) => byTopic * value),
    ),
  );
  return { roots: numbers, ...inBytes(places) };
}

function shortened(roots: readonly Root[], total: number): readonly Vector[] {
  const said = roots.filter((root) => root.times > 0);
  const { mean, axes } = principalDirections(
    said.map(({ vector }) => vector),
    HALF,
  );
  return roots.map(({ times, vector }) => {
    const centred = vector.map((value, i) => value - (mean[i] ?? 0));
    return Float64Array.from(axes, (axis) => (COMMON / (COMMON + times / total)) * dot(centred, axis));
  });
}

const largestOf = (vector: Vector): number =>
  vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function scaledTo(largest: number, vectors: readonly Vector[]): readonly Vector[] {
  const longest = vectors.reduce((most, vector) => Math.max(most, largestOf(vector)), 0);
  return vectors.map((vector) => vector.map((value) => (largest * value) / longest));
}

const meanLength = (vectors: readonly Vector[]): number =>
  vectors.reduce((sum, vector) => sum + Math.sqrt(dot(vector, vector)), 0) / vectors.length;

/** Of each vector how long it is, by its largest number, and its direction. */
function inBytes(vectors: readonly Vector[]): Pick<Placed, 'lengths' | 'vectors'> {
  const lengths = vectors.map(largestOf);
  const longest = lengths.toSorted((a, b) => a - b)[Math.ceil(NEARLY_ALL * lengths.length) - 1] ?? 1;
  return {
    lengths: Uint8Array.from(lengths, (length) =>
      Math.min(LONGEST, Math.round((LONGEST * length) / longest)),
    ),
    vectors: Int8Array.from(
      vectors.flatMap((vector, i) =>
        [...vector].map((value) => Math.round((LARGEST * value) / (lengths[i] || 1))),
      ),
    ),
  };
}
