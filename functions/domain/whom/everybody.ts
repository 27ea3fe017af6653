import { Everybody } from '../../../schemas/vocabulary.ts';
import { clausesOf } from '../text/clauses.ts';
import { ALL_NEGATIONS, type Denial } from '../text/denial.ts';
import { isSaid, type Sayings, sayingsOf } from '../text/sayings.ts';
import file from '../vocabulary/everybody.json' with { type: 'json' };

/** The table of words by which a text says that whoever it is may come; editors read and change it. */
export const everybody: Everybody = Everybody.parse(file);

const { allAges, welcome } = everybody;
const ALL_AGES = sayingsOf(allAges);
const EVERYBODY = sayingsOf({
  en: [...allAges.en, ...welcome.en],
  cy: [...allAges.cy, ...welcome.cy],
});
/** "Not suitable for all ages", "not just for anybody". */
const DENIED: Denial = { by: ALL_NEGATIONS, across: 2 };

const says =
  (said: Sayings) =>
  (text: string): boolean =>
    clausesOf(text).some((words) => isSaid(words, said, DENIED));

/** Whether a text says that people of whatever age may come. */
export const saysAllAges = says(ALL_AGES);

/** Whether a text says that whoever it is may come. */
export const welcomesEverybody = says(EVERYBODY);
