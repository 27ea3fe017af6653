import type { Gender } from '../../../../schemas/words.ts';
import { WHOSE } from '../../text/clauses.ts';
import { isDenied } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { endOfSaying, sayingsOf } from '../../text/sayings.ts';
import { type Ages, OLDEST } from '../../whom/eligibility.ts';
import { BESIDE_AGE, DESCRIBED, KIN, NOT_SO, OTHERS, personTable, SOMEBODY, YOUNG } from './person-words.ts';
import { goesOnAfterAge, type SaidAges, yearsAt } from './years-in-words.ts';

const NAMED_AGES = personTable.ages.map(({ from, to = OLDEST, said }) => ({
  ages: { from, to },
  sayings: sayingsOf(said),
}));
/** So near to an age somebody else is whose age it may be. */
const NEAR_WORDS = 3;

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
  after: readonly string[] = [],
): readonly AgeInWords[] {
  return clause.flatMap((_, at) => {
    const said =
      yearsAt({ clause, at, earlier: before, sums }) ?? decadeAt(clause, at) ?? namedAgesAt(clause, at);
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
    const isTheirs = isAskedFor([...before, ...clause], before.length + start);
    const isToldOf = isToldOfElder(clause, start, ages) && ![...before, ...clause, ...after].some(mayAsk);
    if (!isOfYoung && !gender && isAnothers && !isTheirs && !isToldOf) return [];
    const whose = isOfYoung || near.some((word) => YOUNG.has(word)) ? 'of-young' : 'theirs';
    const words = clause.slice(start, end);
    const rest = clause.slice(end);
    const behind = rest.length === 0 ? after : rest.slice(rest.findIndex((word) => !isAnotherAge(word)));
    if (isLost(start === 0 ? before : clause.slice(0, start), behind)) return [];
    if (whose === 'of-young' && ages.from >= GROWN_UP && endOfSaying(behind, 0, BESIDE_AGE.elsewhere))
      return [];
    return [{ ages, words, isNumber, whose, gender: gender ?? genderAmong(words) }];
  });
}

/** "Lost her daughter of 7", "her boy, 15, took his own life": nobody comes with them, nor are they that old. */
function isLost(before: readonly string[], behind: readonly string[]): boolean {
  const named = before.findLastIndex((word) => !isOfName(word));
  return (
    BESIDE_AGE.lostBefore.has(before[named] ?? '') || endOfSaying(behind, 0, BESIDE_AGE.lost) !== undefined
  );
}

/** "Kids 8 and 10". */
const isAnotherAge = (word: string): boolean => word === 'and' || NUMBERED.test(word);
const NUMBERED = /^\d/;

const OF_NAME = new Set(foldWords('of for the only eldest youngest first baby aged'));
/** What may stand between their loss and their age: "grieving for her eldest son, 30". */
const isOfName = (word: string): boolean =>
  OF_NAME.has(word) || WHOSE.has(word) || OTHERS.has(word) || DESCRIBED.has(word);

const GROWN_UP = 18;

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

const ELDER = 65;
/** "Nan is 91, frightened of falling": where nobody else is spoken of, it is she who comes. */
const isToldOfElder = (clause: readonly string[], start: number, { from }: Ages): boolean =>
  clause[start - 1] === 'is' && KIN.has(clause[start - 2] ?? '') && from >= ELDER;
const WHO_ASKS = new Set(foldWords('i im ive we he hes she shes they'));
/** Whether a word speaks of somebody who may be the one who comes: "mum is 82, I need a break". */
const mayAsk = (word: string): boolean => WHO_ASKS.has(word) || BESIDE_AGE.caring.has(word);

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

/** "Couple in our 70s", "gay man in 60s". */
const isBeforeDecade = (word: string): boolean =>
  WHOSE.has(word) || SOMEBODY.has(word) || word === 'in' || word === 'our';

/** "In her eighties", "carer, 40s"; "the 80s" is music, and so is "early 90s rave". */
function decadeAt(clause: readonly string[], at: number): SaidAges | undefined {
  const decade = DECADES.get(clause[at] ?? '');
  const part = PARTS.get(clause[at - 1] ?? '');
  const before = clause[at - 1] ?? '';
  const isWhole = clause.length === 1;
  if (decade === undefined || (!part && !isWhole && !isBeforeDecade(before))) return undefined;
  const isIn = clause.slice(Math.max(0, at - NEAR_WORDS), at).includes('in');
  if (!isIn && !isWhole && !SOMEBODY.has(before) && !goesOnAfterAge(clause[at + 1])) return undefined;
  const [first, last] = part ?? [0, 9];
  return {
    ages: { from: decade + first, to: decade + last },
    start: isWhole ? at : at - 1,
    end: at + 1,
    isNumber: true,
  };
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
