import type { Gender } from '../../../../schemas/words.ts';
import { WHOSE } from '../../text/clauses.ts';
import { isDenied } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { endOfSaying, sayingsOf } from '../../text/sayings.ts';
import { type Ages, OLDEST } from '../../whom/eligibility.ts';
import {
  BESIDE_AGE,
  DESCRIBED,
  NOT_SO,
  OTHERS,
  PARENT,
  personTable,
  SOMEBODY,
  YOUNG,
} from './person-words.ts';

const NAMED_AGES = personTable.ages.map(({ from, to = OLDEST, said }) => ({
  ages: { from, to },
  sayings: sayingsOf(said),
}));
/** So near to an age somebody else is whose age it may be. */
const NEAR_WORDS = 3;

interface SaidAges {
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

/** An age in words, and whose it is: the person's, or that of somebody young for whom or with whom they ask. */
interface AgeInWords {
  readonly ages: Ages;
  readonly words: readonly string[];
  readonly isNumber: boolean;
  readonly whose: 'theirs' | 'of-young';
  /** Whom it is told of: "lady of 82", "mum 29". */
  readonly gender: Gender | undefined;
}

/** "78", "aged 78", "in her late seventies", "pensioner", "her son of 7"; not the age of her husband, nor "owes £80" or "10 miles". */
export function agesSaid(
  clause: readonly string[],
  sums: ReadonlySet<string>,
  before: readonly string[] = [],
): readonly AgeInWords[] {
  return clause.flatMap((_, at) => {
    const said =
      yearsAt(clause, at, sums, at === 0 ? before.at(-1) : undefined, before.length === 0) ??
      decadeAt(clause, at) ??
      namedAgesAt(clause, at);
    if (!said) return [];
    const { ages, start, end, isNumber, isOfYoung = false, gender } = said;
    // "78 husband died": who is told of first is who asks.
    const isFirst = start === 0 && before.length === 0 && !YOUNG.has(clause[end] ?? '');
    const near = [
      ...clause.slice(Math.max(0, start - NEAR_WORDS), start),
      ...(isFirst ? [] : clause.slice(end, end + 1).filter((word) => !areSeveral(word))),
    ];
    if (isDenied(clause, start, NOT_SO) || near.some((word) => BESIDE_AGE.notTheirs.has(word))) return [];
    if (start === 0) near.push(...before.slice(-1));
    const isAnothers = near.some((word) => OTHERS.has(word) && !YOUNG.has(word));
    if (!isOfYoung && !gender && isAnothers && !isAskedFor([...before, ...clause], before.length + start))
      return [];
    const whose = isOfYoung || near.some((word) => YOUNG.has(word)) ? 'of-young' : 'theirs';
    const words = clause.slice(start, end);
    return [{ ages, words, isNumber, whose, gender: gender ?? genderAmong(words) }];
  });
}

const genderAmong = (words: readonly string[]): Gender | undefined =>
  words.map((word) => SOMEBODY.get(word.replace(/^\d+/, ''))).find((gender) => gender !== undefined);

/** Nobody tells one age of several: it is not the parents' in "trans 19yo parents not accepting". */
const areSeveral = (word: string): boolean => word.endsWith('s') && OTHERS.has(word) && !YOUNG.has(word);

/** "For mum 82", "for her mum 82": it is she who comes; not where somebody cares for her. */
function isAskedFor(clause: readonly string[], start: number): boolean {
  const whose = WHOSE.has(clause[start - 2] ?? '') ? start - 3 : start - 2;
  const isFor = clause[whose] === 'for' && !BESIDE_AGE.caring.has(clause[whose - 1] ?? '');
  return isFor && OTHERS.has(clause[start - 1] ?? '');
}

const YEARS = /^(\d{1,3})(yo|yrs?|f|m)?$/;
/** May be the years of anything: "smoked 40 yrs". */
const YRS: ReadonlySet<string | undefined> = new Set(['yr', 'yrs']);
const IS_NUMBER = /^\d/;
/** "Kids 3 and 5" are of both ages. */
const AND = 'and';
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
const goesOn = (word: string | undefined) => word === undefined || BESIDE_AGE.goesOn.has(word);

/** `earlier`: the last word of the clause before, where this one begins with the number. */
function yearsAt(
  clause: readonly string[],
  at: number,
  sums: ReadonlySet<string>,
  earlier = '',
  beginsQuestion = false,
): SaidAges | undefined {
  const word = clause[at] ?? '';
  const [, digits, unit] = YEARS.exec(word) ?? [];
  const years = Number(digits);
  const [before = '', after = ''] = [clause[at - 1], clause[at + 1]];
  if (digits === undefined || years < 1 || years > MOST_YEARS) return undefined;
  if (sums.has(digits) || IS_NUMBER.test(before) || IS_NUMBER.test(after) || after === 'or') return undefined;
  if (unit === 'm' && (years < GROWN || BESIDE_AGE.lasting.has(before) || after === AGO)) return undefined;
  const isInShort = YRS.has(unit) || YRS.has(after);
  const isBetweenCommas = years >= SCHOOL_AGE && clause.length === 1;
  const isAllThatIsSaid = isBetweenCommas && (earlier === '' || SOMEBODY.has(earlier));
  const past = YRS.has(after) ? at + 2 : at + 1;
  const end = endOfSaying(clause, at + 1, OLD) ?? (YRS.has(unit) && after === OLD_AFTER_UNIT ? at + 2 : past);
  const isOld = end > past;
  const isAged = AGED.has(before) || (before === 'of' && SOMEBODY.has(clause[at - 2] ?? ''));
  const isHad = before === 'a' && years <= OLDEST_CHILD && BESIDE_AGE.having.has(clause[at - 2] ?? '');
  const isWhose = isOld && (isHad || WHOSE.has(before));
  if (isWhose && years > GROWN_UP) return undefined;
  const beside = at === 0 ? earlier : before === 'of' ? (clause[at - 2] ?? '') : before;
  const isSecond = before === AND && IS_NUMBER.test(clause[at - 2] ?? '') && goesOn(clause[past]);
  const whose = isSecond ? (clause[at - 3] ?? '') : beside;
  const isBesideYoung = YOUNG.has(whose) && !BESIDE_AGE.counted.has(after);
  const mayStandAlone = isInShort ? before === '' : !BESIDE_AGE.counting.has(before);
  const isNothingElse =
    !isInShort &&
    years >= GROWN &&
    !BESIDE_AGE.counted.has(after) &&
    clause.filter((one) => IS_NUMBER.test(one)).length === 1;
  const standsAlone =
    mayStandAlone && (isNothingElse || ((years >= GROWN || TURNED.has(before)) && goesOn(clause[past])));
  const isSomebodys =
    (SOMEBODY.has(before) || BESIDE_AGE.teenager.has(before)) && !BESIDE_AGE.counted.has(after);
  const isParent = beginsQuestion && years >= GROWN && years <= OLDEST_PARENT && isParentFirst(clause, at);
  const isTold =
    isParent ||
    isAllThatIsSaid ||
    isOld ||
    (unit && !isInShort) ||
    isAged ||
    isSomebodys ||
    standsAlone ||
    isBesideYoung;
  if (!isTold) return undefined;
  const first = isAged ? at - 1 : at;
  return {
    ages: { from: years, to: years },
    start: SOMEBODY.has(clause[first - 1] ?? '') ? first - 1 : first,
    end: SOMEBODY.has(clause[end] ?? '') ? end + 1 : end,
    isNumber: true,
    isOfYoung: isWhose || isBesideYoung,
    ...(isParent ? { gender: PARENT.get(before) } : {}),
  };
}

/** "Mum 29, two under five", "single dad 34" begins with who asks; "her mum 82" does not. */
const isParentFirst = (clause: readonly string[], at: number): boolean =>
  PARENT.has(clause[at - 1] ?? '') && clause.slice(0, at - 1).every((word) => DESCRIBED.has(word));

const DECADES = new Map([
  ...['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].map(
    (name, i) => [name, 20 + 10 * i] as const,
  ),
  ...[20, 30, 40, 50, 60, 70, 80, 90].map((from) => [`${from}s`, from] as const),
]);
const PARTS: ReadonlyMap<string, readonly [first: number, last: number]> = new Map([
  ['early', [0, 3]],
  ['mid', [4, 6]],
  ['late', [7, 9]],
]);

/** "In her eighties"; "the 80s" is music, and so is "early 90s rave". */
function decadeAt(clause: readonly string[], at: number): SaidAges | undefined {
  const decade = DECADES.get(clause[at] ?? '');
  const part = PARTS.get(clause[at - 1] ?? '');
  const before = clause[at - 1] ?? '';
  if (decade === undefined || (!part && !WHOSE.has(before) && !SOMEBODY.has(before))) return undefined;
  const isIn = clause.slice(Math.max(0, at - NEAR_WORDS), at).includes('in');
  if (!isIn && !SOMEBODY.has(before) && !goesOn(clause[at + 1])) return undefined;
  const [first, last] = part ?? [0, 9];
  return { ages: { from: decade + first, to: decade + last }, start: at - 1, end: at + 1, isNumber: true };
}

/** Whose teenager it is, that is not. */
function namedAgesAt(clause: readonly string[], at: number): SaidAges | undefined {
  if (WHOSE.has(clause[at - 1] ?? '') || isDenied(clause, at, NOT_SO)) return undefined;
  for (const { ages, sayings } of NAMED_AGES) {
    const end = endOfSaying(clause, at, sayings);
    if (end !== undefined) return { ages, start: at, end, isNumber: false };
  }
  return undefined;
}

const SUM = /[£$€#]\s?\d[\d.,]*|\d[\d.,]*\s?[%+]|\d+\s?[-–/]\s?\d+|\d+[.:,]\d+/gu;
const NUMBER = /\d+/gu;

/** Sums of money, shares, and ends of ranges: "£1,050", "20 %", "18-25", "50+"; but for what is said beside them too, "60, owes £60". */
export function sumsIn(q: string): ReadonlySet<string> {
  const others: readonly string[] = q.replace(SUM, ' ').match(NUMBER) ?? [];
  const sums = [...q.matchAll(SUM)].flatMap(([sum]) => sum.match(NUMBER) ?? []);
  return new Set(sums.filter((digits) => !others.includes(digits)));
}
