import type { Listing } from '../../schemas/listing.ts';
import type { Service } from '../../schemas/service.ts';
import { MEETS, type Support } from '../../schemas/words.ts';
import { askingFrame, type Frame, siteLink } from '../../web/frame.ts';
import type { WordKey } from '../../web/messages/en.ts';
import type { About, EntryFact, EntryView, Told } from '../../web/views.ts';
import { canBeRung, emailsOf, websiteOf } from '../domain/contact.ts';
import { freshnessOn } from '../domain/freshness.ts';
import { type Text, textIn, topicLabels } from '../domain/listing-words.ts';
import { longDate, say as sayFact } from '../domain/messages/message.ts';
import { addressOf, meetsInPerson, stopsAt } from '../domain/place-facts.ts';
import { allSchedules } from '../domain/schedule.ts';
import { allMeetings, coming } from '../domain/sessions.ts';
import { shortened } from '../domain/text/cut.ts';
import { ukDate } from '../domain/time/days.ts';
import { costsOf } from './page-listing.ts';
import { stopWords, transportOf } from './page-listing-places.ts';
import { limitsOf } from './page-listing-who.ts';
import { schedulesIn } from './page-sessions.ts';
import { listWords } from './page-times.ts';
import { roomUnlessClosed, sureWords } from './page-trust.ts';

/** A line of the sheet is short, whatever a feed wrote. */
const LINE_CHARS = 90;
/** Of everything that can be many, the sheet has room for this much. */
const SOME = 2;

/** What a person takes home of one listing: what it is, how it is given, when, where, and how one joins. */
export function entryOf(
  asked: Frame,
  { id, service }: Listing,
  number: number,
  now: Date,
): Omit<EntryView, 'up' | 'down' | 'remove'> {
  const frame = askingFrame(asked, canBeRung(service));
  const { say, lang } = frame;
  const today = ukDate(now);
  const text = textIn(service, lang);
  const freshness = freshnessOn(service, today);
  const sure = sureWords(say, lang, { ...freshness, funding: null });
  const closed = freshness.state === 'closed';
  return {
    id,
    number,
    name: { text: text.name, lang: text.lang },
    href: siteLink(frame, `/listings/${encodeURIComponent(id)}`, { pick: null }),
    what: whatIs(frame, service, text),
    organization: service.organization?.name ?? null,
    facts: [
      ...(closed ? [] : givenHow(frame, service)),
      ...contactOf(frame, service),
      ...(closed ? [] : timesOf(frame, service, now)),
      ...(meetsInPerson(service) ? whereToGo(frame, service) : []),
      ...(closed ? [] : joining(frame, service)),
    ],
    room: roomUnlessClosed(frame, service, freshness, today),
    caution: freshness.state === 'due' || freshness.state === 'unconfirmed' ? (sure.lines[0] ?? null) : null,
    warning: closed || freshness.state === 'stale' ? (sure.lines[0] ?? null) : null,
  };
}

/** Its topics; where nobody has stated any, how its own text starts. */
function whatIs({ lang }: Frame, service: Service, { description, lang: written }: Text): Told | null {
  const topics = topicLabels(service, lang).filter(({ proposed }) => !proposed);
  if (topics.length > 0) return { text: topics.map(({ label }) => label).join(' · '), lang };
  return description === '' ? null : { text: shortened(description, LINE_CHARS), lang: written };
}

/** A fact of which nothing is known is left out, or said to be unknown where one must not guess. */
function fact(
  { say }: Frame,
  about: About,
  name: WordKey,
  lines: readonly string[],
  unknown?: WordKey,
): EntryFact[] {
  if (lines.length > 0) return [{ about, name: say(name), lines, known: true }];
  return unknown ? [{ about, name: say(name), lines: [say(unknown)], known: false }] : [];
}

function givenHow(frame: Frame, service: Service): EntryFact[] {
  const ways = (service.hereabouts?.delivery ?? []).map((way) => frame.say(`given.${way}`));
  const words = listWords(frame.say, ways, 'given.or').replace(/^./u, (letter) => letter.toUpperCase());
  return fact(frame, 'given', 'shortlist.given', words === '' ? [] : [words]);
}

