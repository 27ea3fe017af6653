import { type AskedSearch, REPEATABLE, type SearchAnswer } from '../../schemas/search.ts';
import { withoutValue, withParameters } from '../../web/address.ts';
import type { Frame } from '../../web/frame.ts';
import type { FilterGroup, Linked } from '../../web/views.ts';
import { facetLabel } from '../domain/search/asking/facets.ts';
import { SHOWN_FACETS } from '../domain/search/asking/question.ts';
import { askedIn } from '../domain/search/telling/asked.ts';

/** Check boxes for room, price and trust, then with counts for every facet. What is chosen stays, also at nought. */
export function filterGroups(frame: Frame, request: AskedSearch, answer: SearchAnswer): FilterGroup[] {
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
function roomPriceTrust({ say }: Frame, { accepting, costMax, fresh }: AskedSearch): FilterGroup {
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
export function activeFilters({ say, lang, url }: Frame, request: AskedSearch): Linked[] {
  const linked = (name: string, value: string, text: string): Linked => ({
    text,
    href: repeatable.has(name)
      ? withoutValue(url, name, value, { cursor: null })
      : withParameters(url, { [name]: null, cursor: null }),
  });
  return [
    ...askedIn(request, lang).map(({ name, value, text }) => linked(name, value, text)),
    ...request.show.map((value) => linked('show', value, say(`search.also-shown.${value}`))),
    ...(request.only ? [linked('only', request.only, say(`search.only.${request.only}`))] : []),
  ];
}

const repeatable: ReadonlySet<string> = new Set(REPEATABLE);
