import type { Listing } from '../../schemas/listing.ts';
import type { Assurance, Service } from '../../schemas/service.ts';
import type { Language } from '../../schemas/words.ts';
import { type Frame, siteLink } from '../../web/frame.ts';
import type { ListingView } from '../../web/views.ts';
import { emailsOf, websiteOf } from '../domain/contact.ts';
import { asksForDiscretion } from '../domain/discretion.ts';
import { freshnessOn } from '../domain/freshness.ts';
import { fundingOf, labelsOf, textIn } from '../domain/listing-words.ts';
import { say as sayFact } from '../domain/messages/message.ts';
import { addressOf } from '../domain/place-facts.ts';
import { ukDate } from '../domain/time/days.ts';
import { placesSoonestFirst } from '../domain/time/sessions.ts';
import { topicsOf } from '../domain/topics/topics.ts';
import { languageName } from '../domain/whom/languages.ts';
import { placesOf, transportOf } from './page-listing-places.ts';
import { fundingLines, sourcesOf, threeDates } from './page-listing-trust.ts';
import { whoMayCome } from './page-listing-who.ts';
import { NO_BREAK, pickOf } from './page-results.ts';
import { nextSessions, schedulesIn } from './page-sessions.ts';
import { roomOfListing, sureWords } from './page-trust.ts';

/** Everything that is known of a listing, and what is not stated said as such. `assurance`: of it and of its sources. */
export function listingView(
  frame: Frame,
  listing: Listing,
  assurance: readonly Assurance[],
  now: Date,
  mayEdit: boolean,
): ListingView {
  const { say, lang } = frame;
  const { service } = listing;
  const today = ukDate(now);
  const own = service.hereabouts;
  const text = textIn(service, lang);
  const freshness = freshnessOn(service, today);
  const read = topicsOf(service);
  const topics = labelsOf(read, lang);
  return {
    id: listing.id,
    version: listing.version,
    discreet: asksForDiscretion(service, read),
    name: { text: text.name, lang: text.lang },
    description:
      text.description === ''
        ? null
        : { text: text.description, lang: own?.text?.cy?.description === text.description ? 'cy' : 'en' },
    other: otherText(frame, service, text.lang),
    alert: service.alert
      ? {
          text: (lang === 'cy' && own?.text?.cy?.alert) || service.alert,
          lang: lang === 'cy' && own?.text?.cy?.alert ? 'cy' : 'en',
        }
      : null,
    organization: service.organization
      ? {
          text: service.organization.name,
          href: siteLink(frame, `/organizations/${encodeURIComponent(service.organization.id)}`),
        }
      : null,
    topics: topics.map(({ id, label, proposed }) => ({
      text: proposed ? say('result.topic-proposed', { topic: label }) : label,
      href: siteLink(frame, '/search', { topic: id }),
    })),
    closed:
      freshness.state === 'closed'
        ? say(freshness.reason === 'temporarily-closed' ? 'listing.closed-for-now' : 'listing.closed')
        : null,
    doubtful: freshness.state === 'stale',
    similar: siteLink(
      frame,
      '/search',
      topics.length > 0 ? { topic: topics.map(({ id }) => id) } : { q: text.name },
    ),
    sample: own?.sample === true,
    ...whoMayCome(frame, service),
    whoText: service.eligibility_description ?? null,
    schedules: schedulesIn(frame, service.schedules ?? []),
    next: nextSessions(frame, service, now),
    at: inShort(frame, service, now),
    confidential: own?.confidential === true,
    areas: (service.service_areas ?? []).flatMap(
      (area) => area.name ?? (area.extent_type === 'ons_code' ? area.extent : undefined) ?? [],
    ),
    places: own?.confidential ? [] : placesOf(frame, service),
    delivery: (own?.delivery ?? []).map((way) => sayFact(lang, `value.${way}`)),
    transport: transportOf(frame, service),
    room: roomOfListing(frame, service, today),
    costs: costsOf(frame, service),
    routes: (own?.routes ?? []).map((route) => sayFact(lang, `value.${route}`)),
    howText: service.application_process ?? null,
    support: (own?.support ?? []).map((kind) => sayFact(lang, `value.${kind}`)),
    languages: (service.languages ?? []).flatMap((spoken) => languageName(spoken, lang) ?? []),
    phones: (service.phones ?? []).map(({ number, description }) => ({ number, note: description ?? null })),
    emails: emailsOf(service),
    website: websiteOf(service) ?? null,
    contacts: (service.contacts ?? []).flatMap(({ name, title }) =>
      name ? [title ? `${name}, ${title}` : name] : [],
    ),
    sure: sureWords(say, lang, { ...freshness, funding: fundingOf(service) }),
    dates: threeDates(frame, assurance, today),
    funding: fundingLines(frame, service),
    sources: sourcesOf(frame, service),
    pick: pickOf(frame, listing.id),
    edit: mayEdit ? siteLink(frame, `/listings/${encodeURIComponent(listing.id)}/edit`) : null,
  };
}

/** The place where it meets next, else how it comes to people. */
function inShort({ say, lang }: Frame, service: Service, now: Date): string | null {
  const { hereabouts } = service;
  if (hereabouts?.confidential) return say('result.confidential');
  const [first, ...others] = placesSoonestFirst(service, now);
  const postcode = first && addressOf(first.location)?.postal_code;
  const where = [first?.location.name, postcode?.replace(' ', NO_BREAK)].filter((part) => part !== undefined);
  if (where.length === 0)
    return (hereabouts?.delivery ?? []).map((way) => sayFact(lang, `value.${way}`)).join(', ') || null;
  const place = where.join(', ');
  return others.length === 0 ? place : say('listing.and-places', { place, count: others.length });
}

function otherText({ say }: Frame, service: Service, shown: Language): ListingView['other'] {
  const welsh = service.hereabouts?.text?.cy;
  if (shown === 'en')
    return welsh?.name || welsh?.description
      ? {
          heading: say('listing.in-welsh'),
          name: welsh.name ?? '',
          description: welsh.description ?? '',
          lang: 'cy',
        }
      : null;
  return {
    heading: say('listing.in-english'),
    name: service.name,
    description: service.description ?? '',
    lang: 'en',
  };
}

export function costsOf({ say }: Frame, service: Service): string[] {
  const options = (service.cost_options ?? []).map(({ amount, option, amount_description }) => {
    const price =
      amount === undefined
        ? undefined
        : amount === 0
          ? say('listing.free')
          : say('listing.cost-amount', { pounds: Number.isInteger(amount) ? amount : amount.toFixed(2) });
    const own = amount === 0 && option?.toLowerCase() === 'free' ? undefined : option;
    const told = [price, own, amount_description].filter((part) => part !== undefined);
    return [...new Map(told.map((part) => [part.toLowerCase(), part])).values()].join(': ');
  });
  return [...options, service.fees, service.fees_description].filter(
    (line) => line !== undefined && line !== '',
  ) as string[];
}