/** What recurs, and the next time. */
function timesOf(frame: Frame, service: Service, now: Date): EntryFact[] {
  const told = schedulesIn(frame, allSchedules(service));
  const { next } = coming(allMeetings(service), now);
  const day = next
    ? [frame.say('shortlist.next', { date: longDate(frame.lang, next.start.slice(0, 10)) })]
    : [];
  const lines = [...[...new Set(told)].slice(0, SOME), ...day];
  return fact(frame, 'when', 'shortlist.when', lines, 'listing.schedule-none');
}

/** Where it is not the only way, the place is named as that of those who go there. */
function whereToGo(frame: Frame, service: Service): EntryFact[] {
  const ways = service.hereabouts?.delivery?.length ?? 0;
  const name = ways > 1 ? 'shortlist.where-if-you-go' : 'shortlist.where';
  return [
    ...fact(frame, 'where', name, placeOf(frame, service), 'result.place-unknown'),
    ...fact(
      frame,
      'getting',
      'shortlist.getting-there',
      gettingThere(frame, service),
      'shortlist.getting-unknown',
    ),
  ];
}

function placeOf({ say }: Frame, service: Service): string[] {
  if (service.hereabouts?.confidential) return [say('result.confidential')];
  const [at, ...others] = service.service_at_locations ?? [];
  const address = at && addressOf(at.location);
  const parts = [at?.location.name, address?.address_1, address?.city, address?.postal_code].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) return [];
  const place = [...new Set(parts)].join(', ');
  return [others.length === 0 ? place : say('listing.and-places', { place, count: others.length })];
}

/** The nearest stop, that of a bus too, and help with the way. */
function gettingThere(frame: Frame, service: Service): string[] {
  const [at] = service.service_at_locations ?? [];
  const stops = service.hereabouts?.confidential ? [] : stopsAt(service, at?.id);
  const nearest = new Set([stops[0], stops.find(({ mode }) => mode === 'bus')]);
  return [
    ...[...nearest].flatMap((stop) => (stop ? stopWords(frame, stop) : [])),
    ...transportOf(frame, service),
  ];
}

/** A telephone number; where there is none, what else one can write to. */
function contactOf(frame: Frame, service: Service): EntryFact[] {
  const website = websiteOf(service);
  const ways = [
    ['telephone', (service.phones ?? []).map(({ number }) => number)],
    ['email', emailsOf(service)],
    ['website', website ? [website] : []],
  ] as const;
  const [way, lines] = ways.find(([, stated]) => stated.length > 0) ?? [];
  if (!way) return fact(frame, 'contact', 'listing.contact', [], 'listing.no-contact');
  return fact(frame, 'contact', `listing.${way}`, lines.slice(0, SOME)).map((told) => ({ ...told, way }));
}

/** Who meets one, who may come, how one joins and what it costs, as far as it is stated. */
function joining(frame: Frame, service: Service): EntryFact[] {
  const { say, lang } = frame;
  const meets = (service.hereabouts?.support ?? [])
    .filter((kind) => (MEETS as readonly Support[]).includes(kind))
    .map((kind) => sayFact(lang, `value.${kind}`));
  const costs = costsOf(frame, service).map((line) => shortened(line, LINE_CHARS));
  return [
    ...fact(frame, 'meets', 'shortlist.meets', meets),
    ...fact(frame, 'who', 'shortlist.who', limitsOf(frame, service)),
    ...fact(frame, 'join', 'shortlist.join', joinWords(say, service)),
    ...fact(frame, 'cost', 'shortlist.cost', costs.slice(0, SOME)),
  ];
}

/** "We" are those who print the sheet, who are professionals. */
function joinWords(say: Frame['say'], service: Service): string[] {
  const routes = service.hereabouts?.routes;
  if (routes === undefined)
    return service.application_process ? [shortened(service.application_process, LINE_CHARS)] : [];
  if (routes.includes('self')) return [say(meetsInPerson(service) ? 'join.self' : 'join.self-remote')];
  return [say(routes.some((route) => route !== 'gp') ? 'join.refer' : 'join.gp')];
}
