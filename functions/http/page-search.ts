import { SEARCH } from '../../schemas/limits.ts';
import type { Message, SearchAnswer, SearchRequest } from '../../schemas/search.ts';
import { type Changes, withParameters } from '../../web/address.ts';
import type { Frame } from '../../web/frame.ts';
import type { AnswerView } from '../../web/views.ts';
import { isWordKey } from '../../web/words.ts';
import { miles } from '../domain/messages/message.ts';
import { activeFilters, filterGroups, filterName } from './page-filters.ts';
import { mapView } from './page-map.ts';
import { resultView } from './page-results.ts';

/** Everything that the page of answers says. Links keep the question and go back to its first page. */
export function answerView(frame: Frame, request: SearchRequest, answer: SearchAnswer): AnswerView {
  const { say } = frame;
  const results = answer.results.map((result, i) => resultView(frame, result, i + 1));
  return {
    heading: headingOf(frame, answer),
    measured: answer.understood.place?.approximate
      ? say('search.measured', { place: answer.understood.place.name })
      : null,
    total: answer.total,
    understood: understoodLines(frame, answer),
    didYouMean: answer.suggestions.didYouMean
      ? { text: answer.suggestions.didYouMean, href: again(frame, { q: answer.suggestions.didYouMean }) }
      : null,
    widened: answer.widened
      ? say('search.widened', {
          asked: aboutMiles(answer.widened.askedKm),
          used: aboutMiles(answer.widened.usedKm),
        })
      : null,
    whichPlace: whichPlace(frame, request, answer),
    results,
    hidden: answer.hidden.map(({ why, count, show }) => {
      const text = say(`search.hidden.${why}`, { count });
      const href = again(frame, { show: [...request.show, show] });
      return { text, show: { text: `${say('search.show-them')}: ${text}`, href } };
    }),
    filters: filterGroups(frame, request, answer),
    active: activeFilters(frame, request, answer),
    clear: clearAll(frame),
    sort: (['best', 'distance'] as const).map((way) => ({
      text: say(`search.sort.${way}`),
      href: again(frame, { sort: way === 'best' ? null : way }),
      on: request.sort === way,
    })),
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

/** A reach is a round number to a person: whole miles from three on. */
const aboutMiles = (km: number): string => {
  const exact = Number(miles(km));
  return String(exact >= 3 ? Math.round(exact) : exact);
};

/** The same question with changes, from its first page. */
const again = (frame: Frame, changes: Changes): string =>
  withParameters(frame.url, { cursor: null, ...changes });

const KEPT = new Set(['q', 'near', 'radiusKm', 'lang', 'pick', 'sort', 'limit']);
const clearAll = (frame: Frame): string =>
  again(
    frame,
    Object.fromEntries(
      [...frame.url.searchParams.keys()].filter((name) => !KEPT.has(name)).map((name) => [name, null]),
    ),
  );

function headingOf({ say }: Frame, { total, understood }: SearchAnswer): string {
  const count =
    total === 0
      ? say('search.count-none')
      : total === 1
        ? say('search.count-one')
        : say('search.count', { count: total });
  const { place } = understood;
  if (!place) return count;
  return `${count} ${say('search.near', { place: place.name })}`;
}

function understoodLines({ say }: Frame, { understood }: SearchAnswer): string[] {
  return understood.words.flatMap(({ words, as, topics }) => {
    if (as === 'ignored') return [say('search.ignored', { words })];
    if (as === 'word') return [say('search.looked', { words })];
    const labels = topics.map(({ label }) => label);
    const same = labels.length === 1 && labels[0]?.toLowerCase() === words.toLowerCase();
    return same || labels.length === 0 ? [] : [say('search.took', { words, topics: labels.join(', ') })];
  });
}

function whichPlace(
  frame: Frame,
  request: SearchRequest,
  { understood }: SearchAnswer,
): AnswerView['whichPlace'] {
  if (understood.places.length === 0) return null;
  const must = understood.place === null;
  return {
    must,
    question: must
      ? frame.say('search.which-place', { place: request.near })
      : frame.say('search.other-places'),
    places: understood.places.map(({ name, near }) => ({ text: name, href: again(frame, { near }) })),
  };
}

/** A way out of an empty answer, as a link where one click takes it. */
function tipOf(frame: Frame, request: SearchRequest, tip: Message): AnswerView['tips'][number] {
  const { say } = frame;
  const filter = String(tip.values.filter ?? '');
  switch (tip.key) {
    case 'tip.wider': {
      const km = Math.min(SEARCH.radiusKmMax, request.radiusKm * 5);
      return {
        text: say('search.try-wider', { miles: aboutMiles(km) }),
        href: again(frame, { radiusKm: km }),
      };
    }
    case 'tip.remote':
      return {
        text: say('search.try-remote'),
        href: again(frame, { delivery: ['telephone', 'video', 'online', 'home-visit'] }),
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

const PERSON = ['age', 'gender', 'need', 'condition', 'is', 'practice', 'language'];

/** Which parameters a condition of the search is made of; what is hidden by itself is shown instead. */
function without(key: string): Changes {
  if (key === 'excluded') return Object.fromEntries(PERSON.map((name) => [name, null]));
  if (key === 'day') return { day: null, from: null, to: null };
  if (key === 'closed' || key === 'doubtful' || key === 'full') return { show: [key] };
  return { [key]: null };
}
