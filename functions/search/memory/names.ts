import type { NameKind } from '../../domain/ports.ts';
import type { IndexDocument } from '../../domain/search/index-language.ts';
import { foldWords } from '../../domain/text/fold.ts';
import { Dictionary } from './dictionary.ts';
import { Growing } from './growing.ts';
import { StringTable } from './strings.ts';

export interface CompletedName {
  readonly kind: NameKind;
  readonly text: string;
  readonly id: string;
}

const KINDS: readonly NameKind[] = ['listing', 'organization', 'place'];
const SEPARATOR = '\u0000';
/** More words than a person types; one bit each. */
const TYPED_MAX = 16;

/** Names of listings, organisations and places, with the number of live listings that hold each. */
export class Names {
  constructor(
    /** Kind (one digit), text and id in one string. */
    readonly keys = new StringTable(),
    readonly words = new Dictionary(),
    readonly wordStarts = new Growing(new Uint32Array(64), 1),
    readonly wordsOfNames = Growing.of(Uint32Array),
    readonly lengths = Growing.of(Uint16Array),
    readonly holders = Growing.of(Uint32Array),
  ) {}

  /** Counts one more listing that holds the name; answers the name's number. */
  hold({ kind, text, id }: IndexDocument['names'][number]): number {
    const name = this.keys.add(`${KINDS.indexOf(kind)}${text}${SEPARATOR}${id}`);
    if (name === this.holders.length) {
      for (const word of foldWords(text)) this.wordsOfNames.push(this.words.add(word));
      this.wordStarts.push(this.wordsOfNames.length);
      this.lengths.push(Math.min(text.length, 0xffff));
      this.holders.push(0);
    }
    this.holders.array[name]!++;
    return name;
  }

  release(name: number): void {
    this.holders.array[name]!--;
  }

  get(name: number): CompletedName {
    const key = this.keys.get(name);
    const end = key.lastIndexOf(SEPARATOR);
    return { kind: KINDS[Number(key[0])] ?? 'listing', text: key.slice(1, end), id: key.slice(end + 1) };
  }

  /** Names that start with the first word come first, then the shorter, then by text. */
  complete(typed: readonly string[], limit: number): CompletedName[] {
    if (typed.length === 0 || typed.length > TYPED_MAX || limit < 1) return [];
    const best = new Shortest(this, limit);
    const typedBy = this.#typedBy(typed);
    const all = (1 << typed.length) - 1;
    const [starts, words] = [this.wordStarts.array, this.wordsOfNames.array];
    const [holders, lengths] = [this.holders.array, this.lengths.array];
    for (let name = 0, at = 0; name < this.holders.length; name++) {
      const end = starts[name + 1]!;
      const first = at < end ? typedBy[words[at]!]! : 0;
      let met = 0;
      for (; at < end; at++) met |= typedBy[words[at]!]!;
      if (met !== all || holders[name] === 0) continue;
      best.offer(name, lengths[name]! + ((first & 1) === 1 ? 0 : 0x10000));
    }
    return best.names;
  }

  /** For each word of a name the bits of the typed words that it starts with. */
  #typedBy(typed: readonly string[]): Uint16Array {
    const typedBy = new Uint16Array(this.words.words.length);
    for (const [i, word] of this.words.words.entries()) {
      for (const [bit, start] of typed.entries()) if (word.startsWith(start)) typedBy[i]! |= 1 << bit;
    }
    return typedBy;
  }
}

/** Keeps the names of the lowest rank, one per kind and text. */
class Shortest {
  readonly names: CompletedName[] = [];
  readonly #ranks: number[] = [];

  constructor(
    readonly from: Names,
    readonly limit: number,
  ) {}

  offer(name: number, rank: number): void {
    const full = this.names.length === this.limit;
    if (full && rank > this.#ranks[this.limit - 1]!) return;
    const found = this.from.get(name);
    const order = (i: number) => rank - this.#ranks[i]! || compareNames(found, this.names[i]!);
    let at = this.names.length;
    while (at > 0 && order(at - 1) < 0) at--;
    const before = this.names[at - 1];
    if (before && before.text === found.text && before.kind === found.kind) return;
    if (at === this.limit) return;
    const same = this.names.findIndex((one) => one.kind === found.kind && one.text === found.text);
    this.names.splice(at, 0, found);
    this.#ranks.splice(at, 0, rank);
    const surplus = same >= 0 ? same + 1 : this.limit;
    this.names.splice(surplus, 1);
    this.#ranks.splice(surplus, 1);
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compareNames(a: CompletedName, b: CompletedName): number {
  return byText(a.text, b.text) || byText(a.kind, b.kind) || byText(a.id, b.id);
}
