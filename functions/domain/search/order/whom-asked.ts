import { Language } from '../../../../schemas/words.ts';
import { oncePer } from '../../once-per.ts';
import { readsAsWelsh, tokensOf } from '../../text/analyse.ts';
import { foldWords } from '../../text/fold.ts';
import { STOP_WORDS } from '../../text/word-lists.ts';
import { matchPhrases } from '../../vocabulary/phrases.ts';
import { labelOf, termOf, whomTerm } from '../../vocabulary/vocabulary.ts';
import { whomLabel } from '../../whom/label.ts';
import { languageNames } from '../../whom/languages.ts';
import type { Question } from '../asking/question.ts';

/**
 * Tells of conditions, circumstances and languages whether the person is known to be one of these, or the question itself
 * says so: whose husband died, or who asks for bereavement support, is bereaved; who is afraid of him is for a refuge.
 * English, and what they ask in, anybody is taken to speak. Every result of a question asks the same of it.
 */
export const whomAsked = oncePer((question: Question): ((value: string) => boolean) => {
  const known = new Map<string, boolean>();
  const isSaid = whomSaidIn(question);
  return (value) => {
    const is = known.get(value) ?? isSaid(value);
    known.set(value, is);
    return is;
  };
});

function whomSaidIn({ person, request, words }: Question): (value: string) => boolean {
  const topics = [...words.topics.slice(0, 1), ...request.topic];
  // Whose husband drinks asks about drink in part, and in full for families.
  const sought = words.sought.inFull.size > 0 ? words.sought.inFull : words.sought.topics;
  const said = new Set([
    ...person.words.conditions,
    ...person.words.circumstances,
    ...person.words.language,
    ...words.whom,
    ...spokenAnyway(request),
    ...[...sought].flatMap((id) => termOf('topic', id)?.for ?? []),
  ]);
  const names = topics.flatMap((id) => LANGUAGES.map((lang) => labelOf('topic', id, lang)));
  const asked = new Set([request.q, ...names].flatMap((text) => tokensOf(text, request.lang)));
  // A language by the words as they are written: who is "signed off" does not sign.
  const written = new Set(foldWords(request.q));
  const isNamed = (value: string) =>
    languageNames.get(value)?.some(areAmong(written)) ?? namesOf(value, request.lang).some(areAmong(asked));
  const isSaid = (value: string) => said.has(value) || isNamed(value);
  return (value) => isSaid(value) || ourTermsFor(value).some((id) => sought.has(id) || isSaid(id));
}

const areAmong = (asked: ReadonlySet<string>) => (tokens: readonly string[]) =>
  tokens.length > 0 && tokens.every((token) => asked.has(token));

const LANGUAGES = Language.options;

/** What anybody is taken to speak. */
const spokenAnyway = ({ q, lang }: Question['request']): readonly Language[] =>
  readsAsWelsh(foldWords(q)) ? LANGUAGES : ['en', lang];

/** Of our terms, those that a value of another taxonomy is called by as a whole: "lgbt", "family-of-drinker", which is no drinker. */
function ourTermsFor(value: string): readonly string[] {
  if (whomTerm(value)) return [];
  const words = foldWords(value.replaceAll('-', ' '));
  const telling = words.filter((word) => !STOP_WORDS.en.has(word));
  return matchPhrases(words)
    .filter(
      ({ cover, sort, words: said }) => cover === 1 && sort !== 'sign' && areAmong(new Set(said))(telling),
    )
    .map(({ id }) => id);
}

/** What a condition or a circumstance is called, each name in tokens. */
function namesOf(value: string, lang: Language): readonly (readonly string[])[] {
  const term = whomTerm(value);
  const inTokens = (names: readonly string[]) => names.map((name) => tokensOf(name, lang));
  if (!term) return inTokens([whomLabel(value, lang)]);
  const key = `${lang} ${value}`;
  const names =
    namesKnown.get(key) ??
    inTokens([...LANGUAGES.map((one) => whomLabel(value, one)), ...term.synonyms.en, ...term.synonyms.cy]);
  namesKnown.set(key, names);
  return names;
}

/** Of those that the vocabulary has, by language and id. */
const namesKnown = new Map<string, readonly (readonly string[])[]>();
