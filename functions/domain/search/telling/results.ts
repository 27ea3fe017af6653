import type { Listing } from '../../../../schemas/listing.ts';
import type { ServiceAtLocation } from '../../../../schemas/place.ts';
import type { SearchRequest, SearchResult } from '../../../../schemas/search.ts';
import type { Service } from '../../../../schemas/service.ts';
import type { Weekday } from '../../../../schemas/words.ts';
import { roomOf } from '../../capacity.ts';
import { emailsOf, websiteOf } from '../../contact.ts';
import { freshnessOn } from '../../freshness.ts';
import { fundingOf, labelsOf, textIn } from '../../listing-words.ts';
import { addressOf, isApproximate, meetsInPerson } from '../../place-facts.ts';
import { shortened } from '../../text/cut.ts';
import { weekdayOf } from '../../time/schedule.ts';
import { allMeetings, type Coming, coming, type Meeting, meetingsAt } from '../../time/sessions.ts';
import { statedTopics } from '../../topics/topics.ts';
import { abilityOf } from '../ability.ts';
import { type Question, timesAsked } from '../asking/question.ts';
import type { IndexHit } from '../index-language.ts';
import { timeOf } from '../order/hit-fit.ts';
import type { Ranked } from '../order/ranking.ts';
import { term, valuesAfter } from '../terms.ts';
import { whenToCome, whileOpen } from '../when-to-come.ts';
import { cautionsFor } from './cautions.ts';
import { reasonsFor } from './reasons.ts';

const SUMMARY_CHARS = 150;

/** A ranked hit with what a person needs to decide, from the record as it is now. */
export function resultOf(ranked: Ranked, { service }: Listing, question: Question, now: Date): SearchResult {
  const { request, today } = question;
  const hit = asReached(ranked.hit, service, question);
  const text = textIn(service, request.lang);
  const freshness = freshnessOn(service, today);
  const topics = { stated: statedTopics(service), proposed: proposedIn(hit) };
  const at = placeOf(service, hit);
  const times = timesTold(hit, question);
  const meetings = meetingsOf(service, hit, at);
  const { next, unsure } = times ? comingThen(meetings, now, times, hit) : coming(meetings, now);
  const room = roomOf(service, today);
  const told = { ranked: { ...ranked, hit }, service, question, freshness, topics, room, unsure };
  return {
    id: service.id,
    name: text.name,
    lang: text.lang,
    summary: shortened(text.description, SUMMARY_CHARS),
    organization: service.organization
      ? { id: service.organization.id, name: service.organization.name }
      : null,
    topics: labelsOf(topics, request.lang),
    place: at && !neverGoesThere(hit, request) ? shownPlace(service, at) : null,
    distanceKm: hit.distanceKm === null ? null : Math.round(hit.distanceKm * 1000) / 1000,
    reach: hit.reach === 'within-reach' && isNowhere(hit) ? 'unplaced' : hit.reach,
    fit: ranked.fit.map(({ criterion, state }) => ({ criterion, state })),
    reasons: [...reasonsFor(told)],
    cautions: [...cautionsFor(told)],
    capacity: room ?? null,
    nextSession: next ?? null,
    freshness: {
      state: freshness.state,
      reason: freshness.reason,
      confirmedOn: freshness.confirmedOn,
      confirmedBy: freshness.confirmedBy,
    },
    funding: fundingOf(service),
    phone: service.phones?.[0]?.number ?? null,
    email: emailsOf(service)[0] ?? null,
    website: websiteOf(service) ?? null,
    sample: service.hereabouts?.sample === true,
  };
}

/** At the place that answered; of what reaches people at home all that are known. */
const meetingsOf = (service: Service, { reach }: IndexHit, at: ServiceAtLocation | undefined) =>
  reach === 'comes-to-you' && !service.hereabouts?.confidential
    ? allMeetings(service)
    : meetingsAt(service, at);

/** The sessions that were asked for: chosen, or else named in the words where it is on then. */
function timesTold(hit: IndexHit, question: Question): ReadonlySet<string> | undefined {
  const chosen = timesAsked(question.request);
  if (chosen) return new Set(chosen);
  return timeOf(hit, question) === 'when-asked' ? question.starts : undefined;
}

/** What comes next at the times that were asked for: of what is open all day, the day on which one may come then. */
function comingThen(
  meetings: readonly Meeting[],
  now: Date,
  asked: ReadonlySet<string>,
  { reach }: IndexHit,
): Coming {
  const termsOf = reach === 'comes-to-you' ? whileOpen : whenToCome;
  const isThen = ({ schedule }: Meeting, on?: Weekday) =>
    termsOf(schedule, on).some((start) => asked.has(start));
  return coming(
    meetings.filter((meeting) => isThen(meeting)),
    now,
    ({ start }, meeting) => isThen(meeting, weekdayOf(start.slice(0, 10))),
  );
}

/** What does not meet anywhere, and all for somebody who cannot leave home, reaches people there: also where it is nearby. */
function asReached(hit: IndexHit, service: Service, { request: { cannot } }: Question): IndexHit {
  const staysAtHome = cannot.includes('leaving-home') && abilityOf('leaving-home', cannot, hit) === 'fine';
  const reachesHome = hit.reach === 'within-reach' && (staysAtHome || !meetsInPerson(service));
  return reachesHome ? { ...hit, reach: 'comes-to-you', place: null, distanceKm: null } : hit;
}

/** What they have from home has no hall for them. */
const neverGoesThere = ({ reach }: IndexHit, { cannot }: SearchRequest): boolean =>
  reach === 'comes-to-you' && cannot.includes('leaving-home');

const isNowhere = ({ place }: IndexHit) => place === null || place.id === '';

/** What was proposed when the listing was indexed; its text is not read again for every search. */
const proposedIn = (hit: IndexHit): readonly string[] => valuesAfter(term.proposed(''), hit.terms);

/** The place that answered; where none had to, and the listing is not confidential, its only one. */
function placeOf(service: Service, hit: IndexHit): ServiceAtLocation | undefined {
  if (service.hereabouts?.confidential) return undefined;
  const places = service.service_at_locations ?? [];
  return places.find((place) => place.id === hit.place?.id) ?? (places.length === 1 ? places[0] : undefined);
}

function shownPlace(service: Service, at: ServiceAtLocation): NonNullable<SearchResult['place']> {
  const address = addressOf(at.location);
  return {
    name: at.location.name ?? address?.address_1 ?? null,
    postcode: address?.postal_code ?? null,
    latitude: at.location.latitude ?? null,
    longitude: at.location.longitude ?? null,
    approximate: isApproximate(service, at.location.id),
  };
}
