import type { Service } from '../../../schemas/service.ts';
import { clauseWords, writtenClausesOf } from '../text/clauses.ts';
import { ALL_NEGATIONS, type Denial, isDenied } from '../text/denial.ts';
import { isSaid, sayingsOf } from '../text/sayings.ts';
import { wordsIn } from '../text/word-lists.ts';
import { phrasesSaid } from '../vocabulary/phrases.ts';
import { termOf } from '../vocabulary/vocabulary.ts';
import { ageOf, criterionOf } from './eligibility.ts';
import { welcomesEverybody } from './everybody.ts';
import { languageCalled } from './languages.ts';
import { type AgeRange, agesMadeFor } from './made-for-ages.ts';
import { PEOPLE, whomTable } from './table.ts';

/** Whom a listing seems to be for: nobody has stated it, so that it is to be asked. */
export interface MadeFor {
  /** Conditions and circumstances, and languages that one should speak, of which one should hold; none where it seems to be for anybody. */
  readonly whom: readonly string[];
  /** Those of them for whom alone it says that it is. */
  readonly only: readonly string[];
  readonly ages: AgeRange | undefined;
}

/** Whom a listing seems to be for by its topics and its text, where its fields do not say: "Pregnancy yoga", "a food bank for students". */
export function madeFor(service: Service, topics: readonly string[]): MadeFor {
  const texts = textsOf(service);
  // A café for people with dementia and their carers that states its conditions has said all of it.
  const isStated = (value: string) => criterionOf(service, criterionAbout(value)) !== undefined;
  const unstated = (groups: readonly (readonly string[])[]) => [
    ...new Set(groups.filter((group) => !group.some(isStated)).flat()),
  ];
  const clauses = texts.flatMap(unpriced);
  const written = clauses.map((clause) => clause.written);
  const only = clauses.map(({ words }) => onlyIn(words));
  if (only.flat().length === 0 && texts.some(welcomesEverybody))
    return { whom: [], only: [], ages: undefined };
  return {
    whom: unstated([
      ...whomOfTopics(topics),
      ...clauses.flatMap(({ words }) => [whomIn(words), speakersIn(words)]),
      ...only,
    ]),
    only: unstated(only),
    ages: ageOf(service) === undefined ? agesMadeFor(texts, written, topics) : undefined,
  };
}

const criterionAbout = (value: string): 'conditions' | 'circumstances' | 'language' => {
  if (termOf('language', value)) return 'language';
  return termOf('condition', value) ? 'conditions' : 'circumstances';
};

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

/** So many words after "for", or before "only", it must be said whom it is for. */
const SOON = 6;
const ONLY_AFTER = 2;
const ONLY = wordsIn(whomTable.only);
/** "Looking for parents to help", "a leaflet for parents" say nothing of who may come. */
const BEFORE_OTHER_FOR = wordsIn(whomTable.beforeOtherFor);
/** "For the premature baby unit" says for what, not for whom. */
const AFTER_OTHER_FOR = wordsIn(whomTable.afterOtherFor);
/** "For people with MS and anyone else who likes it". */
const AND_OTHERS = sayingsOf(whomTable.andOthers);

/** "£3.50", "50p". */
const SUM = /£\d[\d.,]*|\b\d+p\b/gi;
const AS_PRICE = ' price ';
const PRICED = sayingsOf(whomTable.priced);

interface Clause {
  readonly written: string;
  readonly words: readonly string[];
}

/** The clauses of a text but for those that say who pays less: others pay, and may come. */
const unpriced = (text: string): readonly Clause[] =>
  writtenClausesOf(text)
    .map((written) => ({ written, words: clauseWords(written.replace(SUM, AS_PRICE)) }))
    .filter(({ words }) => !isSaid(words, PRICED));

/** "Not for carers", "not only for carers". */
const DENIED: Denial = { by: ALL_NEGATIONS, across: 1 };
/** "Not a support group for carers". */
const NOT_THAT = ['a', 'an'];
const isNotThat = (words: readonly string[], at: number): boolean =>
  words.slice(0, at).some((word, i) => ALL_NEGATIONS.has(word) && NOT_THAT.includes(words[i + 1] ?? ''));

/** Whether a "for" that stands there may say who may come: neither "not for carers" nor "a leaflet for parents" does. */
const mayInvite = (words: readonly string[], at: number): boolean =>
  !isDenied(words, at, DENIED) && !isNotThat(words, at) && !BEFORE_OTHER_FOR.has(words[at - 1] ?? '');

/** Whom a clause names: "for those with cancer", "for University students". */
const whomIn = (words: readonly string[]): readonly string[] =>
  words.flatMap((_, at) => (mayInvite(words, at) ? namedAfterFor(words, at) : []));

/** "Not for carers only": so many words before the last. */
const NOT_CLOSING: Denial = { by: ALL_NEGATIONS, across: ONLY_AFTER + 1 };

/** Whom alone: "carers only", "only for carers". */
function onlyIn(words: readonly string[]): readonly string[] {
  const isOnly = (at: number) => ONLY.has(words[at] ?? '') && !isDenied(words, at, DENIED);
  const last = words.length - 1;
  const closes = isOnly(last) && !isDenied(words, last, NOT_CLOSING);
  const before = closes ? words.slice(Math.max(0, last - ONLY_AFTER), last) : [];
  const after = words.flatMap((_, at) => (isOnly(at - 1) ? namedAfterFor(words, at) : []));
  return [...namedIn(before, words), ...after];
}

/** Who is named after the "for" that stands there; nobody where none does, or where it says for what. */
function namedAfterFor(words: readonly string[], at: number): readonly string[] {
  const start = words[at] === 'for' ? at + 1 : words[at] === 'ar' && words[at + 1] === 'gyfer' ? at + 2 : 0;
  if (start === 0 || AFTER_OTHER_FOR.has(words[start] ?? '')) return [];
  if (isSaid(words.slice(start), AND_OTHERS)) return [];
  const next = words.slice(start, start + SOON);
  return namedIn(next, next);
}

const SPEAKERS = wordsIn(whomTable.speakers);
const SPEAKING = wordsIn(whomTable.speaking);
const AFTER_SPEAKING = wordsIn(whomTable.afterSpeaking);
/** So many words before it the languages stand: "Bengali and Sylheti speaking". */
const LANGUAGES_WITHIN = 4;
/** So soon after it people are named. */
const AFTER_SPEAKING_WITHIN = 2;
/** Who is for speakers of what everybody here is taken to speak, too, is for everybody. */
const OF_ALL = 'en';

/**
 * The languages of those for whom a clause says that it is: "for Portuguese speakers", "Tamil speaking elders" at its
 * beginning; not of who helps them: "run by Polish speaking mums", "leaflets for Urdu speakers".
 */
function speakersIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const start = Math.max(0, at - LANGUAGES_WITHIN);
    const before = words.slice(start, at);
    const after = words.slice(at + 1, at + 1 + AFTER_SPEAKING_WITHIN);
    const named = before.flatMap((one) => languageCalled(one) ?? []);
    const forAt = words.lastIndexOf('for', at);
    const isFor = forAt >= start && mayInvite(words, forAt);
    const isFirst = forAt < 0 && languageCalled(words[0] ?? '') !== undefined;
    const areSpeakers = SPEAKERS.has(word) && isFor;
    const areSpeaking =
      SPEAKING.has(word) && after.some((one) => AFTER_SPEAKING.has(one)) && (isFor || isFirst);
    return (areSpeakers || areSpeaking) && !named.includes(OF_ALL) ? named : [];
  });
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
