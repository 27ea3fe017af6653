import type { Point } from '../../../../schemas/common.ts';
import { SEARCH } from '../../../../schemas/limits.ts';
import { type Cannot, MEETS } from '../../../../schemas/words.ts';
import { distanceKm } from '../../geo/distance.ts';
import { placesNamed } from '../../place/gazetteer.ts';
import { squaresAround } from '../../place/squares.ts';
import { dayNumber } from '../../time/days.ts';
import { type Fit, LIMITING, OLDEST, saysWhoTheyAre } from '../../whom/eligibility.ts';
import { type Ability, abilityOf, sparesTheJourney } from '../ability.ts';
import { journeyKm, type Question } from '../asking/question.ts';
import type { IndexHit } from '../index-language.ts';
import { term, valuesAfter } from '../terms.ts';
import { answerScore } from './answer-score.ts';
import { fitOfHit, timeOf } from './hit-fit.ts';
import { isInTheWay, obstaclesTold, refusalsTold } from './own-words.ts';
import { seemsForOthers } from './seems-for.ts';
import { WEIGHTS } from './weights.ts';
import { whomAsked } from './whom-asked.ts';

export interface Ranked {
  readonly hit: IndexHit;
  readonly score: number;
  readonly fit: readonly Fit[];
}

/** The best first. Ties go to the nearer, then to the id, so that the order is total and the same everywhere. */
export function rank(hits: readonly IndexHit[], question: Question): readonly Ranked[] {
  const day = dayNumber(question.today);
  const answer = answerScore(question.words);
  const reach = reachScore(question);
  const whom = whomScore(question);
  const ranked = hits.map((hit) => scored(hit, question, day, answer(hit) + reach(hit) + whom(hit)));
  if (question.request.sort === 'distance') return ranked;
  return ranked.toSorted(
    (a, b) => b.score - a.score || kmTo(a.hit) - kmTo(b.hit) || (a.hit.id < b.hit.id ? -1 : 1),
  );
}

const kmTo = (hit: IndexHit) => hit.distanceKm ?? Number.POSITIVE_INFINITY;

function scored(hit: IndexHit, question: Question, day: number, answerReachAndWhom: number): Ranked {
  const fit = fitOfHit(hit, question);
  const { surely, perhaps } = abilitiesOf(hit, question);
  const score =
    answerReachAndWhom +
    WEIGHTS.fit * fitScore(fit) +
    WEIGHTS.room * roomScore(hit, day) +
    WEIGHTS.freshness * freshnessScore(hit, day) +
    (hit.terms.includes(term.unfunded) ? WEIGHTS.unfunded : 0) +
    WEIGHTS.ability * abilityScore([...surely, ...perhaps]) +
    WEIGHTS.welcome * welcomeScore(hit, question) +
    WEIGHTS.time * TIME_SCORE[timeOf(hit, question)] +
    namedScore(hit, question) +
    (isUnwanted(hit, question) ? WEIGHTS.unwanted : 0) +
    WEIGHTS.barred * obstacles(hit, fit, surely) +
    (perhaps.includes('barred') ? WEIGHTS.perhapsBarred : 0) +
    (obstaclesTold(hit, question, fit).length > 0 || refusalsTold(hit, question).length > 0
      ? WEIGHTS.ownWords
      : 0);
  return { hit, score: Math.round(score * 1e6) / 1e6, fit };
}

const FIT_SCORE = { matches: 1, anyone: 0.8, 'not-stated': 0, excluded: -2, 'made-for-them': 2 } as const;
/** What is for people such as this one, and for no others, is made for them: a carers' group for a carer. So is what speaks their language. */
const scoreOfFit = ({ criterion, state }: Fit): number => {
  const isOfThem = saysWhoTheyAre(criterion) || criterion === 'language';
  return FIT_SCORE[state === 'matches' && isOfThem ? 'made-for-them' : state];
};
const fitScore = (fit: readonly Fit[]): number =>
  fit.length === 0 ? 0 : fit.reduce((sum, entry) => sum + scoreOfFit(entry), 0) / fit.length;

/** Of what comes to them, and of what is somewhere at no distance that we know. */
const REACH_SCORE = { comesToYou: 0.6, somewhere: 0.4 } as const;
/** Who goes two kilometres at the most does not mind whether it is one. */
const NEAR_ENOUGH_KM = 2;

/**
 * All of the weight at the door, falling by half every half of the radius asked for; what comes to you is near enough.
 * Somebody may serve a whole county from one hall: farther than was asked for it is a little worse, and farther than
 * an ordinary journey, or than the person says they go, as good as out of reach. What meets in another town, and can be
 * joined online too, is as good as what is somewhere in this one.
 */
