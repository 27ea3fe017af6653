import { Shorthand } from '../../../schemas/vocabulary.ts';
import { withOtherWords } from '../text/fold.ts';
import file from '../vocabulary/shorthand.json' with { type: 'json' };

/** What people in a practice write in short; editors read and change it. */
const table: ReadonlyMap<string, string> = new Map(Object.entries(Shorthand.parse(file)));

/** "70 y/o", "M70" and "Mrs Evans, 83" as they are read: whose name it is tells nothing that is asked for. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\s*y\/o\b/gi, 'yo'],
  [/\b([MF])(?=\d{2}\b)/g, '$1 '],
  [/\b(?:Mrs|Miss|Ms)\.?(?:\s+\p{Lu}[\p{L}'’-]+)+/gu, 'lady'],
  [/\bMr\.?(?:\s+\p{Lu}[\p{L}'’-]+)+/gu, 'man'],
];

/** "T2DM, lives alone" with its shorthand in full. What the table has in capitals is in short only in capitals: "mi" is Welsh. */
export function writtenOut(q: string): string {
  const noted = NOTES.reduce((text, [pattern, said]) => text.replace(pattern, said), q);
  return withOtherWords(noted, (folded, written) => table.get(written) ?? table.get(folded) ?? written);
}
