import type { Service } from '../../../schemas/service.ts';
import { stem } from '../text/analyse.ts';
import { clausesOf, clauseWords, sentencesOf } from '../text/clauses.ts';
import { sayingsOf, spansSaid } from '../text/sayings.ts';
import { STOP_WORDS } from '../text/word-lists.ts';
import { tellsOf, topicNumbers } from '../vocabulary/neighbours.ts';
import { type PhraseSort, phrasesSaid, rootsOfName } from '../vocabulary/phrases.ts';
import { dangerOf, relatedTopics, termOf } from '../vocabulary/vocabulary.ts';
import { PEOPLE, whomTable } from '../whom/table.ts';
import { type About, addFor, addTold, noEvidence, sharesOf, strongestOf } from './about.ts';

export interface StatedTopic {
  readonly id: string;
  readonly name?: string;
}

export interface ShownTopics {
  /** As the organisation or its feed says. */
  readonly stated: readonly StatedTopic[];
  /** Read from the text, where nothing is stated; always said to be proposed. */
  readonly proposed: readonly string[];
}

export interface Topics extends ShownTopics {
  /** What is stated, by our names as far as we have them: to be chosen by. How strongly it speaks for that, its words say. */
  readonly ours: readonly string[];
  /** Ids of other taxonomies for what we have a name for. */
  readonly elsewhere: readonly string[];
  /** Read from the text beside what is stated: enough to be found by, not enough to be shown. */
  readonly hinted: readonly string[];
  /** What the listing as a whole is about, by all that speaks for it: to be ordered by, never shown. */
  readonly about: About;
}

/**
 * How far each sort of phrase in a listing's text speaks for a topic, and how far a nat of what a single word tells.
 * Set on the tuning half of `tests/fixtures/volunteer-texts.json` and on half of the sample directory.
 */
const EVIDENCE: Readonly<Record<PhraseSort, number>> = { label: 4, synonym: 4, sign: 3.6, need: 2 };
const WORD_PER_NAT = 0.6;
const IN_NAME = 2;
const PROPOSE_FROM = 8;
/** Another topic that speaks nearly as strongly, and is no relation, leaves the matter open. */
const RIVAL = 0.8;
const PROPOSED_TOO = 0.9;
const HINT_FROM = 3;
/** What speaks far more weakly than the strongest is in passing: a benefits desk that helps with writing is no poetry group. */
const HINTED_TOO = 0.4;
const MOST_PROPOSED = 3;
const MOST_HINTED = 4;
/** What it is worth that the organisation says the topic itself. */
const STATED = 10;
/** Texts are long, and their words not independent. */
const DOUBT = 2;

export function statedTopics(service: Service): readonly StatedTopic[] {
  const terms = (service.attributes ?? [])
    .map((attribute) => attribute.taxonomy_term)
    .filter((term) => term !== undefined);
  return [
    ...new Map(
      terms.map((term) => [term.id, { id: term.id, ...(term.name ? { name: term.name } : {}) }]),
    ).values(),
  ];
}

/** Our topics by which a topic of another taxonomy is called as a whole: "Alcohol", "Memory cafe". "Men" says whom it is for, not what it is. */
export function topicsCalled({ id, name = id.replaceAll('-', ' ') }: StatedTopic): readonly string[] {
  if (termOf('topic', id)) return [];
  const words = clauseWords(name);
  const roots = rootsOfName(name);
  const whole = phrasesSaid(words).filter(
    (phrase) => (phrase.sort === 'label' || phrase.sort === 'synonym') && isSame(phrase.roots, roots),
  );
  if (whole.some((phrase) => phrase.kind === 'circumstance' && saysOnlyWhom(words, phrase))) return [];
  return [...new Set(whole.flatMap((phrase) => (phrase.kind === 'topic' ? [phrase.id] : [])))];
}

/** People of an age or a sex, or such as may be anybody: "Older people"; not "Carers", nor "Women's group". */
const saysOnlyWhom = (
  words: readonly string[],
  { id, roots }: ReturnType<typeof phrasesSaid>[number],
): boolean =>
  !termOf('circumstance', id)?.limits &&
  words.every((word) => PEOPLE.has(word) || STOP_WORDS.en.has(word) || roots.includes(stem(word)));

