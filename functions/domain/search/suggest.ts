import { SEARCH } from '../../../schemas/limits.ts';
import type { Suggestion } from '../../../schemas/search.ts';
import type { Language } from '../../../schemas/words.ts';
import type { Directory } from '../directory.ts';
import { InvalidInput } from '../errors.ts';
import { placesStarting } from '../place/gazetteer.ts';
import { foldWords } from '../text/fold.ts';
import { labelOf, vocabulary } from '../vocabulary/vocabulary.ts';

const TOPICS_MAX = 5;
const NAMES_MAX = 6;
const PLACES_MAX = 3;
const FEWEST_LETTERS = 2;

const topicNames = vocabulary.terms
  .filter((term) => term.kind === 'topic')
  .flatMap((term) =>
    [term.label.en, term.label.cy, ...term.synonyms.en, ...term.synonyms.cy].map((name, rank) => ({
      id: term.id,
      rank,
      words: foldWords(name),
    })),
  );

/** What somebody may be about to type: topics, listings and organisations, places. */
export async function suggest(
  q: string,
  lang: Language,
  { index }: Pick<Directory, 'index'>,
): Promise<Suggestion[]> {
  if (q.length > SEARCH.queryCharsMax)
    throw new InvalidInput([{ field: 'q', reason: `must be at most ${SEARCH.queryCharsMax} characters` }]);
  const words = foldWords(q);
  if (words.join('').length < FEWEST_LETTERS) return [];
  const names = (await index.complete(words, NAMES_MAX)).map(({ kind, text, id }) => ({ kind, text, id }));
  const places = placesStarting(q, PLACES_MAX).map(({ name }) => ({
    kind: 'place' as const,
    text: name,
    id: name,
  }));
  const topics = topicsStarting(words).map((id) => ({
    kind: 'topic' as const,
    text: labelOf('topic', id, lang),
    id,
  }));
  const known = new Set<string>();
  return [...topics, ...names, ...places].filter(({ kind, text }) => {
    const key = `${kind} ${text.toLowerCase()}`;
    return known.has(key) ? false : known.add(key) !== undefined;
  });
}

function topicsStarting(words: readonly string[]): readonly string[] {
  const starts = (name: readonly string[]) =>
    words.every((word) => name.some((part) => part.startsWith(word)));
  const found = topicNames
    .filter((name) => starts(name.words))
    .toSorted((a, b) => a.rank - b.rank || a.words.length - b.words.length);
  return [...new Set(found.map((name) => name.id))].slice(0, TOPICS_MAX);
}
