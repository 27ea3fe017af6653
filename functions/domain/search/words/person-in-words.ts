import type { Cannot, Gender } from '../../../../schemas/words.ts';
import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { allSaid, endOfSaying, longestSaid, type Span, sayingsOf } from '../../text/sayings.ts';
import type { Ages, Person } from '../../whom/eligibility.ts';
import { agesSaid, sumsIn } from './ages-in-words.ts';
import { type Avoided, avoidedIn, isDenying } from './avoided.ts';
import { isOfAnother } from './of-another.ts';
import {
  BESIDE_AGE,
  COME_ALONG,
  DESCRIBED,
  JOINING,
  KIN,
  NOT_SO,
  OTHERS,
  personTable,
  SOMEBODY,
  YOUNG,
} from './person-words.ts';

/** What a question says of the person in its words: "78, no car". As it may be read wrongly, it hides nothing. */
export interface PersonInWords {
  readonly ages: Ages | undefined;
  /** Of somebody young for whom or with whom they ask: "her son of 7". */
  readonly agesOfYoung: readonly Ages[];
  /** Said with the age: "man of 82". */
  readonly gender: Gender | undefined;
  /** As "he" or "her" says it; where somebody is in danger that may be whom they fear. */
  readonly spokenOfAs: Gender | undefined;
  /** As it says it of whom something is done to: "her man hits her". */
  readonly doneTo: Gender | undefined;
  /** A child or somebody young is spoken of, of whatever age. */
  readonly speaksOfYoung: boolean;
  /** That they speak. */
  readonly language: string | undefined;
  readonly cannot: readonly Cannot[];
  /** Those of them that the words only suggest. */
  readonly suggested: readonly Cannot[];
  readonly avoids: readonly Avoided[];
  /** The words that say each of these. */
  readonly said: readonly (readonly string[])[];
  /** Those of them that say an age, and nothing else. */
  readonly ageWords: readonly string[];
  /** Those that say how somebody gets there, is spoken to or pays: beside a question they say nothing of what is wanted. */
  readonly wayWords: readonly string[];
}

type Clauses = readonly (readonly string[])[];

