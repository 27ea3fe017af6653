import { agesFit } from '../../whom/eligibility.ts';
import type { Question } from '../asking/question.ts';
import type { IndexHit } from '../index-language.ts';
import { term, valuesAfter } from '../terms.ts';

const WHOM = term.seemsFor('');
const ONLY = term.seemsForOnly('');
const AGES = term.seemsForAges('');
/** How all of them begin. */
const SEEMS_FOR = WHOM.slice(0, -1);

const OF_PERSON = ['conditions', 'circumstances', 'language'] as const;
type OfPerson = (typeof OF_PERSON)[number];

export interface SeemsFor {
  /** Conditions, circumstances and languages; the one that says it best first. */
  readonly whom: readonly string[];
  /** Its text says that it is for nobody else. */
  readonly only: boolean;
  readonly ages: { readonly from: number; readonly to: number } | undefined;
}

/** For whom something seems to be, as far as its topics and texts tell and its fields do not. */
function seemsFor({ terms }: Pick<IndexHit, 'terms'>): SeemsFor {
  const said = terms.filter((t) => t.startsWith(SEEMS_FOR));
  return {
    whom: valuesAfter(WHOM, said),
    only: said.some((t) => t.startsWith(ONLY)),
    ages: agesAmong(said),
  };
}

export interface SeemsForOthers extends SeemsFor {
  /** What of this person it seems to be for. */
  readonly forTheir: readonly OfPerson[];
}

/** The same, as far as this person is none of them and did not ask for it. */
export function seemsForOthers(
  { person }: Question,
  isAsked: (value: string) => boolean,
): (hit: Pick<IndexHit, 'terms'>) => SeemsForOthers {
  return (hit) => {
    const { whom, only, ages } = seemsFor(hit);
    const isTooOldOrYoung = ages && agesFit(ages, person) === 'excluded';
    const others = whom.some(isAsked) ? [] : whom;
    return {
      whom: others,
      only: only && others.length > 0,
      ages: isTooOldOrYoung ? ages : undefined,
      forTheir: OF_PERSON.filter((name) => whom.some((id) => person.words[name].includes(id))),
    };
  };
}

function agesAmong(terms: readonly string[]): SeemsFor['ages'] {
  const [said] = valuesAfter(AGES, terms);
  const [from, to] = said?.split('-').map(Number) ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}

const holdsOf =
  ({ words }: Question['person']) =>
  (id: string): boolean =>
    OF_PERSON.some((name) => words[name].includes(id));

/** The conditions, circumstances and languages of this person for whom it seems to be. */
export const seemsForThem = (
  hit: Pick<IndexHit, 'terms'>,
  { person }: Pick<Question, 'person'>,
): readonly string[] => seemsFor(hit).whom.filter(holdsOf(person));
