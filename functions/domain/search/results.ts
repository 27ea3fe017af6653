import type { Listing } from '../../../schemas/listing.ts';
import type { ServiceAtLocation } from '../../../schemas/place.ts';
import type { SearchResult } from '../../../schemas/search.ts';
import type { Service } from '../../../schemas/service.ts';
import type { Reach } from '../../../schemas/words.ts';
import { type RoomNow, roomOf } from '../capacity.ts';
import { emailsOf, websiteOf } from '../contact.ts';
import { freshnessOn } from '../freshness.ts';
import { fundingOf, labelsOf, textIn } from '../listing-words.ts';
import { addressOf, isApproximate, meetsInPerson } from '../place-facts.ts';
import { coming, meetingsAt } from '../sessions.ts';
import { shortened } from '../text/cut.ts';
import { statedTopics } from '../topics.ts';
import { cautionsFor, reasonsFor } from './explain.ts';
import type { IndexHit } from './index-language.ts';
import type { Question } from './question.ts';
import type { Ranked } from './ranking.ts';
import { term } from './terms.ts';

const SUMMARY_CHARS = 150;

/** A ranked hit with what a person needs to decide, from the record as it is now. */
export function resultOf(ranked: Ranked, { service }: Listing, question: Question, now: Date): SearchResult {
  const { request, today } = question;
  const { hit } = ranked;
  const text = textIn(service, request.lang);
  const freshness = freshnessOn(service, today);
  const topics = { stated: statedTopics(service), proposed: proposedIn(hit) };
  const at = placeOf(service, hit);
  const { next, unsure } = coming(meetingsAt(service, at), now);
  const room = roomOf(service, today);
  const told = { ranked, service, question, freshness, topics, room, unsure };
  return {
    id: service.id,
    name: text.name,
    lang: text.lang,
    summary: shortened(text.description, SUMMARY_CHARS),
    organization: service.organization
      ? { id: service.organization.id, name: service.organization.name }
      : null,
    topics: labelsOf(topics, request.lang),
    place: at ? shownPlace(service, at) : null,
    distanceKm: hit.distanceKm === null ? null : Math.round(hit.distanceKm * 1000) / 1000,
    reach: reachOf(service, hit),
    fit: ranked.fit.map(({ criterion, state }) => ({ criterion, state })),
    reasons: [...reasonsFor(told)],
    cautions: [...cautionsFor(told)],
    capacity: room ? capacityOf(room) : null,
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

const capacityOf = ({ expired: _, ...said }: RoomNow): SearchResult['capacity'] => said;

/** A service that does not meet anywhere reaches people at home, also where its office is nearby. */
function reachOf(service: Service, hit: IndexHit): Reach {
  if (hit.reach !== 'within-reach') return hit.reach;
  if (!meetsInPerson(service)) return 'comes-to-you';
  return hit.place === null || hit.place.id === '' ? 'unplaced' : 'within-reach';
}

/** What was proposed when the listing was indexed; its text is not read again for every search. */
const proposedIn = (hit: IndexHit): readonly string[] =>
  hit.terms.filter((t) => t.startsWith(PROPOSED)).map((t) => t.slice(PROPOSED.length));
const PROPOSED = term.proposed('');

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
