import { type IndexDocument, NUMBER_KEYS, TEXT_FIELDS } from '../../domain/search/index-language.ts';
import { bitsFor } from './bits.ts';
import { cellOf, NO_CELL, onSphere } from './grid.ts';
import { Growing } from './growing.ts';
import type { Rows } from './rows.ts';
import type { Words } from './words.ts';

/** Four fields fit in the two low bits; the smaller number is the more telling field. */
export const FIELD_BITS = 2;

/** The listings written last, as columns that grow: few enough to be looked through one by one. */
export class Draft {
  readonly #slots = Growing.of(Uint32Array);
  readonly #numbers = Growing.of(Float64Array);
  readonly #tokenStarts = start();
  readonly #tokens = Growing.of(Uint32Array);
  readonly #termStarts = start();
  readonly #terms = Growing.of(Uint32Array);
  readonly #aboutStarts = start();
  readonly #about = Growing.of(Uint32Array);
  readonly #senses = Growing.of(Int8Array);
  readonly #nameStarts = start();
  readonly #names = Growing.of(Uint32Array);
  readonly #placeStarts = start();
  readonly #placeIds = Growing.of(Uint32Array);
  readonly #placeSpots = Growing.of(Float64Array);
  readonly #placeCells = Growing.of(Uint32Array);
  readonly #placeTermStarts = start();
  readonly #placeTerms = Growing.of(Uint32Array);
  #dead = bitsFor(64);
  deadCount = 0;

  get count(): number {
    return this.#slots.length;
  }

  /** Adds the listing; answers its row. */
  append(document: IndexDocument, slot: number, words: Words): number {
    const row = this.#slots.push(slot);
    for (const key of NUMBER_KEYS) this.#numbers.push(document.numbers[key] ?? Number.NaN);
    this.#appendTokens(document, words);
    for (const term of words.addTerms(document.terms)) this.#terms.push(term);
    this.#termStarts.push(this.#terms.length);
    for (const entry of document.about) this.#about.push(words.about.add(entry));
    this.#aboutStarts.push(this.#about.length);
    for (const number of document.sense) this.#senses.push(number);
    for (const name of document.names) this.#names.push(words.names.hold(name));
    this.#nameStarts.push(this.#names.length);
    for (const { id, point, terms } of document.places) {
      this.#placeIds.push(words.placeIds.add(id));
      this.#placeCells.push(point ? cellOf(point) : NO_CELL);
      for (const coordinate of point ? onSphere(point) : NOWHERE) this.#placeSpots.push(coordinate);
      for (const term of words.addTerms(terms)) this.#placeTerms.push(term);
      this.#placeTermStarts.push(this.#placeTerms.length);
    }
    this.#placeStarts.push(this.#placeIds.length);
    if (row >>> 5 >= this.#dead.length) {
      const larger = new Uint32Array(this.#dead.length * 2);
      larger.set(this.#dead);
      this.#dead = larger;
    }
    return row;
  }

  /** Each token once, with the best of the fields that hold it. */
  #appendTokens(document: IndexDocument, words: Words): void {
    const seen = new Set<number>();
    for (const [field, name] of TEXT_FIELDS.entries()) {
      for (const word of document.text[name]) {
        const token = words.tokens.add(word);
        if (seen.has(token)) continue;
        seen.add(token);
        this.#tokens.push((token << FIELD_BITS) | field);
      }
    }
    this.#tokenStarts.push(this.#tokens.length);
  }

  /** Views that hold until the next `append`. */
  rows(): Rows {
    return {
      count: this.count,
      slots: this.#slots.array,
      numbers: this.#numbers.array,
      termStarts: this.#termStarts.array,
      terms: this.#terms.array,
      aboutStarts: this.#aboutStarts.array,
      about: this.#about.array,
      senses: this.#senses.array,
      nameStarts: this.#nameStarts.array,
      names: this.#names.array,
      placeStarts: this.#placeStarts.array,
      placeIds: this.#placeIds.array,
      placeSpots: this.#placeSpots.array,
      placeCells: this.#placeCells.array,
      placeTermStarts: this.#placeTermStarts.array,
      placeTerms: this.#placeTerms.array,
      dead: this.#dead,
    };
  }

  /** Tokens of row i, each times four plus its field: from `starts[i]` to `starts[i + 1]`. */
  tokens(): { readonly starts: Uint32Array; readonly list: Uint32Array } {
    return { starts: this.#tokenStarts.array, list: this.#tokens.array };
  }
}

const NOWHERE = [Number.NaN, Number.NaN, Number.NaN];

function start(): Growing<Uint32Array> {
  const starts = Growing.of(Uint32Array);
  starts.push(0);
  return starts;
}
