import type { Listing } from '../../schemas/listing.ts';
import type { ServiceAtLocation, Stop } from '../../schemas/place.ts';
import type { Service } from '../../schemas/service.ts';
import { MEETS, type Support } from '../../schemas/words.ts';
import { askingFrame, type Frame, siteLink } from '../../web/frame.ts';
import type { WordKey } from '../../web/messages/en.ts';
import type { About, EntryFact, EntryView, Told } from '../../web/views.ts';
import { canBeRung, emailsOf, websiteOf } from '../domain/contact.ts';
import { freshnessOn, unfundedSince } from '../domain/freshness.ts';
import { fundingOf, type Text, textIn, topicLabels } from '../domain/listing-words.ts';
import { longDate, say as sayFact } from '../domain/messages/message.ts';
import { accessOf, addressOf, meetsInPerson, stopsAt } from '../domain/place-facts.ts';
import { shortened } from '../domain/text/cut.ts';
import { ukDate } from '../domain/time/days.ts';
import { allSchedules, schedulesAt, timesDiffer } from '../domain/time/schedule.ts';
import { allMeetings, coming, placesSoonestFirst } from '../domain/time/sessions.ts';
import { whomSaid } from '../domain/whom/said.ts';
import { costsOf } from './page-listing.ts';
import { stopWords, transportOf } from './page-listing-places.ts';
import { limitsOf, openWords } from './page-listing-who.ts';
import { schedulesIn } from './page-sessions.ts';
import { listWords } from './page-times.ts';
import { roomUnlessClosed, sureWords } from './page-trust.ts';

/** A line of the sheet is short, whatever a feed wrote. */
const LINE_CHARS = 90;
/** Of everything that can be many, the sheet has room for this much; of places with times of their own for a few more. */
const SOME = 2;
const PLACES = 3;

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
  const { lines } = sureWords(say, lang, { ...freshness, funding: fundingOf(service) });
  // Where money or its source makes it doubtful, that is told rather than when it was confirmed.
  const isUnfunded = unfundedSince(service, today) !== undefined;
  const doubt = (isUnfunded || DOUBTED_SINCE.test(freshness.reason) ? lines.at(-1) : lines[0]) ?? null;
  const closed = freshness.state === 'closed';
  const isWarned = closed || freshness.state === 'stale';
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
      ...(closed ? [] : whenAndWhere(frame, service, now)),
      ...(closed ? [] : joining(frame, service)),
    ],
    room: roomUnlessClosed(frame, service, freshness, today),
    caution: !isWarned && (isUnfunded || freshness.state !== 'confirmed') ? doubt : null,
    warning: isWarned ? doubt : null,
  };
}

const DOUBTED_SINCE = /^(funding|changed)/;

