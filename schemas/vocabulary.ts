import { z } from 'zod';
import { Cannot, type Delivery, Times, Weekday } from './words.ts';

export const VOCABULARY_LIMITS = {
  idChars: 60,
  labelChars: 80,
  phraseChars: 160,
  longPhraseChars: 400,
  phrasesPerList: 120,
  relationsPerTerm: 12,
  terms: 2_000,
  wordChars: 30,
  wordsPerList: 400,
} as const;

export const VOCABULARY_DOMAINS = [
  'clinical',
  'community-well-being',
  'information',
  'non-clinical',
  'welfare',
] as const;
export const VOCABULARY_KINDS = ['topic', 'condition', 'circumstance', 'language'] as const;

/** What may threaten somebody so that no listing is the first thing to tell of. */
export const Danger = z.enum(['illness', 'gas', 'child', 'abuse', 'adult', 'slavery', 'life', 'street']);
export type Danger = z.infer<typeof Danger>;

const TermId = z
  .string()
  .max(VOCABULARY_LIMITS.idChars)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case');
const Label = z.string().trim().min(1).max(VOCABULARY_LIMITS.labelChars);
const Labels = z.strictObject({ en: Label, cy: Label });
const Phrase = z.string().trim().min(1).max(VOCABULARY_LIMITS.phraseChars);
const Phrases = z.array(Phrase).max(VOCABULARY_LIMITS.phrasesPerList);
/** With many words to choose from. */
const LongPhrases = z
  .array(z.string().trim().min(1).max(VOCABULARY_LIMITS.longPhraseChars))
  .max(VOCABULARY_LIMITS.phrasesPerList);
const Word = z.string().min(1).max(VOCABULARY_LIMITS.wordChars).regex(/^\S+$/, 'must be one word');
const Words = z.array(Word).max(VOCABULARY_LIMITS.wordsPerList);
const WordLists = z.strictObject({ en: Words, cy: Words });
const PhraseLists = z.strictObject({ en: Phrases, cy: Phrases });
const Age = z.number().int().min(1).max(120);
const Relations = z.array(TermId).min(1).max(VOCABULARY_LIMITS.relationsPerTerm);

export const VocabularyTerm = z
  .strictObject({
    id: TermId,
    kind: z.enum(VOCABULARY_KINDS),
    /** What a referral is for. Topics have one, the other kinds none. */
    domain: z.enum(VOCABULARY_DOMAINS).optional(),
    broader: Relations.optional(),
    related: Relations.optional(),
    /** Words that ask for it speak of this danger: then urgent help is told of first. */
    urgent: Danger.optional(),
    /** No answer to words that do not ask for it: whoever hurts somebody may be looking at the screen. */
    onlyWhenAsked: z.literal(true).optional(),
    /** No answer to words that speak of this danger: whoever wants to die is not sent to the bereaved. */
    notFor: Danger.optional(),
    /** No answer to words that ask in full for one of these topics and not for this one: no weighing for who starves. */
    notWith: Relations.optional(),
    /** Of a topic: such help is for people of whom one of these conditions and circumstances holds. */
    for: Relations.optional(),
    /** Of a topic: the ages at which people come, in years, both included. */
    ages: z.strictObject({ from: Age.optional(), to: Age.optional() }).optional(),
    /** Of a condition or circumstance: what is for such people is not for others. */
    limits: z.literal(true).optional(),
    label: Labels,
    /** The same thing by another name. */
    synonyms: z.strictObject({ en: Phrases.min(1), cy: Phrases }),
    /** What a link worker or a client would say, for which this is an answer: a weaker match. `a|b` stands for either word, `a > b` for the one after the other. */
    needs: z.strictObject({ en: Phrases, cy: Phrases }),
    /** The same in words that say it only as they stand, function words among them: "end it". "Not" stands for any "no", `a|b` for either word, `*` for up to three, `.` for where a clause begins or ends. */
    said: z.strictObject({ en: LongPhrases, cy: LongPhrases }).optional(),
    /** Words in a listing's own text that betray the topic even when its usual name is missing. */
    signs: z.strictObject({ en: Phrases, cy: Phrases }),
  })
  .refine((term) => (term.kind === 'topic') === (term.domain !== undefined), {
    path: ['domain'],
    error: 'a topic has a domain, another term has none',
  })
  .refine((term) => (term.kind === 'topic' ? !term.limits : !term.for && !term.ages), {
    path: ['for'],
    error: 'a topic says whom it is for; a condition or circumstance, that it limits',
  });
export type VocabularyTerm = z.infer<typeof VocabularyTerm>;

/** A day of the week or by how far off it is, or a part of the day or of the week. */
export const SpokenTime = z.enum([...Weekday.options, ...Times.options, 'today', 'tomorrow']);
export type SpokenTime = z.infer<typeof SpokenTime>;

/**
 * Ways of saying one thing. "Not" stands for any "no", `a|b` for either word, `*` for up to three, `.` for where a clause
 * begins or ends, `!a|b` for neither of them next, `=a|b` for either of them next.
 */
