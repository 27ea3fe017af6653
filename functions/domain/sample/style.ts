import { phrases } from './data.ts';
import type { Random } from './random.ts';

export type Style = 'volunteer' | 'poster' | 'official' | 'hasty';

export const styleOf = (random: Random): Style =>
  random.weigh([
    ['volunteer', 66],
    ['poster', 11],
    ['official', 11],
    ['hasty', 12],
  ]);

/** Two or three words spelt as people spell them in a hurry. */
function misspell(text: string, random: Random): string {
  const slips = Object.entries(phrases.typos).filter(([right]) => new RegExp(`\\b${right}\\b`).test(text));
  const chosen = random.some(slips, random.int(1, 3));
  return chosen.reduce((out, [right, wrong]) => out.replace(new RegExp(`\\b${right}\\b`), wrong), text);
}

/** The same sentences as a poster, a commissioner's summary, or typed on a phone at the bus stop. */
export function inStyle(style: Style, sentences: readonly string[], random: Random): string {
  switch (style) {
    case 'poster':
      return [...sentences, random.pick(phrases.poster)].join('\n');
    case 'official':
      return [...sentences, ...random.some(phrases.official, random.int(1, 2))].join(' ');
    case 'hasty':
      return misspell(sentences.join(random.chance(0.3) ? ' - ' : ' '), random);
    default:
      return sentences.join(' ');
  }
}
