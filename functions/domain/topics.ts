import type { Service } from '../../schemas/service.ts';
import { stem } from './text/analyse.ts';
import { foldWords } from './text/fold.ts';
import { STOP_WORDS, WEAK_WORDS } from './text/word-lists.ts';
import { neighboursOf, tellsOf } from './vocabulary/neighbours.ts';
import { type PhraseSort, phrasesSaid } from './vocabulary/phrases.ts';
import { domainOf, relatedTopics, termOf } from './vocabulary/vocabulary.ts';

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

/** Topics that the text speaks for, strongest first, with how strongly. The same words count once for a topic. */
export function topicEvidence(service: Service): readonly Strength[] {
  const welsh = service.hereabouts?.text?.cy;
  const names = [...statedTopics(service).map((topic) => topic.name), service.name, welsh?.name];
  const sentences = [service.description, welsh?.description].flatMap((text) => text?.split(/[.!?\n]+/) ?? []);
  const phrases = new Map<string, readonly [id: string, weight: number]>();
  const close = new Map<string, number>();
  const seen = new Set<string>();
  const read = (text: string, times: number) => {
    const words = foldWords(text);
    for (const phrase of phrasesSaid(words)) {
      if (phrase.kind !== 'topic') continue;
      const tells = phrase.roots.reduce((sum, root) => sum + tellsOf(root), 0);
      const weight = times * EVIDENCE[phrase.sort] * Math.min(1, tells);
      const key = `${phrase.id} ${phrase.roots.toSorted().join(' ')}`;
      if (weight > (phrases.get(key)?.[1] ?? 0)) phrases.set(key, [phrase.id, weight]);
    }
    for (const word of words) {
      const root = stem(word);
      if (seen.has(root) || isEmpty(word)) continue;
      seen.add(root);
      const tells = times * CLOSE_WORD * tellsOf(root);
      for (const { id, close: strength } of neighboursOf(word))
        close.set(id, (close.get(id) ?? 0) + tells * strength);
    }
  };
  for (const name of names) if (name) read(name, IN_NAME);
  for (const sentence of sentences) read(sentence, 1);
  for (const [id, weight] of phrases.values()) close.set(id, (close.get(id) ?? 0) + weight);
  return [...close].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const isEmpty = (word: string): boolean =>
  STOP_WORDS.en.has(word) || STOP_WORDS.cy.has(word) || WEAK_WORDS.en.has(word);

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
  const known = stated.some((topic) => domainOf(topic.id) !== undefined || termOf('topic', topic.id));
  const proposed = known ? [] : standsOut(evidence);
  const shown = new Set([...stated.map((topic) => topic.id), ...proposed]);
  const hinted = evidence
    .slice(0, MOST_HINTED + shown.size)
    .filter(([id, weight]) => weight >= HINT_FROM && !shown.has(id))
    .slice(0, MOST_HINTED)
    .map(([id]) => id);
  return { stated, proposed, hinted };
}
