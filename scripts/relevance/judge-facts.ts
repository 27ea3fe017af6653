import type { Service } from '../../schemas/service.ts';
import { FOR_ROOM, LONG_WAIT_WEEKS, STALE_DAYS } from './judge-figures.ts';

/**
 * Facts of a listing as the judge reads them. Written apart from the rules of the search on purpose: a mistake in
 * one of the two shows as a difference between them.
 */

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

export const isClosed = (service: Service): boolean => service.status !== 'active';

/** Nobody has said for a year that it is right, or its money has run out since. */
export function isStale(service: Service, today: string): boolean {
  const told = (service.hereabouts?.assurance ?? []).filter(({ on }) => on <= today);
  const latest = (kinds: readonly string[]) =>
    told.reduce((last, { kind, on }) => (kinds.includes(kind) && on > last ? on : last), '');
  const confirmed = latest(['confirmed']);
  const trace = confirmed || latest(['edited', 'seen']);
  if (trace !== '' && daysBetween(trace, today) > STALE_DAYS) return true;
  const { endsOn, renewal } = service.hereabouts?.funding ?? {};
  return endsOn !== undefined && endsOn < today && renewal !== 'confirmed' && confirmed <= endsOn;
}

export const isConfirmed = (service: Service, today: string): boolean =>
  !isStale(service, today) && (service.hereabouts?.assurance ?? []).some(({ kind }) => kind === 'confirmed');

/** What was said of room, while it is believed. */
function room(service: Service, today: string) {
  const capacity = service.hereabouts?.capacity;
  if (!capacity) return undefined;
  return daysBetween(capacity.asOf, today) <= FOR_ROOM[capacity.state] ? capacity : undefined;
}

export function isFull(service: Service, today: string): boolean {
  const said = room(service, today);
  return said?.state === 'full' || said?.state === 'paused';
}

export function isCrowdedOut(service: Service, today: string): boolean {
  const said = room(service, today);
  if (said?.state === 'waiting-list') return (said.weeks ?? 0) > LONG_WAIT_WEEKS;
  return said?.state === 'full' || said?.state === 'paused';
}

export function isAccepting(service: Service, today: string, waitWeeksMax = -1): boolean {
  const said = room(service, today);
  if (said?.state === 'waiting-list') return said.weeks !== undefined && said.weeks <= waitWeeksMax;
  return said?.state === 'open' || said?.state === 'limited';
}

/** The least that one must pay, pounds; undefined where nobody has said. A donation that is suggested is no price. */
export function leastCost(service: Service): number | undefined {
  const amounts = (service.cost_options ?? []).flatMap(({ amount, option }) =>
    amount === undefined ? [] : [/donation/i.test(option ?? '') ? 0 : amount],
  );
  return amounts.length > 0 ? Math.min(...amounts) : undefined;
}

export interface Session {
  readonly day: string;
  /** Hours since midnight; undefined where no time was said. */
  readonly start: number | undefined;
}

const WEEK = 'MO,TU,WE,TH,FR,SA,SU';

/** When it meets at one of its places; none where nobody has said. */
export function sessionsAt(service: Service, index: number): readonly Session[] {
  const place = service.service_at_locations?.[index];
  const own = [...(place?.schedules ?? []), ...(place?.location.schedules ?? [])];
  const schedules = own.length > 0 ? own : (service.schedules ?? []);
  return schedules.flatMap(({ byday, freq, opens_at }) => {
    const days = byday ?? (freq === 'DAILY' ? WEEK : '');
    const [hour, minute] = (opens_at ?? '').split(':').map(Number);
    const start = opens_at ? (hour ?? 0) + (minute ?? 0) / 60 : undefined;
    return days
      .split(',')
      .filter((day) => day !== '')
      .map((day) => ({ day: day.slice(-2), start }));
  });
}
