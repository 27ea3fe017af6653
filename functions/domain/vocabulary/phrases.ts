import type { Language } from '../../../schemas/words.ts';
import { stem } from '../text/analyse.ts';
import { foldWords } from '../text/fold.ts';
import { welshRoot } from '../text/welsh.ts';
import { STOP_WORDS, WEAK_WORDS } from '../text/word-lists.ts';
import { type TermKind, vocabulary } from './vocabulary.ts';

/** How well a phrase says the thing: its name, another name, what a listing betrays, what a person needs. */
export type PhraseSort = 'label' | 'synonym' | 'sign' | 'need';

interface Phrase {
  readonly kind: TermKind;
  readonly id: string;
  readonly sort: PhraseSort;
  /** Distinct roots of its telling words. */
  readonly words: readonly string[];
}

/** Roots by which phrases and texts are compared: English stems, or Welsh roots for Welsh words. */
const rootOf = (word: string, lang: Language): string => (lang === 'cy' ? welshRoot(word) : stem(word));

/** The telling words of a phrase. Weak ones ("group", "help") count only where too little is left without them. */
function tellingWords(phrase: string, lang: Language, sort: PhraseSort): string[] {
  const words = foldWords(phrase).filter((word) => !STOP_WORDS[lang].has(word));
  const strong = words.filter((word) => !WEAK_WORDS[lang].has(word));
  const enough = sort === 'need' || sort === 'sign' ? Math.min(2, words.length) : 1;
  const kept = strong.length >= enough ? strong : words;
  return [...new Set(kept.map((word) => rootOf(word, lang)))];
}

function collect(): Phrase[] {
  const phrases: Phrase[] = [];
  for (const term of vocabulary.terms) {
    const add = (sort: PhraseSort, lang: Language, text: string | undefined) => {
      const words = text ? tellingWords(text, lang, sort) : [];
      if (words.length > 0) phrases.push({ kind: term.kind, id: term.id, sort, words });
    };
    for (const lang of ['en', 'cy'] as const) {
      add('label', lang, term.label[lang]);
      for (const text of term.synonyms?.[lang] ?? []) add('synonym', lang, text);
      for (const text of term.signs?.[lang] ?? []) add('sign', lang, text);
      for (const text of term.needs?.[lang] ?? []) add('need', lang, text);
    }
  }
  return phrases;
}

const phrases = collect();
const phrasesByWord = Map.groupBy(
  phrases.flatMap((phrase) => phrase.words.map((word) => ({ word, phrase }))),
  (pair) => pair.word,
);

/** Rare words of the vocabulary tell more than common ones (inverse document frequency over phrases). */
const tells = (word: string): number => Math.log(1 + phrases.length / (phrasesByWord.get(word)?.length ?? 1));

export interface PhraseMatch {
  readonly kind: TermKind;
  readonly id: string;
  readonly sort: PhraseSort;
  /** Share of the phrase that was said, by weight; above `LEAST_COVER`, up to 1. */
  readonly cover: number;
  /** The words of the text that said it. */
  readonly words: readonly string[];
}

/** Less of a phrase than this says something else: "cannot open letters" is not "open mic". */
export const LEAST_COVER = 0.6;

/** Every phrase of the vocabulary that the words say, wholly or mostly, in any order. */
export function matchPhrases(words: readonly string[], leastCover = LEAST_COVER): readonly PhraseMatch[] {
  const said = new Map<string, string>();
  for (const word of words) {
    said.set(stem(word), word);
    said.set(welshRoot(word), word);
  }
  const candidates = new Set([...said.keys()].flatMap((root) => (phrasesByWord.get(root) ?? []).map((pair) => pair.phrase)));
  const matches: PhraseMatch[] = [];
  for (const phrase of candidates) {
    const hit = phrase.words.filter((root) => said.has(root));
    const cover = sum(hit.map(tells)) / sum(phrase.words.map(tells));
    if (cover < leastCover) continue;
    matches.push({ kind: phrase.kind, id: phrase.id, sort: phrase.sort, cover, words: hit.map((root) => said.get(root) ?? root) });
  }
  return matches;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
