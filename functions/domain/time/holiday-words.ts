import type { Schedule } from '../../../schemas/place.ts';
import type { Holiday } from './bank-holidays.ts';

const ANY = '(?:bank|public) holidays?|g?[wŵ]yl(?:iau)? (?:y )?banc';
const OWN: Readonly<Partial<Record<Holiday, string>>> = {
  'new-year': "new year[’']?s day|(?:dydd )?calan",
  'second-january': '(?:2|2nd|second)(?: of)? january',
  'st-patrick': "st\\.? patrick[’']?s day",
  'good-friday': 'good friday|gwener y groglith',
  'easter-monday': 'easter monday|llun y pasg',
  'st-andrew': "st\\.? andrew[’']?s day",
  christmas: 'christmas day|(?:dydd|ddydd) nadolig',
  boxing: 'boxing day|g[wŵ]yl san steffan',
};
/** Words that take out what follows them. */
const NOT =
  'not|except(?:ing)?|excl(?:\\.|uding|udes)?|closed|apart from|other than|outside|no (?:session|meeting|group|class)(?:e?s)?|ac eithrio|heblaw|ar gau|nid|dim';
/** Words that take out something, in a text that does not plainly say what. */
const ANY_NO = `${NOT}|no|never|without|unless|only|yn unig`;
const word = (words: string) => `(?<!\\p{L})(?:${words})(?!\\p{L})`;

/** What a text says of a holiday: that they meet, that they do not, or nothing plain. */
export type Said = 'held' | 'not-held' | undefined;

interface Patterns {
  readonly names: RegExp;
  readonly notHeld: RegExp;
}
const patterns = new Map<Holiday, Patterns>();

function patternsFor(holiday: Holiday): Patterns {
  const names = word([ANY, OWN[holiday]].filter((each) => each !== undefined).join('|'));
  const known = patterns.get(holiday) ?? {
    names: new RegExp(names, 'iu'),
    notHeld: new RegExp(
      `${word(NOT)}[^.;,!?]{0,40}${names}|${names}[^.;,!?]{0,20}${word('closed|ar gau')}`,
      'iu',
    ),
  };
  patterns.set(holiday, known);
  return known;
}

const TAKES_OUT = new RegExp(word(ANY_NO), 'iu');

/**
 * Whether the words of a schedule name the holiday: plainly ("including bank holidays"), or to take it out ("not on
 * bank holidays", "bank holidays: closed"). What could mean either says nothing.
 */
export function saidOf({ description, notes }: Schedule, holiday: Holiday): Said {
  const text = [description, notes].filter((part) => part !== undefined).join('. ');
  const { names, notHeld } = patternsFor(holiday);
  if (!names.test(text)) return undefined;
  if (notHeld.test(text)) return 'not-held';
  return TAKES_OUT.test(text) ? undefined : 'held';
}
