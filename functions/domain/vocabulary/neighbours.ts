import type { Language } from '../../../schemas/words.ts';
import { isWelshWord, stem } from '../text/analyse.ts';
import { welshRoot } from '../text/welsh.ts';
import { isStopWord, WEAK_WORDS } from '../text/word-lists.ts';
import file from './neighbours.json' with { type: 'json' };
import { vocabulary } from './vocabulary.ts';

/** The topics of the vocabulary by number, for sums over many words. */
export const TOPICS: readonly string[] = vocabulary.terms
  .filter((term) => term.kind === 'topic')
  .map((term) => term.id);
export const topicNumbers: ReadonlyMap<string, number> = new Map(TOPICS.map((id, number) => [id, number]));

export interface Telling {
  readonly root: string;
  /** Topics by number, closest first. */
  readonly topics: readonly number[];
  /** How much it tells of each, in nats: by how much likelier the topic is when the word is said. */
  readonly nats: readonly number[];
}

const told: ReadonlyMap<string, string> = new Map(Object.entries(file.words));
const commonness: ReadonlyMap<string, number> = new Map(
  file.common.split(' ').map((root, rank) => [root, rank] as const),
);
/** A topic that left the vocabulary since the file was made is nobody's neighbour. */
const numberOf = file.topics.map((id) => topicNumbers.get(id));
/** What was decoded of it so far, by its roots. */
const read = new Map<string, Telling>();

const DIGITS = 36;
/** The most that a word tells of a topic, in nats. */
export const TOLD_MOST = 10;
/** A root of this rank tells half of what a rare one tells. */
const RANK_OF_HALF = 300;
/** The root of every word that denies: not, never, nobody, without. */
export const DENIAL = '!';
/** The root of himself, herself, myself. */
export const REFLEXIVE = '@';
const GRAMMAR_TELLS = 0.06;

/** How much a root tells that stands at this place among the commonest, from 0; 1 for one that does not. */
export const tellsAtRank = (rank: number | undefined): number =>
  rank === undefined ? 1 : rank / (rank + RANK_OF_HALF);

/** How much a root tells by being said at all: near 0 for the commonest of English, 1 for a rare one. */
export function tellsOf(root: string): number {
  if (root === DENIAL || root === REFLEXIVE) return GRAMMAR_TELLS;
  return tellsAtRank(commonness.get(root.replace(/^[=~]/, '')));
}

const meant: ReadonlySet<string> = new Set(file.meant.split(' '));

/** "Shore" is not "share" misspelt: one of the commonest words of English. */
export const isCommon = (word: string): boolean => tellsOf(stem(word)) < 1;

/** "Belting" is not "felting" misspelt: a rarer word of English that is one edit from a word of the vocabulary. */
export const isMeantAsWritten = (word: string): boolean => meant.has(word);

/**
 * What a word tells of topics by itself, in English or Welsh, whether or not a phrase of the vocabulary has it; null for
 * most words. `lang`: of the words that it stands among.
 */
export function tellingOf(word: string, lang: Language = 'en'): Telling | null {
  if (isStopWord(word) || WEAK_WORDS.en.has(word)) return null;
  const isWelsh = lang === 'cy' || isWelshWord(word);
  const roots = isWelsh ? [welshRoot(word), stem(word)] : [stem(word), welshRoot(word)];
  const root = roots.find((one) => told.has(one));
  if (root === undefined) return null;
  const known = read.get(root) ?? decoded(root, told.get(root) ?? '');
  read.set(root, known);
  return known;
}

/** The same by id. */
export function neighboursOf(word: string): readonly { readonly id: string; readonly nats: number }[] {
  const telling = tellingOf(word);
  return (telling?.topics ?? []).map((topic, i) => ({
    id: TOPICS[topic] ?? '',
    nats: telling?.nats[i] ?? 0,
  }));
}

function decoded(root: string, code: string): Telling {
  const pairs = Array.from({ length: code.length / 3 }, (_, i) => ({
    topic: numberOf[Number.parseInt(code.slice(3 * i, 3 * i + 2), DIGITS)],
    nats: (TOLD_MOST * Number.parseInt(code.charAt(3 * i + 2), DIGITS)) / (DIGITS - 1),
  })).filter((pair): pair is { topic: number; nats: number } => pair.topic !== undefined);
  return { root, topics: pairs.map((pair) => pair.topic), nats: pairs.map((pair) => pair.nats) };
}
