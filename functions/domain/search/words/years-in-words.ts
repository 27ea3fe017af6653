import type { Gender } from '../../../../schemas/words.ts';
import { WHOSE } from '../../text/clauses.ts';
import { foldWords } from '../../text/fold.ts';
import { endOfSaying, sayingsOf } from '../../text/sayings.ts';
import type { Ages } from '../../whom/eligibility.ts';
import { BESIDE_AGE, DESCRIBED, PARENT, SOMEBODY, YOUNG } from './person-words.ts';

export interface SaidAges {
  readonly ages: Ages;
  /** By the words themselves: "her 7 year old", "son 7". */
  readonly isOfYoung?: boolean;
  /** Of a parent who asks. */
  readonly gender?: Gender | undefined;
  readonly start: number;
  readonly end: number;
  /** Rather than a word for people of such an age. */
  readonly isNumber: boolean;
}

/** Where a number stands, and what else the question says. */
export interface NumberPlace {
  readonly clause: readonly string[];
  readonly at: number;
  /** The words of the clause before. */
  readonly earlier: readonly string[];
  /** Numbers that are sums of money, shares, ends of ranges. */
  readonly sums: ReadonlySet<string>;
}

/** A number that may be somebody's years, with what stands around it. */
interface Numeral {
  readonly clause: readonly string[];
  readonly at: number;
  readonly years: number;
  readonly unit: string | undefined;
  readonly before: string;
  readonly after: string;
  /** The last word of the clause before, where this one begins with the number. */
  readonly earlier: string;
  readonly earlierWords: readonly string[];
  readonly beginsQuestion: boolean;
  /** "82 yrs", "82yrs", which may be the years of anything. */
  readonly isInShort: boolean;
  /** Behind the number and its "yrs". */
  readonly past: number;
  /** Behind "years old", where that is said too. */
  readonly end: number;
}

const YEARS = /^(\d{1,3})(yo|yrs?|f|m)?$/;
/** May be the years of anything: "smoked 40 yrs". */
const YRS: ReadonlySet<string | undefined> = new Set(['yr', 'yrs']);
const IS_NUMBER = /^\d/;
/** "Kids 3 and 5" are of both ages. */
const AND = 'and';
/** "18 or over" is a limit. */
const OR = 'or';
/** "6m ago" are months. */
const AGO = 'ago';
const MOST_YEARS = 110;
/** A smaller number that says nothing of years may count anything. */
const GROWN = 16;
/** A smaller number that stands by itself may count anything: "15, won't leave his room", "boy, 12". */
const SCHOOL_AGE = 10;
/** "Her 40 year old" may be a car. */
const GROWN_UP = 25;
const OLD = sayingsOf({
  en: ['year|years|yr|yrs old', 'years of age', 'yo'],
  cy: ['oed', 'mlwydd oed'],
});
const AGED = new Set(foldWords('age aged'));
/** "9yr old" is one of nine. */
const OLD_AFTER_UNIT = 'old';
/** "Has a 2 year old" says whose mother it is; "a 2 year old" alone is who is asked for. */
const OLDEST_CHILD = 17;
/** A parent of more years may be the one whom somebody cares for: "mum 82, dementia". */
const OLDEST_PARENT = 60;
const TURNED = new Set(foldWords('i im am is hes shes turned turning nearly'));

/** An age in years, where the number at this place is one. */
export function yearsAt(place: NumberPlace): SaidAges | undefined {
  const numeral = numeralAt(place);
  if (!numeral || !TELLING.some((isTold) => isTold(numeral))) return undefined;
  const { clause, at, years, end } = numeral;
  const isWhose = isSomebodysYoung(numeral);
  if (isWhose && years > GROWN_UP) return undefined;
  const first = isAged(numeral) ? at - 1 : at;
  return {
    ages: { from: years, to: years },
    start: SOMEBODY.has(clause[first - 1] ?? '') ? first - 1 : first,
    end: SOMEBODY.has(clause[end] ?? '') ? end + 1 : end,
    isNumber: true,
    isOfYoung: isWhose || isBesideYoung(numeral),
    ...(isParentWhoAsks(numeral) ? { gender: PARENT.get(parentBeside(numeral) ?? '') } : {}),
  };
}

/** The number at a place, unless it counts or measures something. */
function numeralAt({ clause, at, earlier, sums }: NumberPlace): Numeral | undefined {
  const [, digits, unit] = YEARS.exec(clause[at] ?? '') ?? [];
  const years = Number(digits);
  const [before = '', after = ''] = [clause[at - 1], clause[at + 1]];
  if (digits === undefined || years < 1 || years > MOST_YEARS) return undefined;
  if (sums.has(digits) || IS_NUMBER.test(before) || IS_NUMBER.test(after) || after === OR) return undefined;
  if (unit === 'm' && (years < GROWN || BESIDE_AGE.lasting.has(before) || after === AGO)) return undefined;
  const past = YRS.has(after) ? at + 2 : at + 1;
  const pastUnit = YRS.has(unit) && after === OLD_AFTER_UNIT ? at + 2 : past;
  return {
    clause,
    at,
    years,
    unit,
    before,
    after,
    earlier: at === 0 ? (earlier.at(-1) ?? '') : '',
    earlierWords: at === 0 ? earlier : [],
    beginsQuestion: earlier.length === 0,
    isInShort: YRS.has(unit) || YRS.has(after),
    past,
    end: endOfSaying(clause, at + 1, OLD) ?? pastUnit,
  };
}

