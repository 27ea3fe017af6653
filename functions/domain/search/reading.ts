import type { Language } from '../../../schemas/words.ts';
import type { SearchIndex } from '../ports.ts';
import { isWelshWord, readsAsWelsh, stem } from '../text/analyse.ts';
import { clausesOf } from '../text/fold.ts';
import { STOP_WORDS } from '../text/word-lists.ts';
import type { PhraseMatch } from '../vocabulary/phrases.ts';
import { takenApart } from './compounds.ts';
import { type LanguageSaid, languageSaid, WELSH } from './language-in-words.ts';
import { isNamed, topicsMeantIn } from './meanings.ts';
import { type PersonInWords, personInWords } from './person-in-words.ts';
import { writtenOut } from './shorthand.ts';
import { looksMisspelt, type Spelling, spellingFor } from './spelling.ts';
import { type TimeSaid, timesDenied, timesMeant, timesSaid } from './time-in-words.ts';
import { strongOf, tokensFor } from './token-groups.ts';
import { type Unwanted, unwantedIn } from './unwanted.ts';

/** A question read word by word: what tells of help, and what is understood apart from it. */
export interface Reading {
  /** Every word, spelt as it was meant. */
  readonly all: readonly string[];
  /** The words that tell of help, each once. */
  readonly content: readonly string[];
  /** Each clause's own of them, as they were written one after the other: no phrase goes on beyond a comma. */
  readonly clauses: readonly (readonly string[])[];
  readonly times: readonly TimeSaid[];
  /** Which language the words say that somebody speaks. */
  readonly language: LanguageSaid | undefined;
  /** Words that say nothing but when, or in which language. */
  readonly beside: readonly string[];
  readonly unwanted: Unwanted;
  readonly ofPerson: PersonInWords;
  /** Words that say nothing but who the person is or when they cannot come, and are understood apart from what is wanted. */
  readonly apart: readonly string[];
  /** By the word as it was written or is meant. */
  readonly spelling: ReadonlyMap<string, Spelling>;
  /** How many listings the index holds, and how many of them have a word. */
  readonly size: number;
  heldBy(word: string): number;
}

/** `isAsked`: something is asked for beside the words. */
export async function readQuestion(
  q: string,
  lang: Language,
  index: SearchIndex,
  isAsked: boolean,
): Promise<Reading> {
  const inFull = writtenOut(q);
  const written = await withCompoundsApart(clausesOf(inFull), index);
  const read = written.flat();
  const isWelsh = lang === 'cy' || read.some((word) => isWelshWord(word));
  const telling = contentOf(read, isWelsh);
  const tokens = telling.flatMap((word) => tokensFor(word, lang));
  const [frequencies, size] = await Promise.all([index.frequencies(tokens), index.size()]);
  const heldBy = (word: string) =>
    Math.max(0, ...tokensFor(word, lang).map((token) => frequencies.get(token) ?? 0));

  const saidTimes = written.flatMap((clause) => timesSaid(clause, isWelsh));
  const ofTimes = timeWords(saidTimes);
  const odd = telling.filter((word) => !ofTimes.has(word) && looksMisspelt(word, heldBy(word), telling));
  const spelling = inItsLanguage(await spellingFor(odd, telling, index), read);
  const meant = (word: string) => spelling.get(word)?.word ?? word;
  const everything = [...new Set(telling.map(meant))];
  const inWords = written.map((clause) => clause.map(meant));
  const byClause = (words: readonly string[]) => {
    const kept = new Set(words);
    return inWords.map((clause) => clause.filter((word) => kept.has(word)));
  };

  const saidLanguage = languageSaid(read);
  const matches = saidTimes.length > 0 || saidLanguage ? topicsMeantIn(byClause(everything)) : [];
  const named = namedIn(matches);
  const times = timesMeant(saidTimes, named, neededIn(matches));
  const ofMeantTimes = timeWords(times);
  const whenOnly = everything.filter((word) => ofMeantTimes.has(word) && !named.has(word));
  const unwanted = unwantedIn(written);
  const language = saidLanguage && isPartOfMore(saidLanguage, matches) ? undefined : saidLanguage;
  const ofPerson = personInWords(inFull, written, language?.id);
  const isAsking = (words: readonly string[]) =>
    strongOf(words).length >= ASKING_WORDS || topicsMeantIn(byClause(words)).some(({ cover }) => cover === 1);
  const { ageWords, wayWords } = ofPerson;
  const ofThem = new Set([...ageWords, ...wayWords]);
  const isMoreAsked =
    isAsked || (wayWords.length > 0 && isAsking(everything.filter((word) => !ofThem.has(word))));
  const apart = [
    ...ageWords,
    ...(isMoreAsked ? wayWords : []),
    ...times.flatMap(({ denied, said }) => (denied ? said : [])),
  ].filter(isSaidOnce(read));
  const beyond = new Set([...whenOnly, ...unwanted.words, ...(language?.words ?? []), ...apart]);
  const content = everything.filter((word) => !beyond.has(word));
  return {
    all: inWords.flat(),
    content,
    clauses: byClause(content),
    times,
    language,
    ofPerson: { ...ofPerson, cannot: [...ofPerson.cannot, ...timesDenied(times)] },
    apart,
    beside: [...whenOnly, ...(language?.name ?? [])],
    unwanted,
    spelling,
    size,
    heldBy,
  };
}

