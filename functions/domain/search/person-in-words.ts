import { PersonWords } from '../../../schemas/vocabulary.ts';
import type { Cannot, Gender } from '../../../schemas/words.ts';
import { type Ages, OLDEST, type Person } from '../eligibility.ts';
import { foldWords } from '../text/fold.ts';
import { endOfSaying, longestSaid, NEGATIONS, sayingsOf } from '../text/sayings.ts';
import file from '../vocabulary/person.json' with { type: 'json' };

/** The table of words by which a question speaks of who somebody is; editors read and change it. */
const table: PersonWords = PersonWords.parse(file);

/** What a question says of the person in its words: "78, no car". As it may be read wrongly, it hides nothing. */
export interface PersonInWords {
  readonly ages: Ages | undefined;
  /** Said with the age: "man of 82". */
  readonly gender: Gender | undefined;
  /** As "he" or "her" says it; where somebody is in danger that may be whom they fear. */
  readonly spokenOfAs: Gender | undefined;
  /** As it says it of whom something is done to: "her man hits her". */
  readonly doneTo: Gender | undefined;
  readonly cannot: readonly Cannot[];
  /** The words that say each of these. */
  readonly said: readonly (readonly string[])[];
  /** Those of them that say an age, and nothing else. */
  readonly ageWords: readonly string[];
  /** Those that say how somebody gets there or is spoken to: beside a question they say nothing of what is wanted. */
  readonly wayWords: readonly string[];
}

type Clauses = readonly (readonly string[])[];

export function personInWords(q: string, written: Clauses): PersonInWords {
  const sums = sumsIn(q);
  const clauses = written.map(withoutUnless);
  const [age] = clauses.flatMap((clause, i) => agesSaid(clause, sums, clauses[i - 1]));
  const cannot = clauses.flatMap(cannotSaid);
  return {
    ages: age?.ages,
    gender: age && genderOf(age.words),
    spokenOfAs: genderSpokenOf(clauses),
    doneTo: genderDoneTo(clauses.flat()),
    cannot: [...new Set(cannot.map((each) => each.cannot))],
    said: [...(age ? [age] : []), ...cannot].map(({ words }) => words),
    ageWords: age?.isNumber ? age.words : [],
    wayWords: cannot.filter(isWay).flatMap(({ words }) => words),
  };
}

/**
 * What holds of the person where the words speak of abuse: the one whom it is done to. Whose age or gender is told beside
 * another's is open: "a man of 40 follows her".
 */
export function inAbuse(said: PersonInWords): PersonInWords {
  const { doneTo, gender } = said;
  const isOther = doneTo !== undefined && gender !== undefined && gender !== doneTo;
  return isOther
    ? { ...said, gender: doneTo, ages: undefined, spokenOfAs: undefined }
    : { ...said, spokenOfAs: doneTo };
}

const UNLESS = sayingsOf(table.unless);
/** In the place of a word that says nothing of the person. */
const NOTHING = '';

/** "No car park" says nothing of a car. */
function withoutUnless(clause: readonly string[]): readonly string[] {
  const said = longestSaid(clause, UNLESS);
  return said ? clause.map((word) => (said.includes(word) ? NOTHING : word)) : clause;
}

/** Who hates crowds wants a quiet place, and what is one word names a thing: a wheelchair. */
const isWay = ({ cannot, words }: CannotSaid): boolean => WAYS.has(cannot) && words.length > 1;
const WAYS: ReadonlySet<Cannot> = new Set(['driving', 'bus', 'stairs', 'going-online', 'telephone']);

interface CannotSaid {
  readonly cannot: Cannot;
  readonly words: readonly string[];
}

/** What was given of a person goes before what the words say; of what somebody cannot do both hold. */
export function alsoSaid(given: Person, { ages, gender, spokenOfAs, cannot }: PersonInWords): Person {
  const said = gender ?? spokenOfAs;
  const isGenderGiven = given.words.gender.length > 0 || said === undefined;
  return {
    ...given,
    ...(given.ages || !ages ? {} : { ages }),
    cannot: [...new Set([...given.cannot, ...cannot])],
    words: isGenderGiven ? given.words : { ...given.words, gender: [said] },
  };
}

const CANNOT = Object.entries(table.cannot).map(([word, said]) => ({
  cannot: word as Cannot,
  sayings: sayingsOf(said),
}));

/** Each thing that somebody cannot do, by the longest way in which it is said. */
function cannotSaid(clause: readonly string[]): readonly CannotSaid[] {
  return CANNOT.flatMap(({ cannot, sayings }) => {
    const words = longestSaid(clause, sayings, isDenied);
    return words ? [{ cannot, words }] : [];
  });
}

