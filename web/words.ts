import { fillIn, type Values } from '../functions/domain/messages/message.ts';
import type { Language } from '../schemas/words.ts';
import { cy } from './messages/cy.ts';
import { en, type WordKey } from './messages/en.ts';

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, cy };

/** Says a message of the pages in one language. */
export type { WordKey } from './messages/en.ts';
export type Say = (key: WordKey, values?: Values) => string;

/** How one asks an organisation what is not known; one that states no telephone number cannot be rung. */
export type Asking = 'ring' | 'write';

export function sayIn(lang: Language, asking: Asking = 'ring'): Say {
  const words = CATALOGUES[lang];
  const always = { ask: words[`ask.${asking}`], askFirst: words[`ask-first.${asking}`] };
  return (key, values = {}) => fillIn(lang, words[key], { ...always, ...values });
}

export const isWordKey = (key: string): key is WordKey => key in en;

export const otherLanguage = (lang: Language): Language => (lang === 'en' ? 'cy' : 'en');
