import type { AskedSearch, SearchAnswer } from '../../schemas/search.ts';
import { type Changes, withParameters } from '../../web/address.ts';
import type { Frame } from '../../web/frame.ts';
import type { AnswerView } from '../../web/views.ts';
import { lowerFirst, roundMiles } from '../domain/messages/message.ts';
import { parsePostcode } from '../domain/postcode/parse.ts';
import { writtenAs } from '../domain/text/fold.ts';
import { largestNear } from './page-map.ts';
import { NO_BREAK } from './page-results.ts';

/** The same question with changes, from its first page. */
export const again = (frame: Frame, changes: Changes): string =>
  withParameters(frame.url, { cursor: null, ...changes });

export function milesIn({ say }: Frame, km: number): string {
  const count = roundMiles(km);
  return count === '1' ? say('miles.one') : say('miles.some', { miles: count });
}

/** How many answers there are and where, or the question that must be answered first. */
export function headingOf(
  { say }: Frame,
  { near }: AskedSearch,
  { total, understood, suggestions }: SearchAnswer,
): string {
  const { place, places } = understood;
  const choose = suggestions.tips.find(({ key }) => /^tip\.(unknown|wide)-place$/.test(key));
  if (choose) return choose.text;
  if (!place && places.length > 0)
    return near === '' ? say('search.which') : say('search.which-place', { place: near });
  const count =
    total === 0
      ? say('search.count-none')
      : total === 1
        ? say('search.count-one')
        : say('search.count', { count: total });
  return place ? `${count} ${say('search.near', { place: place.name })}` : count;
}

/** From where distances are measured, where that is not the very place; of a postcode that is not loaded, its sector. */
export function measuredFrom({ say }: Frame, { understood: { place } }: SearchAnswer): string | null {
  if (!place?.approximate) return null;
  const sector = place.kind === 'postcode' ? parsePostcode(place.name)?.sector : undefined;
  const whole = (postcode: string) => postcode.replace(' ', NO_BREAK);
  return sector === undefined
    ? say('search.measured', { place: place.kind === 'place' ? place.name : whole(place.name) })
    : say('search.measured-sector', { postcode: whole(place.name), sector: whole(sector) });
}

/** Kinds of help that are named at once; the others are said to be there, and are one click away. */
const NAMED = 2;

type Taken = SearchAnswer['understood']['words'][number];

/** What a word or phrase was taken for, in short and in full; undefined where there is nothing to say. */
function taken({ say }: Frame, { words, as, topics }: Taken): { short: string; full: string } | undefined {
  const both = (text: string) => ({ short: text, full: text });
  if (as === 'ignored') return both(say('search.ignored', { words }));
  if (as === 'unwanted') return both(say('search.unwanted', { words }));
  if (as === 'time') return both(say('search.time', { words }));
  if (as === 'person' || as === 'language') return undefined;
  if (as === 'word') return both(say('search.looked', { words }));
  const labels = topics.map(({ label }) => label);
  const same = labels.length === 1 && labels[0]?.toLowerCase() === words.toLowerCase();
  if (same || labels.length === 0) return undefined;
  const full = say('search.took', { words, topics: labels.join(', ') });
  const count = labels.length - NAMED;
  if (count <= 1) return both(full);
  return {
    short: say('search.took-some', { words, topics: labels.slice(0, NAMED).join(', '), count }),
    full,
  };
}

/** What the words of the question were taken for. */
export function understoodOf(frame: Frame, { understood }: SearchAnswer): AnswerView['understood'] {
  const told = understood.words.map((words) => taken(frame, words)).filter((each) => each !== undefined);
  const [first, ...others] = told;
  if (!first) return null;
  const rest = others.map(({ full }) => full);
  return { short: first.short, more: first.short === first.full ? rest : [first.full, ...rest] };
}

/** What the words say of the person, with a link that takes it as ticked: then what does not fit is left out. */
export function personOf(
  frame: Frame,
  request: AskedSearch,
  { understood }: SearchAnswer,
): AnswerView['person'] {
  const facts = understood.person;
  if (facts.length === 0) return null;
  const sure = facts.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  const valuesOf = ({ name, value }: (typeof sure)[number]) =>
    name === 'cannot'
      ? [...request.cannot, ...sure.filter((one) => one.name === name).map((one) => one.value)]
      : [value];
  const given: Changes = Object.fromEntries(sure.map((fact) => [fact.name, valuesOf(fact)]));
  const text = frame.say('search.person', { facts: facts.map((fact) => lowerFirst(fact.text)).join(', ') });
  return { text, strict: Object.keys(given).length > 0 ? again(frame, given) : null };
}

/** What a question says beside what is wanted: it is kept when something else is asked for. */
const BESIDE: ReadonlySet<Taken['as']> = new Set(['person', 'time', 'language', 'unwanted']);

/** The same in other words, for the same person, where and when the words say. */
export function inOtherWords(
  { q, near }: AskedSearch,
  { understood: { words, place } }: SearchAnswer,
  other: readonly Taken[],
): Changes {
  const kept = words.filter(({ as }) => BESIDE.has(as));
  const inWords = near === '' && place ? { near: place.name } : {};
  const said = [...other, ...kept].map((part) => asWritten(q, part));
  return { q: said.length > 0 ? [...new Set(said)].join(', ') : null, ...inWords };
}

const asWritten = (q: string, { words }: Taken): string => writtenAs(q, words.split(' '));

const NEEDS_MAX = 4;

/** Where a question asks for several things, each for itself: the best answers to all are often all for one of them. */
export function needsOf(frame: Frame, request: AskedSearch, answer: SearchAnswer): AnswerView['needs'] {
  const needs: Taken[] = [];
  for (const part of answer.understood.words) {
    const isAlike = needs.some(
      ({ topics, words }) =>
        words === part.words || topics.some(({ id }) => part.topics.some((one) => one.id === id)),
    );
    if (part.topics.length > 0 && !isAlike) needs.push(part);
  }
  if (needs.length < 2) return [];
  return needs.slice(0, NEEDS_MAX).map((need) => ({
    text: asWritten(request.q, need),
    href: again(frame, inOtherWords(request, answer, [need])),
  }));
}

/** Of places of one name each with the largest town around it: an outcode alone tells few people which one it is. */
export function whichPlace(frame: Frame, { understood }: SearchAnswer): AnswerView['whichPlace'] {
  if (understood.places.length === 0) return null;
  const byName = Map.groupBy(understood.places, ({ name }) => name.replace(/ \(.*/, ''));
  const places = [...byName.values()].flatMap((alike) =>
    alike.map(({ name, near }) => {
      const [lat = 0, lon = 0] = near.split(',').map(Number);
      const town = alike.length > 1 ? largestNear({ lat, lon }, name) : undefined;
      const text = town ? frame.say('search.place-near', { place: name, town }) : name;
      return { text, href: again(frame, { near }) };
    }),
  );
  return { must: understood.place === null, question: frame.say('search.other-places'), places };
}
