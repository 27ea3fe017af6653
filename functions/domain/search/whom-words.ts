import type { AgeCriterion, Criterion } from '../../../schemas/eligibility.ts';
import type { Service } from '../../../schemas/service.ts';
import { Gender, Language, NeedLevel } from '../../../schemas/words.ts';
import { ageOf, criterionOf, type Fit, OLDEST, type Person } from '../eligibility.ts';
import type { MessageKey } from '../messages/en.ts';
import { either, quoted, say, type Values } from '../messages/message.ts';
import { tokensOf } from '../text/analyse.ts';
import { foldWords } from '../text/fold.ts';
import { matchPhrases } from '../vocabulary/phrases.ts';
import { labelOf, termOf } from '../vocabulary/vocabulary.ts';
import type { Question } from './question.ts';

/** What the listing states of one criterion, in words. */
export function detailOf(service: Service, entry: Fit, lang: Language): string {
  if (entry.criterion === 'age') return ageWords(ageOf(service), lang);
  const stated = criterionOf(service, entry.criterion);
  if (stated === undefined || stated === 'anyone') return '';
  return entry.criterion === 'residence' ? areaNames(service, stated) : criterionWords(stated, lang);
}

/** Conditions and circumstances say who people are; an age or an address does not. */
export const saysWhoTheyAre = (criterion: Fit['criterion']): criterion is 'conditions' | 'circumstances' =>
  criterion === 'conditions' || criterion === 'circumstances';

/** The person's conditions or circumstances by their names, where that is what is told of: “Veteran” or “Bereaved”. */
export function whoTheyAre({ criterion }: Fit, { words }: Person, lang: Language): Values {
  if (!saysWhoTheyAre(criterion)) return {};
  const names = words[criterion].map((value) => quoted(wordOf(value, lang)));
  return { who: either(lang, names) };
}

/** Areas by their names, as far as the listing gives them, else by their codes. */
export function areaNames(service: Service, criterion: Exclude<Criterion, 'anyone'>): string {
  const names = new Map((service.service_areas ?? []).map((area) => [area.extent?.toLowerCase(), area.name]));
  const codes = 'only' in criterion ? criterion.only : criterion.not;
  return codes.map((code) => names.get(code.toLowerCase()) ?? code).join(', ');
}

export function ageWords(age: AgeCriterion | undefined, lang: Language): string {
  if (age === undefined || age === 'anyone') return '';
  const isOpen = age.to === undefined || age.to >= OLDEST;
  if (age.from !== undefined && !isOpen) return say(lang, 'word.ages', { from: age.from, to: age.to ?? '' });
  return age.from !== undefined
    ? say(lang, 'word.ages-from', { from: age.from })
    : say(lang, 'word.ages-to', { to: age.to ?? '' });
}

const KNOWN_WORDS = new Set<string>([...Gender.options, ...NeedLevel.options]);
export function wordOf(value: string, lang: Language): string {
  if (KNOWN_WORDS.has(value)) return say(lang, `word.${value}` as MessageKey);
  return labelOf(termOf('condition', value) ? 'condition' : 'circumstance', value, lang);
}

export function criterionWords(criterion: Criterion, lang: Language): string {
  if (criterion === 'anyone') return '';
  if ('only' in criterion) return criterion.only.map((value) => wordOf(value, lang)).join(', ');
  return say(lang, 'word.not', { values: criterion.not.map((value) => wordOf(value, lang)).join(', ') });
}

/**
 * Tells of conditions and circumstances whether the person is known to be one of these, or the question itself says so:
 * whose husband died, or who asks for bereavement support, is bereaved; who is afraid of him is for a refuge.
 */
export function whomAsked(question: Question): (value: string) => boolean {
  const before = askedBy.get(question);
  if (before) return before;
  const known = new Map<string, boolean>();
  const isSaid = whomSaidIn(question);
  const isAsked = (value: string) => {
    const is = known.get(value) ?? isSaid(value);
    known.set(value, is);
    return is;
  };
  askedBy.set(question, isAsked);
  return isAsked;
}

/** Every result of a question asks the same of it. */
const askedBy = new WeakMap<Question, (value: string) => boolean>();

function whomSaidIn({ person, request, words }: Question): (value: string) => boolean {
  const topics = [...words.topics.slice(0, 1), ...request.topic];
  const said = new Set([
    ...person.words.conditions,
    ...person.words.circumstances,
    ...words.whom,
    ...[...words.sought.topics].flatMap((id) => termOf('topic', id)?.for ?? []),
  ]);
  const texts = [request.q, ...topics.flatMap((id) => LANGUAGES.map((lang) => labelOf('topic', id, lang)))];
  const asked = new Set(texts.flatMap((text) => tokensOf(text, request.lang)));
  const isNamed = (tokens: readonly string[]) =>
    tokens.length > 0 && tokens.every((token) => asked.has(token));
  const isSaid = (value: string) => said.has(value) || namesOf(value, request.lang).some(isNamed);
  return (value) => isSaid(value) || meantBy(value).some((id) => words.sought.topics.has(id) || isSaid(id));
}

const LANGUAGES = Language.options;

/** Of our terms, those that a word of another taxonomy is called by: "lgbt", "family-of-prisoner". */
const meantBy = (value: string): readonly string[] =>
  termOf('condition', value) || termOf('circumstance', value)
    ? []
    : matchPhrases(foldWords(value.replaceAll('-', ' ')))
        .filter(({ cover, sort }) => cover === 1 && sort !== 'sign')
        .map(({ id }) => id);

/** What a condition or circumstance is called, each name in tokens. */
function namesOf(value: string, lang: Language): readonly (readonly string[])[] {
  const term = termOf('condition', value) ?? termOf('circumstance', value);
  const inTokens = (names: readonly string[]) => names.map((name) => tokensOf(name, lang));
  if (!term) return inTokens([wordOf(value, lang)]);
  const key = `${lang} ${value}`;
  const names =
    namesKnown.get(key) ??
    inTokens([...LANGUAGES.map((one) => wordOf(value, one)), ...term.synonyms.en, ...term.synonyms.cy]);
  namesKnown.set(key, names);
  return names;
}

/** Of those that the vocabulary has, by language and id. */
const namesKnown = new Map<string, readonly (readonly string[])[]>();
