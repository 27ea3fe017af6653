import type { Message } from '../../../schemas/search.ts';
import type { Service } from '../../../schemas/service.ts';
import { type Language, MEETS, type Route, type StopMode, TIME_WORDS } from '../../../schemas/words.ts';
import {
  type Ability,
  abilityOf,
  EASY_WALK_METRES,
  isWalkable,
  WALKING_DETOUR,
  waysLeft,
} from '../ability.ts';
import type { RoomNow } from '../capacity.ts';
import { ageOf, criterionOf } from '../eligibility.ts';
import type { Freshness } from '../freshness.ts';
import type { MessageKey } from '../messages/en.ts';
import { either, longDate, message, miles, milesKey, pounds, say, type Values } from '../messages/message.ts';
import { obstaclesIn } from '../obstacles.ts';
import { isApproximate, stopsAt } from '../place-facts.ts';
import type { Session } from '../sessions.ts';
import type { ShownTopics } from '../topics.ts';
import { leastCost } from './document.ts';
import { timeOf } from './hit-fit.ts';
import { kindReasons } from './kind-reasons.ts';
import { obstaclesTold } from './own-words.ts';
import { choosesTimes, type Question } from './question.ts';
import type { Ranked } from './ranking.ts';
import { otherWhom, seemsForOthers, seemsForThem } from './seems-for.ts';
import { COMES_TO_YOU, LIMITING, term } from './terms.ts';
import { isToldInText } from './told-in-text.ts';
import { ageWords, criterionWords, detailOf, saysWhoTheyAre, whomAsked, whoTheyAre } from './whom-words.ts';

/** Walking speed, kilometres an hour: 4.8 (DfT, Manual for Streets: 1.33 m/s). */
const WALKING_KMH = 4.8;

interface Told {
  readonly ranked: Ranked;
  readonly service: Service;
  readonly question: Question;
  readonly freshness: Freshness;
  readonly topics: ShownTopics;
  /** Undefined where nobody has said anything about it. */
  readonly room: RoomNow | undefined;
  /** Sessions on bank holidays that come before the next one that is promised. */
  readonly unsure: readonly Session[];
}

/** Why this listing, as short sentences, the most telling first. */
export function reasonsFor(told: Told): readonly Message[] {
  const { lang } = told.question.request;
  const tell = (key: MessageKey, values: Values = {}) => message(lang, key, values);
  return [
    ...kindReasons(told),
    ...reachReasons(told, tell),
    ...fitReasons(told, tell),
    ...comfortReasons(told, tell),
  ];
}

type Tell = (key: MessageKey, values?: Values) => Message;

/** Where one waits at a stop; trains, metros and ferries have stations and piers, which say so in their names. */
const IN_THE_STREET: ReadonlySet<StopMode> = new Set(['bus', 'coach', 'tram']);
const BY_BUS: ReadonlySet<StopMode> = new Set(['bus', 'coach']);

/** Where they may get off: a stop for buses alone is none for somebody who cannot use them. */
const nearestStopFor = ({ ranked: { hit }, service, question }: Told) =>
  stopsAt(service, hit.place?.id).find(
    ({ mode }) => !(BY_BUS.has(mode) && question.person.cannot.includes('bus')),
  );

