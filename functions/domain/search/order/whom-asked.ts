import { Language } from '../../../../schemas/words.ts';
import { readsAsWelsh, tokensOf } from '../../text/analyse.ts';
import { foldWords } from '../../text/fold.ts';
import { matchPhrases } from '../../vocabulary/phrases.ts';
import { labelOf, termOf } from '../../vocabulary/vocabulary.ts';
import type { Question } from '../asking/question.ts';
import { whomTerm, wordOf } from '../telling/whom-words.ts';

/**
 * Tells of conditions, circumstances and languages whether the person is known to be one of these, or the question itself
 * says so: whose husband died, or who asks for bereavement support, is bereaved; who is afraid of him is for a refuge.
 * English, and what they ask in, anybody is taken to speak.
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
    ...languagesOf(request),
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

const languagesOf = ({ q, lang }: Question['request']): readonly Language[] =>
  readsAsWelsh(foldWords(q)) ? LANGUAGES : ['en', lang];

/** Of our terms, those that a word of another taxonomy is called by: "lgbt", "family-of-prisoner". */
const meantBy = (value: string): readonly string[] =>
  whomTerm(value)
    ? []
    : matchPhrases(foldWords(value.replaceAll('-', ' ')))
        .filter(({ cover, sort }) => cover === 1 && sort !== 'sign')
        .map(({ id }) => id);

/** What a condition, a circumstance or a language is called, each name in tokens. */
function namesOf(value: string, lang: Language): readonly (readonly string[])[] {
  const term = whomTerm(value);
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
