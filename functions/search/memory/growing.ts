type Numbers = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A typed array that grows at its end. `array` may be longer than `length`. */
export class Growing<A extends Numbers> {
  constructor(
    public array: A,
    public length = array.length,
  ) {}

  static of<A extends Numbers>(kind: new (length: number) => A, capacity = 64): Growing<A> {
    return new Growing(new kind(capacity), 0);
  }

  push(value: number): number {
    if (this.length === this.array.length) this.reserve(1);
    this.array[this.length] = value;
    return this.length++;
  }

  reserve(extra: number): void {
    const needed = this.length + extra;
    if (needed <= this.array.length) return;
    const kind = this.array.constructor as new (length: number) => A;
    const larger = new kind(Math.max(needed, Math.ceil(this.array.length * 1.5)));
    larger.set(this.array.subarray(0, this.length));
    this.array = larger;
  }

  /** Only what is used; shares memory. */
  used(): A {
    return this.array.subarray(0, this.length) as A;
  }
}
