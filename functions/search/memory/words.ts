import { FACETS } from '../../domain/search/index-language.ts';
import { lettersIn } from '../../domain/text/edits.ts';
import { Dictionary } from './dictionary.ts';
import { Growing } from './growing.ts';
import { Names } from './names.ts';
import { StringTable } from './strings.ts';

/** Everything that is kept as a string, each with a number that the segments use. It only grows, until a rebuild. */
export class Words {
  /** For each term 1 + the place of its facet in `FACETS`, or 0. */
  readonly facetOfTerm = Growing.of(Uint8Array);
  /** By the place of the facet in `FACETS`. */
  readonly termsOfFacet: readonly number[][] = FACETS.map(() => []);
  readonly #lettersOfTokens = Growing.of(Uint32Array);

  constructor(
    readonly tokens = new Dictionary(),
    readonly terms = new Dictionary(),
    readonly placeIds = new StringTable(),
    readonly names = new Names(),
    readonly about = new Dictionary(),
  ) {
    for (const [number, term] of terms.words.entries()) this.#noteFacet(number, term);
  }

  /** The numbers of the terms, each once, those of facets first. */
  addTerms(terms: readonly string[]): number[] {
    const numbers = [...new Set(terms)].map((term) => this.#addTerm(term));
    const kinds = this.facetOfTerm.array;
    return [...numbers.filter((n) => kinds[n] !== 0), ...numbers.filter((n) => kinds[n] === 0)];
  }

  /** By the number of the token. */
  lettersOfTokens(): Uint32Array {
    const letters = this.#lettersOfTokens;
    while (letters.length < this.tokens.words.length)
      letters.push(lettersIn(this.tokens.words[letters.length]!));
    return letters.array;
  }

  #addTerm(term: string): number {
    const number = this.terms.add(term);
    if (number === this.facetOfTerm.length) this.#noteFacet(number, term);
    return number;
  }

  #noteFacet(number: number, term: string): void {
    const colon = term.indexOf(':');
    const facet = colon < 0 ? -1 : (FACETS as readonly string[]).indexOf(term.slice(0, colon));
    this.facetOfTerm.push(facet + 1);
    this.termsOfFacet[facet]?.push(number);
  }
}
