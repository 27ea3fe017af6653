/** Sets of row numbers, one bit each. */
export const bitsFor = (count: number) => new Uint32Array((count + 31) >>> 5);

export function setBit(bits: Uint32Array, i: number): void {
  bits[i >>> 5]! |= 1 << (i & 31);
}

export function hasBit(bits: Uint32Array, i: number): boolean {
  return ((bits[i >>> 5]! >>> (i & 31)) & 1) === 1;
}

/** Writes the numbers of the set bits in ascending order; answers how many. */
export function listBits(bits: Uint32Array, words: number, into: Uint32Array): number {
  let count = 0;
  for (let w = 0; w < words; w++) {
    let word = bits[w]!;
    while (word !== 0) {
      const low = word & -word;
      into[count++] = (w << 5) + (31 - Math.clz32(low));
      word ^= low;
    }
  }
  return count;
}

export function countBits(bits: Uint32Array): number {
  let count = 0;
  for (const word of bits) for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}
