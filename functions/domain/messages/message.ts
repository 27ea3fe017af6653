import type { Message } from '../../../schemas/search.ts';
import type { Language } from '../../../schemas/words.ts';
import { cy } from './cy.ts';
import { en, type MessageKey } from './en.ts';

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, cy };

export type Values = Readonly<Record<string, string | number>>;

/** A pattern with its holes filled in. `inPlace`: a value as it is written after the words before its hole. */
const fill = (
  pattern: string,
  values: Values,
  inPlace: (value: string, before: string) => string = (value) => value,
): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string, at: number) =>
    inPlace(String(values[name] ?? ''), pattern.slice(0, at)),
  );

/** A pattern of that language with its holes filled in. */
export const fillIn = (lang: Language, pattern: string, values: Values): string =>
  lang === 'cy' ? fill(afterTwo(pattern, values), values, withinWelsh) : fill(pattern, values);

export const say = (lang: Language, key: MessageKey, values: Values = {}): string =>
  fillIn(lang, CATALOGUES[lang][key], values);

/** Nouns that we count: two, "dau" or "dwy", softens their first letter. */
const AFTER_TWO: Readonly<Record<string, string>> = {
  milltir: 'filltir',
  metr: 'fetr',
  troedfedd: 'droedfedd',
  munud: 'funud',
  diwrnod: 'ddiwrnod',
  mis: 'fis',
  lle: 'le',
  gwaith: 'waith',
};
const COUNTED = new RegExp(`\\{(\\w+)\\} (${Object.keys(AFTER_TWO).join('|')})\\b`, 'g');

const afterTwo = (pattern: string, values: Values): string =>
  pattern.replace(COUNTED, (counted, name: string, noun: string) =>
    String(values[name]) === '2' ? `{${name}} ${AFTER_TWO[noun]}` : counted,
  );

/**
 * "ar ddydd Mawrth", "ers dydd Mawrth 3 Mawrth 2026": a day within a sentence is not written large, and these words
 * soften its first letter.
 */
function withinWelsh(value: string, before: string): string {
  if (/(?<!\p{L})(ar|tan|Cadarnhawyd|ddiwethaf|i ben) $/iu.test(before)) return value.replace(DAY, 'ddydd ');
  return /[\p{L}:,] $/u.test(before) ? value.replace(DATES, 'dydd ') : value;
}
const DAY = /^Dydd (?=\p{Lu})/u;
const DATES = /\bDydd (?=\p{Lu}\p{L}+ \d)/gu;

export const message = (lang: Language, key: MessageKey, values: Values = {}): Message => ({
  key,
  values: { ...values },
  text: say(lang, key, values),
});

const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', cy: 'cy-GB' };
const dateFormats = {
  en: new Intl.DateTimeFormat(LOCALE.en, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }),
  cy: new Intl.DateTimeFormat(LOCALE.cy, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }),
};

/** "Tuesday 3 March 2026". */
export const longDate = (lang: Language, date: string): string =>
  dateFormats[lang].format(new Date(`${date}T00:00:00Z`)).replace(',', '');

/** Miles in one kilometre (international mile, 1959). */
const MILES_PER_KM = 1 / 1.609344;
export const miles = (km: number): string => String(Math.max(0.1, Number((km * MILES_PER_KM).toFixed(1))));

/** "4.50", "3": as prices are written. */
export const pounds = (amount: number): string =>
  Number.isInteger(amount) ? String(amount) : amount.toFixed(2);

/** A reach is a round number to a person: whole miles from three on. */
export function roundMiles(km: number): string {
  const exact = miles(km);
  return Number(exact) >= 3 ? String(Math.round(Number(exact))) : exact;
}

/** The message for a distance in miles, as `miles` gives it. */
export const milesKey = (count: string): MessageKey => (count === '1' ? 'reason.near.mile' : 'reason.near');

/** "A, B and C". */
export const listed = (lang: Language, values: readonly string[]): string => joined(lang, 'word.and', values);

/** "A, B or C". */
export const either = (lang: Language, values: readonly string[]): string => joined(lang, 'word.or', values);

function joined(lang: Language, key: 'word.and' | 'word.or', values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : say(lang, key, { first: values.slice(0, -1).join(', '), last });
}

export const quoted = (text: string): string => `“${text}”`;

/** As it stands within a sentence. */
export const lowerFirst = (text: string): string => text.replace(/^./u, (letter) => letter.toLowerCase());
