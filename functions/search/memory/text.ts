import { FIELD_WEIGHT, type IndexQuery, TEXT_FIELDS } from '../../domain/search/index-language.ts';
import { hasBit, setBit } from './bits.ts';
import { type Draft, FIELD_BITS } from './draft.ts';
import { lowerBound } from './grid.ts';
import { type Postings, postingRange, type Segment } from './rows.ts';
import type { Words } from './words.ts';

/** Matches are held in 512ths: alternatives weigh 64ths and fields eighths, so sums of them are exact. */
export const MATCH_PARTS = 512;
const FIELD_MASK = (1 << FIELD_BITS) - 1;
/** Looking a row up in a list costs about as much as reading this many entries of it. */
const LOOK_UP_COST = 16;

interface Alternative {
  readonly token: number;
  readonly group: number;
  /** By field. */
  readonly parts: readonly number[];
}

/** The words of a query, and for each row and group of them the best match that was found. */
export class Text {
  readonly alternatives: readonly Alternative[];
  readonly groups: number;
  /** A listing answers without any of the words. */
  readonly isOptional: boolean;
  /** Eighths. */
  readonly weights: readonly number[];
  readonly matches: readonly Uint16Array[];

  constructor(query: IndexQuery, words: Words, matches: readonly Uint16Array[]) {
    this.groups = query.text.length;
    this.isOptional = this.groups === 0 || query.minimumGroups === 0;
    this.weights = query.text.map((group) => group.weight * 8);
    this.matches = matches;
    this.alternatives = query.text.flatMap(({ alternatives }, group) =>
      alternatives
        .map(({ token, weight }) => ({
          token: words.tokens.find(token),
          group,
          parts: TEXT_FIELDS.map((field) => weight * FIELD_WEIGHT[field] * MATCH_PARTS),
        }))
        .filter(({ token }) => token >= 0),
    );
  }

  /** List entries that marking every row takes. */
  cost({ tokenPostings }: Segment): number {
    let cost = 0;
    for (const { token } of this.alternatives) {
      const [start, end] = postingRange(tokenPostings, token);
      cost += end - start;
    }
    return cost;
  }

  /** Notes the matches of all rows; adds the rows to `touched`. */
  markAll({ tokenPostings }: Segment, touched: Uint32Array): void {
    for (const { token, group, parts } of this.alternatives) {
      const [start, end] = postingRange(tokenPostings, token);
      this.#markRange(tokenPostings, start, end, group, parts, touched);
    }
  }

  #markRange(
    { list }: Postings,
    start: number,
    end: number,
    group: number,
    parts: readonly number[],
    touched: Uint32Array,
  ): void {
    const matches = this.matches[group]!;
    for (let i = start; i < end; i++) {
      const row = list[i]! >>> FIELD_BITS;
      const match = parts[list[i]! & FIELD_MASK]!;
      if (match > matches[row]!) matches[row] = match;
      setBit(touched, row);
    }
  }

  /** As `markAll`, of the candidates only; `sorted` are their row numbers. */
  markCandidates(
    { tokenPostings }: Segment,
    candidates: Uint32Array,
    sorted: Uint32Array,
    touched: Uint32Array,
  ): void {
    if (sorted.length === 0) return;
    const [first, last] = [sorted[0]! << FIELD_BITS, (sorted.at(-1)! + 1) << FIELD_BITS];
    for (const { token, group, parts } of this.alternatives) {
      const [from, to] = postingRange(tokenPostings, token);
      const start = lowerBound(tokenPostings.list, first, from, to);
      const end = lowerBound(tokenPostings.list, last, start, to);
      if (sorted.length * LOOK_UP_COST < end - start)
        this.#lookUp(tokenPostings, start, end, sorted, group, parts, touched);
      else this.#filter(tokenPostings, start, end, candidates, group, parts, touched);
    }
  }

  #filter(
    { list }: Postings,
    start: number,
    end: number,
    candidates: Uint32Array,
    group: number,
    parts: readonly number[],
    touched: Uint32Array,
  ): void {
    const matches = this.matches[group]!;
    for (let i = start; i < end; i++) {
      const row = list[i]! >>> FIELD_BITS;
      if (!hasBit(candidates, row)) continue;
      const match = parts[list[i]! & FIELD_MASK]!;
      if (match > matches[row]!) matches[row] = match;
      setBit(touched, row);
    }
  }

  #lookUp(
    { list }: Postings,
    start: number,
    end: number,
    sorted: Uint32Array,
    group: number,
    parts: readonly number[],
    touched: Uint32Array,
  ): void {
    const matches = this.matches[group]!;
    let from = start;
    for (let i = 0; i < sorted.length && from < end; i++) {
      const row = sorted[i]!;
      from = lowerBound(list, row << FIELD_BITS, from, end);
      if (from === end || list[from]! >>> FIELD_BITS !== row) continue;
      const match = parts[list[from]! & FIELD_MASK]!;
      if (match > matches[row]!) matches[row] = match;
      setBit(touched, row);
    }
  }

  /** Looks through the tokens of every row of a draft. */
  markDraft(draft: Draft, touched: Uint32Array): void {
    const byToken = Map.groupBy(this.alternatives, ({ token }) => token);
    if (byToken.size === 0) return;
    const { starts, list } = draft.tokens();
    const wanted = new Uint8Array(1 + Math.max(...byToken.keys()));
    for (const token of byToken.keys()) wanted[token] = 1;
    for (let row = 0; row < draft.count; row++) {
      for (let i = starts[row]!; i < starts[row + 1]!; i++) {
        if (wanted[list[i]! >>> FIELD_BITS] !== 1) continue;
        const field = list[i]! & FIELD_MASK;
        for (const { group, parts } of byToken.get(list[i]! >>> FIELD_BITS) ?? []) {
          const match = parts[field]!;
          if (match > this.matches[group]![row]!) this.matches[group]![row] = match;
        }
        setBit(touched, row);
      }
    }
  }
}
