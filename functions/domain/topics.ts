import type { Service } from '../../schemas/service.ts';
import { foldWords } from './text/fold.ts';
import { type PhraseSort, phrasesSaid } from './vocabulary/phrases.ts';
import { domainOf, termOf } from './vocabulary/vocabulary.ts';

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

/** How far each sort of phrase in a listing's text speaks for a topic, in the name and in the description. */
const EVIDENCE: Readonly<Record<PhraseSort, { readonly name: number; readonly text: number }>> = {
  label: { name: 3, text: 2 },
  synonym: { name: 3, text: 2 },
  sign: { name: 2, text: 1.5 },
  need: { name: 0.5, text: 0.5 },
};
const PROPOSE_FROM = 1.5;
const HINT_FROM = 1;
const MOST_PROPOSED = 3;

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

/** Topics that the text speaks for, strongest first, with how strongly. The same words count once for a topic. */
export function topicEvidence(service: Service): readonly (readonly [id: string, weight: number])[] {
  const evidence = new Map<string, Map<string, number>>();
  const read = (text: string, where: 'name' | 'text') => {
    for (const phrase of phrasesSaid(foldWords(text))) {
      if (phrase.kind !== 'topic') continue;
      const ofTopic = evidence.get(phrase.id) ?? new Map<string, number>();
      evidence.set(phrase.id, ofTopic);
      const words = phrase.roots.toSorted().join(' ');
      ofTopic.set(words, Math.max(ofTopic.get(words) ?? 0, EVIDENCE[phrase.sort][where]));
    }
  };
  const welsh = service.hereabouts?.text?.cy;
  for (const topic of statedTopics(service)) if (topic.name) read(topic.name, 'name');
  for (const name of [service.name, welsh?.name]) if (name) read(name, 'name');
  for (const description of [service.description, welsh?.description])
    for (const sentence of (description ?? '').split(/[.!?\n]+/)) read(sentence, 'text');
  return [...evidence]
    .map(([id, words]) => [id, [...words.values()].reduce((sum, weight) => sum + weight, 0)] as const)
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

export function topicsOf(service: Service): Topics {
  const stated = statedTopics(service);
  const evidence = topicEvidence(service);
  const known = stated.some((topic) => domainOf(topic.id) !== undefined || termOf('topic', topic.id));
  const proposed = known
    ? []
    : evidence.filter(([, weight]) => weight >= PROPOSE_FROM).slice(0, MOST_PROPOSED);
  const shown = new Set([...stated.map((topic) => topic.id), ...proposed.map(([id]) => id)]);
  const hinted = evidence.filter(([id, weight]) => weight >= HINT_FROM && !shown.has(id)).map(([id]) => id);
  return { stated, proposed: proposed.map(([id]) => id), hinted };
}
