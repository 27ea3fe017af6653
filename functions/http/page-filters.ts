import type { SearchAnswer, SearchRequest } from '../../schemas/search.ts';
import { withoutValue, withParameters } from '../../web/address.ts';
import type { Frame } from '../../web/frame.ts';
import type { FilterGroup, Linked } from '../../web/views.ts';
import { isWordKey, TIME_WORDS, type WordKey } from '../../web/words.ts';
import { facetLabel } from '../domain/search/facets.ts';
import { SHOWN_FACETS } from '../domain/search/question.ts';
import { labelOf } from '../domain/vocabulary/vocabulary.ts';

/** Check boxes for room, price and trust, then with counts for every facet. What is chosen stays, also at nought. */
export function filterGroups(frame: Frame, request: SearchRequest, answer: SearchAnswer): FilterGroup[] {
  const { say, lang } = frame;
  const counted = SHOWN_FACETS.map((facet) => {
    const chosen: readonly string[] = request[facet];
    const values = answer.facets[facet] ?? [];
    const missing = chosen
      .filter((value) => !values.some((each) => each.value === value))
      .map((value) => ({ value, label: facetLabel(facet, value, lang), count: 0 }));
    return {
      name: facet,
      heading: say(`filter.${facet}`),
      values: [...missing, ...values].map((each) => ({ ...each, on: chosen.includes(each.value) })),
    };
  });
  return [roomPriceTrust(frame, request), ...counted];
}

/** Each value is `parameter=value`: three parameters in one group. */
function roomPriceTrust({ say }: Frame, { accepting, costMax, fresh }: SearchRequest): FilterGroup {
  const value = (name: string, label: string, on: boolean) => ({ value: name, label, count: undefined, on });
  return {
    name: 'more',
    heading: say('filters.room'),
    values: [
      value('accepting=now', say('form.accepting'), accepting === 'now'),
      value('costMax=0', say('form.free'), costMax === 0),
      value('fresh=confirmed', say('form.fresh'), fresh === 'confirmed'),
    ],
  };
}

/** Every condition of the question but its words and place, each with a link that takes it away. */
export function activeFilters(frame: Frame, request: SearchRequest, answer: SearchAnswer): Linked[] {
  const { say, lang, url } = frame;
  const single = (name: string, text: string): Linked => ({
    text,
    href: withParameters(url, { [name]: null, cursor: null }),
  });
  const many = (name: string, values: readonly string[], label: (value: string) => string): Linked[] =>
    values.map((value) => ({ text: label(value), href: withoutValue(url, name, value, { cursor: null }) }));
  const maybe = (value: unknown, filter: () => Linked) => (value === undefined ? [] : [filter()]);
  const facetLabelOf = (facet: (typeof SHOWN_FACETS)[number]) => (value: string) =>
    answer.facets[facet]?.find((each) => each.value === value)?.label ?? facetLabel(facet, value, lang);
  const { age, gender, need, practice, language, from, to, waitWeeksMax, costMax } = request;
  return [
    ...maybe(age, () => single('age', say('filter.age', { value: age ?? '' }))),
    ...(gender ? [single('gender', say(`gender.${gender}`))] : []),
    ...(need ? [single('need', say('filter.need', { value: say(`need.${need}`) }))] : []),
    ...many('condition', request.condition, (value) => labelOf('condition', value, lang)),
    ...many('is', request.is, (value) => labelOf('circumstance', value, lang)),
    ...maybe(language, () =>
      single('language', say('filter.language', { value: labelOf('language', language ?? '', lang) })),
    ),
    ...maybe(practice, () => single('practice', say('filter.practice', { value: practice ?? '' }))),
    ...many('cannot', request.cannot, (value) => cannotWords(frame, value)),
    ...many('day', request.day, (value) => say(`day.${value}` as WordKey)),
    ...maybe(from, () => single('from', say('filter.from', { value: from ?? '' }))),
    ...maybe(to, () => single('to', say('filter.to', { value: to ?? '' }))),
    ...SHOWN_FACETS.flatMap((facet) => many(facet, request[facet], facetLabelOf(facet))),
    ...(request.accepting ? [single('accepting', say('filter.accepting'))] : []),
    ...maybe(waitWeeksMax, () =>
      single('waitWeeksMax', say('filter.waitWeeksMax', { value: waitWeeksMax ?? '' })),
    ),
    ...maybe(costMax, () =>
      single(
        'costMax',
        costMax === 0 ? say('filter.costMax-free') : say('filter.costMax', { value: costMax ?? '' }),
      ),
    ),
    ...(request.fresh ? [single('fresh', say('filter.fresh'))] : []),
    ...many('show', request.show, (value) => say(`search.also-shown.${value}` as WordKey)),
  ];
}

function cannotWords({ say }: Frame, value: string): string {
  if (value === 'driving') return say('filter.car');
  const key = `cannot.${value}`;
  const words = isWordKey(key) ? say(key) : value;
  return say(TIME_WORDS.has(value) ? 'filter.times' : 'filter.cannot', { value: words });
}

const NAMES: Readonly<Record<string, WordKey>> = {
  cannot: 'filter.cannot-group',
  waitWeeksMax: 'filter.room-wait',
  costMax: 'filter.cost',
};

/** A condition of the search by the name that a person knows it by. */
export function filterName({ say }: Frame, key: string): string {
  const name = NAMES[key];
  if (name) return say(name);
  const word = `filter.${key}`;
  return isWordKey(word) ? say(word) : key;
}
