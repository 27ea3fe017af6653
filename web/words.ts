import { type Language, Times } from '../schemas/words.ts';
import { cy } from './messages/cy.ts';
import { en, type WordKey } from './messages/en.ts';

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, cy };

export type Values = Readonly<Record<string, string | number>>;

/** Says a message of the pages in one language. */
export type { WordKey } from './messages/en.ts';
export type Say = (key: WordKey, values?: Values) => string;

export const sayIn =
  (lang: Language): Say =>
  (key, values = {}) => {
    const text = CATALOGUES[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
    return lang === 'cy' ? softened(text) : text;
  };

/** "ar ddydd Mawrth": in Welsh these words soften the first letter of a date that follows them. */
const softened = (text: string): string => text.replace(/(?<!\p{L})(ar|tan) Dydd (?=\p{Lu})/giu, '$1 ddydd ');

export const isWordKey = (key: string): key is WordKey => key in en;

export const otherLanguage = (lang: Language): Language => (lang === 'en' ? 'cy' : 'en');

/** Times, among all that somebody may not be able to do. */
export const TIME_WORDS: ReadonlySet<string> = new Set(Times.options);
