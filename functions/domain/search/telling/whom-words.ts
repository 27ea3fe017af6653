import type { AgeCriterion, Criterion } from '../../../../schemas/eligibility.ts';
import type { Service } from '../../../../schemas/service.ts';
import type { VocabularyTerm } from '../../../../schemas/vocabulary.ts';
import { Gender, type Language, NeedLevel } from '../../../../schemas/words.ts';
import { ageOf, criterionOf, type Fit, OLDEST, type Person, saysWhoTheyAre } from '../../eligibility.ts';
import type { MessageKey } from '../../messages/en.ts';
import { either, quoted, say, type Values } from '../../messages/message.ts';
import { labelOf, termOf } from '../../vocabulary/vocabulary.ts';

/** What the listing states of one criterion, in words. */
export function detailOf(service: Service, entry: Fit, lang: Language): string {
  if (entry.criterion === 'age') return ageWords(ageOf(service), lang);
  const stated = criterionOf(service, entry.criterion);
  if (stated === undefined || stated === 'anyone') return '';
  return entry.criterion === 'residence' ? areaNames(service, stated) : criterionWords(stated, lang);
}

/** The person's conditions or circumstances by their names, where that is what is told of: “Veteran” or “Bereaved”. */
export function whoTheyAre({ criterion }: Fit, { words }: Person, lang: Language): Values {
  if (!saysWhoTheyAre(criterion)) return {};
  const names = words[criterion].map((value) => quoted(wordOf(value, lang)));
  return { who: either(lang, names) };
}

/** Areas by their names, as far as the listing gives them, else by their codes. */
export function areaNames(service: Service, criterion: Exclude<Criterion, 'anyone'>): string {
  const names = new Map((service.service_areas ?? []).map((area) => [area.extent?.toLowerCase(), area.name]));
  const codes = 'only' in criterion ? criterion.only : criterion.not;
  return codes.map((code) => names.get(code.toLowerCase()) ?? code).join(', ');
}

export function ageWords(age: AgeCriterion | undefined, lang: Language): string {
  if (age === undefined || age === 'anyone') return '';
  const isOpen = age.to === undefined || age.to >= OLDEST;
  if (age.from !== undefined && !isOpen) return say(lang, 'word.ages', { from: age.from, to: age.to ?? '' });
  return age.from !== undefined
    ? say(lang, 'word.ages-from', { from: age.from })
    : say(lang, 'word.ages-to', { to: age.to ?? '' });
}

const KNOWN_WORDS = new Set<string>([...Gender.options, ...NeedLevel.options]);
export function wordOf(value: string, lang: Language): string {
  if (KNOWN_WORDS.has(value)) return say(lang, `word.${value}` as MessageKey);
  return labelOf(whomTerm(value)?.kind ?? 'circumstance', value, lang);
}

/** Whom something is for by one condition, circumstance or language: “Veteran”, “Tamil speakers”. */
export function whomCalled(value: string, lang: Language): string {
  const language = termOf('language', value);
  return quoted(
    language ? say(lang, 'word.speakers', { language: language.label[lang] }) : wordOf(value, lang),
  );
}

/** What the vocabulary knows of a value by which a listing says who may come. */
export const whomTerm = (value: string): VocabularyTerm | undefined =>
  termOf('condition', value) ?? termOf('circumstance', value) ?? termOf('language', value);

export function criterionWords(criterion: Criterion, lang: Language): string {
  if (criterion === 'anyone') return '';
  if ('only' in criterion) return criterion.only.map((value) => wordOf(value, lang)).join(', ');
  return say(lang, 'word.not', { values: criterion.not.map((value) => wordOf(value, lang)).join(', ') });
}
