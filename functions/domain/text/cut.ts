/** The start of a text without its last word, which may have been cut; the whole start where it is one word. */
export function cutAtWord(start: string): string {
  const end = start.lastIndexOf(' ');
  return `${end < 0 ? start : start.slice(0, end)} …`;
}

/** The whole of a short text; of a longer one the first sentence or two, else as much as fits, cut at a word. */
export function shortened(text: string, chars: number): string {
  if (text.length <= chars) return text;
  const start = text.slice(0, chars);
  const end = Math.max(start.lastIndexOf('. '), start.lastIndexOf('! '), start.lastIndexOf('? '));
  return end > chars / 3 ? start.slice(0, end + 1) : cutAtWord(start);
}
