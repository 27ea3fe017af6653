import type { AgeCriterion } from '../../../schemas/eligibility.ts';
import { clausesOf } from '../text/clauses.ts';
import { isSaid, sayingsOf } from '../text/sayings.ts';
import { termOf } from '../vocabulary/vocabulary.ts';
import { OLDEST } from './eligibility.ts';
import { whomTable } from './table.ts';

/** In years, both included. */
export type AgeRange = Exclude<AgeCriterion, 'anyone'>;

/** The ages for which a listing seems to be, by what its clauses name, by its topics, or as it is for adults. */
export const agesMadeFor = (
  texts: readonly string[],
  clauses: readonly string[],
  topics: readonly string[],
): AgeRange | undefined => agesIn(clauses) ?? agesOfTopics(topics) ?? agesOfAdults(texts);

/** The narrowest ages of its topics: a youth club is for the young, and where the young and the old meet anybody may come. */
function agesOfTopics(topics: readonly string[]): AgeRange | undefined {
  const ages = topics.flatMap((id) => termOf('topic', id)?.ages ?? []);
  if (ages.length === 0) return undefined;
  const { from = 0, to = OLDEST } = ages.reduce(within);
  return from <= to ? { from, to } : undefined;
}

const within = (a: AgeRange, b: AgeRange): AgeRange => ({
  from: Math.max(a.from ?? 0, b.from ?? 0),
  to: Math.min(a.to ?? OLDEST, b.to ?? OLDEST),
});

const DECADES = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const decade = (word: string): number => {
  const at = DECADES.findIndex((name) => word.startsWith(name.slice(0, -1)));
  return at < 0 ? Number(word) : 20 + 10 * at;
};
const YEARS = '(\\d{2}|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ies|ys))';
const TO = ' ?(?:-|–|to|and) ?';
const OR_MORE = '(?:\\+|(?:plus|upwards|onwards|(?:and|or) (?:over|above|older|more|up|upwards))\\b)';
/** What counts something else than years. */
const NO_MORE =
  '(?! ?(?:weeks?|months?|minutes?|mins|hours?|people|sessions?|members|places|miles?|participants|families|am|pm|[-–]|to\\b|\\d))';
/** Beside nothing but "for" a number may count anything: "for over 40 years", "for 8 to 10 participants". */
const NOTHING_ELSE = '(?=\\s*(?:$|who\\b|with\\b|and\\b|living\\b|in\\b))';

/** The same after a word that says it is about ages, and after "for" alone. */
function afterAged(ages: string): readonly RegExp[] {
  const aged = '(?:aged?|ages|people|adults|folk|those|anyone|ladies|women|men|children)';
  return [
    new RegExp(`\\b${aged} (?:aged )?${ages}${NO_MORE}`, 'g'),
    new RegExp(`\\bfor (?:aged )?${ages}${NOTHING_ELSE}`, 'g'),
  ];
}