/** "Nobody to speak Polish with" asks for company, and not for help in Polish; in Welsh there is company. */
const isPartOfMore = ({ id, name, words }: LanguageSaid, matches: readonly PhraseMatch[]): boolean =>
  id !== WELSH &&
  matches.some(
    ({ cover, words: of }) =>
      cover === 1 && name.every((word) => of.includes(word)) && of.some((word) => !words.includes(word)),
  );

/** No word of Welsh was meant to be one of English. */
function inItsLanguage(
  corrected: ReadonlyMap<string, Spelling>,
  read: readonly string[],
): ReadonlyMap<string, Spelling> {
  const isAmongWelsh = (word: string) =>
    readsAsWelsh(
      read.filter((other) => other !== word && !corrected.has(other)),
      1,
    );
  const isFit = (written: string, { word }: Spelling) =>
    word === null || isWelshWord(word) || !isAmongWelsh(written);
  return new Map([...corrected].filter(([written, spelling]) => isFit(written, spelling)));
}

/** So many words that tell something ask for something, whatever it is. */
const ASKING_WORDS = 2;

const isSaidOnce = (read: readonly string[]) => (word: string) =>
  read.indexOf(word) === read.lastIndexOf(word);

const timeWords = (times: readonly TimeSaid[]): ReadonlySet<string> =>
  new Set(times.flatMap(({ words }) => words));

const wordsIn = (matches: readonly PhraseMatch[]): ReadonlySet<string> =>
  new Set(matches.flatMap(({ words }) => (words.length > 1 ? words : [])));
/** The words of names of several words: "coffee morning", "Sunday lunch". */
const namedIn = (matches: readonly PhraseMatch[]) => wordsIn(matches.filter(isNamed));
/** The words of what people say of a need: "Sundays drag". */
const neededIn = (matches: readonly PhraseMatch[]) =>
  wordsIn(matches.filter(({ sorts }) => sorts.has('need')));

/** A compound that some listing writes so, as a name or a place, stays as it is. */
async function withCompoundsApart(
  clauses: readonly (readonly string[])[],
  index: SearchIndex,
): Promise<readonly (readonly string[])[]> {
  const parts = new Map(clauses.flat().map((word) => [word, takenApart(word)]));
  const compounds = [...parts].flatMap(([word, { length }]) => (length > 1 ? [word] : []));
  if (compounds.length === 0) return clauses;
  const held = await index.frequencies(compounds.map(stem));
  return clauses.map((clause) =>
    clause.flatMap((word) => ((held.get(stem(word)) ?? 0) > 0 ? [word] : (parts.get(word) ?? [word]))),
  );
}

/** The words that say something. Welsh function words are words in an English question, and the other way round. */
function contentOf(words: readonly string[], isWelsh: boolean): readonly string[] {
  const notEnglish = words.filter((word) => !STOP_WORDS.en.has(word));
  const said = isWelsh ? notEnglish.filter((word) => !STOP_WORDS.cy.has(word)) : notEnglish;
  return [...new Set(said)];
}
