import type { Service } from '../../schemas/service.ts';
import { foldWords } from './text/fold.ts';
import { TOPICS, tellingOf, tellsOf, topicNumbers } from './vocabulary/neighbours.ts';
import { type PhraseSort, phrasesSaid } from './vocabulary/phrases.ts';
import { relatedTopics, termOf } from './vocabulary/vocabulary.ts';

export interface StatedTopic {
  readonly id: string;
  readonly name?: string;
}

export interface Topics {
  /** As the organisation or its feed says. */
  readonly stated: readonly StatedTopic[];
  /** Read from the text, where nothing is stated; always said to be proposed. */
  readonly proposed: readonly string[];
  /** Read from the text beside what is stated: enough to be found by, not enough to be shown. */
  readonly hinted: readonly string[];
}

/**
 * How far each sort of phrase in a listing's text speaks for a topic, and how far a word that only lies close to
 * it. Set on the tuning half of `tests/fixtures/volunteer-texts.json` and on half of the sample directory.
 */
const EVIDENCE: Readonly<Record<PhraseSort, number>> = { label: 4, synonym: 4, sign: 3.6, need: 2 };
const CLOSE_WORD = 3;
const IN_NAME = 2;
const PROPOSE_FROM = 8;
/** Another topic that speaks nearly as strongly, and is no relation, leaves the matter open. */
const RIVAL = 0.8;
const PROPOSED_TOO = 0.9;
const HINT_FROM = 3;
const MOST_PROPOSED = 3;
const MOST_HINTED = 4;

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

type Strength = readonly [id: string, weight: number];

/** Topics that the text speaks for enough, strongest first, with how strongly. The same words count once for a topic. */
export function topicEvidence(service: Service): readonly Strength[] {
  const welsh = service.hereabouts?.text?.cy;
  const strengths = new Float64Array(TOPICS.length);
  const said = new Map<string, PhraseWeight & { times: number }>();
  const seen = new Set<string>();
  const read = (text: string, times: number) => {
    const words = foldWords(text);
    for (const phrase of phrasesSaid(words)) {
      const weighed = weightOf(phrase);
      const known = weighed && said.get(weighed.key);
      if (weighed && (!known || weighed.weight * times > known.weight * known.times))
        said.set(weighed.key, { ...weighed, times });
    }
    for (const word of words) addNeighbours(strengths, word, times, seen);
  };
  for (const topic of statedTopics(service)) if (topic.name) read(topic.name, IN_NAME);
  for (const name of [service.name, welsh?.name]) if (name) read(name, IN_NAME);
  for (const description of [service.description, welsh?.description])
    for (const sentence of description?.split(/[.!?\n]+/) ?? []) read(sentence, 1);
  for (const { topic, weight, times } of said.values())
    strengths[topic] = (strengths[topic] ?? 0) + weight * times;
  return strongestOf(strengths);
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

function addNeighbours(strengths: Float64Array, word: string, times: number, seen: Set<string>): void {
  const telling = tellingOf(word);
  if (!telling || seen.has(telling.root)) return;
  seen.add(telling.root);
  for (let i = 0; i < telling.topics.length; i += 1) {
    const topic = telling.topics[i] ?? 0;
    strengths[topic] = (strengths[topic] ?? 0) + times * CLOSE_WORD * (telling.close[i] ?? 0);
  }
}

function strongestOf(strengths: Float64Array): readonly Strength[] {
  const found: Strength[] = [];
  for (const [topic, weight] of strengths.entries())
    if (weight >= HINT_FROM) found.push([TOPICS[topic] ?? '', weight]);
  return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const areRelated = (a: string, b: string): boolean =>
  relatedTopics(a).includes(b) || relatedTopics(b).includes(a);

/** What stands out: nothing where two that are no relation speak about as strongly. */
function standsOut(evidence: readonly Strength[]): readonly string[] {
  const [top] = evidence;
  if (!top || top[1] < PROPOSE_FROM) return [];
  const rival = evidence.find(([id]) => id !== top[0] && !areRelated(id, top[0]));
  if (rival && rival[1] > RIVAL * top[1]) return [];
  return evidence
    .filter(([, weight]) => weight >= PROPOSED_TOO * top[1])
    .slice(0, MOST_PROPOSED)
    .map(([id]) => id);
}

export function topicsOf(service: Service): Topics {
  const stated = statedTopics(service);
  const evidence = topicEvidence(service);
  const known = stated.some((topic) => termOf('topic', topic.id));
  const proposed = known ? [] : standsOut(evidence);
  const shown = new Set([...stated.map((topic) => topic.id), ...proposed]);
  const hinted = evidence
    .slice(0, MOST_HINTED + shown.size)
    .filter(([id]) => !shown.has(id))
    .slice(0, MOST_HINTED)
    .map(([id]) => id);
  return { stated, proposed, hinted };
}
