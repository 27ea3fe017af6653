interface Named {
  readonly record: string;
  readonly where: string;
}
interface Repeat extends Named {
  copies: number;
}

/** Ids that occur more than once in one run. The first one counts. */
export class Repeats {
  /** Only ids that repeat are kept here, so that memory does not grow with the source. */
  readonly #copies = new Map<string, Repeat>();
  /** Of a dry run, which leaves no trace in the ledger: the fingerprint of each id seen. */
  readonly #seen = new Map<string, string>();

  note(id: string, fingerprint: string): void {
    this.#seen.set(id, fingerprint);
  }

  seen(id: string): string | undefined {
    return this.#seen.get(id);
  }

  addCopy(id: string, named: Named): void {
    const known = this.#copies.get(id);
    if (known) known.copies += 1;
    else this.#copies.set(id, { ...named, copies: 1 });
  }

  summary(): { named: Named; reason: string }[] {
    return [...this.#copies.values()].map(({ record, where, copies }) => ({
      named: { record, where },
      reason: `occurs ${copies + 1} times, each time the same: one listing`,
    }));
  }
}
