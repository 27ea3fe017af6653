import { SEARCH } from '../../../schemas/limits.ts';
import type { Labelled, SearchAnswer } from '../../../schemas/search.ts';
import type { Language } from '../../../schemas/words.ts';
import type { SearchIndex } from '../ports.ts';
import { isWelshWord, stem } from '../text/analyse.ts';
import { foldWords } from '../text/fold.ts';
import { welshRoot } from '../text/welsh.ts';
import { STOP_WORDS, WEAK_WORDS } from '../text/word-lists.ts';
import { neighboursOf } from '../vocabulary/neighbours.ts';
import { matchPhrases, type PhraseMatch, type PhraseSort } from '../vocabulary/phrases.ts';
import { labelOf, relationsOf } from '../vocabulary/vocabulary.ts';
import type { TokenGroup } from './index-language.ts';
import { looksMisspelt, type Spelling, spellingFor } from './spelling.ts';
import { wayToken } from './terms.ts';

/**
 * What the parts of a question are worth. Set, like the weights of the ranking, on the tuning half of the judged
 * cases only.
 */
export const WORD_WEIGHTS = {
  /** How surely a phrase of each sort means its topic. */
  means: { label: 1, synonym: 63 / 64, need: 36 / 64, sign: 44 / 64 } satisfies Record<PhraseSort, number>,
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
  /** What a word lies close to, by its vector: a topic at the most, and how far that lifts a word no listing has. */
  close: 24 / 64,
  closeWord: 2,
};
const CLOSE_TOPICS = 4;
/** "By phone" asks for a way, not for a thing: the ways of delivery that a word of the question means. */
const WAYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['phone', ['telephone']],
  ['telephone', ['telephone']],
  ['ffon', ['telephone']],
  ['zoom', ['video', 'online']],
  ['video', ['video']],
  ['online', ['online', 'video']],
  ['internet', ['online', 'video']],
  ['lein', ['online', 'video']],
  ['home', ['home-visit']],
  ['gartref', ['home-visit']],
]);
const WAY_WEIGHT = 40 / 64;
const WORDS_READ_MAX = 40;
const ALTERNATIVES_MAX = 40;

export interface UnderstoodWords {
  readonly groups: readonly TokenGroup[];
  readonly minimumGroups: number;
  readonly said: SearchAnswer['understood']['words'];
  /** Topics that the words were taken for, surest first. */
  readonly topics: readonly string[];
  readonly didYouMean: string | null;
}

const quantised = (weight: number) => Math.max(1, Math.min(64, Math.round(weight * 64))) / 64;
const eighths = (weight: number) => Math.max(1, Math.min(64, Math.round(weight * 8))) / 8;

/**
 * What a question means: its phrases taken for topics by the vocabulary, its other words as they are, misspelt
 * words as the nearest word that some listing uses. The same for both engines.
 */
export async function understandWords(
  q: string,
  lang: Language,
  index: SearchIndex,
): Promise<UnderstoodWords> {
  const read = foldWords(q).slice(0, WORDS_READ_MAX);
  const written = contentOf(read, lang);
  const tokens = written.flatMap((word) => tokensFor(word, lang));
  const [frequencies, size] = await Promise.all([index.frequencies(tokens), index.size()]);
  const held = (word: string) =>
    Math.max(0, ...tokensFor(word, lang).map((token) => frequencies.get(token) ?? 0));
  const spelling = await spellingFor(
    written.filter((word) => looksMisspelt(word, held(word))),
    index,
  );

  const meant = (word: string) => spelling.get(word)?.word ?? word;
  const content = [...new Set(written.map(meant))];
  const strong = content.filter((word) => !isWeak(word));
  const matches = bestPerTopic(
    partsOfLonger(
      matchPhrases(content).filter((match) => match.kind === 'topic' && surety(match) >= LEAST_SURE),
    ),
  );
  const inTopics = new Set(matches.flatMap((match) => match.words));
  const alone = (strong.length > 0 || inTopics.size > 0 ? strong : content).filter(
    (word) => !inTopics.has(word),
  );
  const clusters = clusterWords(matches);
  const scale = clusters.length > 0 ? WORD_WEIGHTS.besideTopics : 1;
  const wordGroups = alone.map((word) =>
    wordGroup(word, lang, spelling.get(word), {
      rarity: rarity(held(word), size),
      scale,
      isHeld: held(word) > 0,
    }),
  );
  const groups = [...clusters.map((cluster) => topicGroup(cluster, lang)), ...wordGroups];
  const surest = matches.toSorted((a, b) => surety(b) - surety(a)).map((match) => match.id);
  return {
    groups,
    minimumGroups: groups.length === 0 ? 0 : 1,
    said: describe(clusters, alone, read.map(meant), content, lang),
    topics: [...new Set(surest)].slice(0, SEARCH.suggestionsMax),
    didYouMean: corrected(q, spelling),
  };
}

const isWeak = (word: string): boolean => WEAK_WORDS.en.has(word) || WEAK_WORDS.cy.has(word);

