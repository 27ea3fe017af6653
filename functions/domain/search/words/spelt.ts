import type { Language } from '../../../../schemas/words.ts';
import type { SearchIndex } from '../../ports.ts';
import { isWelshWord, readsAsWelsh, stem } from '../../text/analyse.ts';
import { clausesOf } from '../../text/clauses.ts';
import { STOP_WORDS } from '../../text/word-lists.ts';
import { takenApart } from './compounds.ts';
import { looksMisspelt, type Spelling, spellingFor } from './spelling.ts';
import { type TimeSaid, timesSaid, timeWords } from './times-said.ts';
import { tokensFor } from './token-groups.ts';

/** The words of a question as they were meant, before anything is made of them. */
export interface Spelt {
  /** Clause by clause as they were written, and as they were meant. */
  readonly written: readonly (readonly string[])[];
  readonly clauses: readonly (readonly string[])[];
  /** Those that say something, each once. */
  readonly telling: readonly string[];
  /** The times that are named among them. */
  readonly times: readonly TimeSaid[];
  /** By the word as it was written. */
  readonly spelling: ReadonlyMap<string, Spelling>;
  /** How many listings the index holds, and how many of them have a word. */
  readonly size: number;
  readonly heldBy: (word: string) => number;
}

export async function speltOut(q: string, lang: Language, index: SearchIndex): Promise<Spelt> {
  const written = await withCompoundsApart(clausesOf(q), index);
  const read = written.flat();
  const isWelsh = lang === 'cy' || read.some((word) => isWelshWord(word));
  const telling = tellingAmong(read, isWelsh);
  const tokensOf = (words: Iterable<string>) => [...words].flatMap((word) => tokensFor(word, lang));
  const [frequencies, size] = await Promise.all([index.frequencies(tokensOf(telling)), index.size()]);
  const heldIn = (known: ReadonlyMap<string, number>) => (word: string) =>
    Math.max(0, ...tokensFor(word, lang).map((token) => known.get(token) ?? 0));
  const heldAsWritten = heldIn(frequencies);
  const times = timesSaid(written, isWelsh);
  const ofTimes = timeWords(times);
  const odd = telling.filter(
    (word) => !ofTimes.has(word) && looksMisspelt(word, heldAsWritten(word), telling),
  );
  const spelling = inItsLanguage(await spellingFor(odd, telling, index), read);
  const meant = (word: string) => spelling.get(word)?.word ?? word;
  const corrected = [...spelling.keys()].map(meant);
  const ofCorrected = corrected.length > 0 ? await index.frequencies(tokensOf(corrected)) : new Map();
  return {
    written,
    clauses: written.map((clause) => clause.map(meant)),
    telling: [...new Set(telling.map(meant))],
    times,
    spelling,
    size,
    heldBy: heldIn(new Map([...frequencies, ...ofCorrected])),
  };
}

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
function tellingAmong(words: readonly string[], isWelsh: boolean): readonly string[] {
  const notEnglish = words.filter((word) => !STOP_WORDS.en.has(word));
  const said = isWelsh ? notEnglish.filter((word) => !STOP_WORDS.cy.has(word)) : notEnglish;
  return [...new Set(said)];
}
