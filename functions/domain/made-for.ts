import type { AgeCriterion } from '../../schemas/eligibility.ts';
import type { Service } from '../../schemas/service.ts';
import { ageOf, criterionOf, OLDEST } from './eligibility.ts';
import { welcomesEverybody } from './everybody.ts';
import { clauseWords, writtenClausesOf } from './text/clauses.ts';
import { ALL_NEGATIONS, type Denial, isDenied } from './text/denial.ts';
import { phrasesSaid } from './vocabulary/phrases.ts';
import { termOf } from './vocabulary/vocabulary.ts';

type AgeRange = Exclude<AgeCriterion, 'anyone'>;

/** Whom a listing seems to be for: nobody has stated it, so that it is to be asked. */
export interface MadeFor {
  /** Conditions and circumstances of which one should hold; none where it seems to be for anybody. */
  readonly whom: readonly string[];
  /** Those of them for whom alone it says that it is. */
  readonly only: readonly string[];
  readonly ages: AgeRange | undefined;
}

/** Whom a listing seems to be for by its topics and its text, where its fields do not say: "Pregnancy yoga", "a food bank for students". */
export function madeFor(service: Service, topics: readonly string[]): MadeFor {
  const texts = textsOf(service);
  // A café for people with dementia and their carers that states its conditions has said all of it.
  const isStated = (value: string) =>
    criterionOf(service, termOf('condition', value) ? 'conditions' : 'circumstances') !== undefined;
  const unstated = (groups: readonly (readonly string[])[]) => [
    ...new Set(groups.filter((group) => !group.some(isStated)).flat()),
  ];
  const clauses = texts.flatMap(unpriced).map(clauseWords);
  const only = clauses.map(onlyIn);
  if (only.flat().length === 0 && texts.some(welcomesEverybody))
    return { whom: [], only: [], ages: undefined };
  return {
    whom: unstated([...whomOfTopics(topics), ...clauses.map(whomIn), ...only]),
    only: unstated(only),
    ages:
      ageOf(service) === undefined
        ? (agesIn(texts) ?? agesOfTopics(topics) ?? agesOfAdults(texts))
        : undefined,
  };
}

function textsOf({ name, description, eligibility_description, hereabouts }: Service): string[] {
  const cy = hereabouts?.text?.cy;
  const eligible = writtenClausesOf(eligibility_description ?? '').map(saidOfWhom);
  return [name, description, ...eligible, cy?.name, cy?.description].filter((text) => text !== undefined);
}

/** Who is eligible is said of people, also without a "for": "Adults with dementia". */
const saidOfWhom = (clause: string): string =>
  /\b(?:for|not?|non|except|excluding|ar gyfer)\b/i.test(clause) ? clause : `for ${clause}`;

/** A group for singing and for dementia is for people with dementia; an advice centre that also knows about cancer is not for them alone. */
function whomOfTopics(topics: readonly string[]): readonly (readonly string[])[] {
  const limiting = topics.map((id) => termOf('topic', id)?.for ?? []).filter((whom) => whom.length > 0);
  return limiting.length * 2 >= topics.length ? limiting : [];
}

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

/** So many words after "for", or before "only", it must be said whom it is for. */
const SOON = 6;
const ONLY_AFTER = 2;
const ONLY = new Set('only exclusively solely strictly'.split(' '));
const PEOPLE = new Set(
  'people those anyone anybody adults men women ladies folk patients survivors families residents children persons someone whoever everyone bobl rai oedolion unrhyw'.split(
    ' ',
  ),
);
/** "Looking for parents to help", "a leaflet for parents" say nothing of who may come. */
const OTHER_FOR = new Set(
  'look looking ask asking care caring cares wait waiting need leaflet leaflets booklet booklets guide guides parking toilet toilets ramp ramps'.split(
    ' ',
  ),
);
/** "Free for carers", "£3 for over-60s", "under-16s go free": others pay, and may come. */
const PRICED =
  /(?:£[\d.]+|\b(?:\d+p|free|price|discounts?|concessions?|concessionary|reductions?|reduced|rates?|cheaper)) (?:(?:entry|places?|rates?|price) )?for\b|\b(?:free|half[- ]price)$/i;
const unpriced = (text: string): readonly string[] =>
  writtenClausesOf(text).filter((clause) => !PRICED.test(clause));

/** "For the premature baby unit" says for what, not for whom. */
const ARTICLES = new Set('the a an our your their its y yr'.split(' '));

