import type { Language } from '../../../schemas/words.ts';
import { oncePer } from '../once-per.ts';
import { isWelshWord, ofPublicWords, readsAsWelsh, stem } from '../text/analyse.ts';
import { clauseWords } from '../text/clauses.ts';
import { type Denial, isDenied, NEGATIONS } from '../text/denial.ts';
import { alternativesOf } from '../text/sayings.ts';
import { welshRoot } from '../text/welsh.ts';
import { FALSE_FRIENDS, STOP_WORDS, TENSE_WORDS, WEAK_WORDS, WHOLE_WORDS } from '../text/word-lists.ts';
import { DENIAL, REFLEXIVE, tellsOf } from './neighbours.ts';
import { type TermKind, vocabulary } from './vocabulary.ts';

/** How well a phrase says the thing: its name, another name, what a listing betrays, what a person needs. */
export type PhraseSort = 'label' | 'synonym' | 'sign' | 'need';

interface Phrase {
  readonly kind: TermKind;
  readonly id: string;
  readonly sort: PhraseSort;
  /** Distinct roots of its telling words. */
  readonly roots: readonly string[];
  /** Its telling words must follow each other: "afraid > husband" is not said of a husband who is afraid. */
  readonly inOrder: boolean;
  /** What it counts for among all phrases: one that stands for several says no more than another. */
  readonly share: number;
}

/** Whoever it is, what is done is done to oneself. */
const REFLEXIVES = new Set(
  'himself herself myself yourself themselves themself ourselves yourselves oneself'.split(' '),
);

const asWritten = (word: string) => `=${word}`;

/** Roots by which phrases and texts are compared: English stems, or Welsh roots for Welsh words. */
function rootOf(word: string, lang: Language): string {
  if (lang === 'cy') return welshRoot(word);
  if (TENSE_WORDS.has(word)) return asWritten(word);
  if (REFLEXIVES.has(word)) return REFLEXIVE;
  return NEGATIONS.has(word) ? DENIAL : stem(word);
}

/** The telling words of a phrase. Weak ones ("group", "help") count only where too little is left without them. */
function rootsOfPhrase(phrase: string, lang: Language, sort: PhraseSort): string[] {
  const words = clauseWords(phrase).filter((word) => !STOP_WORDS[lang].has(word));
  const strong = words.filter((word) => !WEAK_WORDS[lang].has(word));
  const enough = sort === 'need' || sort === 'sign' ? Math.min(2, words.length) : 1;
  const kept = [...new Set(strong.length >= enough ? strong : words)];
  const [only] = kept;
  if (kept.length === 1 && only !== undefined && WHOLE_WORDS.has(only)) return [asWritten(only)];
  return [...new Set(kept.map((word) => rootOf(word, lang)))];
}

/** The roots by which a name of a kind of help is told, in English: those that say little ("support", "group") only where there are no others. */
export const rootsOfName = (name: string): readonly string[] => rootsOfPhrase(name, 'en', 'label');

function phrasesOfVocabulary(): Phrase[] {
  return vocabulary.terms.flatMap((term) => {
    const said = (lang: Language): readonly (readonly [PhraseSort, string])[] => [
      ['label', term.label[lang]],
      ...term.synonyms[lang].map((text) => ['synonym', text] as const),
      ...term.signs[lang].map((text) => ['sign', text] as const),
      ...term.needs[lang].map((text) => ['need', text] as const),
    ];
    return (['en', 'cy'] as const)
      .flatMap((lang) =>
        said(lang).flatMap(([sort, text]) =>
          alternativesOf(text).map((phrase, _, all) => ({
            sort,
            roots: rootsOfPhrase(phrase, lang, sort),
            inOrder: text.includes(' > '),
            share: 1 / all.length,
          })),
        ),
      )
      .filter(({ roots }) => roots.length > 0)
      .map((phrase) => ({ kind: term.kind, id: term.id, ...phrase }));
  });
}

const phrases = ofPublicWords(phrasesOfVocabulary);

function byRoot(rootsFor: (phrase: Phrase) => readonly string[]): ReadonlyMap<string, readonly Phrase[]> {
  const groups = new Map<string, Phrase[]>();
  for (const phrase of phrases)
    for (const root of rootsFor(phrase)) {
      const group = groups.get(root);
      if (group) group.push(phrase);
      else groups.set(root, [phrase]);
    }
  return groups;
}

const phrasesWith = byRoot((phrase) => phrase.roots);

const countOf = (group: readonly Phrase[]) => group.reduce((sum, { share }) => sum + share, 0);
const countOfAll = countOf(phrases);

/** Rare words of the vocabulary tell more than common ones (inverse document frequency over phrases). */
const tells: ReadonlyMap<string, number> = new Map(
  [...phrasesWith].map(([root, group]) => [root, Math.log(1 + countOfAll / countOf(group))]),
);
const told = (roots: readonly string[]): number =>
  roots.reduce((total, root) => total + (tells.get(root) ?? 0), 0);
const toldInFull = new Map(phrases.map((phrase) => [phrase, told(phrase.roots)]));

const rarest = ({ roots }: Phrase): string =>
  roots.reduce((best, root) => ((tells.get(root) ?? 0) > (tells.get(best) ?? 0) ? root : best));
const phrasesByRarest = byRoot((phrase) => [rarest(phrase)]);

