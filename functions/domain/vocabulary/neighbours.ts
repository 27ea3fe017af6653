import { isWelshWord, stem } from '../text/analyse.ts';
import file from './neighbours.json' with { type: 'json' };
import { termOf } from './vocabulary.ts';

export interface Neighbour {
  readonly id: string;
  /** How close, above 0 up to 1. */
  readonly close: number;
}

const told: ReadonlyMap<string, string> = new Map(Object.entries(file.words));
const commonness: ReadonlyMap<string, number> = new Map(
  file.common.split(' ').map((root, rank) => [root, rank] as const),
);
const known = file.topics.map((id) => (termOf('topic', id) ? id : undefined));
const read = new Map<string, readonly Neighbour[]>();

const DIGITS = 36;
/** A root of this rank tells half of what a rare one tells. */
const RANK_OF_HALF = 300;
const NEGATION_TELLS = 0.06;

/** How much a root tells by being said at all: near 0 for the commonest of English, 1 for a rare one. */
export function tellsOf(root: string): number {
  if (root === '!') return NEGATION_TELLS;
  const rank = commonness.get(root.replace(/^[=~]/, ''));
  return rank === undefined ? 1 : rank / (rank + RANK_OF_HALF);
}

/** Topics that an English word lies close to, closest first; none for most words. */
export function neighboursOf(word: string): readonly Neighbour[] {
  const root = stem(word);
  const done = read.get(root);
  if (done) return done;
  const code = told.get(root);
  if (code === undefined || isWelshWord(word)) return [];
  const neighbours = Array.from({ length: code.length / 3 }, (_, i) => ({
    id: known[Number.parseInt(code.slice(3 * i, 3 * i + 2), DIGITS)],
    close: Number.parseInt(code.charAt(3 * i + 2), DIGITS) / (DIGITS - 1),
  })).filter((neighbour): neighbour is Neighbour => neighbour.id !== undefined);
  read.set(root, neighbours);
  return neighbours;
}
