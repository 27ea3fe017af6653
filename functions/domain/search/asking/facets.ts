import type { SearchAnswer } from '../../../../schemas/search.ts';
import { Delivery, type Language, Route, Support, Venue } from '../../../../schemas/words.ts';
import { say } from '../../messages/message.ts';
import { labelOf, vocabulary } from '../../vocabulary/vocabulary.ts';
import type { Facet, IndexAnswer } from '../index-language.ts';
import { SHOWN_FACETS } from './question.ts';

/** The counted values of each facet with words for a person. */
export function facetLabels(answer: IndexAnswer, lang: Language): SearchAnswer['facets'] {
  return Object.fromEntries(
    SHOWN_FACETS.map((facet) => [
      facet,
      (answer.facets[facet] ?? []).map(({ value, count }) => ({
        value,
        count,
        label: facetLabel(facet, value, lang),
      })),
    ]),
  );
}

export function facetLabel(facet: Facet, value: string, lang: Language): string {
  if (facet === 'topic') return labelOf('topic', value, lang);
  if (facet === 'domain') {
    const label = vocabulary.domains.find((domain) => domain.id === value)?.label;
    return label?.[lang] ?? label?.en ?? value;
  }
  return VALUE_LABELS.has(value) ? say(lang, `value.${value}` as Parameters<typeof say>[1]) : value;
}

const VALUE_LABELS: ReadonlySet<string> = new Set(
  [Delivery, Route, Support, Venue].flatMap((words): readonly string[] => words.options),
);
