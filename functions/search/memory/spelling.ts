import { isOneEdit, lettersIn, mayBeWithin } from '../../domain/text/edits.ts';
import { hasBit } from './bits.ts';
import type { Core } from './core.ts';
import { FIELD_BITS } from './draft.ts';
import { postingRange } from './rows.ts';
import type { Words } from './words.ts';

/** In how many live listings each token occurs. */
export function frequencies(core: Core, tokens: readonly string[]): Map<string, number> {
  const numbers = tokens.map((token) => core.words.tokens.find(token));
  const inDraft = draftFrequencies(core, new Set(numbers));
  return new Map(
    tokens.map((token, i) => [token, inSegments(core, numbers[i]!) + (inDraft.get(numbers[i]!) ?? 0)]),
  );
}

function inSegments(core: Core, token: number): number {
  let count = 0;
  for (const { tokenPostings, dead, deadCount } of core.segments) {
    const [start, end] = postingRange(tokenPostings, token);
    if (deadCount === 0) {
      count += end - start;
      continue;
    }
    for (let i = start; i < end; i++) if (!hasBit(dead, tokenPostings.list[i]! >>> FIELD_BITS)) count++;
  }
  return count;
}

function draftFrequencies({ draft }: Core, wanted: ReadonlySet<number>): Map<number, number> {
  const counts = new Map<number, number>();
  const { dead } = draft.rows();
  const { starts, list } = draft.tokens();
  for (let row = 0; row < draft.count; row++) {
    if (hasBit(dead, row)) continue;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const token = list[i]! >>> FIELD_BITS;
      if (wanted.has(token)) counts.set(token, (counts.get(token) ?? 0) + 1);
    }
  }
  return counts;
}

/** Tokens that start with a marker stand for topics and phrases; they are not spellings. */
const isMarked = (token: string) => token.startsWith('#') || token.startsWith('~');

/** In a plain loop: all tokens of the index are looked at, and hardly any of them has the letters. */
function oneEditFrom(token: string, words: Words): string[] {
  const letters = lettersIn(token);
  const lettersOf = words.lettersOfTokens();
  const near: string[] = [];
  for (let n = 0; n < words.tokens.words.length; n++) {
    if (!mayBeWithin(1, letters, lettersOf[n]!)) continue;
    const other = words.tokens.words[n]!;
    if (isOneEdit(token, other) && !isMarked(other)) near.push(other);
  }
  return near;
}

export function similar(core: Core, token: string, limit: number): { token: string; frequency: number }[] {
  return [...frequencies(core, oneEditFrom(token, core.words))]
    .map(([other, frequency]) => ({ token: other, frequency }))
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => b.frequency - a.frequency || (a.token < b.token ? -1 : 1))
    .slice(0, limit);
}
