import { Vocabulary, type VocabularyTerm } from '../../../schemas/vocabulary.ts';
import type { Domain, Language } from '../../../schemas/words.ts';
import file from './vocabulary.json' with { type: 'json' };

/** The one table of words that editors read and change. */
export const vocabulary: Vocabulary = Vocabulary.parse(file);

export type TermKind = VocabularyTerm['kind'];

const termsById = new Map(vocabulary.terms.map((term) => [`${term.kind}:${term.id}`, term]));

export const termOf = (kind: TermKind, id: string): VocabularyTerm | undefined =>
  termsById.get(`${kind}:${id}`);

/** A label for a person; a term that the vocabulary does not know is shown by its own words. */
export function labelOf(kind: TermKind, id: string, lang: Language): string {
  const label = termOf(kind, id)?.label;
  return (
    label?.[lang] ?? label?.en ?? id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
  );
}

export const domainOf = (topic: string): Domain | undefined => termOf('topic', topic)?.domain;

/** The topic and everything above it: a health walk is a walk is an activity. */
export function withBroader(topic: string): readonly string[] {
  const found = new Set<string>();
  const queue = [topic];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...(termOf('topic', next)?.broader ?? []));
  }
  return [...found];
}

const narrowerOf = Map.groupBy(
  vocabulary.terms.flatMap((term) => (term.broader ?? []).map((above) => ({ above, id: term.id }))),
  (pair) => pair.above,
);

export type Relation = 'narrower' | 'related' | 'broader';

/** The same with how they stand to it; a topic that stands in two ways, by the closer. */
export function relationsOf(topic: string): readonly { readonly id: string; readonly relation: Relation }[] {
  const term = termOf('topic', topic);
  const narrower = (narrowerOf.get(topic) ?? []).map((pair) => pair.id);
  const found = new Map<string, Relation>();
  for (const id of term?.broader ?? []) found.set(id, 'broader');
  for (const id of term?.related ?? []) found.set(id, 'related');
  for (const id of narrower) found.set(id, 'narrower');
  found.delete(topic);
  return [...found].map(([id, relation]) => ({ id, relation }));
}

/** Topics that stand close to one: related, above, below. */
export function relatedTopics(topic: string): readonly string[] {
  const term = termOf('topic', topic);
  const narrower = (narrowerOf.get(topic) ?? []).map((pair) => pair.id);
  return [...new Set([...(term?.related ?? []), ...narrower, ...(term?.broader ?? [])])].filter(
    (id) => id !== topic,
  );
}
