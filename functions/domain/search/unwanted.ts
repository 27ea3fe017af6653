import { foldWords } from '../text/fold.ts';
import { saidAt } from '../text/said-at.ts';
import { longestSaid, sayingsOf } from '../text/sayings.ts';
import { isStopWord } from '../text/word-lists.ts';
import type { PhraseMatch } from '../vocabulary/phrases.ts';
import { domainOf, vocabulary } from '../vocabulary/vocabulary.ts';
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
const NOT: ReadonlySet<string> = new Set(['not', 'no', 'nid']);
const LACKS = 'no';
/** Who has "no counselling" may want it; who wants a walk and "no swimming" does not. */
const isActivity = (named: Unwanted): boolean =>
  [...named.topics].every((id) => domainOf(id) === 'community-well-being');
/** What may stand between. */
const BETWEEN = new Set(foldWords('a an the to go any another more of in be being group groups club y yr i'));
const NAME_WORDS_MAX = 3;

const AND = new Set(foldWords('and or nor a neu na'));

/** What is named first, and what is named beside it: "mums and babies". */
function namedFirst(words: readonly string[]): Unwanted | undefined {
  const first = nameAt(words);
  if (!first) return undefined;
  const beside = AND.has(words[first.end] ?? '') ? namedFirst(words.slice(first.end + 1)) : undefined;
  return {
    topics: first.topics.union(beside?.topics ?? new Set()),
    words: first.words.union(beside?.words ?? new Set()),
  };
}

/** The longest name of a kind of help at the beginning, with the topics that it names. */
function nameAt(words: readonly string[]): (Unwanted & { readonly end: number }) | undefined {
  const from = words.findIndex((word) => !BETWEEN.has(word));
  if (from < 0) return undefined;
  for (let count = Math.min(NAME_WORDS_MAX, words.length - from); count > 0; count--) {
    const name = words.slice(from, from + count);
    const topics = topicsMeant(name).filter((match) => isNamed(match) && match.words.length === count);
    if (topics.length > 0)
      return { topics: new Set(topics.map(({ id }) => id)), words: new Set(name), end: from + count };
  }
  return undefined;
}

/** Does a phrase say it together with its "not": "not sleeping"? `meant`: what the whole clause may mean. */
const isNeed = (meant: readonly PhraseMatch[], denying: string, named: Unwanted): boolean =>
  meant.some(
    ({ cover, sorts, words }) =>
      cover === 1 &&
      sorts.has('need') &&
      words.includes(denying) &&
      words.some((word) => named.words.has(word)),
  );

/** What somebody does not want is a few things; each that is tried takes a look at the whole question. */
const TRIED_MAX = 6;

/** Of the words of each clause of a question, with those that say so. */
export function unwantedIn(clauses: readonly (readonly string[])[]): Unwanted {
  const isMoreNamed = (without: Unwanted) =>
    clauses.some((clause) =>
      topicsMeant(clause.filter((word) => !without.words.has(word))).some(({ cover }) => cover === 1),
    );
  const all = clauses
    .flatMap(denialsIn)
    .slice(0, TRIED_MAX)
    .flatMap(({ clause, start, denying, isSaid, named }) => {
      const isOther = isActivity(named) && topicsMeant(clause.slice(0, start)).some(isNamed);
      if (!isOther && isNeed(topicsMeant(clause), denying[0] ?? '', named)) return [];
      const unwanted = { topics: named.topics, words: new Set([...denying, ...named.words]) };
      return isSaid || isMoreNamed(unwanted) ? [unwanted] : [];
    });
  return {
    topics: new Set(all.flatMap(({ topics }) => [...topics])),
    words: new Set([...all.flatMap(({ words }) => [...words]), ...deniedIn(clauses)]),
  };
}

const DENIED = sayingsOf(vocabulary.denied);

/** What is said not to be so tells nothing of what is wanted, where anything else is said: "doesn't drink, wants company". */
function deniedIn(clauses: readonly (readonly string[])[]): readonly string[] {
  const denied = new Set(clauses.flatMap((clause) => longestSaid(clause, DENIED) ?? []));
  const isMoreSaid = clauses.some((clause) => clause.some((word) => !denied.has(word) && !isStopWord(word)));
  return isMoreSaid ? [...denied] : [];
}

/** Where a kind of help is named after "hates", "no more", or only after "not". */
function denialsIn(clause: readonly string[]) {
  return clause.flatMap((word, start) => {
    const said = BEFORE.find((words) => saidAt(clause, start, words));
    const denying = said ?? [word];
    const named = said || NOT.has(word) ? namedFirst(clause.slice(start + denying.length)) : undefined;
    if (!named || (!said && word === LACKS && !isActivity(named))) return [];
    return [{ clause, start, denying, isSaid: said !== undefined, named }];
  });
}
