import { SEARCH } from '../../../schemas/limits.ts';
import type { Labelled, SearchAnswer, SearchRequest } from '../../../schemas/search.ts';
import type { Language } from '../../../schemas/words.ts';
import { type About, aboutQuestion, toldBy, withPerson } from '../about.ts';
import type { SearchIndex } from '../ports.ts';
import { isWelshWord, stem } from '../text/analyse.ts';
import { foldWords } from '../text/fold.ts';
import { STOP_WORDS } from '../text/word-lists.ts';
import { tellsOf } from '../vocabulary/neighbours.ts';
import type { PhraseMatch } from '../vocabulary/phrases.ts';
import { labelOf } from '../vocabulary/vocabulary.ts';
import type { TokenGroup } from './index-language.ts';
import { type Cluster, clusterWords, personSaid, surety, topicsMeant } from './meanings.ts';
import { dangersIn, isSensitive, type Sought, topicsSought } from './sought.ts';
import { looksMisspelt, type Spelling, spellingFor } from './spelling.ts';
import { startsMeant, timesMeant, timesSaid } from './time-in-words.ts';
import {
  aboutGroup,
  isWeak,
  rarity,
  togetherGroup,
  tokensFor,
  topicGroup,
  WORD_WEIGHTS,
  wordGroup,
} from './token-groups.ts';

const WORDS_READ_MAX = 40;
const NAME_TELLS = 0.7;

export interface UnderstoodWords {
  readonly groups: readonly TokenGroup[];
  readonly minimumGroups: number;
  /** Terms of the sessions at the times that the words name: what is on then comes first. */
  readonly starts: ReadonlySet<string> | undefined;
  /** What the question as a whole is about: its words, and who the person is. */
  readonly about: About;
  readonly sought: Sought;
  /** Conditions and circumstances that the words speak of. */
  readonly person: readonly string[];
  /** To look for where nothing answers the words: what is close to them alone in meaning. */
  readonly near: readonly TokenGroup[];
  readonly said: SearchAnswer['understood']['words'];
  /** Topics that the words were taken for, surest first. */
  readonly topics: readonly string[];
  readonly didYouMean: string | null;
}

/**
 * What a question means: its phrases taken for topics by the vocabulary, its other words as they are, misspelt
 * words as the nearest word that some listing uses. The same for both engines.
 */
export async function understandWords(
  { q, lang, ...person }: Pick<SearchRequest, 'q' | 'lang' | 'condition' | 'is'>,
  index: SearchIndex,
): Promise<UnderstoodWords> {
  const read = foldWords(q).slice(0, WORDS_READ_MAX);
  const isWelsh = lang === 'cy' || read.some((word) => isWelshWord(word));
  const written = contentOf(read, isWelsh);
  const spoken = timesSaid(read, isWelsh);
  const tokens = written.flatMap((word) => tokensFor(word, lang));
  const [frequencies, size] = await Promise.all([index.frequencies(tokens), index.size()]);
  const held = (word: string) =>
    Math.max(0, ...tokensFor(word, lang).map((token) => frequencies.get(token) ?? 0));
  const spelling = await spellingFor(
    written
      .filter((word) => !spoken.some(({ words }) => words.includes(word)))
      .filter((word) => looksMisspelt(word, held(word), written)),
    index,
  );

  const meant = (word: string) => spelling.get(word)?.word ?? word;
  const everything = [...new Set(written.map(meant))];
  const named = namedBy(everything);
  const times = timesMeant(spoken, named);
  const timeWords = new Set(times.flatMap((time) => time.words));
  const content = everything.filter((word) => named.has(word) || !timeWords.has(word));
  const strong = content.filter((word) => !isWeak(word));
  const said = topicsMeant(content);
  const told = toldBy(content);
  const aboutAll = aboutQuestion(told, phrasesOf(said));
  const asked = topicsSought(said, aboutAll);
  const matches = said.filter(({ id }) => !isSensitive(id) || asked.has(id));
  const inTopics = new Set(matches.flatMap((match) => match.words));
  const alone = (strong.length + inTopics.size + times.length > 0 ? strong : content).filter(
    (word) => !inTopics.has(word),
  );
  const clusters = clusterWords(matches);
  const scale = clusters.length > 0 ? WORD_WEIGHTS.besideTopics : 1;
  const groupFor = (word: string, scale: number) =>
    wordGroup(word, lang, spelling.get(word), {
      rarity: rarity(held(word), size),
      scale,
      isHeld: held(word) > 0,
    });
  const phrases = phrasesOf(matches);
  const about = aboutQuestion(told, phrases);
  const share = ({ id }: PhraseMatch) => about.get(id) ?? 0;
  const surest = matches.toSorted((a, b) => surety(b) - surety(a) || share(b) - share(a));
  const groups = [
    ...clusters.map((cluster) => topicGroup(cluster, lang)),
    ...alone.map((word) => groupFor(word, scale)),
    ...(content.length > 1 ? togetherGroup(told, surest[0] ? surety(surest[0]) : 0) : []),
  ];
  const whenOnly = everything.filter((word) => !content.includes(word));
  const known = wordsFor(person);
  return {
    groups: [...groups, ...whenOnly.map((word) => groupFor(word, WORD_WEIGHTS.besideTime))],
    minimumGroups: groups.length === 0 ? 0 : 1,
    starts: startsMeant(times),
    about: known.length > 0 ? aboutQuestion(withPerson(told, known), phrases) : about,
    sought: {
      topics: new Set([...asked, ...matches.map(({ id }) => id), ...topicsMeant(known).map(({ id }) => id)]),
      dangers: dangersIn(said, aboutAll),
      name: mayBeName(strong) ? strong.map((word) => tokensFor(word, lang)) : [],
    },
    person: personSaid(content),
    near: aboutGroup(about),
    said: [
      ...describe(clusters, surest, alone, read.map(meant), content, lang),
      ...times.map(({ words }) => ({ words: words.join(' '), as: 'time' as const, topics: [] })),
    ],
    topics: [...new Set(surest.map((match) => match.id))].slice(0, SEARCH.suggestionsMax),
    didYouMean: corrected(q, spelling),
  };
}