/** Whom a clause names: "for those with cancer", "for University students". */
const whomIn = (words: readonly string[]): readonly string[] =>
  words.flatMap((_, at) => (isDenied(words, at, DENIED) ? [] : namedAfterFor(words, at)));

/** Whom alone: "carers only", "only for carers". */
function onlyIn(words: readonly string[]): readonly string[] {
  const isOnly = (at: number) => ONLY.has(words[at] ?? '') && !isDenied(words, at, DENIED);
  const last = words.length - 1;
  const before = isOnly(last) ? words.slice(Math.max(0, last - ONLY_AFTER), last) : [];
  const after = words.flatMap((_, at) => (isOnly(at - 1) ? namedAfterFor(words, at) : []));
  return [...namedIn(before, words), ...after];
}

/** "Not for carers", "not only for carers". */
const DENIED: Denial = { by: ALL_NEGATIONS, across: 1 };

/** Who is named after the "for" that stands there; nobody where none does, or where it says for what. */
function namedAfterFor(words: readonly string[], at: number): readonly string[] {
  const start = words[at] === 'for' ? at + 1 : words[at] === 'ar' && words[at + 1] === 'gyfer' ? at + 2 : 0;
  if (start === 0 || OTHER_FOR.has(words[at - 1] ?? '') || ARTICLES.has(words[start] ?? '')) return [];
  const next = words.slice(start, start + SOON);
  return namedIn(next, next);
}

/** Who is named among these words of a clause: by what they are, or as people of whom something holds. */
function namedIn(words: readonly string[], clause: readonly string[]): readonly string[] {
  const arePeople = clause.some((word) => PEOPLE.has(word));
  return phrasesSaid(words)
    .filter(
      ({ kind, id, sort }) =>
        sort !== 'need' &&
        (kind === 'circumstance' || (kind === 'condition' && arePeople)) &&
        termOf(kind, id)?.limits === true,
    )
    .map(({ id }) => id);
}

const DECADES = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const decade = (word: string): number => {
  const at = DECADES.findIndex((name) => word.startsWith(name.slice(0, -1)));
  return at < 0 ? Number(word) : 20 + 10 * at;
};
const YEARS = '(\\d{2}|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ies|ys))';
const TO = ' ?(?:-|–|to|and) ?';
const OR_MORE = '(?:\\+|(?:plus|(?:and|or) (?:over|above|older))\\b)';
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
      /\bover[- ](fifties|sixties|seventies|eighties)\b/g,
      ...afterAged(`(?:over|above) ${YEARS}\\b`),
      ...afterAged(`${YEARS} ?${OR_MORE}`),
    ],
    (from) => ({ from }),
  ],
  [[/\bunder[- ](\d{2})[’']?s\b/g], (to) => ({ to: to - 1 })],
  [
    [
      ...afterAged(`(\\d{1,2})${TO}(\\d{2})\\b`),
      /\b(\d{1,2}) ?(?:-|–|to) ?(\d{2})(?:[’']?s\b|[- ]years?[- ]olds?)/g,
    ],
    (from, to) => ({ from, to }),
  ],
];

/** The ages that texts name; none where they name several, since then some of it is for others. */
function agesIn(texts: readonly string[]): AgeRange | undefined {
  const clauses = texts.flatMap((text) => unpriced(text.toLowerCase()));
  const said = clauses.flatMap((clause) =>
    AGE_WORDS.flatMap(([patterns, ages]) =>
      patterns
        .flatMap((pattern) => [...clause.matchAll(pattern)])
        .map(([, first = '', second = '']) => ages(decade(first), decade(second))),
    ),
  );
  const [ages, ...others] = new Map(said.map((range) => [JSON.stringify(range), range])).values();
  return others.length > 0 ? undefined : ages;
}

const ADULTS_FROM = 18;
/** "Autistic Adults' Group", "for autistic adults"; not "young adults". */
const ADULTS = /\bfor (?:[a-z-]+ )?adults\b|(?<!young )\badults['’]/;
const YOUNGER =
  /\b(?:child|children|kids|young|youth|teen\w*|famil\w+|parents?|toddlers?|bab\w+|all ages|plant)\b/;

/** From the age at which somebody is one, where a text says that it is for adults and speaks of nobody younger. */
function agesOfAdults(texts: readonly string[]): AgeRange | undefined {
  const lower = texts.map((text) => text.toLowerCase());
  const isForAdults = lower.some((text) => ADULTS.test(text)) && !lower.some((text) => YOUNGER.test(text));
  return isForAdults ? { from: ADULTS_FROM } : undefined;
}
