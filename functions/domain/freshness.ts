import type { Service } from '../../schemas/service.ts';
import type { AssuredBy, FreshnessState } from '../../schemas/words.ts';
import { capacityReviewDate } from './capacity.ts';
import { dateOf, dayNumber } from './time/days.ts';
import { allSchedules, turningDays } from './time/schedule.ts';

/** Thresholds in days, each with a test on both sides. */
export const FRESHNESS = {
  /** Half a year after somebody said "still right", it is time to ask again. */
  dueAfterDays: 180,
  /** A year after that, we no longer believe it. */
  staleAfterDays: 365,
  /** Short-term funding mostly ends on 31 March; two months before, people start to ask. */
  fundingWarningDays: 60,
} as const;

export type FreshnessReason =
  | 'closed'
  | 'temporarily-closed'
  | 'source-gone'
  | 'funding-ended'
  | 'funding-ends-soon'
  | 'confirmed-long-ago'
  | 'confirmed-a-while-ago'
  | 'changed-since'
  | 'never-confirmed'
  | 'confirmed';

export interface Freshness {
  readonly state: FreshnessState;
  readonly reason: FreshnessReason;
  readonly confirmedOn: string | null;
  readonly confirmedBy: AssuredBy | null;
  /** The date that the reason speaks of: the end of the funding, the day that the source changed or dropped it. */
  readonly date: string | null;
}

/** The days on which belief changes by the mere passing of time. An absent day never comes. */
export interface BeliefDays {
  readonly confirmedOn?: number;
  readonly dueFrom?: number;
  readonly dueReason?: FreshnessReason;
  readonly staleFrom?: number;
  readonly staleReason?: FreshnessReason;
}

type Turn = readonly [day: number, reason: FreshnessReason];
const earliest = (turns: readonly Turn[]): Turn | undefined => turns.toSorted((a, b) => a[0] - b[0])[0];

/** The latest confirmation that is not dated after today: a date in the future confirms nothing. */
export function lastConfirmation(service: Service, today: string) {
  const assurances = service.hereabouts?.assurance ?? [];
  return assurances
    .filter((assurance) => assurance.kind === 'confirmed' && assurance.on <= today)
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
}

/**
 * The latest sign of life that is not a confirmation: edited or seen, as the listing itself says. Only where it says
 * nothing, the day on which we first had it: that an old entry was imported today makes it no younger.
 */
function lastTrace(service: Service, today: string): string | undefined {
  const latest = (dates: readonly string[]) =>
    dates
      .filter((date) => date <= today)
      .toSorted()
      .at(-1);
  const { assurance = [], provenance = [] } = service.hereabouts ?? {};
  return latest(assurance.map(({ on }) => on)) ?? latest(provenance.map(({ firstSeenOn }) => firstSeenOn));
}

/** When the grant runs out and nobody has said that another follows, nor that the listing is still right since. */
function fundingEnd(service: Service, confirmedOn: string | undefined): string | undefined {
  const funding = service.hereabouts?.funding;
  if (!funding?.endsOn || funding.renewal === 'confirmed') return undefined;
  return confirmedOn !== undefined && confirmedOn > funding.endsOn ? undefined : funding.endsOn;
}

/** The date on which its funding ended, where it is known that no other follows: also of what was confirmed since. */
export function unfundedSince({ hereabouts }: Service, today: string): string | undefined {
  const { endsOn, renewal } = hereabouts?.funding ?? {};
  return renewal === 'refused' && endsOn !== undefined && endsOn < today ? endsOn : undefined;
}

/** When every source that we had it from has dropped it, and nobody has confirmed it since. */
function goneFromSources(service: Service, confirmedOn: string | undefined): string | undefined {
  const provenance = service.hereabouts?.provenance ?? [];
  const gone = provenance.map((p) => p.goneOn).filter((date) => date !== undefined);
  if (provenance.length === 0 || gone.length < provenance.length) return undefined;
  const last = gone.toSorted().at(-1);
  return last !== undefined && (confirmedOn === undefined || confirmedOn <= last) ? last : undefined;
}