/** Whether nothing follows, or what may follow somebody's age: "82 with COPD". */
export const goesOnAfterAge = (word: string | undefined): boolean =>
  word === undefined || BESIDE_AGE.goesOn.has(word);
const isCounting = ({ after }: Numeral): boolean => BESIDE_AGE.counted.has(after);

const isOld = ({ end, past }: Numeral): boolean => end > past;
const isAged = ({ clause, at, before }: Numeral): boolean =>
  AGED.has(before) || (before === 'of' && SOMEBODY.has(clause[at - 2] ?? ''));

/** "Has a 2 year old", "her 7 year old". */
function isSomebodysYoung(numeral: Numeral): boolean {
  const { clause, at, before, years } = numeral;
  const isHad = before === 'a' && years <= OLDEST_CHILD && BESIDE_AGE.having.has(clause[at - 2] ?? '');
  return isOld(numeral) && (isHad || WHOSE.has(before));
}

/** "Son 7", "son of 7", "kids 3 and 5". */
function isBesideYoung(numeral: Numeral): boolean {
  const { clause, at, before, earlier, past } = numeral;
  const beside = at === 0 ? earlier : before === 'of' ? (clause[at - 2] ?? '') : before;
  const isSecond = before === AND && IS_NUMBER.test(clause[at - 2] ?? '') && goesOnAfterAge(clause[past]);
  return YOUNG.has(isSecond ? (clause[at - 3] ?? '') : beside) && !isCounting(numeral);
}

const I_AM = new Set(foldWords('i im am'));
const isDescribing = (word: string): boolean => DESCRIBED.has(word) || I_AM.has(word) || AGED.has(word);

/** The parent who is spoken of by nothing else but the age: "single dad 34", "new mum (31)", "I'm a 29 year old dad"; not "her mum 82". */
function parentBeside({ clause, at, end, earlier, earlierWords }: Numeral): string | undefined {
  const [told, behind = ''] = [clause.slice(0, at).filter((word) => !isDescribing(word)), clause[end]];
  if (at === 0 && PARENT.has(earlier) && earlierWords.slice(0, -1).every(isDescribing)) return earlier;
  if (told.length === 0 && PARENT.has(behind)) return behind;
  return told.length === 1 && PARENT.has(told[0] ?? '') && !isDescribing(told[0] ?? '') ? told[0] : undefined;
}

/** Not one of whom somebody cares: "mum 82, dementia". */
function isParentWhoAsks(numeral: Numeral): boolean {
  const { years, beginsQuestion, earlierWords } = numeral;
  const isFirst = beginsQuestion || earlierWords.length > 0;
  const isGrown = years >= GROWN && years <= OLDEST_PARENT;
  return (
    isFirst && isGrown && parentBeside(numeral) !== undefined && (isOld(numeral) || !isCounting(numeral))
  );
}

/** "15, won't leave his room", "boy, 12". */
const isAllThatIsSaid = ({ clause, years, earlier }: Numeral): boolean =>
  years >= SCHOOL_AGE && clause.length === 1 && (earlier === '' || SOMEBODY.has(earlier));

/** "68F", "15yo". */
const hasUnit = ({ unit, isInShort }: Numeral): boolean => unit !== undefined && !isInShort;

/** "Lady 82", "teenager 14". */
const isSomebodys = (numeral: Numeral): boolean =>
  (SOMEBODY.has(numeral.before) || BESIDE_AGE.teenager.has(numeral.before)) && !isCounting(numeral);

/** "Debt advice 34", "I'm 15 and self harm", "82 yrs, COPD". */
function standsAlone(numeral: Numeral): boolean {
  const { clause, years, before, isInShort, past } = numeral;
  if (isInShort ? before !== '' : BESIDE_AGE.counting.has(before)) return false;
  const isOnlyNumber = clause.filter((word) => IS_NUMBER.test(word)).length === 1;
  if (!isInShort && years >= GROWN && !isCounting(numeral) && isOnlyNumber) return true;
  return (years >= GROWN || TURNED.has(before)) && goesOnAfterAge(clause[past]);
}

/** Each of these tells that a number is an age. */
const TELLING: readonly ((numeral: Numeral) => boolean)[] = [
  isOld,
  hasUnit,
  isAged,
  isSomebodys,
  isBesideYoung,
  isAllThatIsSaid,
  isParentWhoAsks,
  standsAlone,
];
