import type { Message } from '../../../../schemas/search.ts';
import { TIME_WORDS } from '../../../../schemas/words.ts';
import { costOf } from '../../cost.ts';
import { unfundedSince } from '../../freshness.ts';
import { EASY_WALK_METRES } from '../../geo/walking.ts';
import type { MessageKey } from '../../messages/en.ts';
import { longDate, pounds } from '../../messages/message.ts';
import { isApproximate } from '../../place-facts.ts';
import { ageOf } from '../../whom/eligibility.ts';
import { obstaclesIn } from '../../whom/obstacles.ts';
import { refusalsIn } from '../../whom/refusals.ts';
import { type Ability, abilityOf } from '../ability.ts';
import { choosesTimes } from '../asking/question.ts';
import { timeOf } from '../order/hit-fit.ts';
import { obstaclesTold, refusalsTold } from '../order/own-words.ts';
import { seemsForOthers } from '../order/seems-for.ts';
import { whomAsked } from '../order/whom-asked.ts';
import { term } from '../terms.ts';
import { keyForCount, nearestStopFor, onlyFor, routeWords, type Tell, type Told, tellingIn } from './told.ts';
import { isToldInText } from './told-in-text.ts';
import { ageWords, criterionWords, detailOf, otherWhom, whoTheyAre } from './whom-words.ts';

/** What to check first: whatever is unknown, doubtful or in the way, most serious first. */
export function cautionsFor(told: Told): readonly Message[] {
  const tell = tellingIn(told.question.request.lang);
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

function beliefCautions({ freshness, question, service }: Told, tell: Tell): Message[] {
  const { lang } = question.request;
  const { state, reason } = freshness;
  const date = freshness.date ?? freshness.confirmedOn;
  const doubt =
    state === 'confirmed' ? [] : [tell(`freshness.${reason}`, { date: date ? longDate(lang, date) : '' })];
  const unfunded =
    state === 'closed' || state === 'stale' ? undefined : unfundedSince(service, question.today);
  return unfunded === undefined
    ? doubt
    : [...doubt, tell('caution.unfunded', { date: longDate(lang, unfunded) })];
}

/** In the listing's own words, once where one sentence says two things. */
function ownWordsCautions({ ranked: { hit, fit }, service, question }: Told, tell: Tell): Message[] {
  const obstacles = obstaclesTold(hit, question, fit);
  const refusals = refusalsTold(hit, question);
  if (obstacles.length + refusals.length === 0) return [];
  const [said, refused] = [obstaclesIn(service), refusalsIn(service)];
  const sentences = new Set([
    ...obstacles.flatMap((obstacle) => said.get(obstacle) ?? []),
    ...refusals.flatMap((token) => refused.get(token) ?? []),
  ]);
  return [...sentences].map((words) => tell('caution.own-words', { words }));
}

function fitCautions({ ranked: { hit, fit }, service, question }: Told, tell: Tell): Message[] {
  const { lang } = question.request;
  const isAsked = whomAsked(question);
  const seeming = seemsForOthers(question, isAsked)(hit);
  const asked = fit.flatMap((entry) => {
    if (entry.state === 'excluded')
      return [tell(`caution.excluded.${entry.criterion}`, { detail: detailOf(service, entry, lang) })];
    if (entry.state !== 'not-stated' || seeming.forTheir.some((name) => name === entry.criterion)) return [];
    // A "her" alone asks nothing, and of an age that is only roughly told the limit is told instead.
    if (entry.criterion === 'gender' && question.request.gender === undefined) return [];
    if (entry.criterion === 'residence')
      return [tell('caution.excluded.residence', { detail: detailOf(service, entry, lang) })];
    const limit = entry.criterion === 'age' ? ageWords(ageOf(service), lang) : '';
    if (limit !== '') return [tell('caution.only', { detail: limit })];
    if (isToldInText(service, entry.criterion, question.person)) return [];
    return [tell(`caution.check.${entry.criterion}`, whoTheyAre(entry, question.person, lang))];
  });
  const unasked = onlyFor(service, question)
    .filter(({ only }) => !only.some(isAsked))
    .map(({ name, ...stated }) => {
      const key = name === 'language' ? 'caution.excluded.language' : 'caution.only';
      return tell(key, { detail: criterionWords(stated, lang) });
    });
  const ages = fit.some(({ criterion }) => criterion === 'age') ? '' : ageWords(ageOf(service), lang);
  const unaskedAges = ages === '' ? [] : [tell('caution.only', { detail: ages })];
  const others = otherWhom(seeming, lang);
  return [
    ...asked,
    ...unaskedAges,
    ...unasked,
    ...(others === ''
      ? []
      : [tell(`caution.${seeming.only ? 'says-only-for' : 'seems-for'}`, { detail: others })]),
  ];
}

function abilityCautions(told: Told, tell: Tell): Message[] {
  const {
    ranked: { hit },
    service,
    question,
  } = told;
  const { cannot } = question.person;
  const cost = costOf(service);
  const isSomeFree = hit.terms.includes(term.freeForSome);
  const cautions = new Map<string, Message>();
  for (const word of cannot) {
    const ability: Ability = abilityOf(word, cannot, { ...hit, homeErrorKm: question.where.errorKm });
    if (ability === 'fine') continue;
    const about = TIME_WORDS.has(word) ? 'times' : word === 'paying' && isSomeFree ? 'paying-some' : word;
    const key = `caution.${ability === 'barred' ? 'barred' : 'cannot-check'}.${about}` as MessageKey;
    cautions.set(about, tell(key, { pounds: cost === undefined ? '' : pounds(cost.least) }));
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
    return [tell(keyForCount('caution.room.waiting-list', room.weeks), { date, weeks: room.weeks ?? '' })];
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
