import { SHORTEST_CORRECTED } from '../../functions/domain/search/words/spelling.ts';
import { stem } from '../../functions/domain/text/analyse.ts';
import { isOneEdit } from '../../functions/domain/text/edits.ts';
import { foldWords } from '../../functions/domain/text/fold.ts';
import { STOP_WORDS, WEAK_WORDS } from '../../functions/domain/text/word-lists.ts';
import { TOLD_MOST, tellsAtRank } from '../../functions/domain/vocabulary/neighbours.ts';
import { usesByWord } from '../../functions/domain/vocabulary/vocabulary.ts';
import type { Vocabulary, VocabularyTerm } from '../../schemas/vocabulary.ts';
import { type Example, learnedFrom, type Taught } from './learned.ts';
import { added, closestThree, direction, type Vector, type Vectors, withoutCommonParts } from './vectors.ts';

export interface Neighbours {
  readonly topics: readonly string[];
  /** The commonest roots of English, commonest first. */
  readonly common: string;
  /** Words of English that look like a word of the vocabulary misspelt, and are not. */
  readonly meant: string;
  /** Per root three characters for each topic: its number in base 36 (two digits), then how much it tells, 1 to 35 for up to `TOLD_MOST` nats. */
  readonly words: Readonly<Record<string, string>>;
}

/** Set on the tuning half of `tests/fixtures/volunteer-texts.json` and on the sample directory. */
const FROM = 1.8;
const FLOOR = 0.3;
const MOST = 3;
/** Each phrase is learned from as if it were said so often: it is short, and nothing in it is beside the point. */
const PHRASE_TIMES = 2;
/** What a word tells by lying as close as can be, in nats; half of it where so many uses have taught what it tells. */
const CLOSE_NATS = 2.5;
const USES_OF_HALF = 10;
const WORDS_READ = 40_000;
const COMMON_KEPT = 3_000;
/** Beyond this rank misspelt words are as common as rare ones, and only a dictionary tells them apart. */
const MEANT_READ = 50_000;
/** A word of this rank tells half of what a rare one tells. */
const RANK_OF_A_PHRASE = 800;
/** A phrase of nothing but common words lies nowhere. */
const LEAST_TOLD = 0.3;
const SORT_WEIGHT = { label: 1.15, synonyms: 1, signs: 0.97, needs: 0.88 } as const;

const isWord = (word: string) => /^[a-z]{3,}$/.test(word) && !STOP_WORDS.en.has(word);

/**
 * For every common English word the topics that it lies closest to, by the cosine of its vector with the
 * topic's phrases: as standard deviations over all words of that topic, less what the word has with all topics;
 * and beside that what it tells by the phrases and the examples (`learnedFrom`). `vectors` are commonest first; `dictionary` has English words as a
 * dictionary lists them. Pure: the same input gives the same answer.
 */
export function neighboursOf(
  vectors: Vectors,
  vocabulary: Vocabulary,
  examples: readonly Example[],
  dictionary: readonly string[],
): Neighbours {
  const topics = vocabulary.terms.filter((term) => term.kind === 'topic');
  const words = [...vectors.keys()].slice(0, WORDS_READ).filter(isWord);
  const commonestForm = new Map<string, number>();
  for (const [i, word] of words.entries())
    if (!commonestForm.has(stem(word))) commonestForm.set(stem(word), i);
  const common = [...commonestForm.keys()].slice(0, COMMON_KEPT);
  const rank = new Map(common.map((root, i) => [root, i]));
  const closeness = closenessOf(vectors, words, topics);
  const learned = learnedFrom([...examples, ...topics.flatMap(phrasesTaught)]);
  const numberOf = new Map(topics.map((topic, number) => [topic.id, number]));
  const entries = [...new Set([...commonestForm.keys(), ...learned.keys()])].map((root) => {
    const { uses, told: taught } = learned.get(root) ?? { uses: 0, told: [] };
    const trust = (CLOSE_NATS * tellsAtRank(rank.get(root)) * USES_OF_HALF) / (USES_OF_HALF + uses);
    const told = new Map(
      closestTopics(closeness, commonestForm.get(root)).map(([topic, close]) => [topic, close * trust]),
    );
    for (const [id, nats] of taught) {
      const topic = numberOf.get(id);
      if (topic !== undefined) told.set(topic, (told.get(topic) ?? 0) + nats);
    }
    return [root, coded(told)] as const;
  });
  return {
    topics: topics.map((topic) => topic.id),
    common: common.join(' '),
    meant: meantAsWritten(englishAmong([...vectors.keys()], dictionary), vocabulary).join(' '),
    words: Object.fromEntries(
      entries.filter(([, told]) => told !== '').toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

const phrasesTaught = ({ id, label, synonyms, signs, needs }: VocabularyTerm): readonly Taught[] =>
  (['en', 'cy'] as const).flatMap((lang) =>
    [label[lang], ...synonyms[lang], ...signs[lang], ...needs[lang]].flatMap((text) =>
      Array.from({ length: PHRASE_TIMES }, () => ({ topics: [id], text, lang })),
    ),
  );

/** For each topic how close each word is, in standard deviations over all words. */
function closenessOf(vectors: Vectors, words: readonly string[], topics: readonly VocabularyTerm[]) {
  const cleaned = withoutCommonParts(vectors);
  const rank = new Map([...vectors.keys()].map((word, i) => [word, i]));
  return topics.map((topic) => {
    const phrases = phrasesOf(topic, cleaned, rank);
    return standardised(words.map((word) => closestThree(cleaned.get(word), phrases)));
  });
}

/** The commonest words, of rarer ones the forms of what a dictionary lists, and all of that. */
function englishAmong(words: readonly string[], dictionary: readonly string[]): readonly string[] {
  const listed = new Set(dictionary.map(stem));
  const rarer = words.slice(MEANT_READ).filter((word) => listed.has(stem(word)));
  return [...new Set([...words.slice(0, MEANT_READ), ...rarer, ...dictionary])];
}

function meantAsWritten(english: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const known = usesByWord(vocabulary);
  const ofLength = Map.groupBy(known.keys(), (word) => word.length);
  const isLikeKnown = (word: string) =>
    [-1, 0, 1].some((by) => ofLength.get(word.length + by)?.some((other) => isOneEdit(word, other)));
  return english
    .filter((word) => isWord(word) && word.length >= SHORTEST_CORRECTED)
    .filter((word) => !known.has(word) && isLikeKnown(word));
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

/** The topics, by number, that a word lies closer to than to all, and how close, above 0 up to 1. */
function closestTopics(
  closeness: readonly Float64Array[],
  word: number | undefined,
): readonly (readonly [topic: number, close: number])[] {
  if (word === undefined) return [];
  const mean = closeness.reduce((sum, topic) => sum + (topic[word] ?? 0), 0) / closeness.length;
  return closeness
    .map((topic, id) => [id, (topic[word] ?? 0) - mean - FROM] as const)
    .filter(([, above]) => above > 0)
    .map(([id, above]) => [id, Math.min(MOST, above + FLOOR) / MOST]);
}

const DIGITS = 36;

/** Three characters for each of the topics that a word tells of, strongest first. */
const coded = (told: ReadonlyMap<number, number>): string =>
  [...told]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([topic, by]) => {
      const digit = Math.min(DIGITS - 1, Math.round((by / TOLD_MOST) * (DIGITS - 1)));
      return digit > 0 ? topic.toString(DIGITS).padStart(2, '0') + digit.toString(DIGITS) : '';
    })
    .join('');