const Sayings = z.strictObject({ en: Phrases.min(1), cy: Phrases.min(1) });
/**
 * Ways in which a listing's own text may say what stands in somebody's way; and, as `asked`, what a question says for that
 * to stand in this person's, with the `topics` that are not wanted then. `wanted`: that says what is wanted too, as "a gentle walk" does.
 * `ofAnybody`: whoever it is said of, "mum with toddler" also where it is not she who asks.
 */
const Reading = z.strictObject({
  said: Sayings,
  unless: Sayings,
  asked: Sayings.optional(),
  topics: z.array(TermId).optional(),
  wanted: z.literal(true).optional(),
  ofAnybody: z.literal(true).optional(),
});
export const Obstacles = z.strictObject({
  'needs-car': Reading,
  'no-bus': Reading,
  stairs: Reading,
  crowded: Reading,
  'women-only': Reading,
  'men-only': Reading,
  ended: Reading,
  'by-suicide': Reading,
  'baby-loss': Reading,
  'no-crisis': Reading,
  mixed: Reading,
  'english-only': Reading,
  'no-children': Reading,
  strenuous: Reading,
  audition: Reading,
  pub: Reading,
  religious: Reading,
  'twelve-steps': Reading,
  talking: Reading,
  'needs-diagnosis': Reading,
});
export type Obstacles = z.infer<typeof Obstacles>;
export type Obstacle = keyof Obstacles;

/** Ways in which a listing's own text may say that people of every age, or whoever it is, may come. */
export const Everybody = z.strictObject({ allAges: Sayings, welcome: Sayings });
export type Everybody = z.infer<typeof Everybody>;

/** Words by which a listing's own text says whom it is for, at what age, and for what it is not. */
export const WhomWords = z.strictObject({
  /** What it is not for, or does not do, is said after it: "not for hospital appointments". */
  refusing: Sayings,
  /** Where what it refuses ends; what says that it does so on a condition only; what it says of the body of who may come. */
  endsRefusing: WordLists,
  refusingOnly: WordLists,
  ability: WordLists,
  /** What follows in the clause is not what the listing is about: "we are not a", "next door to". */
  notOfIt: Sayings,
  /** That others than those named may come too: "and anyone else". */
  andOthers: PhraseLists,
  /** With one of these a condition is said of people: "for those with cancer". */
  people: WordLists,
  /** For whom alone: "carers only". */
  only: WordLists,
  /** After a language: "for Portuguese speakers", "Tamil speaking elders"; and who may stand after the latter. */
  speakers: WordLists,
  speaking: WordLists,
  afterSpeaking: WordLists,
  /** Before and after a "for" that says nothing of who may come: "a leaflet for parents", "for the baby unit". */
  beforeOtherFor: WordLists,
  afterOtherFor: WordLists,
  /** That others pay more, and may come: "free for carers". A sum of money is read as "price". */
  priced: PhraseLists,
  /** Those who are no adults, or come with some who are not. */
  younger: PhraseLists,
});
export type WhomWords = z.infer<typeof WhomWords>;

