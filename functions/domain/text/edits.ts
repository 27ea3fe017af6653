/** Which letters a word has: a bit each, and some share one. */
export function lettersIn(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/**
 * False where the letters alone tell that so few edits do not lead from one word to the other: an edit takes one letter
 * away and brings one, at the most. Many times quicker than to compare the words.
 */
export function mayBeWithin(edits: 1 | 2, letters: number, others: number): boolean {
  let different = letters ^ others;
  for (let i = 0; i < 2 * edits; i += 1) different &= different - 1;
  return different === 0;
}

/**
 * True where one insertion, deletion, substitution or swap of neighbours leads from one word to the other (optimal
 * string alignment distance of exactly one). By character codes: asked of every word of an index.
 */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < short.length - start &&
    short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)
  )
    end += 1;
  const middle = short.length - start - end;
  if (long.length > short.length) return middle === 0;
  if (middle !== 2) return middle === 1;
  return (
    short.charCodeAt(start) === long.charCodeAt(start + 1) &&
    short.charCodeAt(start + 1) === long.charCodeAt(start)
  );
}

/** True for two words with the same first letter and an optimal string alignment distance of two at the most. */
export function areTwoEditsAtMost(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > 2) return false;
    [before, last] = [last, row];
  }
  return (last[b.length] ?? Infinity) <= 2;
}
