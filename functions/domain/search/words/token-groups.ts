import type { Language } from '../../../../schemas/words.ts';
import { isWelshWord, stem } from '../../text/analyse.ts';
import { welshRoot } from '../../text/welsh.ts';
import { isWeakWord } from '../../text/word-lists.ts';
import { type About, mainly, strongestOf } from '../../topics/about.ts';
import { type Sense, topicsNear } from '../../topics/likeness.ts';
import { neighboursOf } from '../../vocabulary/neighbours.ts';
import type { PhraseMatch } from '../../vocabulary/phrases.ts';
import { relationsOf, topicsFor, waysMeant } from '../../vocabulary/vocabulary.ts';
import type { TokenGroup } from '../index-language.ts';
import { nearToken, wayToken } from '../terms.ts';
import { type Cluster, surety } from './meanings.ts';
import type { Spelling } from './spelling.ts';

/**
 * What the parts of a question are worth. Set, like the weights of the ranking, on the tuning half of the judged
 * cases and on directories made for tuning; never on the held-out half or the unseen directory.
 */
export const WORD_WEIGHTS = {
  topicGroup: 2.5,
  /** A neighbouring topic is worth having where the one that was meant is not to be had. */
  related: 32 / 64,
  broader: 32 / 64,
  /** A health walk is a walk. */
  narrower: 48 / 64,
  /** A word of a phrase that was understood as a topic still counts where a listing uses it. */
  saidWord: 26 / 64,
  /** Beside a phrase that was understood, the other words of a question only colour it. */
  besideTopics: 0.5,
  /** Words that say when: the days that are stated count by themselves. */
  when: 0.25,
  /** The name of a language: few listings state theirs, and more name it. */
  language: 0.6,
  /** A topic that a word tells of by itself, for each nat that it tells. */
  close: 5 / 64,
  /** A word, for each nat that it tells of any topic: one that hardly any listing has still says what is meant. */
  closeWord: 0.4,
  /** What all words together tell of, where no phrase says surely what is meant; and half of it where one does. */
  together: 1,
  togetherBesidePhrase: 0.5,
  /** What there is for people such as this one; and a topic that is for them without being named after them. */
  person: 1.25,
  /** What only repeats who the person is, beside what they want: a wheelchair user who wants to swim wants to swim. */
  ofWho: 0.5,
  forThem: 32 / 64,
  /** What else is said beside a danger: who cuts herself and won't talk to her parents is no parent. */
  besideDanger: 0.05,
};
const CLOSE_TOPICS = 4;
const WAY_WEIGHT = 40 / 64;
const ALTERNATIVES_MAX = 40;

const quantised = (weight: number) => Math.max(1, Math.min(64, Math.round(weight * 64))) / 64;
const eighths = (weight: number) => Math.max(1, Math.min(64, Math.round(weight * 8))) / 8;

const NUMBER = /^x?\d+$/;
/** Says little by itself, as a number does that no phrase has. */
const isWeak = (word: string): boolean => isWeakWord(word) || NUMBER.test(word);

/** Those of them that say something each. */
export const strongOf = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !isWeak(word));

export const tokensFor = (word: string, lang: Language): readonly string[] =>
  lang === 'cy' || isWelshWord(word) ? [stem(word), welshRoot(word)] : [stem(word)];

type Alternatives = Map<string, number>;
const offer = (alternatives: Alternatives, token: string, weight: number) =>
  alternatives.set(token, Math.max(alternatives.get(token) ?? 0, quantised(weight)));

const asGroup = (alternatives: Alternatives, weight: number): TokenGroup => ({
  alternatives: [...alternatives]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, ALTERNATIVES_MAX)
    .map(([token, value]) => ({ token, weight: value })),
  weight: eighths(weight),
});

const isNeed = ({ sort }: PhraseMatch): boolean => sort === 'need' || sort === 'sign';

/**
 * The words of a part of the question that are also looked for as they are. "Cutting herself" means what it means, and
 * no group for paper cutting: the words of a need that is said in full say nothing each, unless they are a name too.
 */
function lookedFor({ words, matches }: Cluster): readonly string[] {
  if (words.length === 1) return words;
  const wordsIn = (some: readonly PhraseMatch[]) => new Set(some.flatMap((match) => match.words));
  const named = wordsIn(matches.filter((match) => !isNeed(match)));
  const needed = wordsIn(matches.filter((match) => isNeed(match) && match.cover === 1));
  return words.filter((word) => !isWeak(word) && (named.has(word) || !needed.has(word)));
}

