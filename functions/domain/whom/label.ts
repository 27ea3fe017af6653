import { Gender, type Language, NeedLevel } from '../../../schemas/words.ts';
import type { MessageKey } from '../messages/en.ts';
import { say } from '../messages/message.ts';
import { labelOf, whomTerm } from '../vocabulary/vocabulary.ts';

const KNOWN_WORDS = new Set<string>([...Gender.options, ...NeedLevel.options]);

/** What those are called whom one value means by which a listing says who may come: "women", "Veteran". */
export function whomLabel(value: string, lang: Language): string {
  if (KNOWN_WORDS.has(value)) return say(lang, `word.${value}` as MessageKey);
  return labelOf(whomTerm(value)?.kind ?? 'circumstance', value, lang);
}