/** Ways to say ages, each with what it means. */
const AGE_WORDS: readonly (readonly [readonly RegExp[], (first: number, second: number) => AgeRange])[] = [
  [
    [
      new RegExp(`\\bover[- ](?:the )?${YEARS}[’']?s\\b`, 'g'),
      /\bover[- ](?:the )?((?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\b/g,
      ...afterAged(`(?:over|above) ${YEARS}\\b`),
      ...afterAged(`${YEARS} ?${OR_MORE}`),
      new RegExp(`\\b(?:aged?|ages) (\\d) ?${OR_MORE}`, 'g'),
      new RegExp(
        `\\b(?:must be|need to be|min(?:imum)? age(?: is)?|from(?: age)?) (?:aged )?(?:over )?${YEARS} ?(?:${OR_MORE}|(?=\\s*(?:$|to\\b)))`,
        'g',
      ),
      // By itself, or last.
      /(?:^|\s)(1[68]|[5-7][05]) ?(?:\+|plus)(?: only| please)?$/g,
      /^(?:for )?([4-8]\d) ?(?:\+|plus|and over)(?: only| please)?$/g,
    ],
    (from) => ({ from }),
  ],
  [[/\bunder[- ](\d{1,2})[’']?s\b/g], (to) => ({ to: to - 1 })],
  [
    [
      ...afterAged(`(\\d{1,2})${TO}(\\d{2})\\b`),
      new RegExp(`\\b(?:aged?|ages|children) (?:aged )?(\\d)${TO}(\\d)\\b${NO_MORE}`, 'g'),
      /(?<![\d–-])\b(\d{1,2}) ?(?:-|–|to) ?(\d{1,2})(?:[’']?s\b|[- ]years?[- ]olds?| ?yrs\b)/g,
    ],
    (from, to) => ({ from, to }),
  ],
  [[/\bschool years? (\d{1,2}) ?(?:-|–|to) ?(\d{1,2})\b/g], (from, to) => ({ from: from + 4, to: to + 5 })],
];

/** Ages by name, "for teenagers". Of the schools of England and Wales. */
const AGES_NAMED: readonly (readonly [RegExp, AgeRange])[] = [
  [/\bfor (?:\w+ )?teen(?:ager)?s\b/, { from: 13, to: 19 }],
  [/\bprimary[- ]school[- ](?:age|children)/, { from: 4, to: 11 }],
  [/\bsecondary[- ]school[- ](?:age|children|pupils)/, { from: 11, to: 18 }],
];

/** "No under 5s please", "a play corner for under 5s": not for whom all of it is. */
const OF_A_PART = /\b(?:no|not|nor|unsuitable|corner|area|table|toys|space|room)(?:\s+\S+){0,3}\s*$/;
/** "Under 16s must come with an adult", "over 60s half price". */
const ON_TERMS =
  /^\s*(?:(?:must|need|should|can|may|go|are|pay|free|half|with an adult|accompanied)\b|(?:\w+ ){0,2}(?:free|half price)\b)/;
/** "Over 60s £3", "children 5-12 £3": those pay it, and others come too. */
const PAYS = /^\s*(?:£|\d+p\b)/;
/** "Ages 7-11 at 4pm and 12-16 at 5pm". */
const RANGES = /\b\d{1,2} ?(?:-|–) ?\d{1,2}\b/g;

/** The ages that one way of saying them finds in a clause; "1 to 1s" and "9-5s" are none. */
function agesSaid(
  clause: string,
  pattern: RegExp,
  ages: (first: number, second: number) => AgeRange,
): readonly AgeRange[] {
  return [...clause.matchAll(pattern)]
    .filter((found) => {
      const past = found.index + found[0].length;
      const behind = clause.slice(past);
      const isPriced = found.index === 0 && PAYS.test(behind);
      return !isPriced && !OF_A_PART.test(clause.slice(0, found.index)) && !ON_TERMS.test(behind);
    })
    .map(([, first = '', second = '']) => ages(decade(first), decade(second)))
    .filter(({ from = 0, to = OLDEST }) => from < to);
}

/** The ages that clauses name; none where they name several, since then some of it is for others. */
function agesIn(clauses: readonly string[]): AgeRange | undefined {
  const lower = clauses.map((clause) => clause.toLowerCase());
  const said = lower.flatMap((clause) => [
    ...AGE_WORDS.flatMap(([patterns, ages]) =>
      patterns.flatMap((pattern) => agesSaid(clause, pattern, ages)),
    ),
    ...AGES_NAMED.flatMap(([name, ages]) => (name.test(clause) ? [ages] : [])),
  ]);
  if (said.length > 0 && lower.some((clause) => (clause.match(RANGES)?.length ?? 0) > 1)) return undefined;
  const [ages, ...others] = new Map(said.map((range) => [JSON.stringify(range), range])).values();
  return others.length > 0 ? undefined : ages;
}

const ADULTS_FROM = 18;
/** "Autistic Adults' Group", "for autistic adults"; not "young adults". */
const ADULTS = /\bfor (?:[a-z-]+ )?adults\b|(?<!young )\badults['’]/;
const YOUNGER = sayingsOf(whomTable.younger);
const speaksOfYounger = (text: string): boolean => clausesOf(text).some((words) => isSaid(words, YOUNGER));

/** From the age at which somebody is one, where a text says that it is for adults and speaks of nobody younger. */
function agesOfAdults(texts: readonly string[]): AgeRange | undefined {
  const isForAdults = texts.some((text) => ADULTS.test(text.toLowerCase())) && !texts.some(speaksOfYounger);
  return isForAdults ? { from: ADULTS_FROM } : undefined;
}
