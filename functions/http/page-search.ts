import type { AskedSearch, Message, SearchAnswer } from '../../schemas/search.ts';
import { withoutValue, withParameters, withValue } from '../../web/address.ts';
import { type Frame, siteLink } from '../../web/frame.ts';
import type { AnswerView } from '../../web/views.ts';
import { readCursor } from '../domain/search/asking/cursor.ts';
import { hiddenFor } from '../domain/search/search.ts';
import { activeFilters, filterGroups } from './page-filters.ts';
import { mapView } from './page-map.ts';
import { NO_BREAK, resultView } from './page-results.ts';
import {
  again,
  headingOf,
  inOtherWords,
  measuredFrom,
  milesIn,
  needsOf,
  personOf,
  understoodOf,
  whichPlace,
} from './page-understood.ts';

/** A number to ring is read in one line. */
const BETWEEN_DIGITS = /(?<=\d) (?=\d)/g;

/** Whom to ring, with numbers that stay on one line. */
export const urgentLines = (urgent: readonly Message[]): string[] =>
  urgent.map(({ text }) => text.replace(BETWEEN_DIGITS, NO_BREAK));

/** Everything that the page of answers says. Links keep the question and go back to its first page. */
export function answerView(frame: Frame, request: AskedSearch, answer: SearchAnswer): AnswerView {
  const { say } = frame;
  const { tips } = answer.suggestions;
  const before = readCursor(request)?.offset ?? 0;
  const results = answer.results.map((result, i) => resultView(frame, result, before + i + 1));
  return {
    heading: headingOf(frame, request, answer),
    measured: measuredFrom(frame, answer),
    total: answer.total,
    understood: understoodOf(frame, answer),
    person: personOf(frame, request, answer),
    needs: needsOf(frame, request, answer),
    didYouMean: answer.suggestions.didYouMean
      ? { text: answer.suggestions.didYouMean, href: again(frame, { q: answer.suggestions.didYouMean }) }
      : null,
    widened: answer.widened
      ? say('search.widened', {
          asked: milesIn(frame, answer.widened.askedKm),
          used: milesIn(frame, answer.widened.usedKm),
        })
      : null,
    urgent: urgentLines(answer.suggestions.urgent),
    whichPlace: whichPlace(frame, answer),
    results,
    hidden: answer.hidden.map(({ why, count, show }) => ({
      text: say(`search.hidden.${hiddenFor(why, request)}`, { count }),
      href: again(frame, { only: show }),
    })),
    filters: filterGroups(frame, request, answer),
    active: activeFilters(frame, request),
    clear: clearAll(frame),
    sort: (answer.understood.place ? (['best', 'distance'] as const) : []).map((way) => ({
      text: say(`search.sort.${way}`),
      href: again(frame, { sort: way === 'best' ? null : way }),
      on: request.sort === way,
    })),
    notices: [
      ...nowhere(frame, answer),
      ...tips.filter(({ key }) => NOTICES.has(key)).map((tip) => noticeOf(frame, tip)),
    ],
    tips: tips.filter(({ key }) => !NOTICES.has(key)).map((tip) => tipOf(frame, request, answer, tip)),
    related: answer.suggestions.topics.map(({ id, label }) => ({
      text: label,
      href: again(frame, { ...inOtherWords(request, answer, []), topic: [id] }),
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

/** Tips that tell something; the others are ways out of an empty answer. */
const NOTICES: ReadonlySet<string> = new Set([
  'tip.listing',
  'tip.organization',
  'tip.unread',
  'tip.unread-none',
  'tip.other-script',
  'tip.other-place',
  'tip.unknown-topic',
  'tip.contradiction',
  'tip.only-visits',
  'tip.together',
  'tip.near-in-meaning',
  'tip.no-such-kind',
  'tip.farther-kind',
]);

/** The first of a whole country's food banks may be anywhere. */
const nowhere = (
  { say }: Frame,
  { total, understood: { place, places } }: SearchAnswer,
): AnswerView['notices'] =>
  place || places.length > 0 || total === 0 ? [] : [{ text: say('search.nowhere'), link: null }];

function noticeOf(frame: Frame, { key, values, text }: Message): AnswerView['notices'][number] {
  const { say } = frame;
  switch (key) {
    case 'tip.farther-kind': {
      const href = again(frame, { topic: listOf(values.topic), radiusKm: values.km ?? null });
      return { text, link: { text: say('search.show-nearest'), href } };
    }
    case 'tip.listing': {
      const href = siteLink(frame, `/listings/${encodeURIComponent(String(values.listing))}`);
      return { text, link: { text: say('search.show-listing'), href } };
    }
    case 'tip.organization': {
      const href = siteLink(frame, `/organizations/${encodeURIComponent(String(values.organization))}`);
      return { text, link: { text: say('search.show-organization'), href } };
    }
    default:
      return { text, link: null };
  }
}

const listOf = (value: string | number | undefined): string[] =>
  String(value ?? '')
    .split(',')
    .filter(Boolean);

/** As a link where one click takes it. */
function tipOf(
  frame: Frame,
  request: AskedSearch,
  answer: SearchAnswer,
  { key, values, text }: Message,
): AnswerView['tips'][number] {
  switch (key) {
    case 'tip.wider':
      return { text, href: again(frame, { radiusKm: values.km ?? null }) };
    case 'tip.remote':
      return {
        text,
        href: again(frame, {
          ...inOtherWords(request, answer, []),
          topic: listOf(values.topic),
          delivery: listOf(values.delivery),
        }),
      };
    case 'tip.without':
      return { text, href: without(frame, String(values.filter)) };
    case 'tip.show.full':
    case 'tip.show.doubtful':
      return { text, href: withValue(frame.url, 'show', String(values.show), { cursor: null }) };
    default:
      return { text, href: null };
  }
}

/** The question without one condition: a parameter, or one value of it. */
function without(frame: Frame, filter: string): string {
  const [name = '', value] = filter.split('=');
  if (value !== undefined) return withoutValue(frame.url, name, value, { cursor: null });
  return again(frame, filter === 'day' ? { day: null, from: null, to: null } : { [name]: null });
}
