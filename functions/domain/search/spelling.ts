import type { SearchIndex } from '../ports.ts';
import { stem } from '../text/analyse.ts';
import { foldWords } from '../text/fold.ts';
import { vocabulary } from '../vocabulary/vocabulary.ts';

export interface Spelling {
  /** Tokens of the index within one edit of the word. */
  readonly tokens: readonly string[];
  /** The nearest word as people write it, where it is known. */
  readonly shown: string | null;
}

const SHORTEST_CORRECTED = 4;
const TRIED = 3;

/** How a stem is written: the shortest word of the vocabulary that has it. */
const written = new Map<string, string>();
for (const entry of vocabulary.terms) {
  const phrases = [entry.label.en, ...entry.synonyms.en, ...entry.needs.en, ...entry.signs.en];
  for (const word of phrases.flatMap(foldWords)) {
    const known = written.get(stem(word));
    if (known === undefined || word.length < known.length) written.set(stem(word), word);
  }
}

/** For words that no listing holds: what they may have been meant to be. Keyed by the word. */
export async function spellingFor(
  words: readonly string[],
  index: SearchIndex,
): Promise<ReadonlyMap<string, Spelling>> {
  const found = new Map<string, Spelling>();
  const long = words.filter((word) => word.length >= SHORTEST_CORRECTED && !/\d/.test(word)).slice(0, 5);
  await Promise.all(
    long.map(async (word) => {
      const similar = await index.similar(stem(word), TRIED);
      const tokens = similar.map((entry) => entry.token);
      const first = tokens.find((token) => written.has(token));
      if (tokens.length > 0) found.set(word, { tokens, shown: (first && written.get(first)) ?? null });
    }),
  );
  return found;
}
