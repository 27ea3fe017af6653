import { Shorthand } from '../../../schemas/vocabulary.ts';
import { withOtherWords } from '../text/fold.ts';
import file from '../vocabulary/shorthand.json' with { type: 'json' };

/** What people in a practice write in short; editors read and change it. */
const table: ReadonlyMap<string, string> = new Map(Object.entries(Shorthand.parse(file)));

/** "T2DM, lives alone" with its shorthand in full. What the table has in capitals is in short only in capitals: "mi" is Welsh. */
export const writtenOut = (q: string): string =>
  withOtherWords(q, (folded, written) => table.get(written) ?? table.get(folded) ?? written);
