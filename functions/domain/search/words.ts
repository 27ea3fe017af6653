import { SEARCH } from '../../../schemas/limits.ts';
import type { Labelled, SearchAnswer, SearchRequest } from '../../../schemas/search.ts';
import type { Language } from '../../../schemas/words.ts';
import { type About, aboutQuestion, toldBy, withPerson } from '../about.ts';
import { type Sense, senseOf } from '../likeness.ts';
import type { SearchIndex } from '../ports.ts';
import { stem } from '../text/analyse.ts';
import { foldWords } from '../text/fold.ts';
import { tellsOf } from '../vocabulary/neighbours.ts';
import type { PhraseMatch } from '../vocabulary/phrases.ts';
import { labelOf, termOf } from '../vocabulary/vocabulary.ts';
import type { TokenGroup } from './index-language.ts';
import { type Cluster, clusterWords, personSaid, surety, topicsMeant, topicsMeantIn } from './meanings.ts';
import { readQuestion } from './reading.ts';
import { dangersIn, isSensitive, type Sought, topicsSought } from './sought.ts';
import type { Spelling } from './spelling.ts';
import { startsMeant } from './time-in-words.ts';
import {
  aboutGroup,
  alikeGroup,
  isWeak,
  personGroup,
  rarity,
  togetherGroup,
  tokensFor,
  topicGroup,
  WORD_WEIGHTS,
  wordGroup,
} from './token-groups.ts';

/** All that is written is read, for what it may speak of; so many words of it are looked for in the texts. */
const LOOKED_FOR_MAX = 40;
const NAME_TELLS = 0.7;

export interface UnderstoodWords {
  readonly groups: readonly TokenGroup[];
  readonly minimumGroups: number;
  /** Terms of the sessions at the times that the words name: what is on then comes first. */
  readonly starts: ReadonlySet<string> | undefined;
  /** The language that the words say somebody speaks. */
  readonly language: string | undefined;
  /** Topics that are said not to be wanted. */
  readonly unwanted: ReadonlySet<string>;
  /** What the question as a whole is about: its words, and who the person is. */
  readonly about: About;
  /** Where the question lies in meaning. */
  readonly sense: Sense;
  readonly sought: Sought;
  /** Conditions and circumstances that the words speak of. */
  readonly person: readonly string[];
  /** To look for where nothing answers the words: what is close to them alone in meaning. */
  readonly near: readonly TokenGroup[];
  /** To be answered beside the words: what lies near to them, whatever its words, and what is for such people. Nothing where they say plainly what is meant, or are one word that listings use. */
  readonly alike: readonly TokenGroup[];
  readonly said: SearchAnswer['understood']['words'];
  /** Topics that the words were taken for, surest first. */
  readonly topics: readonly string[];
  /** Of each part of the question that names a kind of help or a need in full, the topics that it means most surely. */
  readonly kinds: readonly (readonly string[])[];
  /** What words that are misspelt were meant to be. */
  readonly spelling: ReadonlyMap<string, Spelling>;
}

/**
 * What a question means: its phrases taken for topics by the vocabulary, its other words as they are, misspelt
 * words as the nearest word that some listing uses. The same for both engines.
 */
