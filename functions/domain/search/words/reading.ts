import { Language } from '../../../../schemas/words.ts';
import type { SearchIndex } from '../../ports.ts';
import { ALL_NEGATIONS, type Denial, isDenied } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import type { PhraseMatch } from '../../vocabulary/phrases.ts';
import { labelOf } from '../../vocabulary/vocabulary.ts';
import { type LanguageSaid, languageSaid, languagesDenied, WELSH } from './language-in-words.ts';
import { isNamed, saidAsItStands, topicsInFull, topicsMeantIn } from './meanings.ts';
import { type PersonInWords, personInWords } from './person-in-words.ts';
import { writtenOut } from './shorthand.ts';
import { type Spelt, speltOut } from './spelt.ts';
import { timesDenied, timesMeant } from './time-in-words.ts';
import { type TimeSaid, timeWords } from './times-said.ts';
import { strongOf } from './token-groups.ts';
import { affirmedIn, type Unwanted, unwantedIn } from './unwanted.ts';

/** A question read word by word: what tells of help, and what is understood apart from it. */
export interface Reading extends Pick<Spelt, 'spelling' | 'size' | 'heldBy'> {
  /** Every word, spelt as it was meant. */
  readonly all: readonly string[];
  /** The words that tell of help, each once. */
  readonly content: readonly string[];
  /** Those of them before which no "no" stands. */
  readonly affirmed: readonly string[];
  /** Each clause's own of them, as they were written one after the other: no phrase goes on beyond a comma. */
  readonly clauses: readonly (readonly string[])[];
  /** What they say only as they stand, function words among them. */
  readonly asTheyStand: readonly PhraseMatch[];
  readonly times: readonly TimeSaid[];
  /** Which language the words say that somebody speaks. */
  readonly language: LanguageSaid | undefined;
  /** Words that say nothing but when. */
  readonly whenOnly: readonly string[];
  readonly unwanted: Unwanted;
  readonly ofPerson: PersonInWords;
  /** Words that say nothing but who the person is or when they cannot come, and are understood apart from what is wanted. */
  readonly apart: readonly string[];
}

/** `isAsked`: something is asked for beside the words. */
export async function readQuestion(
  q: string,
  lang: Language,
  index: SearchIndex,
  isAsked: boolean,
): Promise<Reading> {
  const inFull = writtenOut(q);
  const spelt = await speltOut(inFull, lang, index);
  const { clauses, telling, spelling, size, heldBy } = spelt;
  const { times, whenOnly, language } = timesAndLanguage(spelt);
  const unwanted = unwantedIn(
    clauses,
    times.some(({ denied }) => !denied),
  );
  const ofPerson = personInWords(inFull, clauses, language?.id);
  const apart = saidApart(spelt, ofPerson, times, isAsked);
  const beyond = new Set([
    ...whenOnly,
    ...unwanted.words,
    ...(language?.words ?? []),
    ...languagesDenied(spelt.written),
    ...apart,
  ]);
  const content = telling.filter((word) => !beyond.has(word));
  const asked = within(clauses, content);
  return {
    all: clauses.flat(),
    content,
    affirmed: content.filter((word) => !isDeniedIn(clauses, word)),
    clauses: asked,
    asTheyStand: affirmedIn(clauses).flatMap((clause) => saidAsItStands(clause, content)),
    times,
    language,
    ofPerson: { ...ofPerson, cannot: [...ofPerson.cannot, ...timesDenied(times)] },
    apart,
    whenOnly,
    unwanted: besideAsked(unwanted, asked),
    spelling,
    size,
    heldBy,
  };
}

/** "No hills": so near before it. */
const NO: Denial = { by: ALL_NEGATIONS, across: 2 };

const isDeniedIn = (clauses: Spelt['clauses'], word: string): boolean =>
  clauses.some((clause) => clause.some((said, at) => said === word && isDenied(clause, at, NO)));

/** "Stop drinking, not AA" wants help with drink all the same, and only not that; who wants no counselling wants none by another name. */
function besideAsked(unwanted: Unwanted, asked: Spelt['clauses']): Unwanted {
  if (unwanted.topics.size === 0) return unwanted;
  const inFull = new Set(asked.flatMap(topicsInFull).map(({ id }) => id));
  const isLabelled = (id: string) =>
    Language.options.some((lang) =>
      foldWords(labelOf('topic', id, lang)).every((word) => unwanted.words.has(word)),
    );
  const topics = [...unwanted.topics].filter((id) => isLabelled(id) || !inFull.has(id));
  return { ...unwanted, topics: new Set(topics) };
}

/** Each clause without other words than these. */
function within(clauses: Spelt['clauses'], words: readonly string[]): Spelt['clauses'] {
  const kept = new Set(words);
  return clauses.map((clause) => clause.filter((word) => kept.has(word)));
}

/** When, and in which language, as far as the same words name nothing else: a "coffee morning" says no time. */
function timesAndLanguage({ written, clauses, telling, times: said }: Spelt) {
  const language = languageSaid(written);
  const matches = said.length > 0 || language ? topicsMeantIn(within(clauses, telling)) : [];
  const named = namedIn(matches);
  const times = timesMeant(said, named, neededIn(matches));
  const ofTimes = timeWords(times);
  return {
    times,
    /** Words that say nothing but when. */
    whenOnly: telling.filter((word) => ofTimes.has(word) && !named.has(word)),
    language: language && isPartOfMore(language, matches) ? undefined : language,
  };
}

/** The words that only say who the person is, or when they cannot come. How they get there is a wish where nothing else is one. */
function saidApart(
  { written, clauses, telling }: Spelt,
  { ageWords, wayWords }: PersonInWords,
  times: readonly TimeSaid[],
  isAsked: boolean,
): readonly string[] {
  const ofThem = new Set([...ageWords, ...wayWords]);
  const others = telling.filter((word) => !ofThem.has(word));
  const isMoreAsked = isAsked || (wayWords.length > 0 && isAsking(others, clauses));
  return [
    ...ageWords,
    ...(isMoreAsked ? wayWords : []),
    ...times.flatMap(({ denied, said }) => (denied ? said : [])),
  ].filter(isSaidOnce(written.flat()));
}

/** "Nobody to speak Polish with" asks for company, and not for help in Polish; in Welsh there is company. */
const isPartOfMore = ({ id, name, words }: LanguageSaid, matches: readonly PhraseMatch[]): boolean =>
  id !== WELSH &&
  matches.some(
    ({ cover, words: of }) =>
      cover === 1 && name.every((word) => of.includes(word)) && of.some((word) => !words.includes(word)),
  );

/** So many words that tell something ask for something, whatever it is. */
const ASKING_WORDS = 2;

const isAsking = (words: readonly string[], clauses: Spelt['clauses']): boolean =>
  strongOf(words).length >= ASKING_WORDS ||
  topicsMeantIn(within(clauses, words)).some(({ cover }) => cover === 1);

const isSaidOnce = (read: readonly string[]) => (word: string) =>
  read.indexOf(word) === read.lastIndexOf(word);

const wordsIn = (matches: readonly PhraseMatch[]): ReadonlySet<string> =>
  new Set(matches.flatMap(({ words }) => (words.length > 1 ? words : [])));
/** The words of names of several words: "coffee morning", "Sunday lunch". */
const namedIn = (matches: readonly PhraseMatch[]) => wordsIn(matches.filter(isNamed));
/** The words of what people say of a need, in full: "Sundays drag". */
const neededIn = (matches: readonly PhraseMatch[]) =>
  wordsIn(matches.filter(({ sorts, cover }) => cover === 1 && sorts.has('need')));