function inOurNames(stated: readonly StatedTopic[]): Pick<Topics, 'ours' | 'elsewhere'> {
  const named = stated.map((topic) => ({ id: topic.id, called: topicsCalled(topic) }));
  return {
    ours: [...new Set(named.flatMap(({ id, called }) => (called.length > 0 ? called : [id])))],
    elsewhere: named.filter(({ called }) => called.length > 0).map(({ id }) => id),
  };
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

const NOT_OF_IT = sayingsOf({
  en: [...whomTable.refusing.en, ...whomTable.notOfIt.en],
  cy: [...whomTable.refusing.cy, ...whomTable.notOfIt.cy],
});

/** The words of a sentence without what a clause says that it is not, or is elsewhere: "we do not give", "next door to". */
function wordsOfIt(sentence: string): readonly string[] {
  const clauses = clausesOf(sentence);
  const ends = clauses.map((words) => spansSaid(words, NOT_OF_IT)[0]?.start);
  return ends.every((end) => end === undefined)
    ? clauseWords(sentence)
    : clauses.flatMap((words, i) => words.slice(0, ends[i]));
}

/** How strongly the text speaks for each topic, by number. The same words count once for a topic. */
function evidenceIn(service: Service, stated: readonly StatedTopic[]): Float64Array {
  const welsh = service.hereabouts?.text?.cy;
  const evidence = noEvidence();
  const said = new Map<string, PhraseWeight & { times: number }>();
  const seen = new Set<string>();
  const read = (words: readonly string[], times: number) => {
    for (const phrase of phrasesSaid(words)) {
      const weighed = weightOf(phrase);
      const known = weighed && said.get(weighed.key);
      if (weighed && (!known || weighed.weight * times > known.weight * known.times))
        said.set(weighed.key, { ...weighed, times });
    }
    addTold(evidence, words, times * WORD_PER_NAT, seen);
  };
  for (const topic of stated) if (topic.name) read(clauseWords(topic.name), IN_NAME);
  for (const name of [service.name, welsh?.name]) if (name) read(clauseWords(name), IN_NAME);
  for (const description of [service.description, welsh?.description])
    for (const sentence of sentencesOf(description ?? '')) read(wordsOfIt(sentence), 1);
  for (const { topic, weight, times } of said.values())
    evidence[topic] = (evidence[topic] ?? 0) + weight * times;
  return evidence;
}

interface PhraseWeight {
  readonly key: string;
  readonly topic: number;
  readonly weight: number;
}
type Said = ReturnType<typeof phrasesSaid>[number];
const phraseWeights = new WeakMap<Said, PhraseWeight | undefined>();

/** What a phrase says for its topic; nothing for other kinds of term. The phrases of the vocabulary are few. */
function weightOf(phrase: Said): PhraseWeight | undefined {
  if (phraseWeights.has(phrase)) return phraseWeights.get(phrase);
  const topic = phrase.kind === 'topic' ? topicNumbers.get(phrase.id) : undefined;
  const tells = phrase.roots.reduce((sum, root) => sum + tellsOf(root), 0);
  const weight = EVIDENCE[phrase.sort] * Math.min(1, tells);
  const key = `${phrase.id} ${phrase.roots.toSorted().join(' ')}`;
  const weighed = topic === undefined ? undefined : { key, topic, weight };
  phraseWeights.set(phrase, weighed);
  return weighed;
}

const areRelated = (a: string, b: string): boolean =>
  relatedTopics(a).includes(b) || relatedTopics(b).includes(a);

/** What stands out: nothing where two that are no relation speak about as strongly. */
function standsOut(strengths: ReturnType<typeof strongestOf>): readonly string[] {
  const [top] = strengths;
  if (!top || top[1] < PROPOSE_FROM) return [];
  const rival = strengths.find(([id]) => id !== top[0] && !areRelated(id, top[0]));
  if (rival && rival[1] > RIVAL * top[1]) return [];
  return strengths
    .filter(([, weight]) => weight >= PROPOSED_TOO * top[1])
    .slice(0, MOST_PROPOSED)
    .map(([id]) => id);
}

function aboutListing(evidence: Float64Array, stated: readonly StatedTopic[]): About {
  const all = evidence.slice();
  for (const { id } of stated) addFor(all, id, STATED);
  return sharesOf(all, DOUBT);
}

/** So large a share of what a listing is about is plain. */
const PLAINLY = 0.05;
/** "No way in? We take you" is not there for whoever sees no way out: what answers a danger is said to, or plain. */
const answersDanger = (id: string): boolean => dangerOf(id) !== undefined;

export function topicsOf(service: Service): Topics {
  const stated = statedTopics(service);
  const evidence = evidenceIn(service, stated);
  const strengths = strongestOf(evidence, HINT_FROM);
  const known = stated.some((topic) => termOf('topic', topic.id));
  const proposed = known ? [] : standsOut(strengths);
  const shown = new Set([...stated.map((topic) => topic.id), ...proposed]);
  const strong = HINTED_TOO * (strengths[0]?.[1] ?? 0);
  const hinted = strengths
    .filter(([id, weight]) => weight >= strong && !shown.has(id) && !answersDanger(id))
    .map(([id]) => id);
  const about = aboutListing(evidence, stated);
  const alsoAbout = [...about]
    .filter(([id, share]) => !shown.has(id) && (share >= PLAINLY || !answersDanger(id)))
    .map(([id]) => id);
  return {
    stated,
    ...inOurNames(stated),
    proposed,
    hinted: [...new Set([...hinted.slice(0, MOST_HINTED), ...alsoAbout])],
    about,
  };
}
