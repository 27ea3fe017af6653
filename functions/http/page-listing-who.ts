import type { Service } from '../../schemas/service.ts';
import type { Frame } from '../../web/frame.ts';
import type { ListingView, Pair } from '../../web/views.ts';
import { ageOf, criterionOf } from '../domain/eligibility.ts';
import { LIST_CRITERIA } from '../domain/search/terms.ts';
import { ageWords, areaNames, wordsOf } from '../domain/search/whom-words.ts';

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
      const said = 'only' in criterion ? criterion.only : criterion.not;
      const values = name === 'residence' ? areaNames(service, criterion) : wordsOf({ only: said }, lang);
      stated.push({ term, text: say('only' in criterion ? 'listing.only' : 'listing.except', { values }) });
    }
  }
  return { who: stated, whoNotStated: missing };
}
