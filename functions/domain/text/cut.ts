import { sentenceEnds } from './clauses.ts';

/** The start of a text without its last word, which may have been cut; the whole start where it is one word. */
export function cutAtWord(start: string): string {
  const end = start.lastIndexOf(' ');
  return `${end < 0 ? start : start.slice(0, end)} …`;
}

/** Less than this ("Yes. Really.") says less than the start of what follows it. */
const TELLING_CHARS = 30;

/** The first sentence; the whole text where it is the only one. */
export function firstSentence(text: string): string {
  const [end] = sentenceEnds(text);
  return end === undefined ? text : text.slice(0, end);
}

/** The first sentences, as many as fit; where the first does not, as many of its words. */
export function shortened(text: string, chars: number): string {
  if (text.length <= chars) return text;
  const end = Math.max(0, ...sentenceEnds(text.slice(0, chars + 1)));
  return end >= TELLING_CHARS ? text.slice(0, end) : cutAtWord(text.slice(0, chars));
}
