import { isWelshWord, stem } from '../text/analyse.ts';
import { STOP_WORDS } from '../text/word-lists.ts';
import file from '../vocabulary/likeness.json' with { type: 'json' };
import { NO_SENSE, SENSE_LENGTH } from './sense.ts';

/**
 * Where a text lies among all that texts can mean: the direction of the sum of its words, whole numbers from -127 to
 * 127. Texts that say the like in other words lie close together: "counts the minutes she is out" and "times your
 * shopping". All zeros where no word is known.
 */
export type Sense = Int8Array;

const LARGEST = 127;

/** Where words lie, by root. */
export interface Placed {
  readonly roots: ReadonlyMap<string, number>;
  /** The largest number of each root's vector; common words are short. */
  readonly lengths: Uint8Array;
  /** `SENSE_LENGTH` numbers for each root, the largest of each 127 or -127. */
  readonly vectors: Int8Array;
}

const numbersIn = (base64: string): Int8Array => new Int8Array(Buffer.from(base64, 'base64'));

const placed: Placed = {
  roots: new Map(file.roots.split(' ').map((root, i) => [root, i])),
  lengths: Buffer.from(file.lengths, 'base64'),
  vectors: numbersIn(file.vectors),
};

/** Of English words, each root once. Welsh is not placed: "am dalu" says nothing of a morning. */
export const senseOf = (words: readonly string[]): Sense => senseAmong(placed, words);

export function senseAmong({ roots, lengths, vectors }: Placed, words: readonly string[]): Sense {
  const sum = new Float64Array(SENSE_LENGTH);
  const english = words.some(isWelshWord)
    ? words.filter((word) => !isWelshWord(word) && !STOP_WORDS.cy.has(word))
    : words;
  for (const root of new Set(english.map(stem))) {
    const at = roots.get(root);
    if (at === undefined) continue;
    const length = lengths[at] ?? 0;
    for (let i = 0; i < SENSE_LENGTH; i += 1)
      sum[i] = (sum[i] ?? 0) + length * (vectors[at * SENSE_LENGTH + i] ?? 0);
  }
  const largest = sum.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest === 0 ? NO_SENSE : Int8Array.from(sum, (value) => Math.round((LARGEST * value) / largest));
}

/** Whether it is known where a word lies. */
export const isPlaced = (word: string): boolean => placed.roots.has(stem(word));

/** Any two texts are somewhat alike: a cosine up to this says nothing. Set on directories made for tuning. */
const ALIKE_FROM = 0.2;

/** How alike in meaning other texts are to this one: the cosine of their directions beyond what any two have, up to 0.8. */
export function likenessTo(sense: Sense): (other: Sense) => number {
  const cosine = cosineWith(sense);
  return (other) => Math.max(0, cosine(other) - ALIKE_FROM);
}

function cosineWith(sense: Sense): (other: Sense, otherLength?: number) => number {
  const length = lengthOf(sense);
  if (length === 0) return () => 0;
  return (other, otherLength = lengthOf(other)) =>
    otherLength === 0 ? 0 : product(sense, other) / (length * otherLength);
}

const topicVectors = numbersIn(file.topicSenses);
const lengthOf = (sense: Sense): number => Math.sqrt(product(sense, sense));

function product(a: Sense, b: Sense): number {
  let sum = 0;
  for (let i = 0; i < SENSE_LENGTH; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Where the English phrases of each topic lie together. */
const topicSenses = file.topics.split(' ').map((id, i) => {
  const sense = topicVectors.subarray(i * SENSE_LENGTH, (i + 1) * SENSE_LENGTH);
  return { id, sense, length: lengthOf(sense) };
});

/** The topics whose phrases lie nearest to a text, nearest first; none for a text that lies nowhere. */
export function topicsNear(sense: Sense, count: number): readonly string[] {
  const cosine = cosineWith(sense);
  const nearest: { id: string; by: number }[] = [];
  for (const { id, sense: other, length } of topicSenses) {
    const by = cosine(other, length);
    if (by <= (nearest.length < count ? 0 : (nearest.at(-1)?.by ?? 0))) continue;
    const at = nearest.findIndex((one) => one.by < by);
    nearest.splice(at < 0 ? nearest.length : at, 0, { id, by });
    if (nearest.length > count) nearest.pop();
  }
  return nearest.map(({ id }) => id);
}
