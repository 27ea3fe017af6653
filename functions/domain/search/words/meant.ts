import type { SearchRequest } from '../../../../schemas/search.ts';
import type { Danger } from '../../../../schemas/vocabulary.ts';
import { foldWords } from '../../text/fold.ts';
import { type About, aboutQuestion, toldBy, withPerson } from '../../topics/about.ts';
import type { PhraseMatch } from '../../vocabulary/phrases.ts';
import { dangerOf, isSensitive, labelOf, relatedTopics } from '../../vocabulary/vocabulary.ts';
import { type Cluster, clusterWords, isOnlySign, surety, tellingOf, topicsMeantIn } from './meanings.ts';
import type { Reading } from './reading.ts';
import { dangersIn, type Sought, topicsSought } from './sought.ts';
import { strongOf } from './token-groups.ts';

/** All that is written is read, for what it may speak of; so many words of it are looked for in the texts. */
const LOOKED_FOR_MAX = 40;

/** What a question that was read means. */
export interface Meant {
  /** Parts of the question that phrases of the vocabulary take for topics. */
  readonly clusters: readonly Cluster[];
  /** The phrases of all of them, surest first. */
  readonly surest: readonly PhraseMatch[];
  /** The words that no phrase takes for anything. */
  readonly alone: readonly string[];
  /** What the words tell of topics, in nats. */
  readonly told: Float64Array;
  /** What the question is about by itself, whoever the person is. */
  readonly about: About;
  /** The topics that are asked for, among them those that must be. */
  readonly asked: ReadonlySet<string>;
  /** Those that some phrase says in full. */
  readonly inFull: ReadonlySet<string>;
  readonly dangers: Sought['dangers'];
}

const NOTHING: About = new Map();

export function meantBy({ clauses, asTheyStand, content, times, unwanted }: Reading): Meant {
  const asOne = new Set(asTheyStand.flatMap(({ words }) => words));
  const told = toldBy(content.filter((word) => !asOne.has(word)));
  const said = [...topicsMeantIn(clauses, asTheyStand), ...asTheyStand].filter(
    ({ id }) => !unwanted.topics.has(id),
  );
  // What must be asked for is asked for by all that was said; only then it is known what else may be meant.
  // One word alone asks for it only by a phrase: of "digwyddiadau", events, little is known, and half of that is stalking.
  const aboutAll = content.length > 1 ? aboutQuestion(told, phrasesOf(said)) : NOTHING;
  const asked = topicsSought(said, aboutAll);
  const ofDanger = said.filter(isDanger);
  const matches = said
    .filter(({ id }) => !isSensitive(id) || asked.has(id))
    .filter((match) => isDanger(match) || !isWithin(match, ofDanger));
  const about = aboutQuestion(told, phrasesOf(matches));
  const share = ({ id }: PhraseMatch) => about.get(id) ?? 0;
  const clusters = clustersOf(matches, ofDanger).slice(0, LOOKED_FOR_MAX);
  const inTopics = new Set(matches.flatMap(({ words }) => words));
  const strong = strongOf(content);
  const isTelling = strong.length + inTopics.size + times.length > 0;
  return {
    clusters,
    surest: matches.toSorted((a, b) => surety(b) - surety(a) || share(b) - share(a)),
    alone: (isTelling ? strong : content)
      .filter((word) => !inTopics.has(word))
      .slice(0, LOOKED_FOR_MAX - clusters.length),
    told,
    about,
    asked,
    inFull: topicsSought(said, NOTHING),
    dangers: dangersIn(said, aboutAll),
  };
}

/** What a question is about, and with it who asks. */
export const aboutWith = ({ told, surest, about }: Meant, person: readonly string[]): About =>
  person.length > 0 ? aboutQuestion(withPerson(told, person), phrasesOf(surest)) : about;

const phrasesOf = (matches: readonly PhraseMatch[]) =>
  matches.map((match) => ({ id: match.id, surety: surety(match) }));

/** Who the person is, in words. */
export const wordsForPerson = ({
  condition,
  is,
}: Pick<SearchRequest, 'condition' | 'is'>): readonly string[] =>
  [
    ...condition.map((id) => labelOf('condition', id, 'en')),
    ...is.map((id) => labelOf('circumstance', id, 'en')),
  ].flatMap(foldWords);

/** A danger is a part of its own beside what is far from it: "husband violent, needs a dementia cafe for her husband". */
function clustersOf(matches: readonly PhraseMatch[], ofDanger: readonly PhraseMatch[]): readonly Cluster[] {
  const isNear = ({ id }: PhraseMatch) =>
    ofDanger.some((danger) => danger.id === id || relatedTopics(danger.id).includes(id));
  return [...clusterWords(matches.filter(isNear)), ...clusterWords(matches.filter((one) => !isNear(one)))];
}

/** The telling words of a danger mean nothing that is far from it: who cuts herself ("torri") asks for no repairs. */
const isWithin = ({ id, words }: PhraseMatch, dangers: readonly PhraseMatch[]): boolean =>
  dangers.some(
    (danger) =>
      tellingOf(words).every((word) => danger.words.includes(word)) && !relatedTopics(danger.id).includes(id),
  );

/** Whether a part of a question may speak of somebody in danger. */
export const speaksOfDanger = ({ matches }: Cluster): boolean => matches.some(isDanger);

const isDanger = ({ id, cover }: PhraseMatch): boolean => cover === 1 && dangerOf(id) !== undefined;

/** Whether a part of a question only repeats who the person is, beside what they want. */
export const repeatsWho =
  ({ clusters }: Meant, person: readonly string[]) =>
  ({ words }: Cluster): boolean =>
    clusters.length > 1 && words.every((word) => person.includes(word));

/** Topics that the words were taken for, surest first. */
export const topicsOf = ({ surest }: Meant): readonly string[] => [...new Set(surest.map(({ id }) => id))];

/** A need that is said in full is this sure. */
const PLAINLY_SURE = 0.5;
/** What is nearly as sure as the surest is meant as well. */
const AS_SURE = 0.9;

const surestIn = ({ matches }: Cluster): number => Math.max(...matches.map(surety));

/** Every word belongs to a kind of help or a need that is said in full. */
export const isNamedInFull = ({ alone, clusters }: Meant): boolean =>
  alone.length === 0 && clusters.every((cluster) => surestIn(cluster) >= PLAINLY_SURE);

/** Of each part that names a kind of help or a need in full, the topics that it means most surely. */
export function kindsOf(
  { clusters, about }: Meant,
  isLeftOut: (cluster: Cluster) => boolean,
): readonly (readonly string[])[] {
  const share = (id: string) => about.get(id) ?? 0;
  return clusters
    .filter((cluster) => !isLeftOut(cluster))
    .map((cluster) => surestTopics(cluster).toSorted((a, b) => share(b) - share(a)))
    .filter((kind) => kind.length > 0);
}

function surestTopics(cluster: Cluster): readonly string[] {
  const most = surestIn(cluster);
  if (most < PLAINLY_SURE) return [];
  // What listings betray themselves by ("don't know where to turn?") is no kind that anybody asked for.
  const sure = cluster.matches.filter((match) => !isOnlySign(match) && surety(match) >= AS_SURE * most);
  return [...new Set(sure.map(({ id }) => id))].filter(isKindOfHelp);
}

/** Nobody is listed for what the ambulance or the gas engineer is called for. */
const CALLED_FOR: ReadonlySet<Danger | undefined> = new Set<Danger>(['illness', 'gas']);
const isKindOfHelp = (id: string) => !CALLED_FOR.has(dangerOf(id));