const BETWEEN = new Set(foldWords('a an the in been his her my their yn'));

/** "Not in a wheelchair", "has not stopped driving". */
function isDenied(clause: readonly string[], start: number): boolean {
  const last = clause.slice(0, start).findLast((word) => !BETWEEN.has(word));
  return last !== undefined && NEGATIONS.has(last);
}

const GENDERS = Object.entries(table.gender).map(([gender, said]) => ({
  gender: gender as Gender,
  sayings: sayingsOf(said),
}));

const OTHERS = new Set([...table.others.en, ...table.others.cy].flatMap(foldWords));
/** They come with whoever is spoken of. */
const YOUNG = new Set(foldWords('twins child children kid kids baby babies toddler plant plentyn babi'));
/** Who speaks of themselves speaks of somebody else as "he". */
const OF_THEMSELVES = new Set(foldWords('i im ive me my myself we us our fi'));

/** One gender, where the words speak of one and of nobody else: "falls out with his bills", "widow"; not "he hits her". */
function genderSpokenOf(clauses: Clauses): Gender | undefined {
  const said = GENDERS.flatMap(({ gender, sayings }) =>
    clauses.flatMap((clause) => {
      const words = longestSaid(clause, sayings);
      return words ? [{ gender, words }] : [];
    }),
  );
  // "Mum of twins" is no mother of somebody.
  const ofThem = new Set(said.flatMap(({ words }) => words));
  const isOpen = (word: string) =>
    OF_THEMSELVES.has(word) || (OTHERS.has(word) && !YOUNG.has(word) && !ofThem.has(word));
  if (clauses.some((clause) => clause.some(isOpen))) return undefined;
  const called = clauses.flatMap((clause) => genderCalled(clause) ?? []);
  const all = new Set([...called, ...said.map(({ gender }) => gender)]);
  return all.size === 1 ? [...all][0] : undefined;
}

const SOMEBODY = new Map(
  Object.entries(table.somebody).flatMap(([gender, { en, cy }]) =>
    [...en, ...cy].flatMap(foldWords).map((name) => [name, gender as Gender]),
  ),
);
const BEFORE_SOMEBODY = new Set(
  foldWords('a an this old young elderly older single lonely retired disabled deaf blind autistic'),
);

/** Whom a clause begins with: "lady lives alone"; who "wants a woman counsellor" may be anybody. */
function genderCalled(clause: readonly string[]): Gender | undefined {
  const first = clause.find((word) => !BEFORE_SOMEBODY.has(word));
  return first === undefined ? undefined : SOMEBODY.get(first);
}

const genderOf = (words: readonly string[]): Gender | undefined =>
  words.map((word) => SOMEBODY.get(word.replace(/^\d+/, ''))).find((gender) => gender !== undefined);

const MAY_BE_ANOTHERS = new Set([...OF_THEMSELVES, ...foldWords('his him himself')]);

/** "Hits her", where nobody else is spoken of to whom it may be done. */
const genderDoneTo = (words: readonly string[]): Gender | undefined =>
  words.includes('her') && !words.some((word) => MAY_BE_ANOTHERS.has(word)) ? 'female' : undefined;

const NAMED_AGES = table.ages.map(({ from, to = OLDEST, said }) => ({
  ages: { from, to },
  sayings: sayingsOf(said),
}));
/** So near to an age somebody else is whose age it may be. */
const NEAR_WORDS = 3;

interface SaidAges {
  readonly ages: Ages;
  readonly start: number;
  readonly end: number;
  /** Rather than a word for people of such an age. */
  readonly isNumber: boolean;
}

/** "78", "aged 78", "in her late seventies", "pensioner"; not the age of her son, nor "owes £80" or "10 miles". */
function agesSaid(clause: readonly string[], sums: ReadonlySet<string>, before: readonly string[] = []) {
  return clause.flatMap((_, at) => {
    const said = yearsAt(clause, at, sums) ?? decadeAt(clause, at) ?? namedAgesAt(clause, at);
    if (!said) return [];
    const { ages, start, end, isNumber } = said;
    const near = [
      ...(start === 0 ? before.slice(-1) : clause.slice(Math.max(0, start - NEAR_WORDS), start)),
      ...clause.slice(end, end + 1),
    ];
    return near.some((word) => OTHERS.has(word) || NOT_THEIRS.has(word))
      ? []
      : [{ ages, words: clause.slice(start, end), isNumber }];
  });
}

/** So near to an age these tell of another time or of somebody else. */
const NOT_THEIRS = new Set(
  foldWords('since until from between died by not at plus upwards up over under above below limit'),
);

