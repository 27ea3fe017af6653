import type { Language } from '../../../schemas/words.ts';
import { OLDEST } from '../eligibility.ts';
import { either, quoted } from '../messages/message.ts';
import { labelOf, termOf } from '../vocabulary/vocabulary.ts';
import type { IndexHit } from './index-language.ts';
import type { Question } from './question.ts';
import { term } from './terms.ts';
import { ageWords } from './whom-words.ts';

const WHOM = term.seemsFor('');
const AGES = term.seemsForAges(0, 0).slice(0, -'0-0'.length);

export interface SeemsFor {
  /** Conditions and circumstances, none of which this person is known to have or asks about. */
  readonly whom: readonly string[];
  readonly ages: { readonly from: number; readonly to: number } | undefined;
}

/** Whether listings seem to be for others than this person, as far as their topics and texts tell, and for whom. */
export function seemsForOthers(
  { person: { age } }: Question,
  isAsked: (value: string) => boolean,
): (hit: Pick<IndexHit, 'terms'>) => SeemsFor {
  return ({ terms }) => {
    const whom = terms.filter((t) => t.startsWith(WHOM)).map((t) => t.slice(WHOM.length));
    const ages = age === undefined ? undefined : agesAmong(terms);
    return {
      whom: whom.some(isAsked) ? [] : whom,
      ages: ages && age !== undefined && (age < ages.from || age > ages.to) ? ages : undefined,
    };
  };
}

function agesAmong(terms: readonly string[]): SeemsFor['ages'] {
  const said = terms.find((t) => t.startsWith(AGES));
  const [from, to] = said?.slice(AGES.length).split('-').map(Number) ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** In words; empty where it seems to be for this person too. */
export function otherWhom({ whom, ages }: SeemsFor, lang: Language): string {
  const names = whom.map((id) => labelOf(termOf('condition', id) ? 'condition' : 'circumstance', id, lang));
  const range = ages && { from: ages.from, ...(ages.to === OLDEST ? {} : { to: ages.to }) };
  return [...(names.length > 0 ? [either(lang, names.map(quoted))] : []), ageWords(range, lang)]
    .filter(Boolean)
    .join(', ');
}
