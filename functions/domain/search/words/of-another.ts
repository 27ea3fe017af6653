import { WHOSE } from '../../text/clauses.ts';
import { foldWords } from '../../text/fold.ts';
import type { Span } from '../../text/sayings.ts';
import { BESIDE_AGE, DESCRIBED, KIN, OF_ANOTHER, OTHERS, YOUNG } from './person-words.ts';

/** "He", "she" and who asks, with the gender that it says. */
const PRONOUNS: ReadonlyMap<string, 'male' | 'female' | undefined> = new Map([
  ['he', 'male'],
  ['hes', 'male'],
  ['she', 'female'],
  ['shes', 'female'],
  ['i', undefined],
  ['im', undefined],
]);
/** What begins another thing in a clause: "wife is housebound so he wants a walk". */
const BEGINS_ANOTHER = new Set(foldWords('so but and while'));
/** "Husband of a frail wife", "lives with her mother": of whom something is told beside who asks. */
const BESIDE_KIN = new Set(foldWords('of after with'));
const MINE = 'my';
/** How far before their name what is told of somebody may stand: "a housebound old father". */
const NEAR_WORDS = 2;

type Clauses = readonly (readonly string[])[];

/** Tells whether what a clause says there is told of somebody else than who wants something: "cares for her housebound husband". */
export function isOfAnother(clauses: Clauses, i: number, span: Span): boolean {
  const clause = clauses[i] ?? [];
  const at = kinOf(clause, span);
  const kin = clause[at];
  if (kin === undefined) return false;
  const first = startOfName(clause, at);
  const before = clause[first - 1] ?? '';
  // Not "mum is housebound, has carers".
  const isCaredFor = clause.slice(0, first).some((word) => BESIDE_AGE.caring.has(word));
  if (before === 'for' && !isCaredFor) return false;
  const isTheirs = clause.slice(first, at).some((word) => WHOSE.has(word) && word !== MINE);
  return (
    isCaredFor ||
    BESIDE_KIN.has(before) ||
    (isTheirs && !YOUNG.has(kin)) ||
    clauses.some((words) => hasAnotherSubject(words, kin))
  );
}

/** Where those are named of whom it is told: before it, with nobody between, or right behind it ("housebound wife"); -1 where none are. */
function kinOf(clause: readonly string[], { start, end }: Span): number {
  const behind = clause.slice(end, end + NEAR_WORDS).findIndex((word) => OTHERS.has(word));
  const isRightBehind = behind >= 0 && clause.slice(end, end + behind).every((word) => DESCRIBED.has(word));
  const at = clause.slice(0, start).findLastIndex((word) => OTHERS.has(word) || PRONOUNS.has(word));
  const isGone = clause.slice(at, start).some((word) => OF_ANOTHER.gone.has(word));
  if (at >= 0 && OTHERS.has(clause[at] ?? '') && !isGone) return at;
  return end - start === 1 && isRightBehind ? end + behind : -1;
}

/** Where what they are called begins: at "her" of "her housebound old mother". */
function startOfName(clause: readonly string[], at: number): number {
  const whose = clause.slice(Math.max(0, at - NEAR_WORDS - 1), at).findLastIndex((word) => WHOSE.has(word));
  if (whose >= 0) return Math.max(0, at - NEAR_WORDS - 1) + whose;
  let first = at;
  while (DESCRIBED.has(clause[first - 1] ?? '')) first -= 1;
  return first;
}

/** Whether anybody else does or wants something in a clause: "she is lonely" beside a husband, "daughter wants to run" beside a mother. */
const hasAnotherSubject = (clause: readonly string[], kin: string): boolean =>
  clause.some((word, at) => {
    const isFirst = at === 0 || BEGINS_ANOTHER.has(clause[at - 1] ?? '');
    if (!isFirst || word === kin || clause.length === 1) return false;
    if (PRONOUNS.has(word)) return PRONOUNS.get(word) !== KIN.get(kin);
    return OTHERS.has(word) && OF_ANOTHER.wishing.has(clause[at + 1] ?? '');
  });
