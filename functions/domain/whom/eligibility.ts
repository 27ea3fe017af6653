import type { AgeCriterion, Criterion, Eligibility } from '../../../schemas/eligibility.ts';
import type { AskedSearch } from '../../../schemas/search.ts';
import type { Service } from '../../../schemas/service.ts';
import type { Cannot, FitState } from '../../../schemas/words.ts';
import { outcodesIn } from '../postcode/look-up.ts';
import { languageId, languagesNamed } from './languages.ts';

/** Criteria that are lists of words; age is a range of numbers. */
export const LIST_CRITERIA = [
  'gender',
  'need',
  'conditions',
  'circumstances',
  'residence',
  'practice',
  'language',
] as const;
export type ListCriterion = (typeof LIST_CRITERIA)[number];

/** Criteria that leave many people out ("only for people after a stroke"), also where nothing was asked about them. */
export const LIMITING = [
  'gender',
  'conditions',
  'circumstances',
  'practice',
  'language',
] as const satisfies readonly ListCriterion[];

/** Years, both included. Of whom only "in her eighties" was said, all that it may be. */
export interface Ages {
  readonly from: number;
  readonly to: number;
}

/** What was said of the person. Never stored: it lives as long as the question. */
export interface Person {
  readonly ages?: Ages;
  /** Of somebody young for whom or with whom they ask: what takes one of them is for this question. */
  readonly agesOfYoung: readonly Ages[];
  readonly cannot: readonly Cannot[];
  /** Per criterion the words that hold of the person. An empty list: nothing was said. */
  readonly words: Readonly<Record<ListCriterion, readonly string[]>>;
}

export function personOf(request: AskedSearch, areas: readonly string[]): Person {
  const one = (value: string | undefined) => (value === undefined ? [] : [value.toLowerCase()]);
  return {
    ...(request.age === undefined ? {} : { ages: { from: request.age, to: request.age } }),
    agesOfYoung: [],
    cannot: request.cannot,
    words: {
      gender: one(request.gender),
      need: one(request.need),
      conditions: request.condition.map((word) => word.toLowerCase()),
      circumstances: request.is.map((word) => word.toLowerCase()),
      residence: areas.map((code) => code.toLowerCase()),
      practice: one(request.practice),
      language: one(request.language).map(languageId),
    },
  };
}

/** The upper age, in years, where none is stated. */
export const OLDEST = 200;

/** Does a listing that says this about age take a person of these ages? Who may be too young or too old for it is to ask. */
export function ageFit(criterion: AgeCriterion | undefined, { from, to }: Ages): FitState {
  if (criterion === undefined) return 'not-stated';
  if (criterion === 'anyone') return 'anyone';
  const [youngest, oldest] = [criterion.from ?? 0, criterion.to ?? OLDEST];
  if (from >= youngest && to <= oldest) return 'matches';
  return to < youngest || from > oldest ? 'excluded' : 'not-stated';
}

/** Younger ones come with whoever brings them. */
const GROWN_UP = 18;

/**
 * The same of everybody of whom an age was told; undefined where what was told decides nothing. What takes a child takes
 * who brings it; what takes a grown son and not his mother of 82 is to be asked which of them it is for.
 */
export function agesFit(
  criterion: AgeCriterion | undefined,
  { ages, agesOfYoung }: Pick<Person, 'ages' | 'agesOfYoung'>,
): FitState | undefined {
  const own = ages && ageFit(criterion, ages);
  const taken = agesOfYoung.filter((young) => ageFit(criterion, young) === 'matches');
  if (taken.length === 0) return own;
  return own === 'excluded' && taken.every(({ from }) => from >= GROWN_UP) ? 'not-stated' : 'matches';
}

/**
 * Does a listing that says this take a person of whom these words hold? "Only" wants one of them; "not" refuses
 * any of them. Not stated is never the same as open to anyone.
 */
export function wordFit(criterion: Criterion | undefined, words: readonly string[]): FitState {
  if (criterion === undefined) return 'not-stated';
  if (criterion === 'anyone') return 'anyone';
  const has = (values: readonly string[]) => values.some((value) => words.includes(value.toLowerCase()));
  if ('only' in criterion) return has(criterion.only) ? 'matches' : 'excluded';
  return has(criterion.not) ? 'excluded' : 'matches';
}

/** The age range that a service states: its eligibility first, else HSDS's two fields. */
export function ageOf(service: Service): AgeCriterion | undefined {
  const stated = service.hereabouts?.eligibility?.age;
  if (stated !== undefined) return stated;
  const { minimum_age: from, maximum_age: to } = service;
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** What a service says on one criterion. */
export function criterionOf(service: Service, name: ListCriterion): Criterion | undefined {
  const eligibility: Eligibility = service.hereabouts?.eligibility ?? {};
  const stated = eligibility[name];
  const read = READ_BY[name];
  if (read === undefined || stated === undefined || stated === 'anyone') return stated;
  return 'only' in stated ? { only: stated.only.flatMap(read) } : { not: stated.not.flatMap(read) };
}

/** What one value of a criterion says, where there are many ways to write it. */
const READ_BY: Partial<Record<ListCriterion, (value: string) => readonly string[]>> = {
  language: languagesNamed,
  residence: (area) => {
    const outcodes = outcodesIn(area);
    return outcodes.length > 1 ? outcodes : [area];
  },
};

export interface Fit {
  readonly criterion: 'age' | ListCriterion;
  readonly state: FitState;
}

/** Conditions and circumstances say who people are; an age or an address does not. */
export const saysWhoTheyAre = (criterion: Fit['criterion']): criterion is 'conditions' | 'circumstances' =>
  criterion === 'conditions' || criterion === 'circumstances';

/** Where a listing does not say for whom of what language it is, it is for those whose language it speaks. */
export function languageFit(
  stated: Criterion | undefined,
  words: readonly string[],
  spoken: readonly string[],
): FitState {
  const speaks = stated === undefined && words.some((word) => spoken.includes(word));
  return speaks ? 'matches' : wordFit(stated, words);
}

/** The languages that a service is given in, each by its id. */
export const languagesOf = (service: Service): readonly string[] =>
  (service.languages ?? []).flatMap(({ code, name }) => {
    const given = code || name;
    return given ? languagesNamed(given) : [];
  });
