import type { Listing } from '../../../../schemas/listing.ts';
import type { Service } from '../../../../schemas/service.ts';
import type { Language } from '../../../../schemas/words.ts';
import { catchmentCells } from '../../areas/catchment.ts';
import { capacityUntil } from '../../capacity.ts';
import { costOf, isFreeForSome } from '../../cost.ts';
import { asksForDiscretion, isAskedForOnly } from '../../discretion.ts';
import { beliefDays, FRESHNESS, unfundedSince } from '../../freshness.ts';
import { feedId } from '../../oruk/feed-service.ts';
import districts from '../../place/districts-gb.json' with { type: 'json' };
import { BY_POSTCODE, SHORT_NAMES, WELSH_NAMES } from '../../place/other-names.ts';
import places from '../../place/places-gb.json' with { type: 'json' };
import { outcodesIn, outcodesListed } from '../../postcode/look-up.ts';
import sectors from '../../postcode/sectors.json' with { type: 'json' };
import { ofPublicWords, tokensOf } from '../../text/analyse.ts';
import { firstSentence } from '../../text/cut.ts';
import { foldWords } from '../../text/fold.ts';
import { spellAbout } from '../../topics/about.ts';
import { type Sense, senseOf, topicsNear } from '../../topics/likeness.ts';
import { topicsOf } from '../../topics/topics.ts';
import likeness from '../../vocabulary/likeness.json' with { type: 'json' };
import neighbours from '../../vocabulary/neighbours.json' with { type: 'json' };
import { domainOf, labelOf, vocabulary, withBroader } from '../../vocabulary/vocabulary.ts';
import { ageOf, criterionOf, LIST_CRITERIA, languagesOf, OLDEST } from '../../whom/eligibility.ts';
import { everybody } from '../../whom/everybody.ts';
import { madeFor } from '../../whom/made-for.ts';
import { obstacles, obstaclesIn } from '../../whom/obstacles.ts';
import { refusalsIn } from '../../whom/refusals.ts';
import { whomTable } from '../../whom/table.ts';
import { nameTerms } from '../asking/named.ts';
import type { IndexDocument, NumberKey } from '../index-language.ts';
import { criterionTerms, nearToken, term, wayToken } from '../terms.ts';
import { liftTerms, placePoints, placesOf, squareTerms, timesAtHome, unique } from './document-places.ts';

/** Raised whenever `indexDocument` makes something else of the same listing and the same tables. */
const EDITION = 40;
/** What decides, beside a listing, which document is made of it. */
export const PROJECTION: readonly unknown[] = [
  EDITION,
  vocabulary,
  obstacles,
  everybody,
  whomTable,
  neighbours,
  likeness,
  districts,
  places,
  BY_POSTCODE,
  sectors.source,
  WELSH_NAMES,
  SHORT_NAMES,
];

/** What the index holds of a listing, so that it is found. A pure projection: same listing and day, same document. */
export const indexDocument = (listing: Listing, today: string): IndexDocument =>
  ofPublicWords(() => documentOf(listing, today));

function documentOf(listing: Listing, today: string): IndexDocument {
  const { service } = listing;
  const topics = topicsOf(service);
  const sense = senseOf(foldWords(`${service.name} ${service.description ?? ''}`));
  return {
    id: listing.id,
    version: listing.version,
    text: textOf(service, topics, sense),
    terms: unique([
      ...serviceTerms(service, today),
      ...seemsForTerms(service, topics),
      ...topicTerms(service, topics),
      ...calledTerms(service, topics),
      ...nameTerms(service),
    ]),
    numbers: numbersOf(service, today),
    about: spellAbout(topics.about),
    sense,
    places: placesOf(service, today),
    names: asksForDiscretion(service, topics) ? [] : namesOf(service),
  };
}

type Topics = ReturnType<typeof topicsOf>;

/** What it says that it is, by our names, else what it reads like. */
const idsOf = ({ stated, ours, proposed }: Topics): readonly string[] =>
  stated.length > 0 ? ours : proposed;

/** So many of the topics that a listing lies near to are kept, to be found by what is like it in other words. */
const NEAR_TOPICS = 15;

