import type { SearchIndex } from '../ports.ts';
import { foldWords } from '../text/fold.ts';
import { isStopWord, isWeakWord } from '../text/word-lists.ts';
import { isNamed, topicsMeant } from './meanings.ts';

/** What a question is the name of, word by word. */
export interface Named {
  /** The id of a listing of that name. */
  readonly listing?: string;
  /** Organisations whose name is or begins so: "Kitchen Table Network" is in Leeds and in Truro. */
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
}

export const NOTHING_NAMED: Named = { organizations: [] };

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
  const isWhole = ({ text }: { readonly text: string }) => foldWords(text).join(' ') === spoken;
  const isBegun = ({ text }: { readonly text: string }) =>
    `${foldWords(text).join(' ')} `.startsWith(`${spoken} `);
  const listing = found.find((name) => name.kind === 'listing' && isWhole(name));
  const isOfNamed = words.every(saysLittle) ? isWhole : isBegun;
  const organizations = found.filter((name) => name.kind === 'organization' && isOfNamed(name));
  return {
    ...(listing && { listing: listing.id }),
    organizations: organizations.map(({ id, text }) => ({ id, name: text })),
  };
}

const saysLittle = (word: string): boolean => isStopWord(word) || isWeakWord(word);

/** "Lunch club" asks for one, whatever some listing is called. */
function isKindOfHelp(words: readonly string[]): boolean {
  const ofTopics = new Set(
    topicsMeant(words)
      .filter(isNamed)
      .flatMap((match) => match.words),
  );
  return ofTopics.size > 0 && words.every((word) => ofTopics.has(word) || saysLittle(word));
}
