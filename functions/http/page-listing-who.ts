import type { Service } from '../../schemas/service.ts';
import type { Frame } from '../../web/frame.ts';
import type { Pair } from '../../web/views.ts';
import { ageOf, criterionOf } from '../domain/eligibility.ts';
import { ageWords, wordsOf } from '../domain/search/explain.ts';

const CRITERIA = [
  'gender',
  'need',
  'conditions',
  'circumstances',
  'residence',
  'practice',
  'language',
] as const;

/** Every criterion: whom it is for, or that this is not stated. */
export function whoMayCome({ say, lang }: Frame, service: Service): Pair[] {
  const age = ageOf(service);
  const notStated = { text: say('listing.not-stated-ask'), unknown: true };
  const ageText =
    age === undefined ? notStated : { text: age === 'anyone' ? say('listing.anyone') : ageWords(age, lang) };
  const rest = CRITERIA.map((name) => {
    const criterion = criterionOf(service, name);
    const term = say(`listing.eligibility.${name}`);
    if (criterion === undefined) return { term, ...notStated };
    if (criterion === 'anyone') return { term, text: say('listing.anyone') };
    const only = 'only' in criterion;
    const said = only ? criterion.only : criterion.not;
    const values = name === 'residence' ? areaNames(service, said) : wordsOf({ only: said }, lang);
    return { term, text: say(only ? 'listing.only' : 'listing.except', { values }) };
  });
  return [{ term: say('listing.eligibility.age'), ...ageText }, ...rest];
}

/** Codes of areas by the names that the listing itself gives them. */
const areaNames = (service: Service, codes: readonly string[]): string =>
  codes.map((code) => service.service_areas?.find(({ extent }) => extent === code)?.name ?? code).join(', ');