function textOf(service: Service, topics: Topics, sense: Sense): IndexDocument['text'] {
  const cy = service.hereabouts?.text?.cy;
  const both = (english: string | undefined, welsh: string | undefined) => [
    ...tokensOf(english ?? '', 'en'),
    ...tokensOf(welsh ?? '', 'cy'),
  ];
  const [first, rest] = apartAfterFirst(service.description ?? '');
  const [firstWelsh, restWelsh] = apartAfterFirst(cy?.description ?? '');
  const place = (service.service_at_locations ?? []).map((at) => at.location.name ?? '').join(' ');
  const topicWords = topics.stated.flatMap((topic) => [
    ...tokensOf(topic.name ?? labelOf('topic', topic.id, 'en'), 'en'),
    ...tokensOf(labelOf('topic', topic.id, 'cy'), 'cy'),
  ]);
  return {
    topic: unique([...topics.stated.map((topic) => `#${topic.id}`), ...topicWords]),
    name: unique([...both(service.name, cy?.name), ...tokensOf(service.alternate_name ?? '', 'en')]),
    summary: unique([
      ...both(first, firstWelsh),
      ...topics.proposed.map((id) => `#${id}`),
      ...broaderOf(topics),
      ...(service.hereabouts?.delivery ?? []).map(wayToken),
    ]),
    detail: unique([
      ...both(rest, restWelsh),
      ...tokensOf(
        `${service.organization?.name ?? ''} ${place} ${service.eligibility_description ?? ''}`,
        'en',
      ),
      ...topics.hinted.map((id) => `#${id}`),
      ...topicsNear(sense, NEAR_TOPICS).map(nearToken),
    ]),
  };
}

const broaderOf = (topics: Topics): string[] =>
  topics.stated.flatMap((topic) => withBroader(topic.id)).map((id) => `#${id}`);

/** The first sentence says what it is; the others tell more. */
function apartAfterFirst(text: string): readonly [first: string, rest: string] {
  const first = firstSentence(text);
  return [first, text.slice(first.length)];
}

function topicTerms(service: Service, topics: Topics): string[] {
  const ids = idsOf(topics);
  const domains = service.hereabouts?.domain
    ? [service.hereabouts.domain]
    : ids.map(domainOf).filter((d) => d !== undefined);
  return [
    ...ids.flatMap(withBroader).map(term.topic),
    ...topics.elsewhere.map(term.topicElsewhere),
    ...(topics.stated.length > 0 ? [] : topics.proposed.map(term.proposed)),
    ...domains.map(term.domain),
  ];
}

/** What is told of only when asked for is also asked for by its name. */
function calledTerms(service: Service, topics: Topics): string[] {
  if (!isAskedForOnly(topics)) return [];
  const { organization, alternate_name } = service;
  const english = tokensOf(`${service.name} ${alternate_name ?? ''} ${organization?.name ?? ''}`, 'en');
  return [...english, ...tokensOf(service.hereabouts?.text?.cy?.name ?? '', 'cy')].map(term.called);
}

function serviceTerms(service: Service, today: string): string[] {
  const own = service.hereabouts ?? {};
  const room = own.capacity && own.capacity.asOf <= today ? [term.room(own.capacity.state)] : [];
  const cost = costOf(service);
  const closed = service.status === 'defunct' || service.status === 'inactive';
  return [
    ...(own.delivery?.map(term.delivery) ?? [term.deliveryNotStated]),
    ...(own.routes ?? []).map(term.route),
    ...(own.support ?? []).map(term.support),
    ...languagesOf(service).map(term.language),
    ...room,
    ...(closed ? [term.closed] : []),
    ...(service.status === 'temporarily closed' ? [term.temporarilyClosed] : []),
    ...(own.sample ? [term.sample] : []),
    ...(feedId(service.id) === service.id ? [] : [term.feedId(feedId(service.id))]),
    ...(service.organization ? [term.organization(service.organization.id)] : []),
    ...(own.provenance ?? []).map((provenance) => term.source(provenance.source)),
    ...areaNames(service).map(term.area),
    ...catchmentCells(service.service_areas ?? []).map(term.cell),
    ...whereverTerms(service),
    ...liftTerms(service),
    ...timesAtHome(service, today),
    ...[...obstaclesIn(service).keys()].map(term.says),
    ...[...refusalsIn(service).keys()].map(term.saysNotFor),
    ...(cost && isFreeForSome(cost) ? [term.freeForSome] : []),
    ...(unfundedSince(service, today) ? [term.unfunded] : []),
    ...(own.transport?.travelCostsPaid ? [term.transport('costs-paid')] : []),
    ...(ageOf(service) === 'anyone' ? [term.anyone('age')] : []),
    ...LIST_CRITERIA.flatMap((name) => criterionTerms(name, criterionOf(service, name))),
  ];
}