function reachReasons(told: Told, tell: Tell): Message[] {
  const {
    ranked: { hit },
    service,
    question,
  } = told;
  const reasons: Message[] = [];
  if (hit.reach === 'covers') reasons.push(tell('reason.covers'));
  if (hit.distanceKm !== null && hit.reach === 'within-reach') {
    const isRough = question.where.errorKm > 0 || (hit.place?.terms.includes(term.approximate) ?? false);
    reasons.push(
      isRough ? aboutHowFar(hit.distanceKm, question.where.errorKm, tell) : howFar(hit.distanceKm, tell),
    );
  }
  const { cannot } = question.person;
  const left = waysLeft(cannot);
  for (const way of COMES_TO_YOU)
    if (service.hereabouts?.delivery?.includes(way) && left.includes(way))
      reasons.push(tell(`reason.comes-to-you.${way}`));
  if (cannot.includes('leaving-home')) return reasons;
  const stop = nearestStopFor(told);
  if (stop && stop.metres <= EASY_WALK_METRES)
    reasons.push(
      tell(IN_THE_STREET.has(stop.mode) ? 'reason.stop' : 'reason.station', {
        name: stop.name,
        metres: stop.metres,
        mode: say(question.request.lang, `word.${stop.mode}`),
      }),
    );
  const transport = service.hereabouts?.transport;
  if (transport?.pickUp) reasons.push(tell('reason.pick-up'));
  if (transport?.communityTransport) reasons.push(tell('reason.community-transport'));
  if (transport?.travelCostsPaid) reasons.push(tell('reason.travel-costs-paid'));
  return reasons;
}

function howFar(km: number, tell: Tell): Message {
  const away = miles(km);
  if (!isWalkable(km)) return tell(milesKey(away), { miles: away });
  const minutes = Math.max(1, Math.round(((km * WALKING_DETOUR) / WALKING_KMH) * 60));
  return tell(minutes === 1 ? 'reason.walkable.minute' : 'reason.walkable', { miles: away, minutes });
}

/** Of a home that is known only to so many kilometres: nobody is told a walk of six minutes that may be of thirty. */
function aboutHowFar(km: number, errorKm: number, tell: Tell): Message {
  const most = Math.ceil(Number(miles(km + errorKm)));
  if (most === 1) return tell('reason.near.within-mile');
  if (km <= errorKm) return tell('reason.near.within', { miles: most });
  const about = Math.max(1, Math.round(Number(miles(km))));
  return about === 1 ? tell('reason.near.about-mile') : tell('reason.near.about', { miles: about });
}

function fitReasons({ ranked: { hit, fit }, service, question }: Told, tell: Tell): Message[] {
  const { lang } = question.request;
  const [gender] = question.person.words.gender;
  const who = gender ? say(lang, `word.${gender}` as MessageKey) : '';
  const matching = fit
    .filter((entry) => entry.state === 'matches')
    .map((entry) => tell(`reason.fit.${entry.criterion}`, entry.criterion === 'gender' ? { who } : {}));
  const limits = onlyFor(service, question);
  const open = fit.length > 0 && limits.length === 0 && fit.every((entry) => entry.state === 'anyone');
  const isAsked = whomAsked(question);
  const asked = limits
    .filter(({ only }) => only.some(isAsked))
    .map((stated) => tell('reason.for', { detail: criterionWords(stated, lang) }));
  const seeming = seemsForThem(hit, question).map((detail) => tell('reason.seems-for', { detail }));
  return [
    ...(open ? [tell('reason.open-to-anyone')] : matching),
    ...asked,
    ...seeming.slice(0, 1),
    ...referral(service, lang, tell),
  ];
}

/** Who uses this is often a link worker: that they can refer speaks for a listing. */
function referral(service: Service, lang: Language, tell: Tell): Message[] {
  const routes = service.hereabouts?.routes;
  return routes?.includes('link-worker') && !routes.includes('self')
    ? [tell('reason.referral', { routes: routeWords(routes, lang) })]
    : [];
}

const routeWords = (routes: readonly Route[], lang: Language): string =>
  either(
    lang,
    routes.map((route) => say(lang, `word.${route}`)),
  );

/** Limits on who may come about which nothing was said of the person. */
const onlyFor = (service: Service, { person }: Question) =>
  LIMITING.filter((name) => person.words[name].length === 0).flatMap((name) => {
    const stated = criterionOf(service, name);
    return stated !== undefined && stated !== 'anyone' && 'only' in stated ? [stated] : [];
  });

