import type { SearchAnswer, SearchRequest } from '../../../../schemas/search.ts';
import type { Language } from '../../../../schemas/words.ts';
import type { SearchIndex } from '../../ports.ts';
import { stem } from '../../text/analyse.ts';
import type { About } from '../../topics/about.ts';
import { isPlaced, type Sense, senseOf } from '../../topics/likeness.ts';
import { tellsOf } from '../../vocabulary/neighbours.ts';
import { obstacles } from '../../whom/obstacles.ts';
import type { TokenGroup } from '../index-language.ts';
import { type Cluster, personSaid, surety, topicsMeant } from './meanings.ts';
import {
  aboutWith,
  isNamedInFull,
  kindsOf,
  type Meant,
  meantBy,
  repeatsWho,
  speaksOfDanger,
  topicsOf,
  wordsForPerson,
} from './meant.ts';
import { inAbuse, type PersonInWords } from './person-in-words.ts';
import { type Reading, readQuestion } from './reading.ts';
import { saidBack } from './said-back.ts';
import type { Sought } from './sought.ts';
import type { Spelling } from './spelling.ts';
import type { TimeSaid } from './times-said.ts';
import {
  aboutGroup,
  alikeGroup,
  personGroup,
  rarity,
  strongOf,
  togetherGroup,
  tokensFor,
  topicGroup,
  WORD_WEIGHTS,
  wordGroup,
} from './token-groups.ts';

/** Words that together tell as much as this may be a name. */
const NAME_TELLS = 0.7;

export interface UnderstoodWords {
  readonly groups: readonly TokenGroup[];
  readonly minimumGroups: number;
  /** Tokens of the words that tell of help and are not denied, each word by itself. */
  readonly tokens: ReadonlySet<string>;
  /** The times that the words name. */
  readonly times: readonly TimeSaid[];
  /** Topics that are said not to be wanted. */
  readonly unwanted: ReadonlySet<string>;
  /** What the question as a whole is about: its words, and who the person is. */
  readonly about: About;
  /** Where the question lies in meaning. */
  readonly sense: Sense;
  readonly sought: Sought;
  /** Conditions and circumstances that the words speak of. */
  readonly whom: readonly string[];
  /** What else they say of the person. */
  readonly ofPerson: PersonInWords;
  /** To look for where nothing answers the words: what is close to them alone in meaning. */
  readonly near: readonly TokenGroup[];
  /** To be answered beside the words: what lies near to them, whatever its words, and what is for such people. Nothing where they say plainly what is meant or speak of a danger, or are one word that listings use. */
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
  { q, lang, topic, ...person }: Pick<SearchRequest, 'q' | 'lang' | 'topic' | 'condition' | 'is'>,
  index: SearchIndex,
): Promise<UnderstoodWords> {
  const reading = await readQuestion(q, lang, index, topic.length > 0);
  const meant = meantBy(reading);
  const { times, unwanted, spelling, ofPerson } = reading;
  const known = wordsForPerson(person);
  const forKnown = topicsMeant(known);
  const isWho = repeatsWho(meant, known);
  const { groups, beside } = groupsFor(reading, meant, isWho, lang);
  const sense = senseOf(wordsForWhat(reading));
  const near = aboutGroup(meant.about);
  // Words such as "and" are placed too, and mean nothing by themselves.
  const meaning = reading.content.some(isPlaced) ? alikeGroup(sense) : [];
  const alike = [...meaning, ...personGroup(forKnown, [...person.condition, ...person.is])];
  const isNamed = isNamedInFull(meant);
  const isListed = isOneWordOfListings(reading);
  const isInDanger = meant.dangers.length > 0;
  return {
    groups: [...groups, ...beside],
    minimumGroups: groups.length === 0 ? 0 : 1,
    tokens: new Set(reading.affirmed.flatMap((word) => tokensFor(word, lang))),
    times,
    unwanted: unwanted.topics.union(
      new Set(ofPerson.avoids.flatMap(({ obstacle }) => obstacles[obstacle].topics ?? [])),
    ),
    about: aboutWith(meant, known),
    sense,
    sought: {
      topics: new Set([...meant.asked, ...[...meant.surest, ...forKnown].map(({ id }) => id)]),
      inFull: meant.inFull,
      dangers: meant.dangers,
      name: nameAmong(reading, lang),
    },
    whom: [...new Set(reading.clauses.flatMap(personSaid))],
    ofPerson: personMeant(meant, ofPerson),
    near: isInDanger ? [] : isNamed ? near : [...near, ...meaning],
    alike: isListed || isNamed || isInDanger ? [] : alike,
    said: saidBack(reading, meant, lang),
    topics: topicsOf(meant),
    kinds: kindsOf(meant, isWho),
    spelling,
  };
}

/** Where somebody is in danger, "he" may be whom they fear; where it is abuse, "her" whom it is done to. */
function personMeant({ dangers }: Meant, said: PersonInWords): PersonInWords {
  if (dangers.includes('abuse')) return inAbuse(said);
  return dangers.length > 0 ? { ...said, spokenOfAs: undefined } : said;
}

/** What is looked for: each part of the question, and apart from that the words that only say when or in which language. */
function groupsFor(
  { content, spelling, size, heldBy, whenOnly, language }: Reading,
  { clusters, alone, told, surest: [surest], dangers }: Meant,
  isWho: (cluster: Cluster) => boolean,
  lang: Language,
) {
  const groupFor = (word: string, scale: number) => {
    const held = heldBy(word);
    const how = { rarity: rarity(held, size), scale, isHeld: held > 0 };
    return wordGroup(word, lang, spelling.get(word), how);
  };
  const besideDanger = dangers.length > 0 && clusters.some(speaksOfDanger);
  const shareOf = (cluster: Cluster) => {
    if (besideDanger && !speaksOfDanger(cluster)) return WORD_WEIGHTS.besideDanger;
    return isWho(cluster) ? WORD_WEIGHTS.ofWho : 1;
  };
  const aloneScale = clusters.length > 0 ? WORD_WEIGHTS.besideTopics : 1;
  return {
    groups: [
      ...clusters.map((cluster) => topicGroup(cluster, lang, shareOf(cluster))),
      ...alone.map((word) => groupFor(word, aloneScale)),
      ...(content.length > 1 ? togetherGroup(told, surest ? surety(surest) : 0) : []),
    ],
    beside: [
      ...whenOnly.map((word) => groupFor(word, WORD_WEIGHTS.when)),
      ...(language?.name ?? []).map((word) => groupFor(word, WORD_WEIGHTS.language)),
    ],
  };
}

/** All words but those that say when, in which language, or what is not wanted. */
function wordsForWhat({ all, times, language, unwanted, apart }: Reading): readonly string[] {
  const notWhat = new Set([
    ...times.flatMap(({ said }) => said),
    ...(language?.words ?? []),
    ...unwanted.words,
    ...apart,
  ]);
  return all.filter((word) => !notWhat.has(word));
}

const isOneWordOfListings = ({ content, heldBy }: Reading): boolean =>
  content.length === 1 && content.every((word) => heldBy(word) > 0);

/** The tokens of each word, where together they may be a name: what is only common words is none, "home" is not "A Safe Home". */
function nameAmong({ content }: Reading, lang: Language): Sought['name'] {
  const strong = strongOf(content);
  const tells = strong.reduce((sum, word) => sum + tellsOf(stem(word)), 0);
  return tells >= NAME_TELLS ? strong.map((word) => tokensFor(word, lang)) : [];
}