/** `share`: how much of its weight it has beside others. */
export function topicGroup(cluster: Cluster, lang: Language, share: number): TokenGroup {
  const alternatives: Alternatives = new Map();
  for (const match of cluster.matches) {
    const whole = match.words.length / cluster.words.length;
    const weight = surety(match) * (0.6 + 0.4 * whole);
    offer(alternatives, `#${match.id}`, weight);
    for (const { id, relation } of relationsOf(match.id))
      offer(alternatives, `#${id}`, weight * WORD_WEIGHTS[relation]);
  }
  const alone = cluster.words.length === 1;
  const surest = Math.max(...alternatives.values());
  const wordWeight = alone ? 56 / 64 : WORD_WEIGHTS.saidWord / Math.sqrt(cluster.words.length - 1);
  for (const token of lookedFor(cluster).flatMap((word) => tokensFor(word, lang)))
    offer(alternatives, token, Math.min(wordWeight, alone ? surest : surest / 2));
  return asGroup(alternatives, share * WORD_WEIGHTS.topicGroup);
}

export function wordGroup(
  word: string,
  lang: Language,
  spelling: Spelling | undefined,
  { rarity, scale, isHeld }: { readonly rarity: number; readonly scale: number; readonly isHeld: boolean },
): TokenGroup {
  const alternatives: Alternatives = new Map();
  for (const token of tokensFor(word, lang)) offer(alternatives, token, 1);
  // A word that listings use means what they mean by it; only one that none uses is taken for what lies near.
  const neighbours = isHeld ? [] : neighboursOf(word).slice(0, CLOSE_TOPICS);
  for (const { id, nats } of neighbours) offer(alternatives, `#${id}`, WORD_WEIGHTS.close * nats);
  const ways = waysMeant(word);
  for (const way of ways) offer(alternatives, wayToken(way), WAY_WEIGHT);
  for (const token of spelling?.tokens ?? []) offer(alternatives, token, 44 / 64);
  const weight = scale * Math.max(rarity, WORD_WEIGHTS.closeWord * (neighbours[0]?.nats ?? 0));
  return asGroup(alternatives, Math.max(weight, spelling ? 1 : 0, ways.length > 0 ? scale : 0));
}

/** A word in every listing is worth an eighth, a word in one listing two and a half, a word in none nothing. */
export const rarity = (heldBy: number, size: number): number =>
  heldBy === 0 || size < 2
    ? 0.125
    : 0.125 + 2.375 * (1 - Math.log(1 + Math.min(heldBy, size)) / Math.log(1 + size));

/** What the words tell of a topic together, in nats: less than this says nothing, and twice this all that it can. */
const TOGETHER_LEAST = 5;
const TOGETHER_SURE = 10;
const TOGETHER_TOPICS = 5;

/**
 * The topics that all words of a question together tell of: "awake at night, a noise in her head". Worth less the surer
 * a phrase is understood, and nothing where they tell too little. For several words: one alone means itself.
 */
export function togetherGroup(told: Float64Array, surest: number): readonly TokenGroup[] {
  const strongest = strongestOf(told, TOGETHER_LEAST).slice(0, TOGETHER_TOPICS);
  if (strongest.length === 0) return [];
  const alternatives: Alternatives = new Map();
  for (const [id, nats] of strongest) offer(alternatives, `#${id}`, Math.min(1, nats / TOGETHER_SURE));
  const { together, togetherBesidePhrase } = WORD_WEIGHTS;
  return [asGroup(alternatives, together - (together - togetherBesidePhrase) * surest)];
}

/** What a question as a whole is about, for where nothing answers its words. */
export function aboutGroup(about: About): readonly TokenGroup[] {
  const alternatives: Alternatives = new Map();
  for (const [id, share] of mainly(about)) offer(alternatives, `#${id}`, Math.sqrt(share));
  return alternatives.size > 0 ? [asGroup(alternatives, 1)] : [];
}

/** What answers a question lies near to one of so many topics that the question lies near to. */
const NEAR_TOPICS = 10;
const LEAST_WEIGHT = 1 / 8;

/** What lies near to a question whatever its words. It is found by this, and hardly ordered: how alike it is says more. */
export function alikeGroup(sense: Sense): readonly TokenGroup[] {
  const near = topicsNear(sense, NEAR_TOPICS);
  if (near.length === 0) return [];
  return [{ alternatives: near.map((id) => ({ token: nearToken(id), weight: 1 })), weight: LEAST_WEIGHT }];
}

/** Who the person is says this surely that a topic is for them. */
const SURELY = 0.5;

/** Beside words that leave open what is meant: what is there for people such as this one. "Worn out" is not the same of a carer. */
export function personGroup(
  matches: readonly PhraseMatch[],
  conditionsAndCircumstances: readonly string[],
): readonly TokenGroup[] {
  const alternatives: Alternatives = new Map();
  for (const match of matches)
    if (surety(match) >= SURELY) offer(alternatives, `#${match.id}`, surety(match));
  for (const id of conditionsAndCircumstances.flatMap(topicsFor))
    offer(alternatives, `#${id}`, WORD_WEIGHTS.forThem);
  return alternatives.size > 0 ? [asGroup(alternatives, WORD_WEIGHTS.person)] : [];
}