function comfortReasons(
  { ranked: { hit }, service, question, freshness, room }: Told,
  tell: Tell,
): Message[] {
  const { request } = question;
  const reasons: Message[] = [];
  if (timeOf(hit, question) === 'when-asked') reasons.push(tell('reason.then'));
  if (hit.place?.terms.includes(term.venue('step-free'))) reasons.push(tell('reason.step-free'));
  if (room?.state === 'open')
    reasons.push(tell('reason.room.open', { date: longDate(request.lang, room.asOf) }));
  if (room?.state === 'limited') {
    const key = counted('reason.room.limited', room.places);
    reasons.push(tell(key, { date: longDate(request.lang, room.asOf), places: room.places ?? '' }));
  }
  const cost = leastCost(service);
  if (cost === 0) reasons.push(tell('reason.free'));
  if (cost !== undefined && cost > 0 && !question.person.cannot.includes('paying'))
    reasons.push(tell('reason.cost', { pounds: pounds(cost) }));
  if (MEETS.some((kind) => service.hereabouts?.support?.includes(kind)))
    reasons.push(tell('reason.meets-you'));
  if (freshness.state === 'confirmed' && freshness.confirmedOn)
    reasons.push(tell('reason.confirmed', { date: longDate(request.lang, freshness.confirmedOn) }));
  return reasons;
}

/** The message for one, for several, or for nobody knows how many. */
function counted<Key extends 'reason.room.limited' | 'caution.room.waiting-list'>(
  key: Key,
  count: number | undefined,
): Key | `${Key}-1` | `${Key}-unknown` {
  if (count === undefined) return `${key}-unknown`;
  return count === 1 ? `${key}-1` : key;
}

/** What to check first: whatever is unknown, doubtful or in the way, most serious first. */
export function cautionsFor(told: Told): readonly Message[] {
  const { lang } = told.question.request;
  const tell = (key: MessageKey, values: Values = {}) => message(lang, key, values);
  return [
    ...beliefCautions(told, tell),
    ...ownWordsCautions(told, tell),
    ...fitCautions(told, tell),
    ...abilityCautions(told, tell),
    ...roomCautions(told, tell),
    ...holidayCautions(told, tell),
    ...placeCautions(told, tell),
  ];
}

function beliefCautions({ freshness, question }: Told, tell: Tell): Message[] {
  if (freshness.state === 'confirmed') return [];
  const date = freshness.date ?? freshness.confirmedOn;
  return [tell(`freshness.${freshness.reason}`, { date: date ? longDate(question.request.lang, date) : '' })];
}

/** In the listing's own words, once where one sentence says two things. */
function ownWordsCautions({ ranked: { hit, fit }, service, question }: Told, tell: Tell): Message[] {
  const obstacles = obstaclesTold(hit, question, fit);
  if (obstacles.length === 0) return [];
  const said = obstaclesIn(service);
  const sentences = new Set(obstacles.flatMap((obstacle) => said.get(obstacle) ?? []));
  return [...sentences].map((words) => tell('caution.own-words', { words }));
}

function fitCautions({ ranked: { hit, fit }, service, question }: Told, tell: Tell): Message[] {
  const { lang } = question.request;
  const isForThem = seemsForThem(hit, question).length > 0;
  const asked = fit.flatMap((entry) => {
    if (entry.state === 'excluded')
      return [tell(`caution.excluded.${entry.criterion}`, { detail: detailOf(service, entry, lang) })];
    if (entry.state !== 'not-stated' || (isForThem && saysWhoTheyAre(entry.criterion))) return [];
    // A "her" alone asks nothing, and of an age that is only roughly told the limit is told instead.
    if (entry.criterion === 'gender' && question.request.gender === undefined) return [];
    const limit = entry.criterion === 'age' ? ageWords(ageOf(service), lang) : '';
    if (limit !== '') return [tell('caution.only', { detail: limit })];
    if (isToldInText(service, entry.criterion, question.person)) return [];
    return [tell(`caution.check.${entry.criterion}`, whoTheyAre(entry, question.person, lang))];
  });
  const isAsked = whomAsked(question);
  const unasked = onlyFor(service, question)
    .filter(({ only }) => !only.some(isAsked))
    .map((stated) => tell('caution.only', { detail: criterionWords(stated, lang) }));
  const ages = question.person.ages === undefined ? ageWords(ageOf(service), lang) : '';
  const unaskedAges = ages === '' ? [] : [tell('caution.only', { detail: ages })];
  const others = otherWhom(seemsForOthers(question, isAsked)(hit), lang);
  return [
    ...asked,
    ...unaskedAges,
    ...unasked,
    ...(others === '' ? [] : [tell('caution.seems-for', { detail: others })]),
  ];
}

