import { readsAsWelsh } from '../../text/analyse.ts';
import { WHOSE } from '../../text/clauses.ts';
import { ALL_NEGATIONS, type Denial, isDenied } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { endOfSaying, longestSaid, type Span, sayingsOf, spansSaid } from '../../text/sayings.ts';
import { welshRoot } from '../../text/welsh.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';
import { isOfAnother } from './of-another.ts';
import { personTable, SPEAKING } from './person-words.ts';

/** English is what most people speak: "speaks no English" asks for a class. */
const ENGLISH = 'en';

/** The names of every other language, "Panjabi" too. "Gymraeg" is "Cymraeg" after "yn". */
const NAMES = vocabulary.terms
  .filter(({ kind, id }) => kind === 'language' && id !== ENGLISH)
  .flatMap(({ id, label, synonyms }) => [
    ...[label.en, ...synonyms.en].map((name) => ({
      id,
      words: foldWords(name),
      asCompared: (word: string) => word,
    })),
    { id, words: foldWords(label.cy).map(welshRoot), asCompared: welshRoot },
  ]);

const ONLY = new Set(foldWords('only mainly fluent best yn'));

/** "Only Gujarati now"; not "only Polish food", nor "the only Nigerian". */
const isOnlyThat = (words: readonly string[], start: number, end: number): boolean =>
  words[start - 1] === 'only' &&
  words[start - 2] !== 'the' &&
  (words[end] === undefined || words[end] === 'now');

export interface LanguageSaid {
  readonly id: string;
  readonly words: readonly string[];
  /** Those that name the language. */
  readonly name: readonly string[];
}

/** Who says in Welsh that somebody has no English speaks of a Welsh speaker. */
const NO_ENGLISH = sayingsOf(personTable.speaking.noEnglish);
export const WELSH = 'cy';
/** "Punjabi is his first language"; "her first language is Arabic"; "needs an interpreter", which asks for a name. */
const FIRST_BEHIND = sayingsOf(personTable.speaking.firstBehind);
const FIRST_AHEAD = sayingsOf(personTable.speaking.firstAhead);
const ASKS_WHICH = sayingsOf(personTable.speaking.asksWhich);

type Clauses = readonly (readonly string[])[];

function hasOnlyWelsh(clauses: Clauses): LanguageSaid | undefined {
  if (!readsAsWelsh(clauses.flat())) return undefined;
  const said = clauses.map((words) => longestSaid(words, NO_ENGLISH)).find((words) => words !== undefined);
  return said && { id: WELSH, words: said, name: [] };
}

/** "Speaks Welsh", "Polish speaker", "yn Gymraeg"; not "a Welsh class", nor "wants to learn Polish", nor "nervous speaking, Italian class". */
export function languageSaid(clauses: Clauses): LanguageSaid | undefined {
  const named = namedIn(clauses).find(({ isDenied }) => !isDenied);
  return named ? { id: named.id, words: named.words, name: named.name } : hasOnlyWelsh(clauses);
}

/** What stands between "doesn't" and "really speak", "not" and "a Polish speaker". */
const NOT_SPOKEN: Denial = { by: ALL_NEGATIONS, across: SPEAKING.undenied };

interface Named extends LanguageSaid {
  readonly isDenied: boolean;
}

/** Every language of which a clause says that somebody speaks it, or does not. */
const namedIn = (clauses: Clauses): readonly Named[] =>
  clauses.flatMap((words, i) =>
    [...words.keys()].flatMap((start) => {
      const name = NAMES.find((one) => saidAt(words, start, one.words, one.asCompared));
      if (!name) return [];
      const end = start + name.words.length;
      const span = spanSpoken(words, start, end) ?? spanAlone(clauses, i, start, end);
      if (!span || isOfAnother(clauses, i, span) || isOfWhoHelps(words, span.start)) return [];
      const isNot = isDenied(words, span.start, NOT_SPOKEN);
      return [
        {
          id: name.id,
          words: words.slice(span.start, span.end),
          name: words.slice(start, end),
          isDenied: isNot,
        },
      ];
    }),
  );

/** "Her carer speaks Polish". */
const isOfWhoHelps = (words: readonly string[], start: number): boolean =>
  SPEAKING.helpers.has(words[start - 1] ?? '') && WHOSE.has(words[start - 2] ?? '');

/** From where on and up to where the words about a language say that somebody speaks it; undefined where they say no such thing. */
function spanSpoken(words: readonly string[], start: number, end: number): Span | undefined {
  let before = start - 1;
  while (ONLY.has(words[before] ?? '')) before--;
  const isLearnt = [0, 1, 2].some((back) => SPEAKING.learns.has(words[before - back] ?? ''));
  if (SPEAKING.speaks.has(words[before] ?? '') && !isLearnt) return { start: before, end };
  if (words[start - 1] === 'yn') return { start: start - 1, end };
  if (isOnlyThat(words, start, end) && !isLearnt) return { start: start - 1, end };
  if (words[end] === 'only' && !isLearnt) return { start, end: end + 1 };
  if (SPEAKING.speaker.has(words[end] ?? '')) return { start, end: end + 1 };
  const behind = endOfSaying(words, end, FIRST_BEHIND);
  if (behind !== undefined) return { start, end: behind };
  const ahead = spansSaid(words.slice(0, start), FIRST_AHEAD).find((span) => span.end === start);
  return ahead && { start: ahead.start, end };
}

/** "Interpreter needed (Farsi)", "speaks very little English, Bengali": a clause of nothing else behind one that asks which. */
function spanAlone(clauses: Clauses, i: number, start: number, end: number): Span | undefined {
  const isAll = start === 0 && end === clauses[i]?.length;
  return isAll && longestSaid(clauses[i - 1] ?? [], ASKS_WHICH) ? { start, end } : undefined;
}

/** What a question says only of a language that somebody does not speak: it asks for nothing in it, unless to learn it. */
export const languagesDenied = (clauses: Clauses): readonly string[] =>
  clauses.flat().some((word) => SPEAKING.learns.has(word))
    ? []
    : namedIn(clauses).flatMap(({ isDenied, words }) => (isDenied ? words : []));