function reachScore({ request, person, where }: Question): (hit: IndexHit) => number {
  const home = where.point;
  if (!home) return () => 0;
  const far = journeyKm(request);
  const half = Math.max(request.radiusKm, NEAR_ENOUGH_KM) / 2;
  const hasNoCar = person.cannot.includes('driving') || person.cannot.includes('bus');
  const nearby = new Set(squaresAround(home, far).map(term.townSquare));
  const meetsElsewhere = ({ terms }: IndexHit) =>
    terms.includes(IN_PERSON) && terms.includes(term.townFound) && !terms.some((t) => nearby.has(t));
  return (hit) => {
    if (hit.reach === 'unplaced') return isInTownNearby(hit, home, far) ? WEIGHTS.unplaced : WEIGHTS.far;
    if (hit.reach === 'comes-to-you')
      return meetsElsewhere(hit) ? WEIGHTS.unplaced : REACH_SCORE.comesToYou * WEIGHTS.reach;
    if (hit.distanceKm === null) return REACH_SCORE.somewhere * WEIGHTS.reach;
    if (hit.distanceKm > far) return WEIGHTS.far;
    const isFarther = hit.distanceKm > Math.max(request.radiusKm, SEARCH.radiusKmDefault);
    const isHard = hasNoCar && !sparesTheJourney(hit, person.cannot);
    const farther = isHard ? WEIGHTS.fartherWithoutCar : WEIGHTS.farther;
    return (isFarther ? farther : 0) + WEIGHTS.reach * 0.5 ** (hit.distanceKm / half);
  };
}

const IN_PERSON = term.delivery('in-person');

const TOWN = term.town('');

/** What has no coordinates may still name its town. */
const isInTownNearby = (hit: IndexHit, home: Point, farKm: number): boolean =>
  (hit.place?.terms ?? []).some(
    (t) =>
      t.startsWith(TOWN) &&
      placesNamed(t.slice(TOWN.length)).some(({ point }) => distanceKm(home, point) <= farKm),
  );

const ROOM = term.room('');
const ROOM_SCORE: Readonly<Record<string, number>> = {
  open: 1,
  limited: 0.8,
  full: -3,
  paused: -3,
};

/** Where nobody says how long, and as long as makes any difference. */
const USUAL_WAIT_WEEKS = 6;
const LONGEST_WAIT_WEEKS = 26;
const waitScore = (weeks: number): number => -0.3 - 0.2 * Math.min(weeks, LONGEST_WAIT_WEEKS);

function roomScore(hit: IndexHit, day: number): number {
  const believed = (hit.numbers.capacityUntil ?? -1) >= day;
  const state = hit.terms.find((t) => t.startsWith(ROOM))?.slice(ROOM.length);
  if (believed && state === 'waiting-list') return waitScore(hit.numbers.waitWeeks ?? USUAL_WAIT_WEEKS);
  return believed && state ? (ROOM_SCORE[state] ?? 0) : 0;
}

const FRESHNESS_SCORE = { confirmed: 1, confirmedOnce: 0.3, neverConfirmed: -0.3, doubtful: -2 } as const;

function freshnessScore(hit: IndexHit, day: number): number {
  const { confirmedUntil, confirmedOn, doubtfulFrom } = hit.numbers;
  if (doubtfulFrom !== undefined && day >= doubtfulFrom) return FRESHNESS_SCORE.doubtful;
  if (confirmedOn === undefined) return FRESHNESS_SCORE.neverConfirmed;
  const still = confirmedUntil !== undefined && day <= confirmedUntil;
  return still ? FRESHNESS_SCORE.confirmed : FRESHNESS_SCORE.confirmedOnce;
}

interface Abilities {
  readonly surely: readonly Ability[];
  /** Where the words only suggest that somebody cannot do it. */
  readonly perhaps: readonly Ability[];
}

const NO_ABILITIES: Abilities = { surely: [], perhaps: [] };

function abilitiesOf(hit: IndexHit, { request, words, person: { cannot }, where }: Question): Abilities {
  if (cannot.length === 0) return NO_ABILITIES;
  const facts = { ...hit, homeErrorKm: where.errorKm };
  const of = (some: readonly Cannot[]) => some.map((word) => abilityOf(word, cannot, facts));
  const isSure = (word: Cannot) => !words.ofPerson.suggested.includes(word) || request.cannot.includes(word);
  return { surely: of(cannot.filter(isSure)), perhaps: of(cannot.filter((word) => !isSure(word))) };
}

const ABILITY_SCORE: Readonly<Record<Ability, number>> = { fine: 1, check: -0.5, barred: -1 };
const abilityScore = (abilities: readonly Ability[]): number =>
  abilities.length === 0
    ? 0
    : abilities.reduce((sum, ability) => sum + ABILITY_SCORE[ability], 0) / abilities.length;