const YEARS = /^(\d{1,3})(yo|yr|yrs|f|m)?$/;
const IS_NUMBER = /^\d/;
const MOST_YEARS = 110;
/** A smaller number that says nothing of years may count anything. */
const GROWN = 16;
const OLD = sayingsOf({
  en: ['year|years|yr|yrs old', 'years of age', 'yrs', 'yo'],
  cy: ['oed', 'mlwydd oed'],
});
const AGED = new Set(foldWords('age aged'));
const TURNED = new Set(foldWords('i im am is hes shes turned turning nearly'));
/** Before a number that counts something else. */
const COUNTING = new Set(
  foldWords(
    'hba1c bp bus route number no room flat house level to for of than in owes about x section size ward covid phq9 gad7 bmi form junction took called smokes earns rent page unit grade step stage type m4 channel',
  ),
);
/** After a number that counts these. */
const COUNTED = new Set(
  foldWords('years year months weeks days hours minutes miles km stone kg times people kids children stairs'),
);
/** How it goes on after somebody's age. */
const GOING_ON = new Set(
  foldWords('and with who but lives living on man woman lady gentleman male female m f widow widower ac sy'),
);
const goesOn = (word: string | undefined) => word === undefined || GOING_ON.has(word);

function yearsAt(clause: readonly string[], at: number, sums: ReadonlySet<string>): SaidAges | undefined {
  const word = clause[at] ?? '';
  const [, digits, unit] = YEARS.exec(word) ?? [];
  const years = Number(digits);
  const [before = '', after = ''] = [clause[at - 1], clause[at + 1]];
  if (digits === undefined || years < 1 || years > MOST_YEARS) return undefined;
  if (sums.has(digits) || IS_NUMBER.test(before) || IS_NUMBER.test(after) || after === 'or') return undefined;
  const end = endOfSaying(clause, at + 1, OLD) ?? at + 1;
  const isOld = end > at + 1;
  const isAged = AGED.has(before) || (before === 'of' && SOMEBODY.has(clause[at - 2] ?? ''));
  if (isOld && WHOSE.has(before)) return undefined;
  const standsAlone =
    (years >= GROWN || TURNED.has(before)) && goesOn(clause[at + 1]) && !COUNTING.has(before);
  const isSomebodys = SOMEBODY.has(before) && !COUNTED.has(after);
  if (!isOld && !unit && !isAged && !isSomebodys && !standsAlone) return undefined;
  const first = isAged ? at - 1 : at;
  return {
    ages: { from: years, to: years },
    start: SOMEBODY.has(clause[first - 1] ?? '') ? first - 1 : first,
    end: SOMEBODY.has(clause[end] ?? '') ? end + 1 : end,
    isNumber: true,
  };
}

const DECADES = new Map([
  ...['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].map(
    (name, i) => [name, 20 + 10 * i] as const,
  ),
  ...[20, 30, 40, 50, 60, 70, 80, 90].map((from) => [`${from}s`, from] as const),
]);
/** "The 80s" is music, and so is "early 90s rave". */
const WHOSE = new Set(foldWords('his her their my'));
const PARTS: ReadonlyMap<string, readonly [first: number, last: number]> = new Map([
  ['early', [0, 3]],
  ['mid', [4, 6]],
  ['late', [7, 9]],
]);

function decadeAt(clause: readonly string[], at: number): SaidAges | undefined {
  const decade = DECADES.get(clause[at] ?? '');
  const part = PARTS.get(clause[at - 1] ?? '');
  if (decade === undefined || (!part && !WHOSE.has(clause[at - 1] ?? ''))) return undefined;
  if (!clause.slice(Math.max(0, at - NEAR_WORDS), at).includes('in') && !goesOn(clause[at + 1]))
    return undefined;
  const [first, last] = part ?? [0, 9];
  return { ages: { from: decade + first, to: decade + last }, start: at - 1, end: at + 1, isNumber: true };
}

/** Whose teenager it is, that is not. */
function namedAgesAt(clause: readonly string[], at: number): SaidAges | undefined {
  if (WHOSE.has(clause[at - 1] ?? '') || isDenied(clause, at)) return undefined;
  for (const { ages, sayings } of NAMED_AGES) {
    const end = endOfSaying(clause, at, sayings);
    if (end !== undefined) return { ages, start: at, end, isNumber: false };
  }
  return undefined;
}

/** Sums of money, shares, and ends of ranges: "£1,050", "20 %", "18-25", "50+". */
const SUM = /[£$€#]\s?\d[\d.,]*|\d[\d.,]*\s?[%+]|\d+\s?[-–/]\s?\d+|\d+[.:,]\d+/gu;
const sumsIn = (q: string): ReadonlySet<string> =>
  new Set([...q.matchAll(SUM)].flatMap(([sum]) => sum.match(/\d+/gu) ?? []));
