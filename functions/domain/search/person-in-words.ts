import { PersonWords } from '../../../schemas/vocabulary.ts';
import type { Cannot, Gender } from '../../../schemas/words.ts';
import type { Ages, Person } from '../eligibility.ts';
import { foldWords } from '../text/fold.ts';
import { endOfSaying, longestSaid, sayingsOf } from '../text/sayings.ts';
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

export function personInWords(q: string, clauses: Clauses): PersonInWords {
  const sums = sumsIn(q);
  const [age] = clauses.flatMap((clause) => agesSaid(clause, sums));
  const cannot = clauses.flatMap(cannotSaid);
  return {
    ages: age?.ages,
    gender: age?.words.map((word) => SOMEBODY.get(word)).find((gender) => gender !== undefined),
    spokenOfAs: genderSpokenOf(clauses),
    doneTo: genderDoneTo(clauses.flat()),
    cannot: [...new Set(cannot.map((each) => each.cannot))],
    said: [...(age ? [age] : []), ...cannot].map(({ words }) => words),
    ageWords: age?.isNumber ? age.words : [],
    wayWords: cannot.filter(isWay).flatMap(({ words }) => words),
  };
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
    const words = longestSaid(clause, sayings);
    return words ? [{ cannot, words }] : [];
  });
}

const GENDERS = Object.entries(table.gender).map(([gender, said]) => ({
  gender: gender as Gender,
  sayings: sayingsOf(said),
}));

/** Who speaks of themselves speaks of somebody else as "he". */
const OF_THEMSELVES = new Set(foldWords("i i'm i've me my"));

/** One gender, where the words speak of one and of nobody else: "falls out with his bills", "widow"; not "he hits her". */
function genderSpokenOf(clauses: Clauses): Gender | undefined {
  if (clauses.some((clause) => clause.some((word) => OF_THEMSELVES.has(word)))) return undefined;
  const said = GENDERS.filter(({ sayings }) => clauses.some((clause) => longestSaid(clause, sayings)));
  return said.length === 1 ? said[0]?.gender : undefined;
}

/** "Hits her"; where a "his" is said as well it is open whose. What is done to "him" may be what he does to himself. */
const genderDoneTo = (words: readonly string[]): Gender | undefined =>
  words.includes('her') && !words.includes('his') ? 'female' : undefined;

const NAMED_AGES = table.ages.map(({ from, to, said }) => ({ ages: { from, to }, sayings: sayingsOf(said) }));
const OTHERS = new Set([...table.others.en, ...table.others.cy].flatMap(foldWords));
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
function agesSaid(clause: readonly string[], sums: ReadonlySet<string>) {
  return clause.flatMap((_, at) => {
    const said = yearsAt(clause, at, sums) ?? decadeAt(clause, at) ?? namedAgesAt(clause, at);
    if (!said) return [];
    const { ages, start, end, isNumber } = said;
    const beside = [...clause.slice(Math.max(0, start - NEAR_WORDS), start), ...clause.slice(end, end + 1)];
    return beside.some((word) => OTHERS.has(word))
      ? []
      : [{ ages, words: clause.slice(start, end), isNumber }];
  });
}

const YEARS = /^(\d{1,3})(yo|yr|yrs)?$/;
const MOST_YEARS = 110;
/** A smaller number that says nothing of years may count anything. */
const GROWN = 16;
const OLD = sayingsOf({
  en: ['year|years|yr|yrs old', 'years of age', 'yrs', 'yo'],
  cy: ['oed', 'mlwydd oed'],
});
const AGED = new Set(foldWords('age aged'));
const TURNED = new Set(foldWords("is he's she's turned turning nearly boy girl lad lass"));
/** "A man of 82", "woman, 34", "15 year old lad". */
const SOMEBODY: ReadonlyMap<string, Gender> = new Map([
  ...foldWords('man gentleman lad boy bloke chap widower').map((word) => [word, 'male'] as const),
  ...foldWords('woman lady girl lass widow').map((word) => [word, 'female'] as const),
]);
/** Before a number that counts something else. */
const COUNTING = new Set(
  foldWords(
    'bus route number no room flat house level over under above below to for of than by at in owes about x',
  ),
);
/** How it goes on after somebody's age. */
const GOING_ON = new Set(
  foldWords(
    'and with who but lives living on man woman lady gentleman male female m f widow widower a ac sy',
  ),
);

function yearsAt(clause: readonly string[], at: number, sums: ReadonlySet<string>): SaidAges | undefined {
  const word = clause[at] ?? '';
  const [, digits, unit] = YEARS.exec(word) ?? [];
  const years = Number(digits);
  if (digits === undefined || years < 1 || years > MOST_YEARS || sums.has(digits)) return undefined;
  const [before = '', after] = [clause[at - 1], clause[at + 1]];
  const end = endOfSaying(clause, at + 1, OLD) ?? at + 1;
  const isOld = end > at + 1;
  const isAged = AGED.has(before) || (before === 'of' && SOMEBODY.has(clause[at - 2] ?? ''));
  const goesOn = after === undefined || GOING_ON.has(after);
  const standsAlone = (years >= GROWN || TURNED.has(before)) && goesOn && !COUNTING.has(before);
  if (!isOld && !unit && !isAged && !standsAlone) return undefined;
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
/** "The 80s" is music. */
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
  const [first, last] = part ?? [0, 9];
  return { ages: { from: decade + first, to: decade + last }, start: at - 1, end: at + 1, isNumber: true };
}

function namedAgesAt(clause: readonly string[], at: number): SaidAges | undefined {
  for (const { ages, sayings } of NAMED_AGES) {
    const end = endOfSaying(clause, at, sayings);
    if (end !== undefined) return { ages, start: at, end, isNumber: false };
  }
  return undefined;
}

const SUM = /[£$€#]\s?(\d+)|(\d+)\s?%/gu;
const sumsIn = (q: string): ReadonlySet<string> =>
  new Set([...q.matchAll(SUM)].map(([, money, share]) => money ?? share ?? ''));