const WELCOMING = new Set([...MEETS, 'graded-start'].map(term.support));

const WELCOME_SCORE = { firstVisit: 1, children: 2 } as const;

/** What makes a first visit easier counts a little for everybody, and that children may come for a parent. */
function welcomeScore(hit: IndexHit, { request, words }: Question): number {
  const isEasy = hit.terms.some((t) => WELCOMING.has(t));
  const isWithChild = request.is.includes('parent') || isInTheWay('no-children', words);
  const forChildren = isWithChild && hit.terms.includes(term.support('children-welcome'));
  return (isEasy ? WELCOME_SCORE.firstVisit : 0) + (forChildren ? WELCOME_SCORE.children : 0);
}

function namedScore({ id, terms }: IndexHit, { named: { listings, organizations } }: Question): number {
  if (listings.some((one) => one.id === id)) return WEIGHTS.named;
  const isOfNamed = organizations.some((one) => terms.includes(term.organization(one.id)));
  return isOfNamed ? WEIGHTS.ofNamed : 0;
}

const isUnwanted = ({ terms }: IndexHit, { words }: Question): boolean =>
  [...words.unwanted].some((id) => terms.includes(term.topic(id)));

const TIME_SCORE = { 'when-asked': 1, 'not-stated': 0, 'another-time': -1 } as const;

function obstacles(hit: IndexHit, fit: readonly Fit[], abilities: readonly Ability[]): number {
  const excluded = fit.some((entry) => entry.state === 'excluded') ? 1 : 0;
  const closed = hit.terms.some((t) => t === term.closed || t === term.temporarilyClosed) ? 1 : 0;
  return excluded + closed + (abilities.includes('barred') ? 1 : 0);
}

/** Limits that nobody spoke of, stated or only seeming so: what is for the bereaved is for whoever says that his mother died. */
function whomScore(question: Question): (hit: IndexHit) => number {
  const { words } = question.person;
  const isAsked = whomAsked(question);
  const others = seemsForOthers(question, isAsked);
  const limits = LIMITING.filter((name) => words[name].length === 0);
  return (hit) => {
    const unasked = limits.filter(
      (name) =>
        hit.terms.includes(term.only(name)) && !valuesAfter(term.accepts(name, ''), hit.terms).some(isAsked),
    );
    const { whom, only, ages, forTheir } = others(hit);
    return (
      (isForOtherChildren(hit, question) ? WEIGHTS.forChildren : 0) +
      (isResidenceDoubtful(hit, question) ? WEIGHTS.residenceOpenAndFar : 0) +
      unasked.reduce((sum, name) => sum + UNASKED_SCORE[name], 0) +
      (only ? WEIGHTS.saysOnlyForOthers : whom.length > 0 ? WEIGHTS.seemsForOthers : 0) +
      (ages ? WEIGHTS.seemsForOtherAges : 0) +
      (forTheir.length > 0 ? WEIGHTS.seemsForThem : 0)
    );
  };
}

/** The last year that groups for children and young people take, and how far the people of a quarter or a borough go to what is for them, kilometres. */
const LAST_OF_CHILDHOOD = 18;
const OF_THE_QUARTER_KM = 3;

function isForOtherChildren({ numbers }: IndexHit, { words, person, request }: Question): boolean {
  const isChildSpokenOf =
    person.ages !== undefined || words.ofPerson.speaksOfYoung || person.agesOfYoung.length > 0;
  const isAsked = words.minimumGroups > 0 && request.topic.length === 0;
  return isAsked && !isChildSpokenOf && (numbers.ageTo ?? OLDEST) <= LAST_OF_CHILDHOOD;
}

/** For people of an area of which nobody can tell whether this person lives there: of another town, or farther than a quarter is wide. */
function isResidenceDoubtful({ terms, distanceKm: km }: IndexHit, { person, where }: Question): boolean {
  if (!where.point || !terms.includes(term.residenceOpen)) return false;
  const named = valuesAfter(term.accepts('residence', ''), terms);
  if (named.some((name) => person.words.residence.includes(name))) return false;
  return (km !== null && km > OF_THE_QUARTER_KM) || named.some((name) => placesNamed(name).length > 0);
}

const UNASKED_SCORE: Readonly<Record<(typeof LIMITING)[number], number>> = {
  gender: WEIGHTS.unaskedLimit,
  practice: WEIGHTS.unaskedLimit,
  conditions: WEIGHTS.unaskedWhom,
  circumstances: WEIGHTS.unaskedWhom,
  language: WEIGHTS.unaskedWhom,
};
