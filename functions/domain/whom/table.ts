import { WhomWords } from '../../../schemas/vocabulary.ts';
import { wordsIn } from '../text/word-lists.ts';
import file from '../vocabulary/whom.json' with { type: 'json' };

/** The table of words by which a listing says whom it is for; editors read and change it. */
export const whomTable: WhomWords = WhomWords.parse(file);

/** With one of these something is said of people: "for those with cancer". */
export const PEOPLE = wordsIn(whomTable.people);
