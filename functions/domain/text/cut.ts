/** The start of a text without its last word, which may have been cut; the whole start where it is one word. */
export function cutAtWord(start: string): string {
  const end = start.lastIndexOf(' ');
  return `${end < 0 ? start : start.slice(0, end)} …`;
}
