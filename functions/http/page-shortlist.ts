import type { Listing } from '../../schemas/listing.ts';
import type { Service } from '../../schemas/service.ts';
import { MEETS, type Support } from '../../schemas/words.ts';
import { withParameters } from '../../web/address.ts';
import { type Frame, siteLink } from '../../web/frame.ts';
import type { EntryView, ShortlistView } from '../../web/views.ts';
import { freshnessOn } from '../domain/freshness.ts';
import { longDate, say as sayFact } from '../domain/messages/message.ts';
import { addressOf, stopsAt } from '../domain/place-facts.ts';
import { allSchedules } from '../domain/schedule.ts';
import { textIn } from '../domain/search/results.ts';
import { allMeetings, coming } from '../domain/sessions.ts';
import { ukDate } from '../domain/time/days.ts';
import { stopWords, transportOf } from './page-listing-places.ts';
import { schedulesIn } from './page-sessions.ts';
import { sketchOf } from './page-sketch.ts';
import { roomUnlessClosed, sureWords } from './page-trust.ts';

/** More than a person would ever be given; bounds one reading of the record. */
export const SHORTLIST_MAX = 12;

/** Listings in the order of the address. Those that are gone are counted, never silently dropped. */
export function shortlistView(
  frame: Frame,
  ids: readonly string[],
  listings: ReadonlyMap<string, Listing>,
  now: Date,
  tooMany: boolean,
): ShortlistView {
  const present = ids.filter((id) => listings.has(id));
  const entries = present.flatMap((id, i) => {
    const listing = listings.get(id);
    return listing ? [entryOf(frame, listing, present, i, now)] : [];
  });
  const services = present.flatMap((id) => listings.get(id)?.service ?? []);
  return {
    entries,
    gone: ids.length - present.length,
    tooMany: tooMany ? SHORTLIST_MAX : null,
    link: frame.url.origin + orderedLink(frame, present),
    empty: siteLink(frame, '/shortlist', { pick: null, emptied: '1' }),
    sketch: sketchOf(frame, services),
    printedOn: longDate(frame.lang, ukDate(now)),
  };
}

const orderedLink = (frame: Frame, ids: readonly string[]): string =>
  withParameters(frame.url, { id: ids, pick: null, emptied: ids.length === 0 ? '1' : null });

function moved(ids: readonly string[], from: number, to: number): string[] {
  const next = [...ids];
  const [id] = next.splice(from, 1);
  if (id !== undefined) next.splice(to, 0, id);
  return next;
}

function entryOf(
  frame: Frame,
  { id, service }: Listing,
  ids: readonly string[],
  i: number,
  now: Date,
): EntryView {
  const { say, lang } = frame;
  const today = ukDate(now);
  const text = textIn(service, lang);
  const freshness = freshnessOn(service, today);
  const sure = sureWords(say, lang, { ...freshness, funding: null });
  const closed = freshness.state === 'closed';
  return {
    id,
    number: i + 1,
    name: { text: text.name, lang: text.lang },
    href: siteLink(frame, `/listings/${encodeURIComponent(id)}`, { pick: null }),
    when: closed ? null : whenOf(frame, service, now),
    where: whereOf(frame, service),
    getting: gettingThere(frame, service),
    phones: (service.phones ?? []).slice(0, 2).map(({ number }) => number),
    meets: (service.hereabouts?.support ?? [])
      .filter((kind) => (MEETS as readonly Support[]).includes(kind))
      .map((kind) => sayFact(lang, `value.${kind}`)),
    room: roomUnlessClosed(frame, service, freshness, today),
    caution: freshness.state === 'due' || freshness.state === 'unconfirmed' ? (sure.lines[0] ?? null) : null,
    warning: closed || freshness.state === 'stale' ? (sure.lines[0] ?? null) : null,
    up: i > 0 ? orderedLink(frame, moved(ids, i, i - 1)) : null,
    down: i < ids.length - 1 ? orderedLink(frame, moved(ids, i, i + 1)) : null,
    remove: orderedLink(
      frame,
      ids.filter((each) => each !== id),
    ),
  };
}

/** What recurs, and the next time. */
function whenOf(frame: Frame, service: Service, now: Date): string[] {
  const told = schedulesIn(frame, allSchedules(service));
  const { next } = coming(allMeetings(service), now);
  const day = next
    ? [frame.say('shortlist.next', { date: longDate(frame.lang, next.start.slice(0, 10)) })]
    : [];
  return [...[...new Set(told)].slice(0, 2), ...day];
}

function whereOf({ say, lang }: Frame, service: Service): string[] {
  if (service.hereabouts?.confidential) return [say('result.confidential')];
  const [at] = service.service_at_locations ?? [];
  const address = at && addressOf(at.location);
  const parts = [at?.location.name, address?.address_1, address?.postal_code].filter(
    (part) => part !== undefined,
  );
  if (parts.length > 0) return [[...new Set(parts)].join(', ')];
  return (service.hereabouts?.delivery ?? []).map((way) => sayFact(lang, `value.${way}`));
}

function gettingThere(frame: Frame, service: Service): string[] {
  const [at] = service.service_at_locations ?? [];
  const stops = service.hereabouts?.confidential ? [] : stopsAt(service, at?.id).slice(0, 1);
  return [...stops.map((stop) => stopWords(frame, stop)), ...transportOf(frame, service)];
}
