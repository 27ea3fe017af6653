import { SEARCH } from '../../../schemas/limits.ts';
import type { Suggestion } from '../../../schemas/search.ts';
import type { VocabularyTerm } from '../../../schemas/vocabulary.ts';
import { Language } from '../../../schemas/words.ts';
import type { Directory } from '../directory.ts';
import { InvalidInput, wrong } from '../errors.ts';
import { placesStarting } from '../place/gazetteer.ts';
import { isOneEdit } from '../text/edits.ts';
import { foldWords } from '../text/fold.ts';
import { isSensitive, labelOf, vocabulary, vocabularyWords } from '../vocabulary/vocabulary.ts';
import { TYPED_WORDS_MAX } from './asking/named.ts';

const TOPICS_MAX = 5;
const NAMES_MAX = 6;
const PLACES_MAX = 3;
const FEWEST_LETTERS = 2;
/** From so many letters on a saying is looked for in its middle too, and a misspelt one at all. */
const WITHIN_LETTERS = 4;
const MISSPELT_LETTERS = 5;
/** Topics that a saying is said to mean. */
const NAMED_MAX = 2;

interface Phrase {
  readonly text: string;
  /** Its words as they are compared, each after a blank. */
  readonly folded: string;
  readonly lang: Language;
  readonly topic: string;
}

const spaced = (words: readonly string[]) => words.map((word) => ` ${word}`).join('');
const phraseOf =
  (topic: string, lang: Language) =>
  (text: string): Phrase => ({
    text,
    folded: spaced(foldWords(text)),
    lang,
    topic,
  });
const ofTopics = (texts: (term: VocabularyTerm, lang: Language) => readonly string[]): readonly Phrase[] =>
  vocabulary.terms
    .filter((term) => term.kind === 'topic')
    .flatMap((term) => Language.options.flatMap((lang) => texts(term, lang).map(phraseOf(term.id, lang))));

const labels = ofTopics((term, lang) => [term.label[lang]]);
/** "Scared|afraid > husband|wife" is said by nobody. */
const STANDS_FOR_SEVERAL = /[|>]/;
const isSaidSo = (saying: string): boolean => !STANDS_FOR_SEVERAL.test(saying);
/** What people call a topic beside its name. */
const otherNames = ofTopics(({ synonyms }, lang) => synonyms[lang].filter(isSaidSo));
/** What they say of a need; the longer ones tell a story that nobody is about to type. */
const NEED_WORDS_MAX = 2;
const needs = ofTopics(({ needs: said }, lang) =>
  said[lang].filter((need) => isSaidSo(need) && foldWords(need).length <= NEED_WORDS_MAX),
);

/** What somebody may be about to type: topics, listings and organisations, places. */
export async function suggest(
  q: string,
  lang: Language,
  { index }: Pick<Directory, 'index'>,
): Promise<Suggestion[]> {
  if (q.length > SEARCH.queryCharsMax)
    throw new InvalidInput([wrong('q', 'wrong.most', { most: SEARCH.queryCharsMax })]);
  const words = foldWords(q);
  if (words.join('').length < FEWEST_LETTERS) return [];
  const completed = await index.complete(words.slice(0, TYPED_WORDS_MAX), NAMES_MAX);
  const names = completed.map(({ kind, text, id }) => ({ kind, text, id }));
  const places = placesStarting(q, PLACES_MAX).map(({ name }) => ({
    kind: 'place' as const,
    text: name,
    id: name,
  }));
  const topics = topicsTyped(words, lang);
  const known = new Set<string>();
  return [...topics, ...names, ...places].filter(({ kind, text }) => {
    const key = `${kind} ${text.toLowerCase()}`;
    return known.has(key) ? false : known.add(key) !== undefined;
  });
}

const startsAll = (words: readonly string[]) => (phrase: Phrase) =>
  words.every((word) => phrase.folded.includes(` ${word}`));
const startsWith = (words: readonly string[]) => {
  const typed = spaced(words);
  return (phrase: Phrase) => phrase.folded.startsWith(typed);
};
const wordsIn = ({ folded }: Phrase) => folded.split(' ').slice(1);
const isMisspelt = (words: readonly string[]) => (phrase: Phrase) =>
  words.every((word) => wordsIn(phrase).some((part) => part === word || isNearly(word, part)));
/** "Gardn" is nearly the beginning of gardening. */
const isNearly = (typed: string, word: string): boolean =>
  isOneEdit(word, typed) || isOneEdit(word.slice(0, typed.length + 1), typed);

/** What may put somebody in danger who is looked at while typing is offered to whoever has typed a word of it. */
const isTold =
  (words: readonly string[]) =>
  (phrase: Phrase): boolean =>
    !isSensitive(phrase.topic) ||
    words.some((word) => word.length >= TELLING_LETTERS && wordsIn(phrase).includes(word));
const TELLING_LETTERS = 5;

/** Topics by their names, then what people say for a topic, with the topics that it is said for. */
function topicsTyped(words: readonly string[], lang: Language): readonly Suggestion[] {
  const typed = words.join('');
  const first = startsWith(words);
  const told = (some: readonly Phrase[]) => some.filter(isTold(words));
  const names = told(labels);
  const named = names
    .filter((label) => (label.lang === lang ? startsAll(words) : first)(label))
    .toSorted((a, b) => Number(first(b)) - Number(first(a)));
  const topics = [...new Set(named.map(({ topic }) => topic))];
  const isUnnamed = ({ topic }: Phrase) => !topics.includes(topic);
  const unnamed = told(otherNames).filter(isUnnamed);
  const needed = told(needs).filter(isUnnamed);
  const said = [...unnamed, ...needed].filter(first);
  const within = typed.length < WITHIN_LETTERS ? [] : unnamed.filter(startsAll(words));
  const misspelt =
    topics.length + within.length > 0 ||
    typed.length < MISSPELT_LETTERS ||
    words.every((word) => vocabularyWords.has(word))
      ? []
      : [...names, ...unnamed, ...needed].filter(isMisspelt(words));
  return [
    ...topics.map((id) => ({ kind: 'topic' as const, text: labelOf('topic', id, lang), id })),
    ...[said, within, misspelt].flatMap((some) => sayingsOf(some, lang)),
  ].slice(0, TOPICS_MAX);
}

/** Each saying once, those of the language and the shortest first. */
function sayingsOf(some: readonly Phrase[], lang: Language): readonly Suggestion[] {
  const sorted = some.toSorted(
    (a, b) =>
      Number(b.lang === lang) - Number(a.lang === lang) ||
      wordsIn(a).length - wordsIn(b).length ||
      a.text.length - b.text.length,
  );
  return [...Map.groupBy(sorted, ({ text }) => text.toLowerCase())]
    .slice(0, TOPICS_MAX)
    .map(([text, same]) => {
      const topics = [...new Set(same.map(({ topic }) => topic))];
      const means = topics.slice(0, NAMED_MAX).map((id) => labelOf('topic', id, lang));
      return { kind: 'topic', text, id: topics[0] ?? '', means: means.join(', ') };
    });
}
