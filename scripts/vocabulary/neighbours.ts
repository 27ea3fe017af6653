import { stem } from '../../functions/domain/text/analyse.ts';
import { foldWords } from '../../functions/domain/text/fold.ts';
import { STOP_WORDS, WEAK_WORDS } from '../../functions/domain/text/word-lists.ts';
import type { Vocabulary, VocabularyTerm } from '../../schemas/vocabulary.ts';
import { added, closestThree, direction, type Vector, type Vectors, withoutCommonParts } from './vectors.ts';

export interface Neighbours {
  readonly topics: readonly string[];
  /** The commonest roots of English, commonest first. */
  readonly common: string;
  /** Per root three characters for each topic: its number in base 36 (two digits), then how close, 1 to 35. */
  readonly words: Readonly<Record<string, string>>;
}

/** Set on the tuning half of `tests/fixtures/volunteer-texts.json` and on the sample directory. */
const FROM = 1.8;
const FLOOR = 0.3;
const MOST = 3;
const TOPICS_EACH = 8;
const WORDS_READ = 40_000;
const COMMON_KEPT = 3_000;
/** A word of this rank tells half of what a rare one tells. */
const RANK_OF_A_PHRASE = 800;
/** A phrase of nothing but common words lies nowhere. */
const LEAST_TOLD = 0.3;
const SORT_WEIGHT = { label: 1.15, synonyms: 1, signs: 0.97, needs: 0.88 } as const;

const isWord = (word: string) => /^[a-z]{3,}$/.test(word) && !STOP_WORDS.en.has(word);

/**
 * For every common English word the few topics that it lies closest to, by the cosine of its vector with the
 * topic's phrases: as standard deviations over all words of that topic, less what the word has with all topics.
 * `vectors` are commonest first. Pure: the same input gives the same answer.
 */
export function neighboursOf(vectors: Vectors, vocabulary: Vocabulary): Neighbours {
  const cleaned = withoutCommonParts(vectors);
  const rank = new Map([...vectors.keys()].map((word, i) => [word, i]));
  const words = [...vectors.keys()].slice(0, WORDS_READ).filter(isWord);
  const topics = vocabulary.terms.filter((term) => term.kind === 'topic');
  const closeness = topics.map((topic) => {
    const phrases = phrasesOf(topic, cleaned, rank);
    return standardised(words.map((word) => closestThree(cleaned.get(word), phrases)));
  });
  const commonestForm = new Map<string, number>();
  for (const [i, word] of words.entries())
    if (!commonestForm.has(stem(word))) commonestForm.set(stem(word), i);
  const roots = [...commonestForm];
  const entries = roots.map(([root, i]) => [root, closestTopics(closeness, i)] as const);
  return {
    topics: topics.map((topic) => topic.id),
    common: roots
      .slice(0, COMMON_KEPT)
      .map(([root]) => root)
      .join(' '),
    words: Object.fromEntries(
      entries.filter(([, told]) => told !== '').toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function phrasesOf(
  topic: VocabularyTerm,
  vectors: Vectors,
  rank: ReadonlyMap<string, number>,
): { weight: number; vector: Vector }[] {
  const listed = [
    { weight: SORT_WEIGHT.label, phrases: [topic.label.en] },
    { weight: SORT_WEIGHT.synonyms, phrases: topic.synonyms.en },
    { weight: SORT_WEIGHT.signs, phrases: topic.signs.en },
    { weight: SORT_WEIGHT.needs, phrases: topic.needs.en },
  ];
  const told = (word: string) => {
    const place = rank.get(word) ?? 0;
    return place / (place + RANK_OF_A_PHRASE);
  };
  return listed.flatMap(({ weight, phrases }) =>
    phrases.flatMap((phrase) => {
      const words = foldWords(phrase).filter(
        (word) => vectors.has(word) && !STOP_WORDS.en.has(word) && !WEAK_WORDS.en.has(word),
      );
      if (words.reduce((sum, word) => sum + told(word), 0) <= LEAST_TOLD) return [];
      const parts = words.map((word) => ({ vector: vectors.get(word), weight: told(word) }));
      return [{ weight, vector: direction(added(parts)) }];
    }),
  );
}

function standardised(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return Float64Array.from(values, (value) => (value - mean) / spread);
}

const DIGITS = 36;

function closestTopics(closeness: readonly Float64Array[], word: number): string {
  const mean = closeness.reduce((sum, topic) => sum + (topic[word] ?? 0), 0) / closeness.length;
  return closeness
    .map((topic, id) => ({ id, above: (topic[word] ?? 0) - mean - FROM }))
    .filter(({ above }) => above > 0)
    .toSorted((a, b) => b.above - a.above || a.id - b.id)
    .slice(0, TOPICS_EACH)
    .map(({ id, above }) => {
      const close = Math.max(1, Math.round((Math.min(MOST, above + FLOOR) / MOST) * (DIGITS - 1)));
      return id.toString(DIGITS).padStart(2, '0') + close.toString(DIGITS);
    })
    .join('');
}
