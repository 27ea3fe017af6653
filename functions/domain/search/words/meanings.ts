import { saidOfEach, sayingsOf, sayingsOfMany } from '../../text/sayings.ts';
import { isWeakWord } from '../../text/word-lists.ts';
import { matchPhrases, type PhraseMatch, type PhraseSort } from '../../vocabulary/phrases.ts';
import { dangerOf, vocabulary } from '../../vocabulary/vocabulary.ts';
import { NOT_SO } from './person-words.ts';

/** How surely a phrase of each sort means its topic. Set, like the weights of the ranking, on the tuning half of the judged cases. */
export const MEANS: Record<PhraseSort, number> = { label: 1, synonym: 63 / 64, need: 36 / 64, sign: 44 / 64 };

/** Every phrase of a topic that words say surely enough, whatever longer one it is a part of. */
const topicPhrases = (words: readonly string[]): readonly PhraseMatch[] =>
  matchPhrases(words).filter((match) => match.kind === 'topic' && surety(match) >= LEAST_SURE);

/** Those that they say in full. */
export const topicsInFull = (words: readonly string[]): readonly PhraseMatch[] =>
  topicPhrases(words).filter(({ cover }) => cover === 1);

/** The topics that words mean, by the phrases of the vocabulary; each with the best phrase that says it. `asTheyStand`: what else they say, word for word. */
export const topicsMeant = (
  words: readonly string[],
  asTheyStand: readonly PhraseMatch[] = [],
): readonly PhraseMatch[] => bestPerTopic(partsOfLonger(topicPhrases(words), asTheyStand));

/** The same of several clauses: no phrase goes on beyond a comma. */
export const topicsMeantIn = (
  clauses: readonly (readonly string[])[],
  asTheyStand: readonly PhraseMatch[] = [],
): readonly PhraseMatch[] => bestPerTopic(clauses.flatMap((words) => topicsMeant(words, asTheyStand)));

const SAYINGS = sayingsOfMany(
  vocabulary.terms.flatMap(({ kind, id, said }) =>
    kind === 'topic' && said ? [[id, sayingsOf(said)] as const] : [],
  ),
);

/** The topics of which a clause speaks in words that say it only as they stand; each by those of them that tell of anything. */
export const saidAsItStands = (
  clause: readonly string[],
  telling: readonly string[],
): readonly PhraseMatch[] =>
  notWithinAnother(
    [...saidOfEach(clause, SAYINGS, NOT_SO)].flatMap(([id, all]) => {
      const said = new Set(all.flat());
      const words = telling.filter((word) => said.has(word));
      if (words.length === 0) return [];
      const sorts = new Set(['need'] as const);
      return { kind: 'topic', id, sort: 'need', sorts, cover: 1, tells: 1, words, inFull: [...said] };
    }),
  );

/** "Husband drinking every night" is more than "drinking every night"; a danger is one within whatever else is said. */
const notWithinAnother = (all: readonly PhraseMatch[]): readonly PhraseMatch[] =>
  all.filter(
    ({ id, words }) =>
      dangerOf(id) !== undefined ||
      !all.some(
        (other) => other.words.length > words.length && words.every((word) => other.words.includes(word)),
      ),
  );

/** Said in full by the name of a thing, not by what somebody needs it for. */
export const isNamed = ({ sort, cover }: PhraseMatch): boolean =>
  cover === 1 && (sort === 'label' || sort === 'synonym');

/** Said only in words by which listings betray themselves. */
export const isOnlySign = ({ sorts }: PhraseMatch): boolean => [...sorts].every((sort) => sort === 'sign');

/** Who the person is by the same words, as far as a phrase says it in full: "her mum died" says bereaved. */
export const personSaid = (words: readonly string[]): readonly string[] =>
  matchPhrases(words)
    .filter(({ kind, cover }) => (kind === 'condition' || kind === 'circumstance') && cover === 1)
    .map(({ id }) => id);

/** Common words alone mean nothing: "go" is not "cannot go on", nor "nowhere to go". */
export const surety = ({ sort, cover, tells }: PhraseMatch) => {
  const enough = cover < 1 ? PART_TELLS : WHOLE_TELLS[sort];
  return MEANS[sort] * cover * cover * Math.min(1, tells / enough);
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

/**
 * "Falls out with bills" speaks of bills: what is only a part of a phrase that was said in full means less. And a phrase
 * that was said in part means nothing where its words say another in full: "wants to die" is not "wants to die at home".
 */
const PART_COVER = 0.5;

/** The words of a phrase without those that say little ("wants"), as far as any are left. */
export function tellingOf(words: readonly string[]): readonly string[] {
  const strong = words.filter((word) => !isWeakWord(word));
  return strong.length > 0 ? strong : words;
}

function partsOfLonger(
  matches: readonly PhraseMatch[],
  asTheyStand: readonly PhraseMatch[],
): readonly PhraseMatch[] {
  const whole = [...matches.filter((match) => match.cover === 1), ...asTheyStand];
  const isPart = (match: PhraseMatch) =>
    whole.some(
      (longer) =>
        (tellingOf(longer.words).length > tellingOf(match.words).length || match.cover < 1) &&
        tellingOf(match.words).every((word) => longer.words.includes(word)),
    );
  return matches.flatMap((match) => {
    if (!isPart(match)) return [match];
    return match.cover < 1 ? [] : [{ ...match, cover: PART_COVER }];
  });
}

function bestPerTopic(matches: readonly PhraseMatch[]): readonly PhraseMatch[] {
  const best = new Map<string, PhraseMatch>();
  for (const match of matches) {
    const key = `${match.id} ${match.words.toSorted().join(' ')}`;
    const known = best.get(key);
    best.set(key, known ? together(known, match) : match);
  }
  return [...best.values()];
}

/** The surer of two that say the same; what asks for help in full still does where listings say it of themselves too. */
function together(one: PhraseMatch, other: PhraseMatch): PhraseMatch {
  const [surer, less] = surety(other) > surety(one) ? [other, one] : [one, other];
  return less.cover < surer.cover ? surer : { ...surer, sorts: surer.sorts.union(less.sorts) };
}

export interface Cluster {
  readonly words: readonly string[];
  readonly matches: readonly PhraseMatch[];
}

/** Words that some phrase takes together are one part of the question; the rest are parts of their own. */
export function clusterWords(matches: readonly PhraseMatch[]): readonly Cluster[] {
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
