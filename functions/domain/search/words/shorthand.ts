import { Shorthand } from '../../../../schemas/vocabulary.ts';
import { foldWords, withOtherWords } from '../../text/fold.ts';
import { saysLittle } from '../../text/word-lists.ts';
import { isInPhrases } from '../../vocabulary/phrases.ts';
import file from '../../vocabulary/shorthand.json' with { type: 'json' };
import { withDaysInFull } from './days-in-short.ts';

/** What people in a practice write in short, and what they write as it is spoken where they live; editors read and change it. */
const table: ReadonlyMap<string, string> = new Map(Object.entries(Shorthand.parse(file)));

/** "70 y/o", "M70", "M.E." as they are read. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\s*y\/o\b/gi, 'yo'],
  // "The M62" is a road, and no man.
  [/(?<!\b[Tt]he )\b([MF])(?=\d{2}\b)/g, '$1 '],
  [/\bM\.E\b\.?/g, 'chronic fatigue'],
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

/** "T2DM, lives alone" with its shorthand in full. What the table has in capitals is in short only in capitals: "mi" is Welsh. */
export function writtenOut(q: string): string {
  const named = withDaysInFull(withoutNames(q));
  const noted = NOTES.reduce((text, [pattern, said]) => text.replace(pattern, said), named);
  return withOtherWords(noted, (folded, written) => {
    const plain = written.replace(/[’ʼ]/g, "'");
    // "Wi'n" is Welsh, and no "wi".
    return table.get(plain) ?? (plain.includes("'") ? undefined : table.get(folded)) ?? written;
  });
}
