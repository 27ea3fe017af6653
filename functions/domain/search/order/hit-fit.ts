import type { AgeCriterion, Criterion } from '../../../../schemas/eligibility.ts';
import {
  agesFit,
  type Fit,
  LIST_CRITERIA,
  type ListCriterion,
  languageFit,
  wordFit,
} from '../../whom/eligibility.ts';
import { choosesTimes, type Question } from '../asking/question.ts';
import type { IndexHit } from '../index-language.ts';
import { term, valuesAfter } from '../terms.ts';

/** The criterion as the listing states it, read back from its terms. */
function statedIn(terms: readonly string[], name: ListCriterion): Criterion | undefined {
  if (terms.includes(term.anyone(name))) return 'anyone';
  if (terms.includes(term.only(name))) return { only: [...valuesAfter(term.accepts(name, ''), terms)] };
  if (terms.includes(term.not(name))) return { not: [...valuesAfter(term.refuses(name, ''), terms)] };
  return undefined;
}

/** One answer per thing that was said of the person, and only for those. */
export function fitOfHit(
  hit: Pick<IndexHit, 'terms' | 'numbers'>,
  { person }: Pick<Question, 'person'>,
): readonly Fit[] {
  const { terms } = hit;
  const fit: Fit[] = [];
  const age = agesFit(ageStated(hit), person);
  if (age) fit.push({ criterion: 'age', state: age });
  for (const criterion of LIST_CRITERIA) {
    const words = person.words[criterion];
    if (words.length === 0) continue;
    const stated = statedIn(terms, criterion);
    // Where somebody lives is asked only of a listing that limits it.
    if (criterion === 'residence' && (stated === undefined || stated === 'anyone')) continue;
    const state =
      criterion === 'language'
        ? languageFit(
            stated,
            words,
            words.filter((word) => terms.includes(term.language(word))),
          )
        : wordFit(stated, words);
    const isOpen = state === 'excluded' && criterion === 'residence' && terms.includes(term.residenceOpen);
    fit.push({ criterion, state: isOpen ? 'not-stated' : state });
  }
  return fit;
}

function ageStated({
  terms,
  numbers: { ageFrom: from, ageTo: to },
}: Pick<IndexHit, 'terms' | 'numbers'>): AgeCriterion | undefined {
  if (terms.includes(term.anyone('age'))) return 'anyone';
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Whether it is on when the words say. Who chose a day has only what is on then, and may speak of others. */
export function timeOf(
  { place, terms: ofListing }: Pick<IndexHit, 'place' | 'terms'>,
  { request, starts }: Question,
): 'when-asked' | 'not-stated' | 'another-time' {
  const terms = place?.terms ?? ofListing;
  if (starts === undefined || choosesTimes(request) || !terms.includes(term.timesStated)) return 'not-stated';
  return terms.some((t) => starts.has(t)) ? 'when-asked' : 'another-time';
}
