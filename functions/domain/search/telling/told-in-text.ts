import type { Service } from '../../../../schemas/service.ts';
import { sentencesOf } from '../../text/clauses.ts';
import { ALL_NEGATIONS, type Denial, isDenied } from '../../text/denial.ts';
import { foldWords } from '../../text/fold.ts';
import { saidAt } from '../../text/said-at.ts';
import { labelOf } from '../../vocabulary/vocabulary.ts';
import type { Fit, Person } from '../../whom/eligibility.ts';
import { saysAllAges } from '../../whom/everybody.ts';

/**
 * Whether a listing's text answers what its fields do not state: "for all ages", or the language by its name. It is not
 * said to be not stated then, though it still counts as that.
 */
export function isToldInText(service: Service, criterion: Fit['criterion'], { words }: Person): boolean {
  const { name, description, hereabouts } = service;
  const texts = [name, description, hereabouts?.text?.cy?.description].filter((text) => text !== undefined);
  if (criterion === 'age') return texts.some(saysAllAges);
  return (
    criterion === 'language' &&
    words.language.some((code) =>
      (['en', 'cy'] as const).some((lang) =>
        texts.some((text) => names(text, labelOf('language', code, lang))),
      ),
    )
  );
}

const lettersIn = (text: string): readonly string[] => text.match(/\p{L}+/gu) ?? [];

/** "We speak no Polish, Arabic or Romanian", "Polish is not spoken": a "no" anywhere in a sentence may be about it. */
const FROM_ANYWHERE: Denial = { by: ALL_NEGATIONS, across: Infinity };
const isDeniedIn = (sentence: readonly string[]): boolean =>
  isDenied(sentence, sentence.length, FROM_ANYWHERE);

/** Names a language as it is written, with a capital ("Polish", not "shoe polish"), in a sentence without a "no". */
function names(text: string, language: string): boolean {
  const name = lettersIn(language);
  const isNamed = (words: readonly string[]) =>
    name.length > 0 && words.some((_, at) => saidAt(words, at, name));
  return sentencesOf(text).some(
    (sentence) => isNamed(lettersIn(sentence)) && !isDeniedIn(foldWords(sentence)),
  );
}
