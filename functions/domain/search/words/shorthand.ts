import { Shorthand } from '../../../../schemas/vocabulary.ts';
import { readsAsWelsh } from '../../text/analyse.ts';
import { foldWords, withOtherWords, writtenWords } from '../../text/fold.ts';
import { saysLittle } from '../../text/word-lists.ts';
import { isCommon } from '../../vocabulary/neighbours.ts';
import { isInPhrases } from '../../vocabulary/phrases.ts';
import file from '../../vocabulary/shorthand.json' with { type: 'json' };
import { withDaysInFull } from './days-in-short.ts';

/** What people in a practice write in short, and what they write as it is spoken where they live; editors read and change it. */
const table = new Map(
  Object.entries(Shorthand.parse(file)).map(([short, full]) => [
    short,
    typeof full === 'string' ? { says: full, unlessBeside: [] } : full,
  ]),
);

/** "70 y/o", "M70", "M.E." as they are read. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\s*y\/o\b/gi, 'yo'],
  // "The M62" is a road, and no man.
  [/(?<!\b[Tt]he )\b([MF])(?=\d{2}\b)/g, '$1 '],
  [/\bM\.E\b\.?/g, 'chronic fatigue'],
  // "W/C 4 May" is a week.
  [
    /(?<=\b(?:in|uses|her|his|a|electric|manual|needs) )w\/c\b|\bw\/c(?= (?:user|bound|access))/gi,
    'wheelchair',
  ],
];

const TITLED = /\b(Mrs|Miss|Ms|Mr)\.?\s+\p{Lu}[\p{L}'’-]+((?:\s+\p{Lu}[\p{L}'’-]+)*)/gu;

/**
 * "Mrs Evans, 83" without her name, which tells nothing that is asked for: the word after the title, whatever it is, and
 * one more that is no word of help, so that "Mr Jones Debt Advice" asks for advice.
 */
export const withoutNames = (q: string): string =>
  q.replace(TITLED, (_, title: string, more: string) => {
    const [next = '', ...rest] = more.trim().split(/\s+/);
    const isName = foldWords(next).every((word) => !isInPhrases(word) && !saysLittle(word));
    return [title === 'Mr' ? 'man' : 'lady', ...(isName ? [] : [next]), ...rest].join(' ');
  });

/** So many words away it says what else the letters stand for: "CSA chasing him for maintenance". */
const BESIDE_WORDS = 4;
const CAPITALS = /^\p{Lu}{2,}$/u;
const WRITTEN_IN_CAPITALS = 0.5;

/** A question that is written in capitals: its capitals say nothing. */
function isInCapitals(written: readonly string[]): boolean {
  const letters = written.filter((word) => /^\p{L}{2,}$/u.test(word));
  const inCapitals = letters.filter((word) => CAPITALS.test(word));
  return letters.length > 2 && inCapitals.length > letters.length * WRITTEN_IN_CAPITALS;
}

/** "T2DM, lives alone" with its shorthand in full. What the table has in capitals is in short only in capitals: "mi" is Welsh. */
export function writtenOut(q: string): string {
  const named = withDaysInFull(withoutNames(q));
  const noted = NOTES.reduce((text, [pattern, said]) => text.replace(pattern, said), named);
  const words = writtenWords(noted);
  const all = words.map((word) => foldWords(word)[0] ?? '');
  // "SEND HELP", "DA IAWN".
  const isPlain = isInCapitals(words) ? (word: string) => isCommon(word) || readsAsWelsh(all) : () => false;
  return withOtherWords(noted, (folded, written, at) => {
    const plain = written.replace(/[’ʼ]/g, "'");
    // "Wi'n" is Welsh, and no "wi".
    const inShort =
      (isPlain(folded) ? undefined : table.get(plain)) ??
      (plain.includes("'") ? undefined : table.get(folded));
    const beside = all.slice(Math.max(0, at - BESIDE_WORDS), at + 1 + BESIDE_WORDS);
    const isOther = inShort?.unlessBeside.some((word) => beside.includes(word)) ?? true;
    return inShort && !isOther ? inShort.says : written;
  });
}

/** Whether a word is in short as it stands: "b4", though there is a district B4. */
export const isInShort = (word: string): boolean => table.has(word);
