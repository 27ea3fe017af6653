import { readsAsWelsh } from '../../text/analyse.ts';
import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { longestSaid, sayingsOf } from '../../text/sayings.ts';
import { welshRoot } from '../../text/welsh.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';
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

function hasOnlyWelsh(clauses: readonly (readonly string[])[]): LanguageSaid | undefined {
  if (!readsAsWelsh(clauses.flat())) return undefined;
  const said = firstOf(clauses, (words) => longestSaid(words, NO_ENGLISH));
  return said && { id: WELSH, words: said, name: [] };
}

/** "Speaks Welsh", "Polish speaker", "yn Gymraeg"; not "a Welsh class", nor "wants to learn Polish", nor "nervous speaking, Italian class". */
export const languageSaid = (clauses: readonly (readonly string[])[]): LanguageSaid | undefined =>
  firstOf(clauses, languageNamed) ?? hasOnlyWelsh(clauses);

function firstOf<T>(
  clauses: readonly (readonly string[])[],
  read: (words: readonly string[]) => T | undefined,
): T | undefined {
  for (const words of clauses) {
    const said = read(words);
    if (said !== undefined) return said;
  }
  return undefined;
}

function languageNamed(words: readonly string[]): LanguageSaid | undefined {
  for (const start of words.keys()) {
    const name = NAMES.find((one) => saidAt(words, start, one.words, one.asCompared));
    if (!name) continue;
    const end = start + name.words.length;
    let before = start - 1;
    while (ONLY.has(words[before] ?? '')) before--;
    const said = (from: number, to: number) => ({
      id: name.id,
      words: words.slice(from, to),
      name: words.slice(start, end),
    });
    const isLearnt = [0, 1, 2].some((back) => SPEAKING.learns.has(words[before - back] ?? ''));
    if (SPEAKING.speaks.has(words[before] ?? '') && !isLearnt) return said(before, end);
    if (words[start - 1] === 'yn') return said(start - 1, end);
    if (isOnlyThat(words, start, end) && !isLearnt) return said(start - 1, end);
    if (words[end] === 'only' && !isLearnt) return said(start, end + 1);
    if (SPEAKING.speaker.has(words[end] ?? '')) return said(start, end + 1);
  }
  return undefined;
}
