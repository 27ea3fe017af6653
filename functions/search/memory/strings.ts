import { Growing } from './growing.ts';

/** Distinct strings numbered from 0, kept as UTF-8 in one buffer: a million ids without a million objects. */
export class StringTable {
  #buckets: Uint32Array;

  constructor(
    readonly bytes: Growing<Uint8Array> = Growing.of(Uint8Array, 1024),
    readonly ends: Growing<Uint32Array> = Growing.of(Uint32Array),
  ) {
    this.#buckets = new Uint32Array(64);
    this.#makeRoom();
  }

  get count(): number {
    return this.ends.length;
  }

  #start(i: number): number {
    return i === 0 ? 0 : this.ends.array[i - 1]!;
  }

  get(i: number): string {
    const { array } = this.bytes;
    return Buffer.from(array.buffer, array.byteOffset, array.length).toString(
      'utf8',
      this.#start(i),
      this.ends.array[i],
    );
  }

  /** The number of the string, or -1. */
  find(text: string): number {
    const encoded = Buffer.from(text);
    const held = this.#buckets[this.#bucketOf(encoded)]!;
    return held - 1;
  }

  /** The number of the string, which is added where it is new. */
  add(text: string): number {
    const encoded = Buffer.from(text);
    const bucket = this.#bucketOf(encoded);
    const held = this.#buckets[bucket]!;
    if (held > 0) return held - 1;
    this.bytes.reserve(encoded.length);
    this.bytes.array.set(encoded, this.bytes.length);
    this.bytes.length += encoded.length;
    const added = this.ends.push(this.bytes.length);
    this.#buckets[bucket] = added + 1;
    if (this.count * 2 > this.#buckets.length) this.#makeRoom();
    return added;
  }

  /** Order of UTF-16 code units, as `<` on strings. */
  compare(a: number, b: number): number {
    if (a === b) return 0;
    const bytes = this.bytes.array;
    const startA = this.#start(a);
    const startB = this.#start(b);
    const lengthA = this.ends.array[a]! - startA;
    const lengthB = this.ends.array[b]! - startB;
    const shared = Math.min(lengthA, lengthB);
    for (let i = 0; i < shared; i++) {
      const byteA = bytes[startA + i]!;
      const byteB = bytes[startB + i]!;
      if (byteA !== byteB) return codeUnitRank(byteA) - codeUnitRank(byteB);
    }
    return lengthA - lengthB;
  }

  #bucketOf(encoded: Uint8Array): number {
    const mask = this.#buckets.length - 1;
    let bucket = hash(encoded, 0, encoded.length) & mask;
    for (;;) {
      const held = this.#buckets[bucket]!;
      if (held === 0 || this.#equals(held - 1, encoded)) return bucket;
      bucket = (bucket + 1) & mask;
    }
  }

  #equals(i: number, encoded: Uint8Array): boolean {
    const start = this.#start(i);
    if (this.ends.array[i]! - start !== encoded.length) return false;
    const bytes = this.bytes.array;
    for (let at = 0; at < encoded.length; at++) if (bytes[start + at] !== encoded[at]) return false;
    return true;
  }

  #makeRoom(): void {
    let size = this.#buckets.length;
    while (size < this.count * 4) size *= 2;
    this.#buckets = new Uint32Array(size);
    for (let i = 0; i < this.count; i++) {
      let bucket = hash(this.bytes.array, this.#start(i), this.ends.array[i]!) & (size - 1);
      while (this.#buckets[bucket] !== 0) bucket = (bucket + 1) & (size - 1);
      this.#buckets[bucket] = i + 1;
    }
  }
}

/** UTF-8 sorts U+E000 to U+FFFF (lead bytes EE, EF) before what UTF-16 writes as surrogates (F0 and up). */
function codeUnitRank(byte: number): number {
  return byte === 0xee || byte === 0xef ? byte + 0x20 : byte;
}

/** FNV-1a, 32 bits, with a last mix for the low bits. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