/** Its topics, and how its own text starts where that says whom it is for or nobody has stated a topic. */
function whatIs({ lang }: Frame, service: Service, { description, lang: written }: Text): Told[] {
  const topics = topicLabels(service, lang).filter(({ proposed }) => !proposed);
  const own = topics.length > 0 ? whomSaid(description) : description;
  return [
    ...topics.map(({ label }) => ({ text: label, lang })),
    ...(own ? [{ text: shortened(own, LINE_CHARS), lang: written }] : []),
  ];
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

/** When it meets and where one goes; each place with its own times where these differ. */
function whenAndWhere(frame: Frame, service: Service, now: Date): EntryFact[] {
  if (!meetsInPerson(service)) return timesOf(frame, service, now);
  if (service.hereabouts?.confidential)
    return [
      ...timesOf(frame, service, now),
      ...fact(frame, 'where', 'shortlist.where', [frame.say('shortlist.confidential')]),
    ];
  const places = placesSoonestFirst(service, now);
  if (!timesDiffer(service)) return [...timesOf(frame, service, now), ...whereToGo(frame, service, places)];
  const shown = places.slice(0, PLACES);
  return [
    ...fact(frame, 'when', 'shortlist.when-where', [
      ...shown.map((at) => placeAndTimes(frame, service, at)),
      ...(places.length > PLACES
        ? [frame.say('shortlist.more-places', { count: places.length - PLACES })]
        : []),
      ...nextOf(frame, service, now, shown[0]?.location.name),
    ]),
    ...gettingThere(frame, service, shown),
  ];
}

function placeAndTimes(frame: Frame, service: Service, at: ServiceAtLocation): string {
  const times = schedulesIn(frame, schedulesAt(service, at)).join(', ');
  return paired(placeWords(frame, service, at), times || frame.say('shortlist.times-unknown'));
}

/** What recurs, and the next time. */
function timesOf(frame: Frame, service: Service, now: Date): EntryFact[] {
  const told = [...new Set(schedulesIn(frame, allSchedules(service)))].slice(0, SOME);
  const lines = [...told, ...nextOf(frame, service, now)];
  return fact(frame, 'when', 'shortlist.when', lines, 'listing.schedule-none');
}

function nextOf({ say, lang }: Frame, service: Service, now: Date, place?: string): string[] {
  const { next } = coming(allMeetings(service), now);
  if (!next) return [];
  const date = longDate(lang, next.start.slice(0, 10));
  return [place ? say('shortlist.next-at', { date, place }) : say('shortlist.next', { date })];
}

/** Where it is not the only way, the place is named as that of those who go there. */
function whereToGo(frame: Frame, service: Service, places: readonly ServiceAtLocation[]): EntryFact[] {
  const ways = service.hereabouts?.delivery?.length ?? 0;
  const name = ways > 1 ? 'shortlist.where-if-you-go' : 'shortlist.where';
  const [first, ...others] = places;
  const place = first ? placeWords(frame, service, first) : '';
  const told = others.length === 0 ? place : frame.say('listing.and-places', { place, count: others.length });
  return [
    ...fact(frame, 'where', name, place === '' ? [] : [told], 'result.place-unknown'),
    ...gettingThere(frame, service, places.slice(0, 1)),
  ];
}

/** Its address, and whether there are steps: whoever stands before them with a wheelchair has come in vain. */
function placeWords({ say }: Frame, service: Service, at: ServiceAtLocation): string {
  const address = addressOf(at.location);
  const parts = [at.location.name, address?.address_1, address?.city, address?.postal_code];
  const stepFree = accessOf(service, at)?.stepFree;
  const steps = stepFree === undefined ? '' : ` (${say(stepFree ? 'yes.step-free' : 'no.step-free')})`;
  return [...new Set(parts.filter((part) => part !== undefined))].join(', ') + steps;
}

/** The nearest stops, and help with the way; of several places the nearest stop of each. */
function gettingThere(frame: Frame, service: Service, places: readonly ServiceAtLocation[]): EntryFact[] {
  const stops = places.flatMap((at) => {
    const near = stopsToTell(service, at).map((stop) => stopWords(frame, stop));
    return places.length === 1 ? near : near.slice(0, 1).map((stop) => paired(at.location.name, stop));
  });
  const lines = [...stops, ...transportOf(frame, service)];
  return fact(frame, 'getting', 'shortlist.getting-there', lines, 'shortlist.getting-unknown');
}

/** The nearest, and that of a bus too. */
function stopsToTell(service: Service, at: ServiceAtLocation): Stop[] {
  const stops = stopsAt(service, at.id);
  return [...new Set([stops[0], stops.find(({ mode }) => mode === 'bus')])].filter(
    (stop) => stop !== undefined,
  );
}

const paired = (place: string | undefined, told: string): string => (place ? `${place}: ${told}` : told);

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
    ...whoMayGo(frame, service),
    ...fact(frame, 'join', 'shortlist.join', joinWords(say, service)),
    ...fact(frame, 'cost', 'shortlist.cost', costs.slice(0, SOME)),
  ];
}

/** Whom it is for is never passed over, unless its own words say it already. */
function whoMayGo(frame: Frame, service: Service): EntryFact[] {
  const isSaid = whomSaid(textIn(service, frame.lang).description) !== undefined;
  const limits = limitsOf(frame, service);
  const lines = limits.length > 0 ? limits : openWords(frame, service);
  return fact(frame, 'who', 'shortlist.who', lines, isSaid ? undefined : 'result.who-unknown');
}

/** "We" are those who print the sheet, who are professionals. */
function joinWords(say: Frame['say'], service: Service): string[] {
  const routes = service.hereabouts?.routes;
  if (routes === undefined)
    return service.application_process ? [shortened(service.application_process, LINE_CHARS)] : [];
  if (routes.includes('self')) return [say(meetsInPerson(service) ? 'join.self' : 'join.self-remote')];
  return [say(routes.some((route) => route !== 'gp') ? 'join.refer' : 'join.gp')];
}
