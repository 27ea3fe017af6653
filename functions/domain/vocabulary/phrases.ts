import type { Language } from '../../../schemas/words.ts';
import { isWelshWord, stem } from '../text/analyse.ts';
import { foldWords } from '../text/fold.ts';
import { welshRoot } from '../text/welsh.ts';
import { STOP_WORDS, WEAK_WORDS, WHOLE_WORDS } from '../text/word-lists.ts';
import { DENIAL, tellsOf } from './neighbours.ts';
import { type TermKind, vocabulary } from './vocabulary.ts';

/** How well a phrase says the thing: its name, another name, what a listing betrays, what a person needs. */
export type PhraseSort = 'label' | 'synonym' | 'sign' | 'need';

interface Phrase {
  readonly kind: TermKind;
  readonly id: string;
  readonly sort: PhraseSort;
  /** Distinct roots of its telling words. */
  readonly roots: readonly string[];
}

/** However it is said, a "no" is a "no": can't, doesn't, won't, unable, never. */
const NEGATIONS = new Set(
  'no not none never nobody cant cannot dont doesnt didnt wont wouldnt couldnt isnt unable without'.split(
    ' ',
  ),
);

/** Roots by which phrases and texts are compared: English stems, or Welsh roots for Welsh words. */
const rootOf = (word: string, lang: Language): string =>
  lang === 'cy' ? welshRoot(word) : NEGATIONS.has(word) ? DENIAL : stem(word);

const asWritten = (word: string) => `=${word}`;

/** The telling words of a phrase. Weak ones ("group", "help") count only where too little is left without them. */
function rootsOfPhrase(phrase: string, lang: Language, sort: PhraseSort): string[] {
  const words = foldWords(phrase).filter((word) => !STOP_WORDS[lang].has(word));
  const strong = words.filter((word) => !WEAK_WORDS[lang].has(word));
  const enough = sort === 'need' || sort === 'sign' ? Math.min(2, words.length) : 1;
  const kept = [...new Set(strong.length >= enough ? strong : words)];
  const [only] = kept;
  if (kept.length === 1 && only !== undefined && WHOLE_WORDS.has(only)) return [asWritten(only)];
  return [...new Set(kept.map((word) => rootOf(word, lang)))];
}

function phrasesOfVocabulary(): Phrase[] {
  return vocabulary.terms.flatMap((term) => {
    const said = (lang: Language): readonly (readonly [PhraseSort, string])[] => [
      ['label', term.label[lang]],
      ...term.synonyms[lang].map((text) => ['synonym', text] as const),
      ...term.signs[lang].map((text) => ['sign', text] as const),
      ...term.needs[lang].map((text) => ['need', text] as const),
    ];
    return (['en', 'cy'] as const)
      .flatMap((lang) => said(lang).map(([sort, text]) => ({ sort, roots: rootsOfPhrase(text, lang, sort) })))
      .filter(({ roots }) => roots.length > 0)
      .map(({ sort, roots }) => ({ kind: term.kind, id: term.id, sort, roots }));
  });
}

const phrases = phrasesOfVocabulary();

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

/** Rare words of the vocabulary tell more than common ones (inverse document frequency over phrases). */
const tells: ReadonlyMap<string, number> = new Map(
  [...phrasesWith].map(([root, group]) => [root, Math.log(1 + phrases.length / group.length)]),
);
const told = (roots: readonly string[]): number =>
  roots.reduce((total, root) => total + (tells.get(root) ?? 0), 0);
const toldInFull = new Map(phrases.map((phrase) => [phrase, told(phrase.roots)]));

const rarest = ({ roots }: Phrase): string =>
  roots.reduce((best, root) => ((tells.get(root) ?? 0) > (tells.get(best) ?? 0) ? root : best));
const phrasesByRarest = byRoot((phrase) => [rarest(phrase)]);

/** The words of a text by the roots under which a phrase may mean them. */
function rootsSaid(words: readonly string[]): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const word of words) {
    if (STOP_WORDS.en.has(word)) continue;
    said.set(rootOf(word, 'en'), word);
    if (WHOLE_WORDS.has(word)) said.set(asWritten(word), word);
    if (isWelshWord(word)) said.set(welshRoot(word), word);
  }
  return said;
}

/** Phrases that a text says in full, in any order: for reading a listing, many thousand words a second. */
export function phrasesSaid(
  words: readonly string[],
): readonly Pick<Phrase, 'kind' | 'id' | 'sort' | 'roots'>[] {
  const said = rootsSaid(words);
  const candidates = [...said.keys()].flatMap((root) => phrasesByRarest.get(root) ?? []);
  return candidates.filter((phrase) => phrase.roots.every((root) => said.has(root)));
}

export interface PhraseMatch {
  readonly kind: TermKind;
  readonly id: string;
  readonly sort: PhraseSort;
  /** Share of the phrase that was said, by weight; from `LEAST_COVER` to 1. */
  readonly cover: number;
  /** How much the roots that were said tell by being said at all: near 0 for "go", 1 and more for rare ones. */
  readonly tells: number;
  /** The words of the question that said it. */
  readonly words: readonly string[];
}

/** Less of a phrase than this says something else: "cannot open letters" is not "open mic". */
const LEAST_COVER = 0.6;

/**
 * Every phrase of the vocabulary that a question says, wholly or mostly, in any order. "Cannot walk" is not said by
 * "walk": what denies must be denied.
 */
export function matchPhrases(words: readonly string[]): readonly PhraseMatch[] {
  const said = rootsSaid(words);
  const candidates = new Set([...said.keys()].flatMap((root) => phrasesWith.get(root) ?? []));
  return [...candidates].flatMap((phrase) => {
    const { kind, id, sort } = phrase;
    const hit = phrase.roots.filter((root) => said.has(root));
    const cover = told(hit) / (toldInFull.get(phrase) ?? 1);
    if (cover < LEAST_COVER || (phrase.roots.includes(DENIAL) && !said.has(DENIAL))) return [];
    const words = hit.map((root) => said.get(root) ?? root);
    return { kind, id, sort, cover, tells: hit.reduce((sum, root) => sum + tellsOf(root), 0), words };
  });
}

/** Has some phrase both of these English words? */
export const areSaidTogether = (one: string, other: string): boolean =>
  one !== other && (phrasesWith.get(stem(one)) ?? []).some(({ roots }) => roots.includes(stem(other)));
