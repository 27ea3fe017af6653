/** The start of a text without its last word, which may have been cut; the whole start where it is one word. */
export function cutAtWord(start: string): string {
  const end = start.lastIndexOf(' ');
  return `${end < 0 ? start : start.slice(0, end)} …`;
}

/** The end of a line is the end of a sentence too; "St. Thomas" is none. */
const SENTENCE_END = /(?<!\b(?:St|Dr|Mrs?|Ms))[.!?]["'”’)]*(?=\s)|\S(?=\n)/g;
/** Less than this ("Yes. Really.") says less than the start of what follows it. */
const TELLING_CHARS = 30;

/** The first sentence; the whole text where it is the only one. */
export function firstSentence(text: string): string {
  const [end] = text.matchAll(SENTENCE_END);
  return end ? text.slice(0, end.index + end[0].length) : text;
}

/** The first sentences, as many as fit; where the first does not, as many of its words. */
export function shortened(text: string, chars: number): string {
  if (text.length <= chars) return text;
  const ends = text.slice(0, chars + 1).matchAll(SENTENCE_END);
  const end = Math.max(0, ...[...ends].map((found) => found.index + found[0].length));
  return end >= TELLING_CHARS ? text.slice(0, end) : cutAtWord(text.slice(0, chars));
}
