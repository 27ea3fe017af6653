import {
  type AskedSearch,
  givenIn,
  type SearchAnswer,
  type SearchRequest,
} from '../../../../schemas/search.ts';
import { type Language, TIME_WORDS } from '../../../../schemas/words.ts';
import type { MessageKey } from '../../messages/en.ts';
import { lowerFirst, say } from '../../messages/message.ts';
import { labelOf } from '../../vocabulary/vocabulary.ts';
import { facetLabel } from '../asking/facets.ts';
import { type Question, SHOWN_FACETS } from '../asking/question.ts';
import { ageWords } from './whom-words.ts';

type Parameter = keyof SearchRequest;

/** Something that was asked besides the words and the place, with its value as the address carries it. */
export interface Asked {
  readonly name: Parameter;
  readonly value: string;
  /** In words, by themselves: "Age 80", "Cannot use stairs". */
  readonly text: string;
}

/** Everything of that kind, in the order in which it is shown. */
export function askedIn(request: AskedSearch, lang: Language): readonly Asked[] {
  const told = (name: Parameter, textOf: (value: string) => string): Asked[] =>
    givenIn(request, name).map((value) => ({ name, value, text: textOf(value) }));
  const saying = (name: 'age' | 'practice' | 'from' | 'to' | 'waitWeeksMax') =>
    told(name, (value) => say(lang, `filter.${name}`, { value }));
  const word = (key: string) => say(lang, key as MessageKey);
  return [
    ...saying('age'),
    ...told('gender', (value) => word(`gender.${value}`)),
    ...told('need', (value) => say(lang, 'filter.need', { value: word(`need.${value}`) })),
    ...told('condition', (value) => labelOf('condition', value, lang)),
    ...told('is', (value) => labelOf('circumstance', value, lang)),
    ...told('language', (value) => say(lang, 'filter.language', { value: labelOf('language', value, lang) })),
    ...saying('practice'),
    ...told('cannot', (value) => cannotWords(value, lang)),
    ...told('day', (value) => word(`day.${value}`)),
    ...saying('from'),
    ...saying('to'),
    ...SHOWN_FACETS.flatMap((facet) => told(facet, (value) => facetLabel(facet, value, lang))),
    ...told('accepting', () => word('filter.accepting')),
    ...saying('waitWeeksMax'),
    ...told('costMax', (value) =>
      value === '0' ? word('filter.costMax-free') : say(lang, 'filter.costMax', { value }),
    ),
    ...told('fresh', () => word('filter.fresh')),
  ];
}

type ReadInWords = SearchAnswer['understood']['person'][number];

/** What the words say of the person beyond what was given, in the order in which that is shown. */
export function readInWords({
  request,
  person,
  words: { ofPerson },
}: Pick<Question, 'request' | 'person' | 'words'>): ReadInWords[] {
  const { lang } = request;
  const { ages } = person;
  const [[gender], [language]] = [person.words.gender, person.words.language];
  const read: ReadInWords[] = [];
  if (ages && request.age === undefined)
    read.push(
      ages.from === ages.to
        ? { name: 'age', value: String(ages.from), text: say(lang, 'filter.age', { value: ages.from }) }
        : { name: 'age', value: null, text: ageWords(ages, lang) },
    );
  for (const { from, to } of person.agesOfYoung)
    if (from === to && from !== request.age)
      read.push({ name: 'age', value: null, text: say(lang, 'filter.age-of-young', { value: from }) });
  if (gender !== undefined && request.gender === undefined)
    read.push({ name: 'gender', value: gender, text: say(lang, `gender.${gender}` as MessageKey) });
  if (language !== undefined && request.language === undefined)
    read.push({
      name: 'language',
      value: language,
      text: say(lang, 'filter.language', { value: labelOf('language', language, lang) }),
    });
  const cannot = person.cannot.filter((word) => !request.cannot.includes(word));
  return [
    ...read,
    ...cannot.map((word) => {
      const text = cannotWords(word, lang);
      const told = ofPerson.suggested.includes(word)
        ? { value: null, text: say(lang, 'filter.perhaps', { what: lowerFirst(text) }) }
        : { value: word, text };
      return { name: 'cannot' as const, ...told };
    }),
    ...[...new Set(ofPerson.avoids.map(({ obstacle }) => obstacle))].map((obstacle) => ({
      name: 'avoids' as const,
      value: null,
      text: say(lang, `filter.avoids.${obstacle}` as MessageKey),
    })),
  ];
}

function cannotWords(value: string, lang: Language): string {
  if (value === 'driving') return say(lang, 'filter.car');
  const words = say(lang, `cannot.${value}` as MessageKey);
  return say(lang, TIME_WORDS.has(value) ? 'filter.times' : 'filter.cannot', { value: words });
}

/** What is asked or dropped as a whole: the values of one parameter, of which any will do, or one thing that somebody cannot do. */
export interface Condition {
  readonly filter: string;
  readonly asked: readonly Asked[];
  readonly text: string;
}

const WHEN: ReadonlySet<string> = new Set(['day', 'from', 'to']);

export function conditionsOf(request: SearchRequest): readonly Condition[] {
  const groups = Map.groupBy(askedIn(request, request.lang), ({ name, value }) =>
    name === 'cannot' ? `cannot=${value}` : WHEN.has(name) ? 'day' : name,
  );
  return [...groups].map(([filter, asked]) => ({
    filter,
    asked,
    text: asked.map(({ text }) => text).join(', '),
  }));
}

/** The same request without some of its conditions. */
export function without(request: SearchRequest, conditions: readonly Condition[]): SearchRequest {
  const rest = { ...request };
  for (const { name, value } of conditions.flatMap(({ asked }) => asked)) {
    const given = rest[name];
    const left = Array.isArray(given) ? given.filter((each) => each !== value) : undefined;
    Object.assign(rest, { [name]: left });
  }
  return rest;
}
