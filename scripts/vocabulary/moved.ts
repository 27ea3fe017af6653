import { randomFrom } from '../../functions/domain/sample/random.ts';
import { added, direction, dot, type Vector } from './vectors.ts';

/** A text by the numbers of its words, and of the topics that it speaks of. */
export interface TopicText {
  readonly words: readonly number[];
  readonly topics: readonly number[];
}

/** Set, like how strongly words are held and how many are left out, on directories made for tuning. */
const PASSES = 12;
/** How much surer a text is of a topic whose middle lies nearer, for each unit of the cosine. */
const SHARPNESS = 14;
const STEP = 0.05;
const FIRST_SQUARE = 1e-4;
/** How strongly a word is held to where it was. */
const HELD = 0.01;
/** Share of a text's words that are left out each time it is read, so that no word is relied on alone. */
const LEFT_OUT = 0.1;
/** A smaller error teaches nothing. */
const LEAST_ERROR = 1e-3;

interface Learning {
  readonly at: Vector;
  readonly squares: Vector;
}
const learning = (vector: Vector): Learning => ({
  at: vector.slice(),
  squares: new Float64Array(vector.length).fill(FIRST_SQUARE),
});

/** One step against the gradient, shorter the more was learned (Adagrad, Duchi et al. 2011). */
function step({ at, squares }: Learning, gradient: (i: number) => number): void {
  for (let i = 0; i < at.length; i += 1) {
    const slope = gradient(i);
    squares[i] = (squares[i] ?? 0) + slope * slope;
    at[i] = (at[i] ?? 0) - (STEP * slope) / Math.sqrt(squares[i] ?? 1);
  }
}

/**
 * Words moved from where they are so that texts of one topic, each the sum of its words, point the same way and those of
 * others elsewhere: what tells topics apart by their cosines with a text is learned by gradient descent (a linear
 * classifier over word vectors, as fastText: Joulin et al. 2017). What no text says stays. Pure: the same input gives the
 * same answer.
 */
export function movedByTopics(
  places: readonly Vector[],
  texts: readonly TopicText[],
  topicCount: number,
): readonly Vector[] {
  const random = randomFrom('moved by topics');
  const words = places.map(learning);
  const middles = middlesOf(places, texts, topicCount).map(learning);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const text of random.some(texts, texts.length))
      learn({ ...text, words: text.words.filter(() => !random.chance(LEFT_OUT)) }, places, words, middles);
    for (const { at } of middles) at.set(direction(at));
  }
  return words.map(({ at }) => at);
}

/** Where the texts of each topic point together. */
function middlesOf(places: readonly Vector[], texts: readonly TopicText[], count: number): readonly Vector[] {
  const middles = Array.from({ length: count }, () => new Float64Array(places[0]?.length ?? 0));
  for (const { words, topics } of texts) {
    const text = direction(added(words.map((word) => ({ vector: places[word], weight: 1 }))));
    for (const topic of topics)
      for (const [i, value] of text.entries()) {
        const middle = middles[topic];
        if (middle) middle[i] = (middle[i] ?? 0) + value;
      }
  }
  return middles.map(direction);
}

function learn(
  { words: said, topics }: TopicText,
  places: readonly Vector[],
  words: readonly Learning[],
  middles: readonly Learning[],
): void {
  const sum = added(said.map((word) => ({ vector: words[word]?.at, weight: 1 })));
  const length = Math.sqrt(dot(sum, sum));
  if (length === 0) return;
  const text = direction(sum);
  const errors = sharesOf(middles.map(({ at }) => SHARPNESS * dot(at, text)));
  for (const topic of topics) errors[topic] = (errors[topic] ?? 0) - 1 / topics.length;
  const pull = new Float64Array(text.length);
  for (const [topic, middle] of middles.entries()) {
    const by = SHARPNESS * (errors[topic] ?? 0);
    if (Math.abs(by) < LEAST_ERROR) continue;
    for (let i = 0; i < pull.length; i += 1) pull[i] = (pull[i] ?? 0) + by * (middle.at[i] ?? 0);
    step(middle, (i) => by * (text[i] ?? 0));
  }
  const along = dot(text, pull);
  const turn = pull.map((value, i) => (value - along * (text[i] ?? 0)) / length);
  for (const number of said) {
    const [word, place] = [words[number], places[number]];
    if (word && place) step(word, (i) => (turn[i] ?? 0) + HELD * ((word.at[i] ?? 0) - (place[i] ?? 0)));
  }
}

/** Of all, each one's share of the powers of e. */
function sharesOf(values: readonly number[]): Float64Array {
  const most = Math.max(...values);
  const powers = Float64Array.from(values, (value) => Math.exp(value - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}
