import type { Service } from '../../../schemas/service.ts';
import type { Language } from '../../../schemas/words.ts';
import { stem, tokensOf } from '../text/analyse.ts';
import { clausesOf, sentencesOf } from '../text/clauses.ts';
import { endOfSaying, sayingsOf } from '../text/sayings.ts';
import { wordsIn } from '../text/word-lists.ts';
import { tellsOf } from '../vocabulary/neighbours.ts';
import { quotation } from './obstacles.ts';
import { whomTable } from './table.ts';

const REFUSING = sayingsOf(whomTable.refusing);
/** "But can refer you": what is refused ends there. */
const ENDS = wordsIn(whomTable.endsRefusing);
/** "Under £500", "on Thursdays", "outside Neath": only so much of it is refused, or only then. */
const ON_CONDITION = wordsIn(whomTable.refusingOnly);
const ABILITY = wordsIn(whomTable.ability);

/** So many words after it still say what for; common ones ("people", "more") say nothing. */
const SAYS_WORDS = 6;
const TELLS_ENOUGH = 0.6;
const REFUSALS_MAX = 12;

/**
 * What a listing says in its own words that it is not for, or does not do ("Not for hospital appointments"): by each token
 * of that the sentence that says it. Who asks for it is told so; nothing is hidden.
 */
export function refusalsIn({ description, hereabouts }: Service): ReadonlyMap<string, string> {
  const inEnglish = tokensRefused(description ?? '', 'en');
  const inWelsh = tokensRefused(hereabouts?.text?.cy?.description ?? '', 'cy');
  return new Map([...inEnglish, ...inWelsh].slice(0, REFUSALS_MAX));
}

const tokensRefused = (text: string, lang: Language): readonly (readonly [token: string, said: string])[] =>
  sentencesOf(text).flatMap((sentence) =>
    clausesOf(sentence)
      .flatMap(refusedIn)
      .flatMap((word) => tokensOf(word, lang).map((token) => [token, quotation(sentence)] as const)),
  );

/** The words after the first "not for" of a clause, as far as it goes: up to a "but", and nothing where it holds on a condition. */
function refusedIn(words: readonly string[]): readonly string[] {
  const end = words.map((_, at) => endOfSaying(words, at, REFUSING)).find((at) => at !== undefined);
  if (end === undefined) return [];
  const next = words.slice(end, end + SAYS_WORDS);
  const stop = next.findIndex((word) => ENDS.has(word));
  const refused = stop < 0 ? next : next.slice(0, stop);
  return refused.some((word) => ON_CONDITION.has(word)) || isOfBody(refused)
    ? []
    : refused.filter((word) => tellsOf(stem(word)) >= TELLS_ENOUGH && !/^\d/.test(word));
}

/** "Not suitable for people with limited mobility" says whom it may be hard for, and not what it is not about. */
const isOfBody = (words: readonly string[]): boolean => words.some((word) => ABILITY.has(word));
