import type { Message } from '../../../../schemas/search.ts';
import type { Service } from '../../../../schemas/service.ts';
import { type Language, MEETS, type StopMode } from '../../../../schemas/words.ts';
import { type Cost, costOf, isFreeForSome } from '../../cost.ts';
import { EASY_WALK_METRES, isWalkable, WALKING_DETOUR } from '../../geo/walking.ts';
import type { MessageKey } from '../../messages/en.ts';
import { longDate, miles, milesKey, pounds, say } from '../../messages/message.ts';
import { ageOf, type Person } from '../../whom/eligibility.ts';
import { waysLeft } from '../ability.ts';
import { timeOf } from '../order/hit-fit.ts';
import { seemsForThem } from '../order/seems-for.ts';
import { whomAsked } from '../order/whom-asked.ts';
import { COMES_TO_YOU, term } from '../terms.ts';
import { kindReasons } from './kind-reasons.ts';
import { keyForCount, nearestStopFor, onlyFor, routeWords, type Tell, type Told, tellingIn } from './told.ts';
import { ageWords, criterionWords, whomCalled } from './whom-words.ts';

/** Walking speed, kilometres an hour: 4.8 (DfT, Manual for Streets: 1.33 m/s). */
const WALKING_KMH = 4.8;

/** Why this listing, as short sentences, the most telling first. */
export function reasonsFor(told: Told): readonly Message[] {
  const tell = tellingIn(told.question.request.lang);
  return [
    ...kindReasons(told),
    ...reachReasons(told, tell),
    ...fitReasons(told, tell),
    ...comfortReasons(told, tell),
  ];
}

/** Where one waits at a stop; trains, metros and ferries have stations and piers, which say so in their names. */
const IN_THE_STREET: ReadonlySet<StopMode> = new Set(['bus', 'coach', 'tram']);

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

/** An error of a third of the way, or less, is no more than "about" says. */
const ABOUT = 3;

/** Of a home that is known only to so many kilometres: nobody is told a walk of six minutes that may be of thirty. */
function aboutHowFar(km: number, errorKm: number, tell: Tell): Message {
  const most = Math.ceil(Number(miles(km + errorKm)));
  if (most === 1) return tell('reason.near.within-mile');
  if (errorKm * ABOUT > km) {
    const least = Math.floor(Number(miles(Math.max(0, km - errorKm))));
    return least === 0
      ? tell('reason.near.within', { miles: most })
      : tell('reason.near.between', { least, most });
  }
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
  const isAsked = whomAsked(question);
  const isSpoken = ({ name, only }: { readonly name: string; readonly only: readonly string[] }) =>
    name === 'language' && only.some(isAsked);
  const limits = onlyFor(service, question).filter((limit) => !isSpoken(limit));
  const isAgeLimited = ageWords(ageOf(service), lang) !== '';
  const open =
    fit.length > 0 && limits.length === 0 && !isAgeLimited && fit.every((entry) => entry.state === 'anyone');
  const asked = limits
    .filter(({ only }) => only.some(isAsked))
    .map((stated) => tell('reason.for', { detail: criterionWords(stated, lang) }));
  const seeming = seemsForThem(hit, question).map((value) =>
    tell('reason.seems-for', { detail: whomCalled(value, lang) }),
  );
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

function costReasons(cost: Cost | undefined, { cannot }: Person, tell: Tell): Message[] {
  if (cost === undefined) return [];
  if (isFreeForSome(cost)) return [tell('reason.free-for-some', { pounds: pounds(cost.most) })];
  if (cost.least === 0) return [tell('reason.free')];
  return cannot.includes('paying') ? [] : [tell('reason.cost', { pounds: pounds(cost.least) })];
}

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
    const key = keyForCount('reason.room.limited', room.places);
    reasons.push(tell(key, { date: longDate(request.lang, room.asOf), places: room.places ?? '' }));
  }
  reasons.push(...costReasons(costOf(service), question.person, tell));
  if (MEETS.some((kind) => service.hereabouts?.support?.includes(kind)))
    reasons.push(tell('reason.meets-you'));
  if (freshness.state === 'confirmed' && freshness.confirmedOn)
    reasons.push(tell('reason.confirmed', { date: longDate(request.lang, freshness.confirmedOn) }));
  return reasons;
}
