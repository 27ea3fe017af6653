import type { Schedule, ServiceAtLocation } from '../../../schemas/place.ts';
import type { Service } from '../../../schemas/service.ts';
import { type Division, holidayOn } from './bank-holidays.ts';
import { ukDate } from './days.ts';
import { divisionOf } from './division.ts';
import { saidOf } from './holiday-words.ts';
import { comingInOf } from './opening.ts';
import { LONG_AGO, ruleOf, statesDate } from './recurrence.ts';
import { schedulesAt } from './schedule.ts';

/** `start` and `end` are RFC 3339 with the offset of the United Kingdom on that day. */
export interface Session {
  readonly start: string;
  readonly end: string | null;
}

/** A schedule, and whose bank holidays it keeps. */
export interface Meeting {
  readonly schedule: Schedule;
  readonly division: Division;
  /** The name of the one of several places whose schedule it is. */
  readonly place?: string;
}

export interface Coming {
  /**
   * The first that has not started and is promised, or that is open now for whoever comes in. A session of a recurrence on
   * a bank holiday is not promised.
   */
  readonly next: Session | undefined;
  /** Before it, earliest first: on bank holidays, so that one has to ask whether they meet. */
  readonly unsure: readonly Session[];
}

/** The meetings at a place: those of the service, of the place, and of both together. */
export function meetingsAt(service: Service, place: ServiceAtLocation | undefined): readonly Meeting[] {
  const division = divisionOf(service, place);
  return schedulesAt(service, place).map((schedule) => ({ schedule, division }));
}

/** The meetings of a service at all its places; where it is confidential, no place is named. */
export function allMeetings(service: Service): readonly Meeting[] {
  const places = service.service_at_locations ?? [];
  const isNamed = places.length > 1 && !service.hereabouts?.confidential;
  const named = (meeting: Meeting, { location: { name } }: ServiceAtLocation): Meeting =>
    isNamed && name ? { ...meeting, place: name } : meeting;
  return [
    ...meetingsAt(service, undefined),
    ...places.flatMap((at) =>
      meetingsAt({ ...service, schedules: [] }, at).map((meeting) => named(meeting, at)),
    ),
  ];
}

/** The places of a service, first where it meets next. */
export function placesSoonestFirst(service: Service, now: Date): readonly ServiceAtLocation[] {
  const startsAt = (at: ServiceAtLocation): number => {
    const { next } = coming(meetingsAt(service, at), now);
    return next ? Date.parse(next.start) : Number.MAX_VALUE;
  };
  return (service.service_at_locations ?? [])
    .map((at) => ({ at, starts: startsAt(at) }))
    .toSorted((a, b) => a.starts - b.starts)
    .map(({ at }) => at);
}

/** What comes next of several meetings, among the sessions that are asked for. */
export function coming(
  meetings: readonly Meeting[],
  now: Date,
  isAsked: (session: Session, meeting: Meeting) => boolean = () => true,
): Coming {
  const all = meetings.map((meeting) => askedOf(meeting, now, (session) => isAsked(session, meeting)));
  const next = inOrder(all.flatMap((each) => each.next ?? []))[0];
  const before = next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next.start);
  const unsure = all.flatMap((each) => each.unsure).filter(({ start }) => Date.parse(start) < before);
  return { next, unsure: inOrder(unsure) };
}

/** One schedule meets on so many days of the week at the most, and what is asked for is on one of the next of them. */
const WEEKDAYS_MAX = 7;

function askedOf(meeting: Meeting, now: Date, isAsked: (session: Session) => boolean): Coming {
  const unsure: Session[] = [];
  let { next, unsure: before } = comingOf(meeting, now);
  for (let i = 0; i < WEEKDAYS_MAX; i++) {
    unsure.push(...before.filter(isAsked));
    if (!next || isAsked(next)) return { next, unsure };
    ({ next, unsure: before } = workOut(meeting, new Date(next.start)));
  }
  return { next: undefined, unsure };
}

const inOrder = <T extends Session>(sessions: readonly T[]): readonly T[] =>
  sessions.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));

