import { placesNamed } from '../../place/gazetteer.ts';
import type { SearchIndex } from '../../ports.ts';
import { isWelshWord, stem } from '../../text/analyse.ts';
import { ALL_NEGATIONS } from '../../text/denial.ts';
import { areTwoEditsAtMost, isOneEdit, lettersIn, mayBeWithin } from '../../text/edits.ts';
import { withOtherWords } from '../../text/fold.ts';
import { isCommon, isMeantAsWritten, tellingOf, tellsOf } from '../../vocabulary/neighbours.ts';
import { areSaidTogether } from '../../vocabulary/phrases.ts';
import { saidWords, vocabularyWords } from '../../vocabulary/vocabulary.ts';
import { OTHERS, SOMEBODY } from './person-words.ts';

export interface Spelling {
  /** The word of the vocabulary that was meant, as people write it; null where only the listings know it. */
  readonly word: string | null;
  /** Tokens of the index within one edit. */
  readonly tokens: readonly string[];
}

export const SHORTEST_CORRECTED = 4;
const CORRECTED_MAX = 5;
const TRIED = 3;
/** So many times as often in phrases, a word that says little is meant all the same: "suport" is no "sport". */
const FAR_MORE_USED = 5;
/** A word that says less ("want", "useful") does not make another a misspelling. */
const TELLS_ENOUGH = 0.5;

/**
 * A word that nobody writes so: the vocabulary does not have it, and either no listing does or it only comes down to
 * the stem of a word that the vocabulary has ("voluntering"). A word of English or Welsh is meant as it is written,
 * unless the others of the question make another of it: "sowing machine", "brest cancer".
 */
export function looksMisspelt(word: string, heldBy: number, question: readonly string[]): boolean {
  if (word.length < SHORTEST_CORRECTED || isCommon(word) || saidWords.has(word)) return false;
  if (ALL_NEGATIONS.has(word) || isTown(word) || SOMEBODY.has(word) || OTHERS.has(word)) return false;
  const isWelsh = isWelshWord(word);
  const isBesideWelsh = () => question.some((other) => other !== word && isWelshWord(other));
  if (vocabularyWords.has(word) && (!isWelsh || isBesideWelsh())) return false;
  const isWord = isWelsh || isMeantAsWritten(word);
  if (heldBy === 0 && !isWord) return true;
  const nearest = nearestKnown(word, question);
  if (nearest === null) return false;
  const isSameStem = stem(nearest) === stem(word);
  return isWord
    ? !isSameStem && isSaidWithOneOf(besideIn(question, word))(nearest)
    : isSameStem && nearest.length > word.length;
}

const TOWN = 20_000;
/** "Leeds" is not "feeds". */
const isTown = (word: string): boolean => placesNamed(word).some(({ population }) => population >= TOWN);

/** "Dog out while hip heals" is about no hearing dog: only the next words make another of a word. */
function besideIn(question: readonly string[], word: string): readonly string[] {
  const at = question.indexOf(word);
  return question.slice(Math.max(0, at - 1), at + 2).filter((other) => other !== word);
}

/** Whether some phrase has it beside a telling word of the question. */
function isSaidWithOneOf(question: readonly string[]): (word: string) => boolean {
  const telling = question.filter((word) => tellsOf(stem(word)) >= TELLS_ENOUGH);
  return (word) => telling.some((other) => areSaidTogether(word, other));
}

/** The same words by their length: one edit changes it by one at the most. */
const ofLength = Map.groupBy(
  [...vocabularyWords]
    .map(([word, uses], place) => ({ word, uses, place, letters: lettersIn(word) }))
    .filter(({ word }) => word.length >= SHORTEST_CORRECTED - 1),
  ({ word }) => word.length,
);

/** "Goin", "fallin" as people say it. */
const saidInFull = (word: string) => vocabularyWords.has(word) || isCommon(word);

/** Words so long are taken for another within two edits ("agrophobia"), where they are no words of English. */
const LONG = 9;

/**
 * The word of the vocabulary within one edit, else of a long word within two: one that tells something before one that
 * does not ("lonly" is not "only"), then one that phrases have beside another word of the question ("brest feeding"),
 * else the one that most phrases use; of several the one that stands first.
 */
function nearestKnown(word: string, question: readonly string[]): string | null {
  if (word.endsWith('in') && saidInFull(`${word}g`)) return `${word}g`;
  const isSaidBeside = isSaidWithOneOf(question);
  const letters = lettersIn(word);
  const within = (edits: 1 | 2) => {
    const lengths = Array.from({ length: 2 * edits + 1 }, (_, i) => word.length - edits + i);
    const found = lengths
      .flatMap((length) => ofLength.get(length) ?? [])
      .filter((other) => mayBeWithin(edits, letters, other.letters))
      .filter((other) => (edits === 1 ? isOneEdit(word, other.word) : areTwoEditsAtMost(word, other.word)));
    const telling = found.filter((other) => tellsOf(stem(other.word)) >= TELLS_ENOUGH);
    const most = (words: typeof found) => Math.max(0, ...words.map(({ uses }) => uses));
    const likely = telling.length > 0 && most(found) < FAR_MORE_USED * most(telling) ? telling : found;
    const beside = likely.length > 1 ? likely.filter((other) => isSaidBeside(other.word)) : [];
    const best = beside.length > 0 ? beside : likely;
    return best.toSorted((a, b) => b.uses - a.uses || a.place - b.place)[0]?.word ?? null;
  };
  return within(1) ?? (word.length >= LONG && tellingOf(word) === null ? within(2) : null);
}

/** For words that no listing holds and the vocabulary does not know: what they may have been meant to be. */
export async function spellingFor(
  words: readonly string[],
  question: readonly string[],
  index: SearchIndex,
): Promise<ReadonlyMap<string, Spelling>> {
  const found = new Map<string, Spelling>();
  const long = words
    .filter((word) => word.length >= SHORTEST_CORRECTED && !/\d/.test(word))
    .slice(0, CORRECTED_MAX);
  await Promise.all(
    long.map(async (word) => {
      const meant = nearestKnown(word, question);
      const tokens = meant ? [] : (await index.similar(stem(word), TRIED)).map((entry) => entry.token);
      if (meant || tokens.length > 0) found.set(word, { word: meant, tokens });
    }),
  );
  return found;
}

/** The question as it may have been meant: the words as the vocabulary spells them; null where it is that already. */
export function didYouMean(q: string, spelling: ReadonlyMap<string, Spelling>): string | null {
  const corrected = withOtherWords(q, (folded, written) => spelling.get(folded)?.word ?? written);
  return corrected === q ? null : corrected;
}
