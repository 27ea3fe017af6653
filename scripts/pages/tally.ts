/** Counts what held and what did not, and says what did not at once. */
export class Tally {
  passed = 0;
  readonly failures: string[] = [];

  check(name: string, holds: boolean, detail = ''): void {
    if (holds) {
      this.passed++;
      return;
    }
    this.failures.push(name);
    console.error(`FAILED ${name}${detail === '' ? '' : `: ${detail}`}`);
  }
}
