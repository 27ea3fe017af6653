import type { Service } from '../../../schemas/service.ts';
import { contactsOf } from './contacts.ts';
import { costOf } from './cost.ts';
import { addDays } from './dates.ts';
import { eligibilityOf } from './eligibility.ts';
import { idOf } from './ids.ts';
import { languagesOf } from './languages.ts';
import { accessOf, placesOf } from './places.ts';
import { areasOf, deliveryOf, routesOf, supportOf, transportOf } from './reach.ts';
import { roomOf } from './room.ts';
import { lineHours, type Meeting, meetingOf, scheduleFrom } from './schedules.ts';
import { assuranceOf, fundingOf } from './trust.ts';
import type { Cost, Draft } from './types.ts';
import { welshOf, welshWording } from './welsh.ts';
import { type Facts, type Opening, openingOf, saysWeekly, wordingOf } from './wording.ts';
import { stated } from './words.ts';

const GATHERINGS = ['group', 'class', 'outdoors', 'drop', 'advice'];
/** Prices that take more words than "two pounds a time". */
const UNUSUAL_PRICES: readonly Cost[] = ['donation', 'pantry', 'reduced', 'miles', 'monthly', 'deposit'];
const ATTEMPTS_MAX = 20;

function statusOf(draft: Draft): Service['status'] {
  if (draft.situation !== 'closed') return 'active';
  return draft.random.weigh([
    ['temporarily closed', 40],
    ['inactive', 25],
    ['defunct', 35],
  ]);
}

/** Times for each place; none where there are none to state. */
function meetingsOf(draft: Draft, opening: Opening): Meeting[] {
  if (!GATHERINGS.includes(draft.pack.shape)) return [];
  const named = /\{weekday\}/.test(opening.name + opening.says);
  if (draft.situation !== 'fits' && !named && draft.random.chance(0.1)) return [];
  const places = Math.max(1, draft.venues.length);
  return Array.from({ length: places }, () => meetingOf(draft, saysWeekly(opening)));
}

/** Ages as HSDS has them, as we have them, or both alike. */
function ages(draft: Draft, eligibility: ReturnType<typeof eligibilityOf>) {
  const { age, ...rest } = eligibility;
  if (age === undefined || age === 'anyone') return { fields: {}, eligibility };
  const fields = stated({ minimum_age: age.from, maximum_age: age.to });
  return draft.random.weigh([
    [{ fields, eligibility: rest }, 30],
    [{ fields, eligibility }, 30],
    [{ fields: {}, eligibility }, 40],
  ]);
}

function topicsOf(draft: Draft, opening: Opening): Service['attributes'] {
  const { random, pack } = draft;
  if (random.chance(opening.veiled ? 0.16 : 0.02)) return undefined;
  const also = (pack.also ?? []).filter(() => random.chance(0.7));
  return [pack.topic, ...also].map((id) => ({ taxonomy_term: { id } }));
}

function factsOf(draft: Draft, meetings: readonly Meeting[]) {
  const refuge = draft.pack.shape === 'refuge';
  const schedules = meetings.map((meeting) => scheduleFrom(meeting, draft));
  const places = refuge ? [] : placesOf(draft, schedules);
  const access = accessOf(draft, places);
  const cost = costOf(draft);
  const areas = areasOf(draft);
  const { fields, eligibility } = ages(draft, eligibilityOf(draft));
  const hereabouts = stated({
    eligibility: Object.keys(eligibility).length > 0 ? eligibility : undefined,
    routes: routesOf(draft),
    delivery: deliveryOf(draft),
    capacity: roomOf(draft),
    access: access.length > 0 ? access : undefined,
    transport: transportOf(draft),
    support: supportOf(draft),
    funding: fundingOf(draft),
    assurance: assuranceOf(draft),
    confidential: refuge ? true : undefined,
    sample: true,
  }) as NonNullable<Service['hereabouts']>;
  return { schedules, places, cost, areas, fields, hereabouts };
}

/** Texts are taken once only: no two listings read alike word for word. */
function unused(draft: Draft, meetings: readonly Meeting[], facts: Facts, first: Opening, used: Set<string>) {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const opening = attempt === 0 ? first : openingOf(draft, attempt);
    if (attempt > 0 && saysWeekly(opening) && meetings.some((meeting) => meeting.rhythm !== 'weekly'))
      continue;
    const wording = wordingOf(draft, opening, facts, attempt);
    if (used.has(wording.description)) continue;
    used.add(wording.description);
    return wording;
  }
  return wordingOf(draft, first, facts, 0);
}

export function listingOf(draft: Draft, used: Set<string>): Service {
  const opening = openingOf(draft, 0);
  const meetings = meetingsOf(draft, opening);
  const { schedules, places, cost, areas, fields, hereabouts } = factsOf(draft, meetings);
  const plain = cost && !UNUSUAL_PRICES.includes(draft.pack.cost);
  const amount = plain ? cost.amount : undefined;
  const facts: Facts = {
    hereabouts,
    amount,
    meeting: meetings[0],
    several: places.length > 1,
    areas: areas.length === 1,
  };
  const english = unused(draft, meetings, facts, opening, used);
  const welsh = welshOf(draft);
  const cy = welsh === 'none' ? undefined : welshWording(draft, facts);
  const phoneLine = draft.pack.shape === 'phone' ? [lineHours(draft)] : [];
  const ownTimes = places.length > 1 ? [] : [...schedules, ...phoneLine];
  const edited = hereabouts.assurance?.at(-1)?.on ?? addDays(draft.today, -30);
  return stated({
    id: idOf(draft.seed, 'service', draft.number),
    ...(welsh === 'only' && cy ? cy : english),
    status: statusOf(draft),
    ...contactsOf(draft),
    ...fields,
    last_modified: `${edited}T09:00:00Z`,
    organization: draft.organisation.organization,
    schedules: ownTimes.length > 0 ? ownTimes : undefined,
    cost_options: cost ? [cost] : undefined,
    service_areas: areas.length > 0 ? areas : undefined,
    languages: languagesOf(draft, cy !== undefined),
    attributes: topicsOf(draft, opening),
    service_at_locations: places.length > 0 ? places : undefined,
    hereabouts: cy ? { ...hereabouts, text: { cy } } : hereabouts,
  });
}
