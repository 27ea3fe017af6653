import type { Listing } from '../../schemas/listing.ts';
import type { Access, Schedule } from '../../schemas/place.ts';
import type { Service } from '../../schemas/service.ts';
import type { Language } from '../../schemas/words.ts';
import { type Frame, siteLink } from '../../web/frame.ts';
import type { ListingView, Pair, PlaceView, YesNo } from '../../web/views.ts';
import { roomOn } from '../domain/capacity.ts';
import { ageOf, criterionOf } from '../domain/eligibility.ts';
import { freshnessOn } from '../domain/freshness.ts';
import { longDate, say as sayFact } from '../domain/messages/message.ts';
import { nextOf, type Session } from '../domain/schedule.ts';
import { ageWords, stopsAt, wordsOf } from '../domain/search/explain.ts';
import { textIn, topicLabels } from '../domain/search/results.ts';
import { ukDate } from '../domain/time/days.ts';
import { labelOf } from '../domain/vocabulary/vocabulary.ts';
import { townsAround } from './page-map.ts';
import { pickOf } from './page-results.ts';
import { scheduleWords, sessionWords } from './page-times.ts';
import { roomWords, sureWords } from './page-trust.ts';

const NEXT_SHOWN = 3;

/** Everything that is known of a listing, and what is not stated said as such. */
export function listingView(frame: Frame, listing: Listing, now: Date, mayEdit: boolean): ListingView {
  const { say, lang } = frame;
  const { service } = listing;
  const today = ukDate(now);
  const own = service.hereabouts;
  const text = textIn(service, lang);
  const freshness = freshnessOn(service, today);
  const topics = topicLabels(service, lang);
  const capacity = own?.capacity;
  return {
    id: listing.id,
    version: listing.version,
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
    who: whoMayCome(frame, service),
    whoText: service.eligibility_description ?? null,
    schedules: schedulesIn(frame, service.schedules ?? []),
    next: nextSessions(frame, service, now),
    confidential: own?.confidential === true,
    areas: (service.service_areas ?? []).flatMap(
      (area) => area.name ?? (area.extent_type === 'ons_code' ? area.extent : undefined) ?? [],
    ),
    places: own?.confidential ? [] : placesOf(frame, service),
    delivery: (own?.delivery ?? []).map((way) => sayFact(lang, `value.${way}`)),
    transport: transportOf(frame, service),
    room: roomWords(say, lang, capacity ? roomOn(capacity, today) : null),
    costs: costsOf(frame, service),
    routes: (own?.routes ?? []).map((route) => sayFact(lang, `value.${route}`)),
    howText: service.application_process ?? null,
    support: (own?.support ?? []).map((kind) => sayFact(lang, `value.${kind}`)),
    languages: (service.languages ?? []).flatMap(({ code, name }) =>
      code ? labelOf('language', code, lang) : (name ?? []),
    ),
    phones: (service.phones ?? []).map(({ number, description }) => ({ number, note: description ?? null })),
    emails: [
      ...new Set(
        [service.email, ...(service.contacts ?? []).map(({ email }) => email)].filter(
          (email) => email !== undefined,
        ),
      ),
    ],
    websites: [service.url, service.organization?.website]
      .filter((url) => url !== undefined && /^https?:\/\//.test(url))
      .slice(0, 1) as string[],
    contacts: (service.contacts ?? []).flatMap(({ name, title }) =>
      name ? [title ? `${name}, ${title}` : name] : [],
    ),
    sure: sureWords(say, lang, { ...freshness, funding: fundingDates(service) }),
    dates: threeDates(frame, service),
    funding: fundingOf(frame, service),
    sources: sourcesOf(frame, service),
    pick: pickOf(frame, listing.id),
    edit: mayEdit ? siteLink(frame, `/listings/${encodeURIComponent(listing.id)}/edit`) : null,
  };
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

const CRITERIA = [
  'gender',
  'need',
  'conditions',
  'circumstances',
  'residence',
  'practice',
  'language',
] as const;

function whoMayCome({ say, lang }: Frame, service: Service): Pair[] {
  const age = ageOf(service);
  const notStated = { text: say('listing.not-stated-ask'), unknown: true };
  const ageText =
    age === undefined ? notStated : { text: age === 'anyone' ? say('listing.anyone') : ageWords(age, lang) };
  const rest = CRITERIA.map((name) => {
    const criterion = criterionOf(service, name);
    const term = say(`listing.eligibility.${name}`);
    if (criterion === undefined) return { term, ...notStated };
    if (criterion === 'anyone') return { term, text: say('listing.anyone') };
    const only = 'only' in criterion;
    const said = only ? criterion.only : criterion.not;
    const values = name === 'residence' ? areaNames(service, said) : wordsOf({ only: said }, lang);
    return { term, text: say(only ? 'listing.only' : 'listing.except', { values }) };
  });
  return [{ term: say('listing.eligibility.age'), ...ageText }, ...rest];
}

/** Codes of areas by the names that the listing itself gives them. */
const areaNames = (service: Service, codes: readonly string[]): string =>
  codes.map((code) => service.service_areas?.find(({ extent }) => extent === code)?.name ?? code).join(', ');

const schedulesIn = ({ say, lang }: Frame, schedules: NonNullable<Service['schedules']>) =>
  schedules.map((schedule) => scheduleWords(say, lang, schedule)).filter((words) => words !== undefined);

/** The schedules of the service and of all its places. */
export const allSchedules = (service: Service): readonly Schedule[] => [
  ...(service.schedules ?? []),
  ...(service.service_at_locations ?? []).flatMap((at) => [
    ...(at.schedules ?? []),
    ...(at.location.schedules ?? []),
  ]),
];

/** The next few sessions at any of its places. */
export function nextSessions(
  { say, lang }: Frame,
  service: Service,
  now: Date,
  limit = NEXT_SHOWN,
): string[] {
  const schedules = allSchedules(service);
  const sessions: Session[] = [];
  for (const schedule of schedules) {
    let from = now;
    for (let i = 0; i < limit; i++) {
      const session = nextOf(schedule, from);
      if (!session) break;
      sessions.push(session);
      from = new Date(Date.parse(session.start) + 60_000);
    }
  }
  const sorted = sessions
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map((session) => sessionWords(say, lang, session));
  return [...new Set(sorted)].slice(0, limit);
}

function placesOf(frame: Frame, service: Service): PlaceView[] {
  return (service.service_at_locations ?? []).map((at) => {
    const { location } = at;
    const approximate =
      service.hereabouts?.placed?.some(
        ({ location_id, by }) => location_id === location.id && by === 'sector',
      ) ?? false;
    const access = service.hereabouts?.access?.find(
      ({ location_id }) => location_id === location.id || location_id === at.id,
    );
    const address =
      location.addresses?.find(({ address_type }) => address_type !== 'postal') ?? location.addresses?.[0];
    const lines = [address?.address_1, address?.address_2, address?.city, address?.postal_code].filter(
      (line) => line !== undefined,
    );
    return {
      name: location.name ?? null,
      address: lines.filter((line) => line !== location.name),
      description: at.description ?? location.description ?? null,
      schedules: schedulesIn(frame, [...(at.schedules ?? []), ...(location.schedules ?? [])]),
      stops: stopsAt(service, at.id).map(({ name, mode, metres }) =>
        frame.say('listing.stop', { name, metres, mode: sayFact(frame.lang, `word.${mode}`) }),
      ),
      access: accessOf(frame, access),
      notes: [
        location.transportation,
        ...(location.accessibility ?? []).map(({ description }) => description),
      ].filter((note) => note !== undefined),
      approximate,
      map: placeMap(frame, service, location, approximate),
    };
  });
}

function placeMap(
  frame: Frame,
  service: Service,
  location: { latitude?: number | undefined; longitude?: number | undefined; name?: string | undefined },
  approximate: boolean,
): PlaceView['map'] {
  const { latitude: lat, longitude: lon } = location;
  if (lat === undefined || lon === undefined) return null;
  const pins = [{ n: 1, lat, lon, label: location.name ?? service.name, id: 'here', approximate }];
  return {
    here: null,
    radiusKm: null,
    pins,
    towns: frame.tiles ? [] : townsAround(null, null, pins),
    tiles: frame.tiles ?? null,
  };
}

const ACCESS = {
  stepFree: 'step-free',
  hearingLoop: 'hearing-loop',
  accessibleToilet: 'accessible-toilet',
  quietSpace: 'quiet-space',
  parking: 'parking',
} as const;

function accessOf({ say }: Frame, access: Access | undefined): YesNo[] {
  return (Object.keys(ACCESS) as (keyof typeof ACCESS)[]).map((key) => {
    const stated = access?.[key];
    const state = stated === undefined ? 'unknown' : stated ? 'yes' : 'no';
    return { state, text: say(`${state}.${ACCESS[key]}`) };
  });
}

function transportOf({ say }: Frame, { hereabouts }: Service): string[] {
  const { pickUp, communityTransport, travelCostsPaid } = hereabouts?.transport ?? {};
  return [
    ...(pickUp ? [say('listing.pick-up')] : []),
    ...(communityTransport ? [say('listing.community-transport')] : []),
    ...(travelCostsPaid ? [say('listing.travel-costs')] : []),
  ];
}

function costsOf({ say }: Frame, service: Service): string[] {
  const options = (service.cost_options ?? []).map(({ amount, option, amount_description }) => {
    const price =
      amount === undefined
        ? undefined
        : amount === 0
          ? say('listing.free')
          : say('listing.cost-amount', { pounds: Number.isInteger(amount) ? amount : amount.toFixed(2) });
    const told = [price, option, amount_description].filter((part) => part !== undefined);
    return [...new Map(told.map((part) => [part.toLowerCase(), part])).values()].join(': ');
  });
  return [...options, service.fees, service.fees_description].filter(
    (line) => line !== undefined && line !== '',
  ) as string[];
}

function threeDates({ say, lang }: Frame, { hereabouts }: Service): Pair[] {
  return (['confirmed', 'edited', 'seen'] as const).map((kind) => {
    const last = (hereabouts?.assurance ?? [])
      .filter((each) => each.kind === kind)
      .toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
    const term = say(`listing.date-${kind}`);
    if (!last) return { term, text: say('listing.date-never'), unknown: true };
    const by = [say(`by.${last.by}`), last.name].filter((part) => part !== undefined).join(', ');
    return { term, text: say('listing.date-line', { date: longDate(lang, last.on), by }) };
  });
}

const fundingDates = ({ hereabouts }: Service) =>
  hereabouts?.funding
    ? { endsOn: hereabouts.funding.endsOn ?? null, renewal: hereabouts.funding.renewal ?? null }
    : null;

function fundingOf({ say, lang }: Frame, { hereabouts }: Service): string[] {
  const { funder, endsOn, renewal } = hereabouts?.funding ?? {};
  return [
    ...(funder ? [say('listing.funder', { funder })] : []),
    ...(endsOn ? [say('sure.funding-until', { date: longDate(lang, endsOn) })] : []),
    ...(endsOn || renewal ? [say(`listing.renewal.${renewal ?? 'unknown'}`)] : []),
  ];
}

function sourcesOf({ say, lang }: Frame, { hereabouts }: Service): ListingView['sources'] {
  return (hereabouts?.provenance ?? []).map(({ source, name, firstSeenOn, goneOn, licence }) => ({
    name: name ?? source,
    href: /^https?:\/\//.test(source) ? source : null,
    lines: [
      say('listing.first-seen', { date: longDate(lang, firstSeenOn) }),
      ...(goneOn ? [say('listing.gone', { date: longDate(lang, goneOn) })] : []),
      ...(licence ? [say('listing.licence', { licence })] : []),
    ],
  }));
}
