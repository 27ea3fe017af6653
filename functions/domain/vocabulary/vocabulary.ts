import { type Danger, Vocabulary, type VocabularyTerm } from '../../../schemas/vocabulary.ts';
import type { Domain, Language } from '../../../schemas/words.ts';
import { clauseWords } from '../text/clauses.ts';
import { foldWords } from '../text/fold.ts';
import file from './vocabulary.json' with { type: 'json' };

/** The one table of words that editors read and change. */
export const vocabulary: Vocabulary = Vocabulary.parse(file);

export type TermKind = VocabularyTerm['kind'];

const termsById = new Map(vocabulary.terms.map((term) => [`${term.kind}:${term.id}`, term]));

export const termOf = (kind: TermKind, id: string): VocabularyTerm | undefined =>
  termsById.get(`${kind}:${id}`);

/** What it knows of a value by which a listing says who may come. */
export const whomTerm = (value: string): VocabularyTerm | undefined =>
  termOf('condition', value) ?? termOf('circumstance', value) ?? termOf('language', value);

const ways = Object.entries(vocabulary.ways).map(
  ([way, words]) => [way, new Set([...words.en, ...words.cy].flatMap(foldWords))] as const,
);

/** "By phone" asks for a way, not for a thing: the ways of delivery that a word means. */
export const waysMeant = (word: string): readonly string[] =>
  ways.filter(([, words]) => words.has(word)).map(([way]) => way);

/** A label for a person; a term that the vocabulary does not know is shown by its own words. */
export function labelOf(kind: TermKind, id: string, lang: Language): string {
  const label = termOf(kind, id)?.label;
  return (
    label?.[lang] ?? label?.en ?? id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
  );
}

export const domainOf = (topic: string): Domain | undefined => termOf('topic', topic)?.domain;

/** The danger of which words speak that ask for a topic. */
export const dangerOf = (topic: string): Danger | undefined => termOf('topic', topic)?.urgent;

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

/** Whether nothing of this topic is told of unless it is asked for. */
export const isSensitive = (topic: string): boolean => termOf('topic', topic)?.onlyWhenAsked === true;

interface Relative {
  readonly id: string;
  readonly relation: Relation;
}

/** Topics that stand close to one: related, below, above. One that stands in two ways is named by the closer. */
export function relationsOf(topic: string): readonly Relative[] {
  const { related = [], broader = [] } = termOf('topic', topic) ?? {};
  const found = new Map<string, Relation>();
  for (const id of related) found.set(id, 'related');
  for (const { id } of narrowerOf.get(topic) ?? []) found.set(id, 'narrower');
  for (const id of broader) if (!found.has(id)) found.set(id, 'broader');
  found.delete(topic);
  return [...found].map(([id, relation]) => ({ id, relation }));
}

/** The same without how they stand to it. */
export const relatedTopics = (topic: string): readonly string[] => relationsOf(topic).map(({ id }) => id);

const forWhom = Map.groupBy(
  vocabulary.terms.flatMap((term) => (term.for ?? []).map((value) => ({ value, id: term.id }))),
  (pair) => pair.value,
);

/** The topics that are for people with a condition or in a circumstance. */
export const topicsFor = (value: string): readonly string[] => (forWhom.get(value) ?? []).map(({ id }) => id);

/** The words of its phrases, with the number of phrases that use each. */
export function usesByWord(
  { terms }: Vocabulary,
  languages: readonly Language[] = ['en', 'cy'],
): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { label, synonyms, needs, signs } of terms)
    for (const lang of languages)
      for (const phrase of [label[lang], ...synonyms[lang], ...needs[lang], ...signs[lang]])
        for (const word of clauseWords(phrase)) uses.set(word, (uses.get(word) ?? 0) + 1);
  return uses;
}

/** The words of this one, in both languages. */
export const vocabularyWords = usesByWord(vocabulary);

/** The words of what is said only as it stands. */
export const saidWords: ReadonlySet<string> = new Set(
  vocabulary.terms.flatMap(({ said }) => [...(said?.en ?? []), ...(said?.cy ?? [])]).flatMap(foldWords),
);
