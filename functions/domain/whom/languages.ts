import type { Service } from '../../../schemas/service.ts';
import type { Language } from '../../../schemas/words.ts';
import { foldWords } from '../text/fold.ts';
import { labelOf, termOf, vocabulary } from '../vocabulary/vocabulary.ts';

/** What each language is called, by its id: its name in English and Welsh, and other words for it ("bsl"); each in words. */
export const languageNames: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  vocabulary.terms
    .filter(({ kind }) => kind === 'language')
    .map(({ id, label, synonyms }) => [
      id,
      [label.en, label.cy, ...synonyms.en, ...synonyms.cy].map(foldWords),
    ]),
);
const called = new Map(
  [...languageNames].flatMap(([id, names]) => names.map((name) => [name.join(' '), id] as const)),
);

/** The id of a language by its name in one word, English or Welsh. */
export const languageCalled = (word: string): string | undefined => called.get(word);

/** Of ISO 639-1 or 639-3, with or without a country: "pl", "pol", "cy-GB". */
const CODE = /^([a-z]{2,3})(?:[-_]|$)/;
/** "English (UK)". */
const IN_BRACKETS = /\(.*\)/;
const AND = /\s*(?:[,;/&]|\band\b)\s*/;

/**
 * One id for a language, whether a feed gives its code or its name: the code of ISO 639-1, or of 639-3 where there is none.
 * What we do not know stays as it is, in lower case.
 */
export function languageId(codeOrName: string): string {
  const given = codeOrName.replace(IN_BRACKETS, '').trim().toLowerCase();
  if (termOf('language', given)) return given;
  const byName = called.get(foldWords(given).join(' '));
  if (byName !== undefined) return byName;
  const [, code] = CODE.exec(given) ?? [];
  return code === undefined ? given : new Intl.Locale(code).language;
}

/** Every language of "English, Welsh", each by its id. */
export function languagesNamed(value: string): readonly string[] {
  const whole = languageId(value);
  if (termOf('language', whole)) return [whole];
  const parts = value.split(AND).filter((name) => name !== '');
  return parts.length > 1 ? parts.map(languageId) : [whole];
}

type Spoken = NonNullable<Service['languages']>[number];

/** What a language is called; what we do not know, by the listing's own word for it. */
export function languageName({ code, name }: Spoken, lang: Language): string | undefined {
  const given = code || name;
  if (!given) return undefined;
  const id = languageId(given);
  return termOf('language', id) ? labelOf('language', id, lang) : (name ?? labelOf('language', id, lang));
}
