import stemmers from 'snowball-stemmers';
import type { Language } from '../../../schemas/words.ts';
import { foldWords } from './fold.ts';
import { looksWelsh, welshRoot } from './welsh.ts';
import { isKnownEnglish, isKnownWelsh, STOP_WORDS } from './word-lists.ts';

const WORDS_KEPT = 200_000;
let isPublic = false;

/** Runs at once what reads listings or tables: the words of these may be remembered, those of a question never are. */
export function ofPublicWords<T>(read: () => T): T {
  const before = isPublic;
  isPublic = true;
  try {
    return read();
  } finally {
    isPublic = before;
  }
}

/** The same function, which works out the first so many words of listings and tables only once each. */
export function onceEach<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = of(word);
    if (isPublic && known.size < WORDS_KEPT) known.set(word, made);
    return made;
  };
}

const english = stemmers.newStemmer('english');

/** The English stem of a folded word (Snowball "English", also called Porter 2). */
export const stem: (word: string) => string = onceEach((word) => english.stem(word));

export const isWelshWord: (word: string) => boolean = onceEach(
  (word) => isKnownWelsh(word) || (looksWelsh(word) && !isKnownEnglish(word)),
);

/** Welsh text, whatever it is filed under: at least two Welsh words in five that are not names or numbers, and so many in all. */
export function readsAsWelsh(words: readonly string[], least = 2): boolean {
  if (!words.some(isWelshWord)) return false;
  const welsh = words.filter((word) => STOP_WORDS.cy.has(word) || isWelshWord(word)).length;
  const english = words.filter((word) => STOP_WORDS.en.has(word) && !STOP_WORDS.cy.has(word)).length;
  return welsh >= least && welsh * 5 >= words.length * 2 && welsh > english;
}

/**
 * The tokens of a text as the index holds them and as a question asks for them: English stems, and for Welsh
 * words also their root without mutation. In the order of the text, repeats included.
 */
export function tokensOf(text: string, lang: Language): string[] {
  const words = foldWords(text);
  const welshText = lang === 'cy' || readsAsWelsh(words);
  const stop = welshText ? STOP_WORDS.cy : STOP_WORDS.en;
  const tokens: string[] = [];
  for (const word of words) {
    if (stop.has(word) || (welshText && STOP_WORDS.en.has(word))) continue;
    tokens.push(stem(word));
    if (welshText || isWelshWord(word)) tokens.push(welshRoot(word));
  }
  return tokens;
}