/** The words that say something. Welsh function words are words in an English question, and the other way round. */
function contentOf(words: readonly string[], lang: Language): readonly string[] {
  const welsh = lang === 'cy' || words.some((word) => isWelshWord(word));
  const notEnglish = words.filter((word) => !STOP_WORDS.en.has(word));
  const said = welsh ? notEnglish.filter((word) => !STOP_WORDS.cy.has(word)) : notEnglish;
  return [...new Set(said)];
}

/** Common words alone mean nothing: "go" is not "cannot go on", nor "nowhere to go". */
const surety = ({ sort, cover, tells }: PhraseMatch) => {
  const enough = cover < 1 ? PART_TELLS : WHOLE_TELLS[sort];
  return WORD_WEIGHTS.means[sort] * cover * cover * Math.min(1, tells / enough);
};
const PART_TELLS = 0.7;
const WHOLE_TELLS: Readonly<Record<PhraseSort, number>> = {
  label: 0.01,
  synonym: 0.01,
  need: 0.4,
  sign: 0.4,
};
/** What is meant less surely than this is not said to be understood. */
const LEAST_SURE = 0.15;

/** "Falls out with bills" speaks of bills: what is only a part of a phrase that was said in full means less. */
const PART_COVER = 0.7;

function partsOfLonger(matches: readonly PhraseMatch[]): readonly PhraseMatch[] {
  const whole = matches.filter((match) => match.cover === 1);
  const isPart = (match: PhraseMatch) =>
    whole.some(
      (longer) =>
        longer.words.length > match.words.length && match.words.every((word) => longer.words.includes(word)),
    );
  return matches.map((match) => (isPart(match) ? { ...match, cover: match.cover * PART_COVER } : match));
}

function bestPerTopic(matches: readonly PhraseMatch[]): readonly PhraseMatch[] {
  const best = new Map<string, PhraseMatch>();
  for (const match of matches) {
    const key = `${match.id} ${match.words.toSorted().join(' ')}`;
    const known = best.get(key);
    if (!known || surety(match) > surety(known)) best.set(key, match);
  }
  return [...best.values()];
}

interface Cluster {
  readonly words: readonly string[];
  readonly matches: readonly PhraseMatch[];
}

/** Words that some phrase takes together are one part of the question; the rest are parts of their own. */
function clusterWords(matches: readonly PhraseMatch[]): readonly Cluster[] {
  let clusters: { words: Set<string>; matches: PhraseMatch[] }[] = [];
  for (const match of matches) {
    const touching = clusters.filter((cluster) => match.words.some((word) => cluster.words.has(word)));
    const merged = {
      words: new Set([...match.words, ...touching.flatMap((cluster) => [...cluster.words])]),
      matches: [match, ...touching.flatMap((cluster) => cluster.matches)],
    };
    clusters = [...clusters.filter((cluster) => !touching.includes(cluster)), merged];
  }
  return clusters.map((cluster) => ({ words: [...cluster.words], matches: cluster.matches }));
}

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

function topicGroup(cluster: Cluster, lang: Language): TokenGroup {
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
  const telling = cluster.words.filter((word) => alone || !isWeak(word));
  for (const token of telling.flatMap((word) => tokensFor(word, lang)))
    offer(alternatives, token, Math.min(wordWeight, alone ? surest : surest / 2));
  return asGroup(alternatives, WORD_WEIGHTS.topicGroup);
}

function wordGroup(
  word: string,
  lang: Language,
  spelling: Spelling | undefined,
  { rarity, scale, isHeld }: { readonly rarity: number; readonly scale: number; readonly isHeld: boolean },
): TokenGroup {
  const alternatives: Alternatives = new Map();
  for (const token of tokensFor(word, lang)) offer(alternatives, token, 1);
  // A word that listings use means what they mean by it; only one that none uses is taken for what lies near.
  const neighbours = isHeld ? [] : neighboursOf(word).slice(0, CLOSE_TOPICS);
  for (const { id, close } of neighbours) offer(alternatives, `#${id}`, WORD_WEIGHTS.close * close);
  const ways = WAYS.get(word) ?? [];
  for (const way of ways) offer(alternatives, wayToken(way), WAY_WEIGHT);
  for (const token of spelling?.tokens ?? []) offer(alternatives, token, 44 / 64);
  const weight = scale * Math.max(rarity, WORD_WEIGHTS.closeWord * (neighbours[0]?.close ?? 0));
  return asGroup(alternatives, spelling || ways.length > 0 ? Math.max(weight, 1) : weight);
}

/** A word in every listing is worth an eighth, a word in one listing two and a half, a word in none nothing. */
const rarity = (heldBy: number, size: number): number =>
  heldBy === 0 || size < 2
    ? 0.125
    : 0.125 + 2.375 * (1 - Math.log(1 + Math.min(heldBy, size)) / Math.log(1 + size));

function describe(
  clusters: readonly Cluster[],
  alone: readonly string[],
  all: readonly string[],
  content: readonly string[],
  lang: Language,
): SearchAnswer['understood']['words'] {
  const inOrder = (words: readonly string[]) => all.filter((word) => words.includes(word)).join(' ');
  const label = (id: string): Labelled => ({ id, label: labelOf('topic', id, lang) });
  const topics = clusters.map((cluster) => {
    const ids = cluster.matches.toSorted((a, b) => surety(b) - surety(a)).map((match) => match.id);
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
