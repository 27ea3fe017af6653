import { foldWords } from '../text/fold.ts';
import { saidAt } from '../text/said-at.ts';
import { vocabulary } from '../vocabulary/vocabulary.ts';
import { isNamed, topicsMeant } from './meanings.ts';

/** What a question says is not wanted: "gardening, not singing", "hates bingo", "doesn't want counselling". */
export interface Unwanted {
  readonly topics: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

const BEFORE = [...vocabulary.unwanted.en, ...vocabulary.unwanted.cy]
  .map(foldWords)
  .toSorted((a, b) => b.length - a.length);
/** Says it only beside something else that is named: "not sleeping" alone asks for help with sleep. */
const NOT: ReadonlySet<string> = new Set(['not', 'nid']);
/** What may stand between. */
const BETWEEN = new Set(foldWords('a an the to go any another more of in be being y yr i'));
const NAME_WORDS_MAX = 3;

/** The longest beginning that is the name of a kind of help, with the topics that it names. */
function namedFirst(words: readonly string[]): Unwanted | undefined {
  const from = words.findIndex((word) => !BETWEEN.has(word));
  if (from < 0) return undefined;
  for (let count = Math.min(NAME_WORDS_MAX, words.length - from); count > 0; count--) {
    const name = words.slice(from, from + count);
    const topics = topicsMeant(name).filter((match) => isNamed(match) && match.words.length === count);
    if (topics.length > 0) return { topics: new Set(topics.map(({ id }) => id)), words: new Set(name) };
  }
  return undefined;
}

/** Does a phrase say it together with its "not": "not sleeping"? */
const isNeed = (clause: readonly string[], denying: string, named: Unwanted): boolean =>
  topicsMeant(clause).some(
    ({ cover, words }) =>
      cover === 1 && words.includes(denying) && words.some((word) => named.words.has(word)),
  );

/** Of the words of each clause of a question, with those that say so. */
export function unwantedIn(clauses: readonly (readonly string[])[]): Unwanted {
  const isMoreNamed = (without: Unwanted) =>
    clauses.some((clause) => topicsMeant(clause.filter((word) => !without.words.has(word))).some(isNamed));
  const all = clauses.flatMap((clause) =>
    clause.flatMap((word, start) => {
      const said = BEFORE.find((words) => saidAt(clause, start, words));
      const before = said ?? [word];
      const named = said || NOT.has(word) ? namedFirst(clause.slice(start + before.length)) : undefined;
      if (!named || isNeed(clause, word, named)) return [];
      const unwanted = { topics: named.topics, words: new Set([...before, ...named.words]) };
      return said || isMoreNamed(unwanted) ? [unwanted] : [];
    }),
  );
  return {
    topics: new Set(all.flatMap(({ topics }) => [...topics])),
    words: new Set(all.flatMap(({ words }) => [...words])),
  };
}