/** What a question says of the person. */
export const PersonWords = z.strictObject({
  cannot: z.record(Cannot.exclude(Times.options), Sayings),
  /** What suggests it, and is looked for as what it says too: "bad knees", "skint". */
  suggests: z.strictObject({ paying: Sayings, stairs: Sayings } satisfies Partial<Record<Cannot, z.ZodType>>),
  /** What is said of one person and nobody else. */
  gender: z.strictObject({ male: Sayings, female: Sayings }),
  /** Words that say, as a "no" does, that somebody keeps away from what they say with it. */
  avoiding: WordLists,
  /** What somebody is called beside their age, or first of all: "man of 82", "lady lives alone". */
  somebody: z.strictObject({ male: WordLists, female: WordLists }),
  /** Who is a parent, first of all and beside an age that tells it of who asks: "mum 29, two under five". */
  parent: z.strictObject({ male: WordLists, female: WordLists }),
  /** What stands before that: "Somali woman", "elderly man". */
  described: WordLists,
  /** What sounds like one of these and says nothing of the person: "no car park". */
  unless: Sayings,
  ages: z.array(z.strictObject({ from: Age, to: Age.optional(), said: Sayings })),
  /** Whose age may be told beside that of the person. */
  others: Sayings,
  /** Those of them for whom, or with whom, a grown-up asks: what takes their age is for them too. */
  young: Sayings,
  /** What they are called that tells their gender, beside `parent`. */
  kin: z.strictObject({ male: WordLists, female: WordLists }),
  /** What somebody does who wants something beside one of them; and what is told of one who is there no more. */
  ofAnother: z.strictObject({ wishing: WordLists, gone: WordLists }),
  /** Those that come with whoever is spoken of: "mum of twins" is still spoken of as a woman. */
  comeAlong: Sayings,
  /** What stands so near to a number that it is not their age; before one and after one that counts other things; before one of months; how it goes on after an age; whom an age makes one; what makes one who is asked for one who is cared for; what before and behind it says that somebody is lost, and behind it that somebody grown up lives a life of their own; and what says that a child is somebody's. */
  besideAge: z.strictObject({
    notTheirs: WordLists,
    counting: WordLists,
    counted: WordLists,
    lasting: WordLists,
    goesOn: WordLists,
    teenager: WordLists,
    caring: WordLists,
    lostBefore: WordLists,
    lost: PhraseLists,
    elsewhere: PhraseLists,
    having: WordLists,
  }),
  /** What joins things into a list: "Mondays and Fridays", "no singing or dancing". */
  joining: WordLists,
  /**
   * What joins the first and last of some days; who by it has the evening off; what joins when they are busy to when
   * they are free. What says before and behind a time that they cannot come then; what only sounds like it ("keep her
   * busy"); what behind it says that they may well ("to avoid evenings alone"). What may stand between times, and
   * beside that between them and their denial. What before and behind a time tells of a life and asks for no time.
   */
  besideTime: z.strictObject({
    until: WordLists,
    working: PhraseLists,
    therefore: WordLists,
    denying: PhraseLists,
    notDenying: PhraseLists,
    undenied: PhraseLists,
    between: WordLists,
    coming: WordLists,
    denied: PhraseLists,
    narratingBefore: WordLists,
    narratingAfter: WordLists,
  }),
  /**
   * What stands before the name of a place; what follows the name of somebody with whom a question begins, and
   * towns by which people are called; names that are other words after "in" ("died in March"); words near which
   * "S1" and "L5" are no postcodes; and what says of a place before it that nobody here lives there.
   */
  besidePlace: z.strictObject({
    before: WordLists,
    afterPerson: WordLists,
    names: WordLists,
    noPlaces: WordLists,
    noPostcodes: WordLists,
    /** Up to the name, where a `.` stands for it: that somebody has moved there. */
    movedTo: PhraseLists,
    /** The same, or anywhere before it: that it is not where somebody lives. */
    elsewhere: PhraseLists,
  }),
  /** Before and behind the name of a language: that somebody speaks it, or learns it; and that they have no English. */
  speaking: z.strictObject({
    speaks: WordLists,
    speaker: WordLists,
    learns: WordLists,
    /** What may stand between a "not" and that. */
    undenied: WordLists,
    /** Who may speak it in their place: "her carer speaks Polish". */
    helpers: WordLists,
    /** Behind and ahead of its name: that it is theirs. */
    firstBehind: PhraseLists,
    firstAhead: PhraseLists,
    /** Behind what a name alone is that of their language: "needs an interpreter: Farsi". */
    asksWhich: PhraseLists,
    noEnglish: PhraseLists,
  }),
});
export type PersonWords = z.infer<typeof PersonWords>;

/**
 * What is written in short, with its words in full. In capitals it is so only in capitals. It may say something else beside
 * some words: "CSA payments".
 */
export const Shorthand = z.record(
  z.string().regex(/^(?:[a-z0-9']{1,12}|[A-Z0-9]{2,8})$/, 'must be small letters or capitals'),
  z.union([Phrase, z.strictObject({ says: Phrase, unlessBeside: Words })]),
);
export type Shorthand = z.infer<typeof Shorthand>;

export const Vocabulary = z.strictObject({
  terms: z.array(VocabularyTerm).min(1).max(VOCABULARY_LIMITS.terms),
  domains: z.array(z.strictObject({ id: z.enum(VOCABULARY_DOMAINS), label: Labels })),
  /** Words that say little in a question or a listing. They still count inside a phrase. */
  weakWords: WordLists,
  /** Function words that are ignored wholly, in questions and in phrases alike. */
  stopWords: WordLists,
  /** Words of Welsh that say another thing in English: "plant" are children. Among Welsh words they are Welsh only. */
  falseFriends: Words,
  /** A one-word phrase in this list is to be compared as written, not by its stem: "housing" isn't "house". */
  wholeWords: WordLists,
  /** In this list the form tells what is meant, so that it is compared as written in every phrase: "died" isn't "die". */
  tenseWords: WordLists,
  /** Words that ask for a way of delivery. */
  ways: z.strictObject({
    'home-visit': WordLists,
    telephone: WordLists,
    video: WordLists,
    online: WordLists,
  } satisfies Partial<Record<Delivery, z.ZodType>>),
  /** Words that say when something should be; `a|b` stands for either word. */
  times: z.record(SpokenTime, Sayings),
  /** What stands before something that is not wanted: "hates bingo", "anything but a gym". */
  unwanted: Sayings,
  /** What is said not to be so: "doesn't drink", "no dementia". "Not" stands for any "no", `a|b` for either word. */
  denied: Sayings,
  /**
   * What says that there is no danger of which something speaks ("denies thoughts of self harm"), what may stand between
   * and beside it, what speaks of dangers beside their own phrases, and what behind it says that there is one now.
   */
  noDanger: z.strictObject({ by: WordLists, across: WordLists, speaking: Sayings, unless: WordLists }),
});
export type Vocabulary = z.infer<typeof Vocabulary>;