function abilityCautions(told: Told, tell: Tell): Message[] {
  const {
    ranked: { hit },
    service,
    question,
  } = told;
  const { cannot } = question.person;
  const cost = leastCost(service);
  const cautions = new Map<string, Message>();
  for (const word of cannot) {
    const ability: Ability = abilityOf(word, cannot, { ...hit, homeErrorKm: question.where.errorKm });
    if (ability === 'fine') continue;
    const about = TIME_WORDS.has(word) ? 'times' : word;
    const key = `caution.${ability === 'barred' ? 'barred' : 'cannot-check'}.${about}` as MessageKey;
    cautions.set(about, tell(key, { pounds: cost === undefined ? '' : pounds(cost) }));
    const stop = word === 'driving' && nearestStopFor(told);
    if (stop && stop.metres > EASY_WALK_METRES)
      cautions.set('stop', tell('caution.far-stop', { name: stop.name, metres: stop.metres }));
  }
  return [...cautions.values()];
}

function roomCautions({ room, question: { request } }: Told, tell: Tell): Message[] {
  if (room === undefined || room.state === 'unknown') return [tell('caution.room.unknown')];
  const date = longDate(request.lang, room.asOf);
  if (room.state === 'waiting-list')
    return [tell(counted('caution.room.waiting-list', room.weeks), { date, weeks: room.weeks ?? '' })];
  return room.state === 'full' || room.state === 'paused'
    ? [tell(`caution.room.${room.state}`, { date })]
    : [];
}

/** More dates than this are told by asking. */
const DATES_TOLD_MAX = 4;

function holidayCautions({ unsure, question }: Told, tell: Tell): Message[] {
  const days = [...new Set(unsure.map(({ start }) => start.slice(0, 10)))].slice(0, DATES_TOLD_MAX);
  const dates = days.map((day) => longDate(question.request.lang, day));
  const [date, ...more] = dates;
  if (date === undefined) return [];
  return more.length === 0
    ? [tell('caution.bank-holiday', { date })]
    : [tell('caution.bank-holidays', { dates: dates.join(', ') })];
}

function placeCautions({ ranked: { hit }, service, question }: Told, tell: Tell): Message[] {
  const own = service.hereabouts;
  const { lang } = question.request;
  const cautions: Message[] = [];
  if (timeOf(hit, question) === 'another-time') cautions.push(tell('caution.another-time'));
  if (choosesTimes(question.request) && hit.reach === 'comes-to-you' && !hit.terms.includes(term.timesStated))
    cautions.push(
      tell(question.request.day.length > 0 ? 'caution.day-not-stated' : 'caution.time-not-stated'),
    );
  const routes = own?.routes;
  if (routes && !routes.includes('self') && !routes.includes('link-worker'))
    cautions.push(tell('caution.route', { routes: routeWords(routes, lang) }));
  if (own?.confidential) cautions.push(tell('caution.confidential'));
  else if (hit.reach === 'unplaced') cautions.push(tell('caution.unplaced'));
  const at = (service.service_at_locations ?? []).find((place) => place.id === hit.place?.id);
  if (at && isApproximate(service, at.location.id)) cautions.push(tell('caution.approximate'));
  return cautions;
}
