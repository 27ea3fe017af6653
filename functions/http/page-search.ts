import { SEARCH } from '../../schemas/limits.ts';
import { type Message, type SearchAnswer, type SearchRequest, WHO } from '../../schemas/search.ts';
import { type Changes, withParameters } from '../../web/address.ts';
import type { Frame } from '../../web/frame.ts';
import type { AnswerView } from '../../web/views.ts';
import { isWordKey } from '../../web/words.ts';
import { COMES_TO_YOU } from '../domain/search/terms.ts';
import { activeFilters, filterGroups, filterName } from './page-filters.ts';
import { mapView } from './page-map.ts';
import { resultView } from './page-results.ts';
import { again, headingOf, measuredFrom, milesIn, understoodOf, whichPlace } from './page-understood.ts';

/** Everything that the page of answers says. Links keep the question and go back to its first page. */
export function answerView(frame: Frame, request: SearchRequest, answer: SearchAnswer): AnswerView {
  const { say } = frame;
  const results = answer.results.map((result, i) => resultView(frame, result, i + 1));
  return {
    heading: headingOf(frame, request, answer),
    measured: measuredFrom(frame, answer),
    total: answer.total,
    understood: understoodOf(frame, answer),
    didYouMean: answer.suggestions.didYouMean
      ? { text: answer.suggestions.didYouMean, href: again(frame, { q: answer.suggestions.didYouMean }) }
      : null,
    widened: answer.widened
      ? say('search.widened', {
          asked: milesIn(frame, answer.widened.askedKm),
          used: milesIn(frame, answer.widened.usedKm),
        })
      : null,
    whichPlace: whichPlace(frame, answer),
    results,
    hidden: answer.hidden.map(({ why, count, show }) => ({
      text: say(`search.hidden.${why}`, { count }),
      href: again(frame, { show: [...request.show, show] }),
    })),
    filters: filterGroups(frame, request, answer),
    active: activeFilters(frame, request, answer),
    clear: clearAll(frame),
    sort: (['best', 'distance'] as const).map((way) => ({
      text: say(`search.sort.${way}`),
      href: again(frame, { sort: way === 'best' ? null : way }),
      on: request.sort === way,
    })),
    near: answer.suggestions.tips.find((tip) => tip.key === 'tip.near-in-meaning')?.text ?? null,
    tips: answer.suggestions.tips.map((tip) => tipOf(frame, request, tip)),
    related: answer.suggestions.topics.map(({ id, label }) => ({
      text: label,
      href: again(frame, { q: null, topic: [id] }),
    })),
    more: answer.nextCursor ? withParameters(frame.url, { cursor: answer.nextCursor }) : null,
    first: request.cursor === undefined ? null : again(frame, {}),
    map: mapView(frame, answer, request, results),
  };
}

const KEPT = new Set(['q', 'near', 'radiusKm', 'lang', 'pick', 'sort', 'limit']);
const clearAll = (frame: Frame): string =>
  again(
    frame,
    Object.fromEntries(
      [...frame.url.searchParams.keys()].filter((name) => !KEPT.has(name)).map((name) => [name, null]),
    ),
  );

/** A way out of an empty answer, as a link where one click takes it. */
function tipOf(frame: Frame, request: SearchRequest, tip: Message): AnswerView['tips'][number] {
  const { say } = frame;
  const filter = String(tip.values.filter ?? '');
  switch (tip.key) {
    case 'tip.wider': {
      const km = Math.min(SEARCH.radiusKmMax, request.radiusKm * 5);
      return {
        text: say('search.try-wider', { miles: milesIn(frame, km) }),
        href: again(frame, { radiusKm: km }),
      };
    }
    case 'tip.remote':
      return {
        text: say('search.try-remote'),
        href: again(frame, { delivery: COMES_TO_YOU }),
      };
    case 'tip.fewer-words':
      return { text: say('search.try-words'), href: null };
    case 'tip.without':
      return {
        text: say('search.try-without', { filter: filterName(frame, filter) }),
        href: again(frame, without(filter)),
      };
    case 'tip.contradiction': {
      const { first = '', second = '' } = tip.values;
      const named = { first: filterName(frame, String(first)), second: filterName(frame, String(second)) };
      return { text: say('search.try-contradiction', named), href: null };
    }
    default:
      return { text: isWordKey(tip.key) ? say(tip.key) : tip.text, href: null };
  }
}

const PERSON = [...WHO, 'practice'];

/** Which parameters a condition of the search is made of; what is hidden by itself is shown instead. */
function without(key: string): Changes {
  if (key === 'excluded') return Object.fromEntries(PERSON.map((name) => [name, null]));
  if (key === 'day') return { day: null, from: null, to: null };
  if (key === 'closed' || key === 'doubtful' || key === 'full') return { show: [key] };
  return { [key]: null };
}