/** The words of phrases of several words that are said in full: "coffee morning", "Sunday lunch". */
const namedBy = (words: readonly string[]): ReadonlySet<string> =>
  new Set(
    topicsMeant(words).flatMap((match) => (match.cover === 1 && match.words.length > 1 ? match.words : [])),
  );

const phrasesOf = (matches: readonly PhraseMatch[]) =>
  matches.map((match) => ({ id: match.id, surety: surety(match) }));

/** What is only common words is no name: "home" is not "A Safe Home". */
const mayBeName = (words: readonly string[]): boolean =>
  words.reduce((sum, word) => sum + tellsOf(stem(word)), 0) >= NAME_TELLS;

/** Who the person is, in words. */
const wordsFor = ({ condition, is }: Pick<SearchRequest, 'condition' | 'is'>): readonly string[] =>
  [
    ...condition.map((id) => labelOf('condition', id, 'en')),
    ...is.map((id) => labelOf('circumstance', id, 'en')),
  ].flatMap(foldWords);

/** The words that say something. Welsh function words are words in an English question, and the other way round. */
function contentOf(words: readonly string[], isWelsh: boolean): readonly string[] {
  const notEnglish = words.filter((word) => !STOP_WORDS.en.has(word));
  const said = isWelsh ? notEnglish.filter((word) => !STOP_WORDS.cy.has(word)) : notEnglish;
  return [...new Set(said)];
}

function describe(
  clusters: readonly Cluster[],
  surest: readonly PhraseMatch[],
  alone: readonly string[],
  all: readonly string[],
  content: readonly string[],
  lang: Language,
): SearchAnswer['understood']['words'] {
  const inOrder = (words: readonly string[]) => all.filter((word) => words.includes(word)).join(' ');
  const label = (id: string): Labelled => ({ id, label: labelOf('topic', id, lang) });
  const topics = clusters.map((cluster) => {
    const ids = surest.filter((match) => cluster.matches.includes(match)).map((match) => match.id);
    return {
      words: inOrder(cluster.words),
      as: 'topic' as const,
      topics: [...new Set(ids)].slice(0, 6).map(label),
    };
  });
  const words = alone.map((word) => ({ words: word, as: 'word' as const, topics: [] }));
  const used = new Set([...alone, ...clusters.flatMap((cluster) => cluster.words)]);
  const ignored = content
    .filter((word) => !used.has(word))
    .map((word) => ({ words: word, as: 'ignored' as const, topics: [] }));
  return [...topics, ...words, ...ignored];
}

function corrected(q: string, spelling: ReadonlyMap<string, Spelling>): string | null {
  if (![...spelling.values()].some((entry) => entry.word !== null)) return null;
  return q
    .split(/(\s+)/)
    .map((piece) => spelling.get(foldWords(piece)[0] ?? '')?.word ?? piece)
    .join('');
}
