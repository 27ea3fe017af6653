import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { type Span, sayingsOf, spansSaid } from '../../text/sayings.ts';
import { isStopWord } from '../../text/word-lists.ts';
import type { PhraseMatch } from '../../vocabulary/phrases.ts';
import { domainOf, vocabulary } from '../../vocabulary/vocabulary.ts';
import { isNamed, topicsInFull } from './meanings.ts';
import { noDangerIn } from './no-danger.ts';
import { JOINING } from './person-words.ts';

/** What a question says is not wanted: "gardening, not singing", "hates bingo", "doesn't want counselling". */
export interface Unwanted {
  readonly topics: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

const BEFORE = [...vocabulary.unwanted.en, ...vocabulary.unwanted.cy]
  .map(foldWords)
  .toSorted((a, b) => b.length - a.length);
/** Says it only beside something else that is named: "not sleeping" alone asks for help with sleep. */
const NOT: ReadonlySet<string> = new Set(['not', 'no', 'nid', 'dim']);
const LACKS: ReadonlySet<string> = new Set(['no', 'dim']);
/** What somebody does, as it is written: who has "no garden" lacks one, and may want to garden. */
const DOING = /ing$/;
const isDoing = ({ words }: Unwanted): boolean => [...words].some((word) => DOING.test(word));
/** Who has "no counselling" may want it; who wants a walk and "no swimming" does not. Gardening is also done for people. */
function isActivity(named: Unwanted): boolean {
  const ids = [...named.topics];
  const isForPleasure = (id: string) => domainOf(id) === 'community-well-being';
  return isDoing(named) ? ids.some(isForPleasure) : ids.every(isForPleasure);
}
/** What may stand between. */
const BETWEEN = new Set(foldWords('a an the to go any another more of in be being group groups club y yr i'));
const NAME_WORDS_MAX = 3;

/** With where it ends among the words. */
interface Named extends Unwanted {
  readonly end: number;
}

/** What is named first, and what is named beside it: "mums and babies". */
function namedFirst(words: readonly string[]): Named | undefined {
  const first = nameAt(words);
  if (!first) return undefined;
  const beside = JOINING.has(words[first.end] ?? '') ? namedFirst(words.slice(first.end + 1)) : undefined;
  return beside ? { ...both(first, beside), end: first.end + 1 + beside.end } : first;
}

const both = (one: Unwanted, other: Unwanted): Unwanted => ({
  topics: one.topics.union(other.topics),
  words: one.words.union(other.words),
});

/** "Or", "and"; "a walk" begins with no Welsh "and". */
const isJoining = (word: string): boolean => JOINING.has(word) && !BETWEEN.has(word);

/** The rest of a list that goes on behind a comma, "crafts and singing" of "bingo, crafts and singing"; nothing where the last of it are not joined. */
function restOfList(clauses: readonly Clause[]): readonly Unwanted[] {
  const names = clauses.map(({ words }) => {
    const from = isJoining(words[0] ?? '') ? 1 : 0;
    const named = namedFirst(words.slice(from));
    return named && from + named.end === words.length ? named : undefined;
  });
  const past = names.indexOf(undefined);
  const listed = names.slice(0, past < 0 ? undefined : past).flatMap((named) => named ?? []);
  const isJoined = clauses.slice(0, listed.length).some(({ words }) => words.some(isJoining));
  return isJoined ? listed : [];
}

/** The longest name of a kind of help at the beginning, with the topics that it names. */
function nameAt(words: readonly string[]): Named | undefined {
  const from = words.findIndex((word) => !BETWEEN.has(word));
  if (from < 0) return undefined;
  for (let count = Math.min(NAME_WORDS_MAX, words.length - from); count > 0; count--) {
    const name = words.slice(from, from + count);
    const topics = topicsInFull(name).filter((match) => isNamed(match) && match.words.length === count);
    if (topics.length > 0)
      return { topics: new Set(topics.map(({ id }) => id)), words: new Set(name), end: from + count };
  }
  return undefined;
}

/** A clause, with every topic that it says in full. */
interface Clause {
  readonly words: readonly string[];
  readonly said: readonly PhraseMatch[];
}

/** Where a clause says "hates", "no more", or only "not", and in which words. */
interface No {
  readonly start: number;
  readonly denying: readonly string[];
  /** By more than a "not". */
  readonly isPlain: boolean;
}

/** The same, with the kind of help that is named after it. */
interface Denial extends No {
  readonly clause: Clause;
  /** The clauses before it, and those behind it. */
  readonly before: readonly Clause[];
  readonly behind: readonly Clause[];
  readonly named: Named;
}

/** Does a phrase say all of it together with its "not": "not sleeping"? "Not a food bank" is more than no food. */
const isNeed = ({ clause, denying: [no = ''], named }: Denial): boolean =>
  clause.said.some(
    ({ sort, words }) =>
      sort === 'need' && words.includes(no) && [...named.words].every((word) => words.includes(word)),
  );

/** Is anything else named before it, as in "a walk and no swimming", or meant in an earlier clause, as in "walks, no gardening"? */
function isBesideAnother({ clause, before, start, named }: Denial): boolean {
  if (!isActivity(named)) return false;
  const isInClause = clause.said.some(
    (match) => isNamed(match) && match.words.every((word) => clause.words.indexOf(word) < start),
  );
  return isInClause || (isDoing(named) && before.some(({ said }) => said.length > 0));
}

/** What somebody does not want is a few things, and is said where they say no for the first times. */
const UNWANTED_MAX = 6;
const LOOKED_AT_MAX = 12;

/** Of the words of each clause of a question, with those that say so. `saysWhen`: it asks for something at a time, whatever it is. */
export function unwantedIn(clauses: readonly (readonly string[])[], saysWhen = false): Unwanted {
  const noes = clauses.map(noesIn);
  const all = noes.some(({ length }) => length > 0) ? deniedByName(clauses, noes, saysWhen) : [];
  return {
    topics: new Set(all.flatMap(({ topics }) => [...topics])),
    words: new Set([...all.flatMap(({ words }) => [...words]), ...deniedIn(clauses)]),
  };
}

function deniedByName(
  clauses: readonly (readonly string[])[],
  noes: readonly (readonly No[])[],
  saysWhen: boolean,
): readonly Unwanted[] {
  const read = clauses.map((words) => ({ words, said: topicsInFull(words) }));
  const isMoreNamed = (without: ReadonlySet<string>) =>
    read.some(({ said }) => said.some(({ words }) => !words.some((word) => without.has(word))));
  return read
    .flatMap((clause, i) =>
      (noes[i] ?? []).map((no) => ({ clause, before: read.slice(0, i), behind: read.slice(i + 1), ...no })),
    )
    .slice(0, LOOKED_AT_MAX)
    .flatMap(namedAfter)
    .slice(0, UNWANTED_MAX)
    .filter((denial) => denial.denying.length > 1 || isBesideAnother(denial) || !isNeed(denial))
    .map((denial) => {
      const { topics, words } = withRestOfList(denial);
      return { isPlain: denial.isPlain, topics, words: new Set([...denial.denying, ...words]) };
    })
    .filter(({ isPlain, words }) => isPlain || saysWhen || isMoreNamed(words));
}

/** What is not wanted goes on over commas: "hates bingo, crafts and singing". */
function withRestOfList({ clause, start, denying, named, behind }: Denial): Unwanted {
  const isLast = start + denying.length + named.end === clause.words.length;
  return isLast ? restOfList(behind).reduce<Unwanted>(both, named) : named;
}

const DENIED = sayingsOf(vocabulary.denied);

type Clauses = readonly (readonly string[])[];

/** In the place of a word that is said not to be so. */
const NOTHING = '';

/**
 * What is left of each clause without what is said not to be so. That somebody is in no danger is not so however little else
 * is said; another thing where more is: "doesn't drink, wants company".
 */
export function affirmedIn(clauses: Clauses): Clauses {
  const safe = clauses.map((clause) => without(clause, noDangerIn(clause)));
  const affirmed = safe.map((clause, i) => without(clause, spansSaid(clauses[i] ?? [], DENIED)));
  const isMoreSaid = affirmed.flat().some((word) => word !== NOTHING && !isStopWord(word));
  return isMoreSaid ? affirmed : safe;
}

const without = (clause: readonly string[], spans: readonly Span[]): readonly string[] =>
  clause.map((word, at) => (spans.some(({ start, end }) => start <= at && at < end) ? NOTHING : word));

/** The words that are not left anywhere: "no suicidal thoughts last week, suicidal today" says "suicidal". */
function deniedIn(clauses: Clauses): readonly string[] {
  const affirmed = new Set(affirmedIn(clauses).flat());
  return clauses.flat().filter((word) => !affirmed.has(word));
}

/** Where a clause says no, and in which words. */
const noesIn = (words: readonly string[]): readonly No[] =>
  words.flatMap((word, start) => {
    const plain = BEFORE.find((said) => saidAt(words, start, said));
    if (!plain && !NOT.has(word)) return [];
    return [{ start, denying: plain ?? [word], isPlain: plain !== undefined }];
  });

/** "Does not mind groups" speaks of no charity. */
const MIND = 'mind';

function namedAfter(no: Omit<Denial, 'named'>): readonly Denial[] {
  const { clause, start, denying, isPlain } = no;
  const after = clause.words.slice(start + denying.length);
  const named = after[0] === MIND ? undefined : namedFirst(after);
  if (!named || (!isPlain && LACKS.has(denying[0] ?? '') && !isActivity(named))) return [];
  return [{ ...no, named }];
}
