import type { AgeCriterion, Criterion } from '../../../../schemas/eligibility.ts';
import type { Service } from '../../../../schemas/service.ts';
import type { Language } from '../../../../schemas/words.ts';
import { either, quoted, say, type Values } from '../../messages/message.ts';
import { termOf } from '../../vocabulary/vocabulary.ts';
import { ageOf, criterionOf, type Fit, OLDEST, type Person, saysWhoTheyAre } from '../../whom/eligibility.ts';
import { whomLabel } from '../../whom/label.ts';
import type { SeemsFor } from '../order/seems-for.ts';

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
  const names = words[criterion].map((value) => quoted(whomLabel(value, lang)));
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

/** Whom something is for by one condition, circumstance or language: “Veteran”, “Tamil speakers”. */
export function whomCalled(value: string, lang: Language): string {
  const language = termOf('language', value);
  return quoted(
    language ? say(lang, 'word.speakers', { language: language.label[lang] }) : whomLabel(value, lang),
  );
}

/** Whom it seems to be for that the person is not, in words; empty where it seems to be for this person too. */
export function otherWhom({ whom, ages }: Pick<SeemsFor, 'whom' | 'ages'>, lang: Language): string {
  const names = whom.slice(0, 1).map((value) => whomCalled(value, lang));
  return [...names, ageWords(ages, lang)].filter(Boolean).join(', ');
}

export function criterionWords(criterion: Criterion, lang: Language): string {
  if (criterion === 'anyone') return '';
  if ('only' in criterion) return criterion.only.map((value) => whomLabel(value, lang)).join(', ');
  return say(lang, 'word.not', { values: criterion.not.map((value) => whomLabel(value, lang)).join(', ') });
}
