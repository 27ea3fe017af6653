import { Danger } from '../../../../schemas/vocabulary.ts';
import type { About } from '../../topics/about.ts';
import type { PhraseMatch } from '../../vocabulary/phrases.ts';
import { dangerOf, isSensitive, relationsOf, vocabulary } from '../../vocabulary/vocabulary.ts';
import type { Test } from '../index-language.ts';
import { term } from '../terms.ts';
import { isOnlySign } from './meanings.ts';

/** What words ask for and speak of, as far as it decides what may answer them. */
export interface Sought {
  /** The topics that are meant; of those that must be asked for, the ones that are. */
  readonly topics: ReadonlySet<string>;
  /** Those of them that some phrase says in full. */
  readonly inFull: ReadonlySet<string>;
  readonly dangers: readonly Danger[];
  /** The tokens of each telling word, where together they may be a name. */
  readonly name: readonly (readonly string[])[];
}

const sensitive = vocabulary.terms.filter(({ onlyWhenAsked }) => onlyWhenAsked).map(({ id }) => id);
const unfit = vocabulary.terms.filter(({ notFor, notWith }) => notFor ?? notWith);

/** What a question is about for so large a share is asked for, however it is said. */
const ASKED_SHARE = 0.5;

/** The topics that are asked for: a phrase says them in full, or all words together leave little else. */
export function topicsSought(matches: readonly PhraseMatch[], about: About): ReadonlySet<string> {
  const said = matches.filter(({ cover }) => cover === 1).map(({ id }) => id);
  const plainly = [...about].filter(([, share]) => share >= ASKED_SHARE).map(([id]) => id);
  return new Set([...said, ...plainly]);
}

/** Sudden illness and a night without a bed are told of where they are said in full; where a life or safety may be at stake, by less. */
const SAID_IN_FULL: ReadonlySet<Danger> = new Set(['illness', 'gas', 'street']);

/** The dangers of which somebody speaks. What only betrays a listing ("we believe you") is not said of a danger. */
export function dangersIn(matches: readonly PhraseMatch[], about: About): readonly Danger[] {
  const spoken = matches.filter((match) => !isOnlySign(match));
  const [said, asked] = [topicsSought(spoken, new Map()), topicsSought(spoken, about)];
  return Danger.options.filter((danger) =>
    [...(SAID_IN_FULL.has(danger) ? said : asked)].some((id) => dangerOf(id) === danger),
  );
}

/** Is it asked for, or close to something sensitive that is? */
const isWanted = (id: string, { topics }: Sought): boolean =>
  topics.has(id) || relationsOf(id).some((other) => isSensitive(other.id) && topics.has(other.id));

/**
 * What may answer words: nothing that must be asked for and is not, and nothing that does not befit the danger of which
 * they speak or what else they ask for; unless it is also what is meant, or is called by its name. Undefined where everything may.
 */
export function mayAnswer(sought: Sought): Test | undefined {
  const unasked = sensitive.filter((id) => !isWanted(id, sought));
  const unfitting = unfit.filter(
    ({ id, notFor, notWith = [] }) =>
      (notFor && sought.dangers.includes(notFor) && !sought.topics.has(id)) ||
      (notWith.some((other) => sought.inFull.has(other)) && !sought.inFull.has(id)),
  );
  const unwanted = [...unasked, ...unfitting.map(({ id }) => id)];
  if (unwanted.length === 0) return undefined;
  const named: Test = { all: sought.name.map((tokens) => ({ has: tokens.map(term.called) })) };
  return {
    any: [
      { lacks: unwanted.map(term.topic) },
      { has: [...sought.topics].filter((id) => !unwanted.includes(id)).map(term.topic) },
      ...(sought.name.length > 0 ? [named] : []),
    ],
  };
}