/** Of what has no point: that it is for everybody, where no area is stated either, and the squares of its town. */
function whereverTerms(service: Service): readonly string[] {
  if (placePoints(service).length > 0) return [];
  const isEverywhere = (service.service_areas ?? []).length === 0;
  return [...(isEverywhere ? [term.everywhere] : []), ...squareTerms(service)];
}

function seemsForTerms(service: Service, topics: Topics): string[] {
  const { whom, only, ages } = madeFor(service, idsOf(topics));
  const ofAges = ages ? [term.seemsForAges(`${ages.from ?? 0}-${ages.to ?? OLDEST}`)] : [];
  return [...whom.map(term.seemsFor), ...only.map(term.seemsForOnly), ...ofAges];
}

/** ONS codes are nine characters; a longer extent is a shape or a text, and the area goes by its name. */
const AREA_CODE_CHARS = 9;

/** By code and by name; several postcode districts may be named at once. */
function areaNames(service: Service): string[] {
  return (service.service_areas ?? []).flatMap(({ extent = '', extent_type, name = '' }) => [
    ...(extent !== '' && extent.length <= AREA_CODE_CHARS ? [extent] : []),
    ...(name === '' ? [] : [name]),
    ...(extent_type === 'postcode'
      ? outcodesIn(`${extent}, ${name}`)
      : [extent, name].flatMap(outcodesListed)),
  ]);
}

function numbersOf(service: Service, today: string): IndexDocument['numbers'] {
  const age = ageOf(service);
  const belief = beliefDays(service, today);
  const capacity = service.hereabouts?.capacity;
  const range =
    age === undefined || age === 'anyone' ? {} : { ageFrom: age.from ?? 0, ageTo: age.to ?? OLDEST };
  const numbers: Partial<Record<NumberKey, number | undefined>> = {
    ...range,
    costFrom: costOf(service)?.least,
    waitWeeks: capacity?.weeks,
    capacityUntil: capacity ? capacityUntil(capacity) : undefined,
    confirmedOn: belief.confirmedOn,
    confirmedUntil: confirmedUntil(belief),
    doubtfulFrom: belief.staleFrom,
  };
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
}

/** The last day on which the listing counts as confirmed. */
function confirmedUntil(belief: ReturnType<typeof beliefDays>): number | undefined {
  if (belief.confirmedOn === undefined) return undefined;
  const due = belief.dueFrom ?? belief.confirmedOn + FRESHNESS.dueAfterDays + 1;
  return Math.min(due, belief.staleFrom ?? due) - 1;
}

function namesOf(service: Service): IndexDocument['names'] {
  const name = (lang: Language) => service.hereabouts?.text?.[lang]?.name;
  const welsh = name('cy');
  const cities = service.hereabouts?.confidential
    ? []
    : (service.service_at_locations ?? []).flatMap((at) =>
        (at.location.addresses ?? []).map((address) => address.city ?? ''),
      );
  return [
    { kind: 'listing', text: service.name, id: service.id },
    ...(welsh && welsh !== service.name ? [{ kind: 'listing' as const, text: welsh, id: service.id }] : []),
    ...(service.organization
      ? [{ kind: 'organization' as const, text: service.organization.name, id: service.organization.id }]
      : []),
    ...unique(cities)
      .filter(Boolean)
      .map((city) => ({ kind: 'place' as const, text: city, id: city })),
  ];
}