/** The roots under which a phrase may mean a word. Among Welsh words one that English has too is Welsh: "plant", "siarad". */
function rootsSaidBy(word: string, isWelsh: boolean): readonly string[] {
  if (STOP_WORDS.en.has(word) || (isWelsh && STOP_WORDS.cy.has(word))) return [];
  if (isWelsh && FALSE_FRIENDS.has(word)) return [welshRoot(word)];
  return [
    rootOf(word, 'en'),
    ...(word === 'self' ? [REFLEXIVE] : []),
    ...(WHOLE_WORDS.has(word) ? [asWritten(word)] : []),
    ...(isWelsh || isWelshWord(word) ? [welshRoot(word)] : []),
  ];
}

/** What a text says, read once for all phrases. */
interface Spoken {
  readonly words: readonly string[];
  /** The roots of each of its words; a function word has none. */
  readonly rootsOf: readonly (readonly string[])[];
  /** Its words by those roots. */
  readonly said: ReadonlyMap<string, string>;
}

function spokenIn(words: readonly string[]): Spoken {
  const isWelsh = readsAsWelsh(words, 1);
  const rootsOf = words.map((word) => rootsSaidBy(word, isWelsh));
  const pairs = words.flatMap((word, at) => (rootsOf[at] ?? []).map((root) => [root, word] as const));
  return { words, rootsOf, said: new Map(pairs) };
}

/** Does a text say the roots one after the other, with none but function words between? */
function followEachOther({ rootsOf }: Spoken, roots: readonly string[]): boolean {
  const telling = rootsOf.filter((of) => of.length > 0);
  return telling.some((_, start) => roots.every((root, i) => telling[start + i]?.includes(root)));
}

/** Phrases that a text says in full, in any order: for reading a listing, many thousand words a second. */
export function phrasesSaid(
  words: readonly string[],
): readonly Pick<Phrase, 'kind' | 'id' | 'sort' | 'roots'>[] {
  const spoken = spokenIn(words);
  const { said } = spoken;
  const candidates = [...said.keys()].flatMap((root) => phrasesByRarest.get(root) ?? []);
  return candidates.filter(
    ({ roots, inOrder }) =>
      roots.every((root) => said.has(root)) && (!inOrder || followEachOther(spoken, roots)),
  );
}

export interface PhraseMatch {
  readonly kind: TermKind;
  readonly id: string;
  readonly sort: PhraseSort;
  /** Of all the phrases that say the same by the same words, `sort` among them. */
  readonly sorts: ReadonlySet<PhraseSort>;
  /** Share of the phrase that was said, by weight; from `LEAST_COVER` to 1. */
  readonly cover: number;
  /** How much the roots that were said tell by being said at all: near 0 for "go", 1 and more for rare ones. */
  readonly tells: number;
  /** The words of the question that said it. */
  readonly words: readonly string[];
  /** Of what is said only as it stands, all its words as they stand there, small ones among them. */
  readonly inFull?: readonly string[];
}

/** Less of a phrase than this says something else: "cannot open letters" is not "open mic". */
const LEAST_COVER = 0.6;

/**
 * Every phrase of the vocabulary that a question says, wholly or mostly, in any order. "Cannot walk" is not said by
 * "walk": what denies must be denied. Looked for once in each clause, of which several things are asked.
 */
export const matchPhrases = oncePer((words: readonly string[]): readonly PhraseMatch[] => {
  const spoken = spokenIn(words);
  const { said } = spoken;
  const candidates = new Set([...said.keys()].flatMap((root) => phrasesWith.get(root) ?? []));
  return [...candidates].flatMap((phrase) => {
    const { kind, id, sort } = phrase;
    const hit = phrase.roots.filter((root) => said.has(root));
    const cover = told(hit) / (toldInFull.get(phrase) ?? 1);
    if (phrase.inOrder && !followEachOther(spoken, phrase.roots)) return [];
    if (cover < LEAST_COVER || !isDeniedAsIn(phrase, spoken)) return [];
    const tells = hit.reduce((sum, root) => sum + tellsOf(root), 0);
    return {
      kind,
      id,
      sort,
      sorts: new Set([sort]),
      cover,
      tells,
      words: hit.map((root) => said.get(root) ?? root),
    };
  });
});

/** "Can't do the same things": what a "no" denies in a question may come later. */
const IN_PHRASE: Denial = { by: NEGATIONS, across: 3 };

/** What a phrase denies must be denied: "get fit, no lycra" does not say "does not fit in". */
function isDeniedAsIn({ roots }: Phrase, { words, rootsOf, said }: Spoken): boolean {
  const at = roots.indexOf(DENIAL);
  if (at < 0) return true;
  if (!said.has(DENIAL)) return false;
  const denied = roots[at + 1];
  if (denied === undefined || !said.has(denied)) return true;
  return rootsOf.some((of, i) => of.includes(denied) && isDenied(words, i, IN_PHRASE));
}

/** Whether some phrase has this English word, in whatever form. */
export const isInPhrases = (word: string): boolean => phrasesWith.has(stem(word));

/** Has some phrase both of these English words? */
export const areSaidTogether = (one: string, other: string): boolean =>
  one !== other && (phrasesWith.get(stem(one)) ?? []).some(({ roots }) => roots.includes(stem(other)));
