import { clausesOf } from './text/clauses.ts';
import { notDenied } from './text/sayings.ts';

/** Whether some clause of a text says one of these, and does not deny it. */
const saying = (...phrases: readonly string[]) => {
  const said = new RegExp(`(?<![^ ])${notDenied(2)}(?:${phrases.join('|')})(?![^ ])`);
  return (text: string): boolean => clausesOf(text).some((words) => said.test(words.join(' ')));
};

const AGES = '(?:all|any|every|whatever your) ages?|pob oed';
const WELCOME =
  '(?:every(?:one|body)|any(?:one|body)|all) (?:is |are )?(?:very )?welcome|(?:croeso|agored) i bawb';
/** "Open to everybody", and not "open to anyone with dementia". */
const ANYBODY =
  '(?:open to|for) (?:any|every)(?:one|body)(?! (?:with|who|whose|living|affected|caring|looking|aged|over|under)(?: |$))';
/** "For all", and not "for all carers". */
const ALL =
  '(?:open to|for) all(?= (?:abilities|levels|comers|genders|faiths|and|the family|in the community)(?: |$)|$)';
const BAWB = 'i bawb(?! (?:sydd|syn|a|gyda)(?: |$))';

/** Whether a text says that people of whatever age may come. */
export const saysAllAges = saying(AGES);

/** Whether a text says that whoever it is may come. */
export const welcomesEverybody = saying(AGES, WELCOME, ANYBODY, ALL, BAWB);