/** The day on which a source said something else than what was confirmed, where nobody has confirmed that. */
function changedSince(service: Service, confirmedOn: string | undefined): string | undefined {
  const changed = (service.hereabouts?.provenance ?? []).map((p) => p.changedOn);
  return changed
    .filter((date) => date !== undefined && confirmedOn !== undefined && date > confirmedOn)
    .toSorted()[0];
}

export function beliefDays(service: Service, today: string): BeliefDays {
  const confirmedOn = lastConfirmation(service, today)?.on;
  const ends = fundingEnd(service, confirmedOn);
  const gone = goneFromSources(service, confirmedOn);
  const changed = changedSince(service, confirmedOn);
  const trace = confirmedOn ?? lastTrace(service, today);

  const due: Turn[] = [];
  if (confirmedOn) due.push([dayNumber(confirmedOn) + FRESHNESS.dueAfterDays + 1, 'confirmed-a-while-ago']);
  if (ends) due.push([dayNumber(ends) - FRESHNESS.fundingWarningDays, 'funding-ends-soon']);
  if (changed) due.push([dayNumber(changed), 'changed-since']);

  const stale: Turn[] = [];
  if (trace) {
    const reason = confirmedOn ? 'confirmed-long-ago' : 'never-confirmed';
    stale.push([dayNumber(trace) + FRESHNESS.staleAfterDays + 1, reason]);
  }
  if (ends) stale.push([dayNumber(ends) + 1, 'funding-ended']);
  if (gone) stale.push([dayNumber(gone), 'source-gone']);

  const firstDue = earliest(due);
  const firstStale = earliest(stale);
  return {
    ...(confirmedOn ? { confirmedOn: dayNumber(confirmedOn) } : {}),
    ...(firstDue ? { dueFrom: firstDue[0], dueReason: firstDue[1] } : {}),
    ...(firstStale ? { staleFrom: firstStale[0], staleReason: firstStale[1] } : {}),
  };
}

/** Whether we believe a listing as it is shown, and why, in one word each. */
export function freshnessOn(service: Service, today: string): Freshness {
  const confirmation = lastConfirmation(service, today);
  const confirmed = { confirmedOn: confirmation?.on ?? null, confirmedBy: confirmation?.by ?? null };
  const say = (state: FreshnessState, reason: FreshnessReason, date: string | null = null): Freshness => ({
    state,
    reason,
    date,
    ...confirmed,
  });
  if (service.status === 'defunct' || service.status === 'inactive') return say('closed', 'closed');
  if (service.status === 'temporarily closed') return say('closed', 'temporarily-closed');

  const day = dayNumber(today);
  const belief = beliefDays(service, today);
  const dateFor = (reason: FreshnessReason): string | null => {
    if (reason.startsWith('funding')) return service.hereabouts?.funding?.endsOn ?? null;
    if (reason === 'source-gone' && belief.staleFrom !== undefined) return dateOf(belief.staleFrom);
    if (reason === 'changed-since' && belief.dueFrom !== undefined) return dateOf(belief.dueFrom);
    return null;
  };
  if (belief.staleFrom !== undefined && belief.staleReason && day >= belief.staleFrom)
    return say('stale', belief.staleReason, dateFor(belief.staleReason));
  if (!confirmation) return say('unconfirmed', 'never-confirmed');
  if (belief.dueFrom !== undefined && belief.dueReason && day >= belief.dueFrom)
    return say('due', belief.dueReason, dateFor(belief.dueReason));
  return say('confirmed', 'confirmed');
}

/** The next day on which passing time alone changes what we say of the listing, or find it by; undefined when none will. */
export function nextReview(service: Service, today: string): string | undefined {
  const belief = beliefDays(service, today);
  const { capacity, assurance = [] } = service.hereabouts ?? {};
  const days = [belief.dueFrom, belief.staleFrom].filter((day) => day !== undefined).map(dateOf);
  if (capacity && capacity.state !== 'unknown') days.push(capacity.asOf, capacityReviewDate(capacity));
  // What is dated ahead is believed from its day on.
  days.push(...assurance.map((entry) => entry.on));
  // The index finds a listing by the days of what has begun and is not over.
  days.push(...allSchedules(service).flatMap(turningDays));
  return days.filter((date) => date > today).toSorted()[0];
}
