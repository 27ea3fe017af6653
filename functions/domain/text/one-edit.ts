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
