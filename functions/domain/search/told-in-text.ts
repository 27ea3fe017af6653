import type { Service } from '../../../schemas/service.ts';
import type { Fit, Person } from '../eligibility.ts';
import { foldWords } from '../text/fold.ts';
import { labelOf } from '../vocabulary/vocabulary.ts';

const ALL_AGES = /(?:^| )(?:all|any|every|whatever your) ages?(?: |$)|(?:^| )pob oed(?: |$)/;

/**
 * Whether a listing's text answers what its fields do not state: "for all ages", or the language by its name. It is not
 * said to be not stated then, though it still counts as that.
 */
export function isToldInText(service: Service, criterion: Fit['criterion'], { words }: Person): boolean {
  if (criterion !== 'age' && criterion !== 'language') return false;
  const { name, description, hereabouts } = service;
  const text = foldWords(
    [name, description, hereabouts?.text?.cy?.description].filter((part) => part !== undefined).join(' . '),
  ).join(' ');
  if (criterion === 'age') return ALL_AGES.test(text);
  return words.language.some((code) =>
    (['en', 'cy'] as const).some((lang) => {
      const label = foldWords(labelOf('language', code, lang)).join(' ');
      return ` ${text} `.includes(` ${label} `);
    }),
  );
}
