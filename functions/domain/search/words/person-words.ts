import { PersonWords } from '../../../../schemas/vocabulary.ts';
import type { Gender } from '../../../../schemas/words.ts';
import { ALL_NEGATIONS, type Denial } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { sayingsOf } from '../../text/sayings.ts';
import { wordsIn } from '../../text/word-lists.ts';
import file from '../../vocabulary/person.json' with { type: 'json' };

/** The table of words by which a question speaks of who somebody is; editors read and change it. */
export const personTable: PersonWords = PersonWords.parse(file);

const genderByName = (names: PersonWords['somebody']): ReadonlyMap<string, Gender> =>
  new Map(
    Object.entries(names).flatMap(([gender, { en, cy }]) =>
      [...en, ...cy].flatMap(foldWords).map((name) => [name, gender as Gender]),
    ),
  );

/** What somebody is called, with what that tells of them: "lady". */
export const SOMEBODY = genderByName(personTable.somebody);
/** The same of whom children call so: who asks, or somebody else. */
export const PARENT = genderByName(personTable.parent);

/** The same of all by whom somebody else is named: "husband", "nan". */
export const KIN: ReadonlyMap<string, Gender> = new Map([...PARENT, ...genderByName(personTable.kin)]);

/** Whose age, or what they are called, may be told beside that of the person. */
export const OTHERS = wordsIn(personTable.others);
export const YOUNG = wordsIn(personTable.young);
/** What tells that one of them is another than who asks. */
export const OF_ANOTHER = {
  wishing: wordsIn(personTable.ofAnother.wishing),
  gone: wordsIn(personTable.ofAnother.gone),
};
/** They come with whoever is spoken of, and are not spoken of as "he". */
export const COME_ALONG = wordsIn(personTable.comeAlong);
/** What may stand before the word that somebody is called by: "Somali woman". */
export const DESCRIBED = wordsIn(personTable.described);

/** "Mondays and Fridays", "no singing or dancing". */
export const JOINING = wordsIn(personTable.joining);

/** What says with its words that somebody keeps away from something: "hates pubs". */
export const AVOIDING = wordsIn(personTable.avoiding);

/** What stands beside somebody's age, and beside a number that is none. */
export const BESIDE_AGE = {
  notTheirs: wordsIn(personTable.besideAge.notTheirs),
  counting: wordsIn(personTable.besideAge.counting),
  counted: wordsIn(personTable.besideAge.counted),
  lasting: wordsIn(personTable.besideAge.lasting),
  goesOn: wordsIn(personTable.besideAge.goesOn),
  teenager: wordsIn(personTable.besideAge.teenager),
  caring: wordsIn(personTable.besideAge.caring),
  having: wordsIn(personTable.besideAge.having),
  lostBefore: wordsIn(personTable.besideAge.lostBefore),
  lost: sayingsOf(personTable.besideAge.lost),
  elsewhere: sayingsOf(personTable.besideAge.elsewhere),
};
/** What tells that somebody speaks a language, beside its name; what may stand before it behind a "not"; and of whom it may be said who helps. */
export const SPEAKING = {
  speaks: wordsIn(personTable.speaking.speaks),
  speaker: wordsIn(personTable.speaking.speaker),
  learns: wordsIn(personTable.speaking.learns),
  undenied: wordsIn(personTable.speaking.undenied),
  helpers: wordsIn(personTable.speaking.helpers),
};

/** What is said of the person and is not so: "not in a wheelchair", "has not stopped driving". */
export const NOT_SO: Denial = {
  by: ALL_NEGATIONS,
  across: new Set(foldWords('a an the in been his her my their yn')),
};