export function personInWords(q: string, written: Clauses, language?: string): PersonInWords {
  const sums = sumsIn(q);
  const clauses = written.map(withoutUnless);
  const all = clauses.flatMap((clause, i) => agesSaid(clause, sums, clauses[i - 1], clauses[i + 1]));
  const ofYoung = all.filter(({ whose }) => whose === 'of-young');
  const theirs = all.filter(({ whose }) => whose === 'theirs');
  const age = theirs.find(({ isNumber }) => isNumber) ?? theirs[0];
  const cannot = clauses.flatMap((clause, i) => {
    const listed = cannotInList(clause, clauses[i + 1]);
    return listed.filter(({ words }) => !isOfAnother(clauses, i, spanOf(clause, words)));
  });
  const avoids = avoidedIn(clauses);
  const denied = avoids.filter(isDenying).map(({ words }) => words);
  return {
    ages: age?.ages,
    agesOfYoung: ofYoung.map(({ ages }) => ages),
    gender: age?.gender,
    spokenOfAs: genderSpokenOf(clauses),
    doneTo: genderDoneTo(clauses.flat()),
    speaksOfYoung: clauses.flat().some((word) => YOUNG.has(word) || BESIDE_AGE.teenager.has(word)),
    language,
    cannot: [...new Set(cannot.map((each) => each.cannot))],
    suggested: onlySuggested(cannot),
    avoids,
    said: [...[...(age ? [age] : []), ...ofYoung, ...cannot].map(({ words }) => words), ...denied],
    ageWords: [...(age ? [age] : []), ...ofYoung].flatMap(({ isNumber, words }) => (isNumber ? words : [])),
    wayWords: [...cannot.filter(isWay).map(({ words }) => words), ...denied].flat(),
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

const UNLESS = sayingsOf(personTable.unless);
/** In the place of a word that says nothing of the person. */
const NOTHING = '';

/** "No car park" says nothing of a car, however often; another "no" beside it still does of what follows. */
function withoutUnless(clause: readonly string[]): readonly string[] {
  let said = 0;
  return clause.map((word, at) => {
    said = Math.max(said, endOfSaying(clause, at, UNLESS) ?? 0);
    return at < said ? NOTHING : word;
  });
}

/** What is one word names a thing: a wheelchair. */
const isWay = ({ cannot, words, isSuggested }: CannotSaid): boolean =>
  WAYS.has(cannot) && words.length > 1 && !isSuggested;
const WAYS: ReadonlySet<Cannot> = new Set([
  'driving',
  'bus',
  'stairs',
  'going-online',
  'telephone',
  'paying',
  'crowds',
]);

interface CannotSaid {
  readonly cannot: Cannot;
  readonly words: readonly string[];
  readonly isSuggested: boolean;
}

/** What was given of a person goes before what the words say; of what somebody cannot do both hold. */
export function alsoSaid(given: Person, inWords: PersonInWords): Person {
  const { ages, agesOfYoung, gender, spokenOfAs, language, cannot } = inWords;
  const also = (ofGiven: readonly string[], said: string | undefined) =>
    ofGiven.length > 0 || said === undefined ? ofGiven : [said];
  return {
    ...given,
    ...(given.ages || !ages ? {} : { ages }),
    agesOfYoung,
    cannot: [...new Set([...given.cannot, ...cannot])],
    words: {
      ...given.words,
      gender: also(given.words.gender, gender ?? spokenOfAs),
      language: also(given.words.language, language),
    },
  };
}

const onlySuggested = (all: readonly CannotSaid[]): readonly Cannot[] =>
  all
    .filter(
      ({ cannot, isSuggested }) =>
        isSuggested && !all.some((one) => one.cannot === cannot && !one.isSuggested),
    )
    .map(({ cannot }) => cannot);

const sayingsByCannot = (table: Readonly<Record<string, Parameters<typeof sayingsOf>[0]>>) =>
  Object.entries(table).map(([word, said]) => ({ cannot: word as Cannot, sayings: sayingsOf(said) }));

const CANNOT = sayingsByCannot(personTable.cannot);
const SUGGESTS = sayingsByCannot(personTable.suggests);

/** Each thing that somebody cannot do, by the longest way in which it is said or suggested. */
function cannotSaid(clause: readonly string[]): readonly CannotSaid[] {
  const saidIn = (table: typeof CANNOT, isSuggested: boolean) =>
    table.flatMap(({ cannot, sayings }) => {
      const words = longestSaid(clause, sayings, NOT_SO);
      return words ? [{ cannot, words, isSuggested }] : [];
    });
  return [...saidIn(CANNOT, false), ...saidIn(SUGGESTS, true)];
}

/** The end of a list in the clause behind a comma is as short as "buses or crowds". */
const REST_WORDS = 3;
const OR = new Set(foldWords('or nor'));

/** The same with what is listed behind it: "can't do stairs or buses", "no car, bus or taxi". */
function cannotInList(clause: readonly string[], next: readonly string[] = []): readonly CannotSaid[] {
  const said = cannotSaid(clause);
  const isRest = next.length <= REST_WORDS && next.some((word) => OR.has(word));
  const more = said
    .filter(({ isSuggested }) => !isSuggested)
    .flatMap(({ words }) => {
      const { end } = spanOf(clause, words);
      if (JOINING.has(clause[end] ?? '')) return listedBehind(words, clause.slice(end + 1));
      if (end < clause.length || !isRest) return [];
      return listedBehind(words, JOINING.has(next[0] ?? '') ? next.slice(1) : next);
    });
  const isNew = ({ cannot }: CannotSaid) => !said.some((one) => one.cannot === cannot);
  return [...said, ...more.filter(isNew)];
}

const LISTED_MAX = 6;

/** What is said with the same beginning: after "can't do stairs", "can't do buses". Its words are those that are written there. */
function listedBehind(said: readonly string[], rest: readonly string[]): readonly CannotSaid[] {
  const beginnings = said.map((_, count) => said.slice(0, count)).filter(({ length }) => length > 0);
  const bounds = [-1, ...rest.flatMap((word, at) => (JOINING.has(word) ? [at] : [])), rest.length];
  const listed = bounds.slice(1, LISTED_MAX + 1).map((end, i) => rest.slice((bounds[i] ?? 0) + 1, end));
  return listed.flatMap((thing) =>
    beginnings.flatMap((beginning) =>
      cannotSaid([...beginning, ...thing])
        .filter(({ words }) => words.length > beginning.length && saidAt(words, 0, beginning))
        .map((one) => ({ ...one, words: one.words.slice(beginning.length) })),
    ),
  );
}

/** Where these words stand, one after the other. */
function spanOf(clause: readonly string[], words: readonly string[]): Span {
  const start = Math.max(
    0,
    clause.findIndex((_, at) => saidAt(clause, at, words)),
  );
  return { start, end: start + words.length };
}

const GENDERS = Object.entries(personTable.gender).map(([gender, said]) => ({
  gender: gender as Gender,
  sayings: sayingsOf(said),
}));

/** Who speaks of themselves speaks of somebody else as "he". */
const OF_THEMSELVES = new Set(foldWords('i im ive me my myself we us our fi'));

const PRONOUNS_OF = new Map<string, Gender>([
  ...foldWords('she shes').map((word) => [word, 'female'] as const),
  ...foldWords('he hes').map((word) => [word, 'male'] as const),
]);

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
    OF_THEMSELVES.has(word) || (OTHERS.has(word) && !COME_ALONG.has(word) && !ofThem.has(word));
  const others = clauses.flatMap((clause) => clause.filter(isOpen));
  if (others.length > 0) return genderBeside(others, clauses);
  const called = clauses.flatMap((clause) => genderCalled(clause) ?? []);
  const all = new Set([...called, ...said.map(({ gender }) => gender)]);
  return all.size === 1 ? [...all][0] : undefined;
}

/** "Son moved to Leeds, she rattles round the house": who is spoken of is none of those of the other gender. */
function genderBeside(others: readonly string[], clauses: Clauses): Gender | undefined {
  const spoken = new Set(clauses.flat().flatMap((word) => PRONOUNS_OF.get(word) ?? []));
  const [gender] = spoken;
  const areOther = others.every((word) => KIN.has(word) && KIN.get(word) !== gender);
  return spoken.size === 1 && areOther ? gender : undefined;
}

/** Whom a clause begins with: "lady lives alone"; who "wants a woman counsellor" may be anybody. */
function genderCalled(clause: readonly string[]): Gender | undefined {
  const first = clause.find((word) => !DESCRIBED.has(word));
  return first === undefined ? undefined : SOMEBODY.get(first);
}

const MAY_BE_ANOTHERS = new Set([...OF_THEMSELVES, ...foldWords('his him himself')]);

const FEARED = sayingsOf({ en: ['scared|afraid|frightened|terrified of him'], cy: [] });

/** "Hits her", where nobody else is spoken of to whom it may be done; whom she is scared of is not that. */
function genderDoneTo(words: readonly string[]): Gender | undefined {
  const feared = new Set(allSaid(words, FEARED).flat());
  const isAnother = words.some((word) => MAY_BE_ANOTHERS.has(word) && !feared.has(word));
  return words.includes('her') && !isAnother ? 'female' : undefined;
}
