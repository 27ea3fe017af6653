import type { Criterion } from '../../schemas/eligibility.ts';
import type { Service } from '../../schemas/service.ts';
import type { Language } from '../../schemas/words.ts';
import type { Frame } from '../../web/frame.ts';
import type { ListingView, Pair } from '../../web/views.ts';
import { ageWords, areaNames, criterionWords } from '../domain/search/telling/whom-words.ts';
import { ageOf, criterionOf, LIST_CRITERIA, type ListCriterion } from '../domain/whom/eligibility.ts';

/** Whom it is for, criterion by criterion, and the names of those that nobody has stated. */
export function whoMayCome(
  { say, lang }: Frame,
  service: Service,
): Pick<ListingView, 'who' | 'whoNotStated'> {
  const age = ageOf(service);
  const stated: Pair[] = age
    ? [
        {
          term: say('listing.eligibility.age'),
          text: age === 'anyone' ? say('listing.anyone') : ageWords(age, lang),
        },
      ]
    : [];
  const missing = age ? [] : [say('listing.eligibility.age')];
  for (const name of LIST_CRITERIA) {
    const criterion = criterionOf(service, name);
    const term = say(`listing.eligibility.${name}`);
    if (criterion === undefined) missing.push(term);
    else if (criterion === 'anyone') stated.push({ term, text: say('listing.anyone') });
    else {
      const values = valuesOf(service, name, criterion, lang);
      stated.push({ term, text: say('only' in criterion ? 'listing.only' : 'listing.except', { values }) });
    }
  }
  return { who: stated, whoNotStated: missing };
}

const CRITERIA = ['age', ...LIST_CRITERIA] as const;

/** In what it is open to anyone: in everything, or as far as that is stated. */
export function openWords({ say }: Frame, service: Service): string[] {
  const isOpen = (name: (typeof CRITERIA)[number]) =>
    (name === 'age' ? ageOf(service) : criterionOf(service, name)) === 'anyone';
  const open = CRITERIA.filter(isOpen).map((name) => say(`listing.eligibility.${name}`));
  const anyone = say('listing.anyone');
  if (open.length === 0) return [];
  if (open.length === CRITERIA.length) return [anyone];
  return [`${open.join(', ')}: ${anyone}`];
}

/** What a listing names under a criterion, whether it lets these in or leaves them out. */
function valuesOf(
  service: Service,
  name: ListCriterion,
  criterion: Exclude<Criterion, 'anyone'>,
  lang: Language,
): string {
  const said = 'only' in criterion ? criterion.only : criterion.not;
  if (name === 'residence') return areaNames(service, criterion);
  return criterionWords({ only: said }, lang);
}

/** Criteria whose values say too little without their name. */
const NAMED = ['residence', 'practice', 'language'] as const satisfies readonly ListCriterion[];
const isNamed = (name: ListCriterion): name is (typeof NAMED)[number] =>
  (NAMED as readonly ListCriterion[]).includes(name);

/** A code of the Office for National Statistics tells a person nothing. */
const AREA_CODE = /\b[EWSNK]\d{8}\b/i;

/**
 * Whom alone it lets in and whom it leaves out, for a person who takes it home. How much help somebody needs is left to
 * whoever sends them.
 */
export function limitsOf({ say, lang }: Frame, service: Service): string[] {
  const ages = ageWords(ageOf(service), lang);
  const only = ages === '' ? [] : [ages];
  const except: string[] = [];
  for (const name of LIST_CRITERIA) {
    const criterion = criterionOf(service, name);
    if (criterion === undefined || criterion === 'anyone' || name === 'need') continue;
    const values = valuesOf(service, name, criterion, lang);
    ('only' in criterion ? only : except).push(limitWords(say, name, values));
  }
  return [
    ...(only.length > 0 ? [say('listing.only', { values: only.join(', ') })] : []),
    ...(except.length > 0 ? [say('listing.except', { values: except.join(', ') })] : []),
  ];
}

function limitWords(say: Frame['say'], name: ListCriterion, values: string): string {
  if (name === 'residence' && AREA_CODE.test(values)) return say('limit.residence-unnamed');
  return isNamed(name) ? say(`limit.${name}`, { values }) : values;
}
