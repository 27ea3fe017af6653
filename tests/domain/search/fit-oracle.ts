import type { ListCriterion } from '../../../functions/domain/whom/eligibility.ts';
import {
  ageFit,
  ageOf,
  criterionOf,
  type Fit,
  languageFit,
  languagesOf,
  type Person,
  wordFit,
} from '../../../functions/domain/whom/eligibility.ts';
import type { Service } from '../../../schemas/service.ts';

/** What the search must say of a listing, read from the record and not from the index. */
export function fitOf(service: Service, person: Person): readonly Fit[] {
  const fit: Fit[] = [];
  const spoken = languagesOf(service);
  if (person.ages) fit.push({ criterion: 'age', state: ageFit(ageOf(service), person.ages) });
  for (const [criterion, words] of Object.entries(person.words) as [ListCriterion, readonly string[]][]) {
    if (words.length === 0) continue;
    const stated = criterionOf(service, criterion);
    // Where somebody lives is asked only of a listing that limits it.
    if (criterion === 'residence' && (stated === undefined || stated === 'anyone')) continue;
    fit.push({
      criterion,
      state: criterion === 'language' ? languageFit(stated, words, spoken) : wordFit(stated, words),
    });
  }
  return fit;
}