/** The next sessions of several meetings: so many that are promised, and among them those that one has to ask about. */
export function agenda(
  meetings: readonly Meeting[],
  now: Date,
  promised: number,
): readonly (Session & { readonly sure: boolean; readonly place?: string })[] {
  const sessions = inOrder(meetings.flatMap((meeting) => agendaOf(meeting, now, promised)));
  const last = sessions.filter(({ sure }) => sure)[promised - 1];
  return last === undefined ? sessions : sessions.slice(0, sessions.indexOf(last) + 1);
}

function agendaOf(meeting: Meeting, now: Date, promised: number) {
  const sessions: (Session & { sure: boolean; place?: string })[] = [];
  const at = meeting.place === undefined ? {} : { place: meeting.place };
  let from: Date | undefined = now;
  for (let i = 0; i < promised && from; i++) {
    const { next, unsure }: Coming = i === 0 ? comingOf(meeting, from) : workOut(meeting, from);
    sessions.push(...unsure.map((session) => ({ ...session, ...at, sure: false })));
    if (next) sessions.push({ ...next, ...at, sure: true });
    from = next && new Date(next.start);
  }
  return sessions;
}

/** What was last worked out for a meeting: it holds for sessions after one moment until the first of them. */
const worked = new Map<string, { readonly from: number; readonly until: number; readonly coming: Coming }>();
const WORKED_KEPT = 5_000;
const ASK_AGAIN_MS = 3_600_000;

function comingOf(meeting: Meeting, now: Date): Coming {
  const key = meeting.division + JSON.stringify(meeting.schedule);
  const time = now.getTime() - comingInMs(meeting);
  const known = worked.get(key);
  if (known && time >= known.from && time < known.until) return known.coming;
  const made = workOut(meeting, new Date(time));
  const first = made.unsure[0] ?? made.next;
  if (worked.size >= WORKED_KEPT) worked.clear();
  worked.set(key, { from: time, until: first ? Date.parse(first.start) : time + ASK_AGAIN_MS, coming: made });
  return made;
}

/** What began so long ago is open still for whoever comes in. */
const comingInMs = ({ schedule }: Meeting): number => (comingInOf(schedule)?.lasts ?? 0) * 60_000;

/** Sessions on bank holidays one after the other before it is said that none is known. */
const HOLIDAYS_MAX = 8;

function workOut({ schedule, division }: Meeting, now: Date): Coming {
  const unsure: Session[] = [];
  let from = now;
  for (let i = 0; i <= HOLIDAYS_MAX; i++) {
    const session = sessionAfter(schedule, from);
    if (!session) break;
    const promise = promiseOf(schedule, session.start.slice(0, 10), division);
    if (promise === 'held') return { next: session, unsure };
    if (promise === 'unsure') unsure.push(session);
    from = new Date(session.start);
  }
  return { next: undefined, unsure };
}

/** A date that is stated as such is meant, and so is a holiday that the schedule names. */
function promiseOf(schedule: Schedule, date: string, division: Division): 'held' | 'unsure' | 'not-held' {
  const holiday = holidayOn(date, division);
  if (holiday === undefined || statesDate(schedule)) return 'held';
  return saidOf(schedule, holiday) ?? 'unsure';
}

/** RFC 3339 without the zone in brackets. */
const rfc3339 = (zoned: { toString(options: { timeZoneName: 'never' }): string }) =>
  zoned.toString({ timeZoneName: 'never' });

/** The first session of a schedule that starts later, be it a holiday or not; undefined where none is known. */
function sessionAfter(schedule: Schedule, now: Date): Session | undefined {
  const { opens_at: opens, closes_at: closes, valid_from: from, valid_to: to } = schedule;
  if (!opens || (to && to < ukDate(now))) return undefined;
  try {
    const begins = new Date(`${from ?? LONG_AGO}T00:00:00Z`);
    const start = ruleOf(schedule)?.next(begins > now ? begins : now);
    if (!start || (to && start.toPlainDate().toString() > to)) return undefined;
    const [hour, minute] = (closes ?? '').split(':').map(Number);
    if (closes === undefined || hour === undefined || minute === undefined)
      return { start: rfc3339(start), end: null };
    const lastDay = closes < opens ? start.add({ days: 1 }) : start;
    return { start: rfc3339(start), end: rfc3339(lastDay.withPlainTime({ hour, minute })) };
  } catch {
    return undefined; // a recurrence that the standard forbids says nothing about when
  }
}
