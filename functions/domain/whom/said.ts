import { firstSentence } from '../text/cut.ts';

const PEOPLE =
  'people|those|adults|men|women|ladies|girls|boys|mothers|mums|fathers|dads|parents|families|children|carers|elders|residents|patients|survivors|victims|veterans|refugees|students|farmers|sleepers|(?:under|over)s?[- ](?:\\w+s|\\d+s?)';

/** Words that say whom something is for. "For" at the start says it of whoever follows, also where that is misspelt. */
const WHOM = new RegExp(
  [
    '^for (?!the |a |an |your? )',
    `\\bfor (?:[\\w’'+-]+ ){0,3}?(?:${PEOPLE})\\b`,
    `\\b(?:${PEOPLE}) only\\b`,
    '^ar gyfer ',
    '\\b(?:i|ar gyfer) (?:bobl|bawb sydd|rai|oedolion|ddynion|dynion|fenywod|ferched|menywod|famau|mamau|dadau|rieni|deuluoedd|blant|plant|ofalwyr|gofalwyr|gyn-filwyr|ffoaduriaid|fyfyrwyr|ffermwyr)\\b',
    '\\byn unig\\b',
  ].join('|'),
  'i',
);

/** How a text begins, where it says there whom it is for ("For people bereaved by suicide"); else undefined. */
export function whomSaid(text: string): string | undefined {
  const first = firstSentence(text);
  return WHOM.test(first) ? first : undefined;
}
