import { readsAsWelsh } from '../text/analyse.ts';
import { foldWords } from '../text/fold.ts';
import { saidAt } from '../text/said-at.ts';
import { longestSaid, sayingsOf } from '../text/sayings.ts';
import { welshRoot } from '../text/welsh.ts';
import { vocabulary } from '../vocabulary/vocabulary.ts';

/** English is what most people speak: "speaks no English" asks for a class. */
const ENGLISH = 'en';

/** The names of every other language. "Gymraeg" is "Cymraeg" after "yn". */
const NAMES = vocabulary.terms
  .filter(({ kind, id }) => kind === 'language' && id !== ENGLISH)
  .flatMap(({ id, label }) => [
    { id, words: foldWords(label.en), asCompared: (word: string) => word },
    { id, words: foldWords(label.cy).map(welshRoot), asCompared: welshRoot },
  ]);

const SPEAKS = new Set(foldWords('speak speaks speaking spoken signs uses siarad siaradwr siaradwyr'));
/** Who learns to speak it does not speak it yet. */
const LEARNS = new Set(foldWords('learn learns learning teach practise practising dysgu ymarfer'));
const ONLY = new Set(foldWords('only mainly fluent best yn'));
/** After the name: "Polish speaker", "Welsh-speaking", "BSL user". */
const SPEAKER = new Set(foldWords('speaker speakers speaking user users'));

export interface LanguageSaid {
  readonly id: string;
  readonly words: readonly string[];
  /** Those that name the language. */
  readonly name: readonly string[];
}

/** Who says in Welsh that somebody has no English speaks of a Welsh speaker. */
const NO_ENGLISH = sayingsOf({
  en: [],
  cy: ['ddim yn siarad saesneg', 'dim|ddim|heb saesneg', 'dim gair o saesneg'],
});
export const WELSH = 'cy';

function hasOnlyWelsh(words: readonly string[]): LanguageSaid | undefined {
  const said = readsAsWelsh(words) ? longestSaid(words, NO_ENGLISH) : undefined;
  return said && { id: WELSH, words: said, name: [] };
}

/** "Speaks Welsh", "Polish speaker", "yn Gymraeg"; not "a Welsh class", nor "wants to learn Polish". */
export function languageSaid(words: readonly string[]): LanguageSaid | undefined {
  return languageNamed(words) ?? hasOnlyWelsh(words);
}

function languageNamed(words: readonly string[]): LanguageSaid | undefined {
  for (const start of words.keys()) {
    const name = NAMES.find((one) => saidAt(words, start, one.words, one.asCompared));
    if (!name) continue;
    const end = start + name.words.length;
    let before = start - 1;
    while (ONLY.has(words[before] ?? '')) before--;
    const said = (from: number, to: number) => ({
      id: name.id,
      words: words.slice(from, to),
      name: words.slice(start, end),
    });
    const isLearnt = [words[before - 1], words[before - 2]].some((word) => LEARNS.has(word ?? ''));
    if (SPEAKS.has(words[before] ?? '') && !isLearnt) return said(before, end);
    if (words[start - 1] === 'yn') return said(start - 1, end);
    if (SPEAKER.has(words[end] ?? '')) return said(start, end + 1);
  }
  return undefined;
}
