import type { Language } from '../../schemas/words.ts';
import type { PersonChoices } from '../../web/components/asked.ts';
import type { Choice } from '../../web/components/fields.tsx';
import { labelOf, vocabulary } from '../domain/vocabulary/vocabulary.ts';

/** Situations that are asked for most; the address may name any other of the vocabulary. */
const SITUATIONS = [
  'carer',
  'lives-alone',
  'parent',
  'bereaved',
  'veteran',
  'refugee',
  'lgbtq',
  'pregnant',
  'wheelchair-user',
  'unemployed',
  'young-person',
  'older-person',
];

/** Kinds of help to start from, of each of the five domains. */
const FIRST_TOPICS = [
  'befriending',
  'walking-group',
  'debt-advice',
  'bereavement',
  'mens-shed',
  'food-bank',
  'benefits-advice',
  'lunch-club',
  'counselling',
  'gardening',
  'housing-advice',
  'carers-support',
];

const choicesOf = (kind: 'condition' | 'language', lang: Language): Choice[] =>
  vocabulary.terms
    .filter((term) => term.kind === kind)
    .map(({ id }) => ({ value: id, label: labelOf(kind, id, lang) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, lang));

const conditions = { en: choicesOf('condition', 'en'), cy: choicesOf('condition', 'cy') };
const languages = { en: choicesOf('language', 'en'), cy: choicesOf('language', 'cy') };

/** What can be said of the person; values that the address names stay choosable, also unknown ones. */
export function personChoices(lang: Language, typed: URLSearchParams): PersonChoices {
  const asked = (name: string) => typed.getAll(name).filter((value) => value !== '');
  const withAsked = (choices: readonly Choice[], kind: 'condition' | 'language') => {
    const missing = asked(kind).filter((value) => !choices.some((choice) => choice.value === value));
    return [...choices, ...missing.map((value) => ({ value, label: labelOf(kind, value, lang) }))];
  };
  const situations = [...new Set([...SITUATIONS, ...asked('is')])].map((value) => ({
    value,
    label: labelOf('circumstance', value, lang),
  }));
  return {
    conditions: withAsked(conditions[lang], 'condition'),
    circumstances: situations,
    languages: withAsked(languages[lang], 'language'),
  };
}

const known = new Set(vocabulary.terms.filter((term) => term.kind === 'topic').map((term) => term.id));

export const firstTopics = (lang: Language): Choice[] =>
  FIRST_TOPICS.filter((id) => known.has(id)).map((id) => ({ value: id, label: labelOf('topic', id, lang) }));
