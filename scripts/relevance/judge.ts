import type { Service } from '../../schemas/service.ts';
import type { RelevanceCase } from './cases.ts';
import {
  isAccepting,
  isClosed,
  isConfirmed,
  isCrowdedOut,
  isFull,
  isStale,
  leastCost,
} from './judge-facts.ts';
import { wayBetween } from './judge-way.ts';
import type { JudgedListing } from './judged-listing.ts';

/** Why this person cannot, may not or will not go. `filtered`: the request asked for something else. */
export type Barrier = 'closed' | 'excluded' | 'cannot' | 'unreachable' | 'filtered';

export interface Verdict {
  /** What sort of help it is for this case, 0 to 3, whether or not the person can go. */
  readonly topic: number;
  readonly barrier: Barrier | undefined;
  /** Stale, full, a long wait, or nobody has said where: no right answer. Stale and full are worth nothing, the others one less. */
  readonly poorer: boolean;
  /** 0 to 3. How near it is within reach does not matter. */
  readonly grade: number;
}

type Criterion =
  | 'anyone'
  | { readonly only: readonly string[] }
  | { readonly not: readonly string[] }
  | undefined;

/** Certainly kept out: somebody has said for whom it is, and what is known of the person is something else. */
function keepsOut(criterion: Criterion, person: readonly string[]): boolean {
  if (criterion === undefined || criterion === 'anyone' || person.length === 0) return false;
  if ('only' in criterion) return !criterion.only.some((word) => person.includes(word));
  return criterion.not.some((word) => person.includes(word));
}

function isExcluded(service: Service, { request, at }: RelevanceCase): boolean {
  const {
    age: stated,
    gender,
    need,
    conditions,
    circumstances,
    residence,
    practice,
  } = service.hereabouts?.eligibility ?? {};
  const said = (word: string | undefined) => (word === undefined ? [] : [word]);
  if (request.age !== undefined) {
    const { from = service.minimum_age, to = service.maximum_age } =
      stated === undefined || stated === 'anyone' ? {} : stated;
    if (stated !== 'anyone' && (request.age < (from ?? 0) || request.age > (to ?? 200))) return true;
  }
  return (
    keepsOut(gender, said(request.gender)) ||
    keepsOut(need, said(request.need)) ||
    keepsOut(conditions, request.condition) ||
    keepsOut(circumstances, request.is) ||
    keepsOut(residence, [at.district]) ||
    keepsOut(practice, said(request.practice))
  );
}

const GATHERINGS = ['group', 'class', 'outdoors', 'drop'];

/** Something about the listing itself that the person cannot do, wherever it meets. */
function cannotTakePart({ service, truth }: JudgedListing, { request }: RelevanceCase): boolean {
  const { cannot } = request;
  if (cannot.includes('paying') && (leastCost(service) ?? 0) > 0) return true;
  const mixed = service.hereabouts?.eligibility?.gender === 'anyone' && GATHERINGS.includes(truth.shape);
  return cannot.includes('mixed-groups') && mixed;
}

function isFilteredOut(service: Service, { request }: RelevanceCase, today: string): boolean {
  const none = (asked: readonly string[], offered: readonly string[] = []) =>
    asked.length > 0 && !asked.some((one) => offered.includes(one));
  const { delivery, routes, support } = service.hereabouts ?? {};
  const price = leastCost(service);
  return (
    none(request.delivery, delivery) ||
    none(request.route, routes) ||
    none(request.support, support) ||
    (request.accepting === 'now' && !isAccepting(service, today)) ||
    (request.waitWeeksMax !== undefined && !isAccepting(service, today, request.waitWeeksMax)) ||
    (request.costMax !== undefined && (price === undefined || price > request.costMax)) ||
    (request.fresh === 'confirmed' && !isConfirmed(service, today))
  );
}

/**
 * What one listing is worth to the person of one case, by structured facts alone. What is full or no longer believed
 * is worth nothing: a search leaves it out unless it is asked for (`show`), so it cannot be what should have come.
 */
export function judge(listing: JudgedListing, asked: RelevanceCase, today: string): Verdict {
  const { service, truth } = listing;
  const topic = Math.max(0, ...truth.topics.map((id) => asked.wants[id] ?? 0));
  const way = wayBetween(listing, asked);
  const barrier = ((): Barrier | undefined => {
    if (isClosed(service)) return 'closed';
    if (isExcluded(service, asked)) return 'excluded';
    if (way === 'cannot' || cannotTakePart(listing, asked)) return 'cannot';
    if (way === 'unreachable') return 'unreachable';
    return way === 'wrong-time' || isFilteredOut(service, asked, today) ? 'filtered' : undefined;
  })();
  const withheld = isStale(service, today) || isFull(service, today);
  const poorer = withheld || isCrowdedOut(service, today) || way === 'vague';
  return { topic, barrier, poorer, grade: barrier || withheld ? 0 : Math.max(0, topic - (poorer ? 1 : 0)) };
}

/** An answer that one can give with a good conscience: the right kind, open to the person, believed, with room. */
export const isRight = ({ topic, barrier, poorer }: Verdict): boolean =>
  topic >= 2 && barrier === undefined && !poorer;
