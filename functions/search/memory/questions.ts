import type { NumberKey, Test } from '../../domain/search/index-language.ts';
import { NUMBER_KEYS } from '../../domain/search/index-language.ts';
import { bitsFor, hasBit, setBit } from './bits.ts';
import { chordSquared } from './grid.ts';
import { NUMBERS, type Rows } from './rows.ts';
import type { Words } from './words.ts';

/**
 * Tests compiled to masks. Every distinct question to the terms ("has any of these") or the numbers is one bit; a
 * listing's bits are collected in one pass over its terms, and each test is then a few operations on them.
 */
export interface CompiledTest {
  readonly every: boolean;
  readonly masks: Int32Array;
  /** Bits of the masks that count when they are not set. */
  readonly negated: Int32Array;
  readonly children: readonly CompiledTest[];
}

interface NumberQuestion {
  readonly column: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly orUnknown: boolean;
  readonly bit: number;
}

/** For each term the bits that it sets. Queries share it; zero between them. Which terms are asked for fits in the nearest cache. */
export class TermTable {
  asked = bitsFor(0);
  bits = new Int32Array(0);

  fit(terms: number, words: number): void {
    if (this.asked.length * 32 < terms) this.asked = bitsFor(terms * 2);
    if (this.bits.length < words) this.bits = new Int32Array(words * 2);
  }
}

export class Questions {
  readonly #bits = new Map<string, number>();
  readonly #terms: { readonly term: number; readonly bit: number }[] = [];
  readonly #numbers: NumberQuestion[] = [];
  readonly #distances: { readonly limit: number; readonly bit: number }[] = [];
  /** 32-bit words that hold the bits of a listing. */
  words = 1;
  readonly #table: TermTable;

  constructor(
    readonly vocabulary: Words,
    table: TermTable,
  ) {
    this.#table = table;
  }

  compile(test: Test): CompiledTest {
    const literals: [bit: number, negated: boolean][] = [];
    const children: CompiledTest[] = [];
    const add = (one: Test) => {
      if ('has' in one) literals.push([this.#bitOfTerms(one.has), false]);
      else if ('lacks' in one) literals.push([this.#bitOfTerms(one.lacks), true]);
      else if ('number' in one) literals.push([this.#bitOfNumber(one), false]);
      else if ('withinKm' in one) literals.push([this.#bitOfDistance(one.withinKm), false]);
      else children.push(this.compile(one));
    };
    if ('all' in test) test.all.forEach(add);
    else if ('any' in test) test.any.forEach(add);
    else add(test);
    const size = 1 + Math.max(0, ...literals.map(([bit]) => bit >>> 5));
    const masks = new Int32Array(size);
    const negated = new Int32Array(size);
    /** A bit and its opposite in one test need two masks. */
    const opposed: CompiledTest[] = [];
    for (const [bit, not] of literals) {
      const [word, flag] = [bit >>> 5, 1 << (bit & 31)];
      if (masks[word]! & flag && ((negated[word]! & flag) !== 0) !== not) {
        opposed.push(single(bit, not));
        continue;
      }
      masks[word]! |= flag;
      if (not) negated[word]! |= flag;
    }
    return { every: !('any' in test), masks, negated, children: [...children, ...opposed] };
  }

  #bitOfTerms(terms: readonly string[]): number {
    const numbers = [...new Set(terms)].map((term) => this.vocabulary.terms.find(term)).filter((n) => n >= 0);
    return this.#bit(`terms ${numbers.sort((a, b) => a - b).join()}`, (bit) => {
      for (const term of numbers) this.#terms.push({ term, bit });
    });
  }

  #bitOfNumber(test: { number: NumberKey; atLeast?: number; atMost?: number; orUnknown: boolean }): number {
    const { atLeast = -Infinity, atMost = Infinity, orUnknown } = test;
    const column = NUMBER_KEYS.indexOf(test.number);
    return this.#bit(`number ${column} ${atLeast} ${atMost} ${orUnknown}`, (bit) => {
      this.#numbers.push({ column, atLeast, atMost, orUnknown, bit });
    });
  }

  #bitOfDistance(km: number): number {
    return this.#bit(`within ${km}`, (bit) => {
      this.#distances.push({ limit: chordSquared(km), bit });
    });
  }

  #bit(key: string, add: (bit: number) => void): number {
    const known = this.#bits.get(key);
    if (known !== undefined) return known;
    const bit = this.#bits.size;
    this.#bits.set(key, bit);
    this.words = (bit >>> 5) + 1;
    add(bit);
    return bit;
  }

  /** To be called after the last `compile`, before the first `read…`. */
  finish(): this {
    const size = this.vocabulary.terms.words.length;
    this.#table.fit(size, size * this.words);
    for (const { term, bit } of this.#terms) {
      setBit(this.#table.asked, term);
      this.#table.bits[term * this.words + (bit >>> 5)]! |= 1 << (bit & 31);
    }
    return this;
  }

  /** Leaves the table zero for the next query. */
  clear(): void {
    for (const { term } of this.#terms) {
      this.#table.asked[term >>> 5] = 0;
      this.#table.bits.fill(0, term * this.words, (term + 1) * this.words);
    }
  }

  /** Sets the bits of the listing's numbers, and only those. */
  readNumbers(rows: Rows, row: number, into: Int32Array): void {
    for (let w = 0; w < this.words; w++) into[w] = 0;
    for (let i = 0; i < this.#numbers.length; i++) {
      const { column, atLeast, atMost, orUnknown, bit } = this.#numbers[i]!;
      const value = rows.numbers[row * NUMBERS + column]!;
      const met = value >= atLeast && value <= atMost;
      if (met || (orUnknown && Number.isNaN(value))) into[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** Sets the bits of the distances that a place keeps to, by the square of its straight line to the middle. */
  readDistance(squared: number, into: Int32Array): void {
    for (let i = 0; i < this.#distances.length; i++) {
      const { limit, bit } = this.#distances[i]!;
      if (squared <= limit) into[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** Sets the bits of the terms in the range of the list, and those given. */
  readTerms(list: Uint32Array, from: number, to: number, given: Int32Array, into: Int32Array): void {
    const { words } = this;
    const { asked, bits } = this.#table;
    for (let w = 0; w < words; w++) into[w] = given[w]!;
    for (let i = from; i < to; i++) {
      const term = list[i]!;
      if (!hasBit(asked, term)) continue;
      for (let w = 0; w < words; w++) into[w]! |= bits[term * words + w]!;
    }
  }
}

function single(bit: number, not: boolean): CompiledTest {
  const masks = new Int32Array((bit >>> 5) + 1);
  masks[bit >>> 5] = 1 << (bit & 31);
  return { every: true, masks, negated: not ? masks : new Int32Array(masks.length), children: [] };
}

export function isMet(test: CompiledTest, bits: Int32Array): boolean {
  const { every, masks, negated, children } = test;
  for (let w = 0; w < masks.length; w++) {
    const mask = masks[w]!;
    const met = (bits[w]! ^ negated[w]!) & mask;
    if (every ? met !== mask : met !== 0) return !every;
  }
  for (let c = 0; c < children.length; c++) if (isMet(children[c]!, bits) !== every) return !every;
  return every;
}