export async function understandWords(
  { q, lang, ...person }: Pick<SearchRequest, 'q' | 'lang' | 'condition' | 'is'>,
  index: SearchIndex,
): Promise<UnderstoodWords> {
  const reading = await readQuestion(q, lang, index);
  const { clauses, content, times, language, unwanted, spelling } = reading;
  const strong = content.filter((word) => !isWeak(word));
  const said = topicsMeantIn(clauses).filter(({ id }) => !unwanted.topics.has(id));
  const told = toldBy(content);
  const aboutAll = aboutQuestion(told, phrasesOf(said));
  const asked = topicsSought(said, aboutAll);
  const matches = said.filter(({ id }) => !isSensitive(id) || asked.has(id));
  const inTopics = new Set(matches.flatMap((match) => match.words));
  const clusters = clusterWords(matches).slice(0, LOOKED_FOR_MAX);
  const alone = (strong.length + inTopics.size + times.length > 0 ? strong : content)
    .filter((word) => !inTopics.has(word))
    .slice(0, LOOKED_FOR_MAX - clusters.length);
  const scale = clusters.length > 0 ? WORD_WEIGHTS.besideTopics : 1;
  const groupFor = (word: string, scale: number) =>
    wordGroup(word, lang, spelling.get(word), {
      rarity: rarity(reading.heldBy(word), reading.size),
      scale,
      isHeld: reading.heldBy(word) > 0,
    });
  const known = wordsFor(person);
  const saysWho = ({ words }: Cluster) => clusters.length > 1 && words.every((word) => known.includes(word));
  const phrases = phrasesOf(matches);
  const about = aboutQuestion(told, phrases);
  const share = ({ id }: PhraseMatch) => about.get(id) ?? 0;
  const surest = matches.toSorted((a, b) => surety(b) - surety(a) || share(b) - share(a));
  const groups = [
    ...clusters.map((cluster) => topicGroup(cluster, lang, saysWho(cluster) ? WORD_WEIGHTS.ofWho : 1)),
    ...alone.map((word) => groupFor(word, scale)),
    ...(content.length > 1 ? togetherGroup(told, surest[0] ? surety(surest[0]) : 0) : []),
  ];
  const apart = new Set([
    ...times.flatMap(({ words }) => words),
    ...(language?.words ?? []),
    ...unwanted.words,
  ]);
  const sense = senseOf(reading.all.filter((word) => !apart.has(word)));
  const beside = [
    ...alikeGroup(sense),
    ...personGroup(topicsMeant(known), [...person.condition, ...person.is]),
  ];
  const isOneWordOfListings = content.length === 1 && content.every((word) => reading.heldBy(word) > 0);
  const isNamedInFull =
    alone.length === 0 && clusters.every(({ matches }) => surestIn(matches) >= PLAINLY_SURE);
  return {
    groups: [...groups, ...reading.beside.map((word) => groupFor(word, WORD_WEIGHTS.beside))],
    minimumGroups: groups.length === 0 ? 0 : 1,
    starts: startsMeant(times),
    language: language?.id,
    unwanted: unwanted.topics,
    about: known.length > 0 ? aboutQuestion(withPerson(told, known), phrases) : about,
    sense,
    sought: {
      topics: new Set([...asked, ...matches.map(({ id }) => id), ...topicsMeant(known).map(({ id }) => id)]),
      dangers: dangersIn(said, aboutAll),
      name: mayBeName(strong) ? strong.map((word) => tokensFor(word, lang)) : [],
    },
    person: [...new Set(clauses.flatMap(personSaid))],
    near:
      isOneWordOfListings && !isNamedInFull
        ? [...aboutGroup(about), ...alikeGroup(sense)]
        : aboutGroup(about),
    alike: isOneWordOfListings || isNamedInFull ? [] : beside,
    said: [
      ...describe(clusters, surest, alone, reading.all, content, lang),
      ...times.flatMap(({ words }) => apartAs('time', words)),
      ...apartAs('language', language?.words ?? []),
      ...apartAs('unwanted', [...unwanted.words]),
    ],
    topics: [...new Set(surest.map((match) => match.id))].slice(0, SEARCH.suggestionsMax),
    kinds: clusters
      .filter((cluster) => !saysWho(cluster))
      .map((cluster) => surestOf(cluster).toSorted((a, b) => (about.get(b) ?? 0) - (about.get(a) ?? 0)))
      .filter((kind) => kind.length > 0),
    spelling,
  };
}

/** A need that is said in full is this sure. */
const PLAINLY_SURE = 0.5;
/** What is nearly as sure as the surest is meant as well. */
const AS_SURE = 0.9;

/** Nobody is listed for what the ambulance is called for. */
const isKindOfHelp = (id: string) => termOf('topic', id)?.urgent !== 'illness';

const surestIn = (matches: readonly PhraseMatch[]) => Math.max(...matches.map(surety));

function surestOf({ matches }: Cluster): readonly string[] {
  const most = surestIn(matches);
  if (most < PLAINLY_SURE) return [];
  const meant = new Set(matches.filter((match) => surety(match) >= AS_SURE * most).map(({ id }) => id));
  return [...meant].filter(isKindOfHelp);
}

/** What was understood by itself, apart from what help is looked for. */
const apartAs = (as: 'time' | 'language' | 'unwanted', words: readonly string[]) =>
  words.length > 0 ? [{ words: words.join(' '), as, topics: [] }] : [];

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

/** A guess that is less sure is looked for, and not said: it embarrasses with the client in the room. */
const SAID_LEAST = 0.3;
const SAID_MAX = 6;

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
    const sure = surest.filter((match) => cluster.matches.includes(match) && surety(match) >= SAID_LEAST);
    const ids = [...new Set(sure.map((match) => match.id))].slice(0, SAID_MAX);
    return {
      words: inOrder(cluster.words),
      as: ids.length > 0 ? ('topic' as const) : ('word' as const),
      topics: ids.map(label),
    };
  });
  const words = alone.map((word) => ({ words: word, as: 'word' as const, topics: [] }));
  const used = new Set([...alone, ...clusters.flatMap((cluster) => cluster.words)]);
  const ignored = content
    .filter((word) => !used.has(word))
    .map((word) => ({ words: word, as: 'ignored' as const, topics: [] }));
  return [...topics, ...words, ...ignored];
}
