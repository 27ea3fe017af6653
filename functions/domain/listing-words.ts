import type { SearchResult } from '../../schemas/search.ts';
import type { Service } from '../../schemas/service.ts';
import type { Language } from '../../schemas/words.ts';
import { type ShownTopics, topicsOf } from './topics/topics.ts';
import { labelOf, termOf } from './vocabulary/vocabulary.ts';

export interface Text {
  readonly name: string;
  readonly description: string;
  readonly lang: Language;
}

/** The text in the language asked for where there is one, else as it was written. */
export function textIn(service: Service, lang: Language): Text {
  const welsh = service.hereabouts?.text?.cy;
  if (lang === 'cy' && welsh?.name)
    return { name: welsh.name, description: welsh.description ?? service.description ?? '', lang: 'cy' };
  return { name: service.name, description: service.description ?? '', lang: 'en' };
}

export const topicLabels = (service: Service, lang: Language): SearchResult['topics'] =>
  labelsOf(topicsOf(service), lang);

export function labelsOf(topics: ShownTopics, lang: Language): SearchResult['topics'] {
  const label = (id: string, name?: string) =>
    termOf('topic', id) || name === undefined ? labelOf('topic', id, lang) : name;
  return [
    ...topics.stated.map(({ id, name }) => ({ id, label: label(id, name), proposed: false })),
    ...topics.proposed.map((id) => ({ id, label: label(id), proposed: true })),
  ];
}

/** Until when it is paid for, as far as that is stated. */
export function fundingOf({ hereabouts }: Service): SearchResult['funding'] {
  const funding = hereabouts?.funding;
  return funding ? { endsOn: funding.endsOn ?? null, renewal: funding.renewal ?? null } : null;
}
