import { ALL_NEGATIONS } from '../../text/denial.ts';
import { type Span, sayingsOf, spansSaid } from '../../text/sayings.ts';
import { wordsIn } from '../../text/word-lists.ts';
import { dangerOf, vocabulary } from '../../vocabulary/vocabulary.ts';
import { saidAsItStands } from './meanings.ts';

const { by, across, speaking, unless } = vocabulary.noDanger;
const DENYING = wordsIn(by);
const QUALIFYING = wordsIn(across);
const UNLESS = wordsIn(unless);
const SPEAKING = sayingsOf(speaking);
/** "Trying not to harm himself" is in danger. */
const NOT_TO = ['not', 'to'];

/**
 * Where a clause says that there is no danger: "denies any thoughts of self harm", "not at risk of abuse". Not where the
 * "no" is a part of the danger ("not want to live"), is itself denied, or holds only up to a time ("never suicidal until now").
 */
export function noDangerIn(clause: readonly string[]): readonly Span[] {
  const denying = [...clause.keys()].filter((at) => mayDeny(clause, at));
  if (denying.length === 0) return [];
  const spoken = new Set(spansSaid(clause, SPEAKING).flatMap(({ start, end }) => clause.slice(start, end)));
  if (spoken.size === 0) return [];
  const inDanger = new Set(
    saidAsItStands(clause, clause).flatMap(({ id, inFull = [] }) => (dangerOf(id) ? inFull : [])),
  );
  return denying.flatMap((start) => {
    if (inDanger.has(clause[start] ?? '')) return [];
    const after = clause.slice(start + 1);
    const past = after.findIndex((word) => !spoken.has(word) && !QUALIFYING.has(word));
    const denied = past < 0 ? after : after.slice(0, past);
    const last = denied.findLastIndex((word) => spoken.has(word));
    const holds = last >= 0 && !after.slice(last + 1).some((word) => UNLESS.has(word));
    return holds ? [{ start, end: start + 1 + last + 1 }] : [];
  });
}

const mayDeny = (clause: readonly string[], at: number): boolean =>
  DENYING.has(clause[at] ?? '') &&
  !ALL_NEGATIONS.has(clause[at - 1] ?? '') &&
  !NOT_TO.every((word, i) => clause[at + i] === word);
