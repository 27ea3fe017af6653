import type { SearchIndex } from '../ports.ts';
import { foldWords } from '../text/fold.ts';
import { isStopWord, isWeakWord } from '../text/word-lists.ts';
import { isNamed, topicsMeant } from './meanings.ts';

/** What a question is the full name of, word by word. */
export interface Named {
  /** The id of a listing. */
  readonly listing?: string;
  readonly organization?: { readonly id: string; readonly name: string };
}

export const NOTHING_NAMED: Named = {};

/** Nobody types so many words of a name. */
const WORDS_MAX = 8;
/** Names are written so, and wishes hardly ever: looking through all names for each of them would cost too much. */
const CAPITALS = /(?<!\S)\p{Lu}/gu;
const CAPITALS_MIN = 2;
/** The shortest names that have all the words come first. */
const LOOKED_AT = 8;

export async function namedBy(q: string, index: SearchIndex): Promise<Named> {
  const words = foldWords(q);
  const mayBeName = (q.match(CAPITALS) ?? []).length >= CAPITALS_MIN && words.length <= WORDS_MAX;
  if (!mayBeName || isKindOfHelp(words)) return NOTHING_NAMED;
  const spoken = words.join(' ');
  const found = await index.complete(words, LOOKED_AT);
  const names = found.filter(({ text }) => foldWords(text).join(' ') === spoken);
  const listing = names.find(({ kind }) => kind === 'listing');
  const organization = names.find(({ kind }) => kind === 'organization');
  return {
    ...(listing && { listing: listing.id }),
    ...(organization && { organization: { id: organization.id, name: organization.text } }),
  };
}

/** "Lunch club" asks for one, whatever some listing is called. */
function isKindOfHelp(words: readonly string[]): boolean {
  const ofTopics = new Set(
    topicsMeant(words)
      .filter(isNamed)
      .flatMap((match) => match.words),
  );
  return words.every((word) => ofTopics.has(word) || isStopWord(word) || isWeakWord(word));
}
