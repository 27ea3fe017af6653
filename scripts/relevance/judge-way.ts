import type { Point } from '../../schemas/common.ts';
import { radiusOf } from '../../schemas/search.ts';
import type { Service } from '../../schemas/service.ts';
import type { RelevanceCase } from './cases.ts';
import { sessionsAt } from './judge-facts.ts';
import { FAR_STOP_METRES, ORDINARY_REACH_KM, STREETS, WALK_KM } from './judge-figures.ts';
import type { JudgedListing } from './judged-listing.ts';

/** How a listing and the person come together: `vague` where nobody has said in which hall. */
export type Way = 'fine' | 'vague' | 'unreachable' | 'cannot' | 'wrong-time';

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance, kilometres. */
export function kilometres(a: Point, b: Point): number {
  const sine = (x: number, y: number) => Math.sin(radians(y - x) / 2) ** 2;
  const h = sine(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sine(a.lon, b.lon);
  return 2 * 6_371 * Math.asin(Math.sqrt(h));
}

/** A person who says how far they go means it where it is more than an ordinary journey. */
export const reachKm = ({ request }: RelevanceCase): number => Math.max(ORDINARY_REACH_KM, radiusOf(request));

const homeOf = ({ at }: RelevanceCase): Point => ({ lat: at.latitude, lon: at.longitude });

/** Undefined: the listing names no area. */
function coversHome(service: Service, { at }: RelevanceCase): boolean | undefined {
  const codes = (service.service_areas ?? []).flatMap(({ extent }) => extent ?? []);
  if (codes.length === 0) return undefined;
  const nation = at.district.startsWith('W') ? 'W92000004' : 'E92000001';
  return codes.includes(at.district) || codes.includes(nation);
}

const AWAY = ['home-visit', 'telephone', 'video', 'online'] as const;

/** Ways in which it is given without going there, that this person can use. */
function waysHome(service: Service, { request }: RelevanceCase): readonly string[] {
  const offered = service.hereabouts?.delivery ?? [];
  return AWAY.filter((way) => {
    if (!offered.includes(way)) return false;
    if (way === 'telephone') return !request.cannot.includes('telephone');
    return way === 'home-visit' || !request.cannot.includes('going-online');
  });
}

const PARTS = { mornings: [0, 12], afternoons: [12, 17], evenings: [17, 24] } as const;

function canCome(day: string, start: number | undefined, { request }: RelevanceCase): boolean {
  const { cannot } = request;
  const weekend = day === 'SA' || day === 'SU';
  if (cannot.includes(weekend ? 'weekends' : 'weekdays')) return false;
  if (start === undefined) return true;
  if (cannot.includes('daytime') && start < 17) return false;
  return !Object.entries(PARTS).some(
    ([part, [from, to]]) => cannot.includes(part as keyof typeof PARTS) && start >= from && start < to,
  );
}

const hours = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;

function isWhenAsked(day: string, start: number | undefined, { request }: RelevanceCase): boolean {
  const { day: days, from, to } = request;
  if (days.length > 0 && !days.some((one) => one.slice(0, 2).toUpperCase() === day)) return false;
  if (from === undefined && to === undefined) return true;
  return start !== undefined && start >= (from ? hours(from) : 0) && start < (to ? hours(to) : 24);
}

function timeAt(service: Service, index: number, asked: RelevanceCase): 'fine' | 'cannot' | 'wrong-time' {
  const sessions = sessionsAt(service, index);
  const possible = sessions.filter(({ day, start }) => canCome(day, start, asked));
  if (sessions.length > 0 && possible.length === 0) return 'cannot';
  const { day, from, to } = asked.request;
  if (day.length === 0 && from === undefined && to === undefined) return 'fine';
  return possible.some((one) => isWhenAsked(one.day, one.start, asked)) ? 'fine' : 'wrong-time';
}

/** Somebody without a car goes by bus or on foot, or is fetched. */
function canGetThere(service: Service, index: number, km: number, { request }: RelevanceCase): boolean {
  if (!request.cannot.includes('driving')) return true;
  const { pickUp, communityTransport } = service.hereabouts?.transport ?? {};
  if (pickUp || communityTransport || km * STREETS <= WALK_KM) return true;
  if (request.cannot.includes('bus')) return false;
  const stops = accessAt(service, index)?.stops ?? [];
  return stops.length === 0 || Math.min(...stops.map(({ metres }) => metres)) <= FAR_STOP_METRES;
}

function accessAt(service: Service, index: number) {
  const location = service.service_at_locations?.[index]?.location.id;
  return service.hereabouts?.access?.find((one) => one.location_id === location);
}

function wayTo({ service, truth }: JudgedListing, index: number, asked: RelevanceCase): Way {
  const place = truth.places[index];
  const km = place ? kilometres(place, homeOf(asked)) : Number.POSITIVE_INFINITY;
  if (km > reachKm(asked)) return 'unreachable';
  if (asked.request.cannot.includes('stairs') && accessAt(service, index)?.stepFree === false)
    return 'cannot';
  if (!canGetThere(service, index, km, asked)) return 'cannot';
  return timeAt(service, index, asked);
}

const BEST_FIRST: readonly Way[] = ['fine', 'vague', 'wrong-time', 'cannot', 'unreachable'];
const best = (ways: readonly Way[]): Way => BEST_FIRST.find((way) => ways.includes(way)) ?? 'unreachable';

/** The best way in which this person and this listing can come together. */
export function wayBetween(listing: JudgedListing, asked: RelevanceCase): Way {
  const { service, truth } = listing;
  const covers = coversHome(service, asked);
  const delivery = service.hereabouts?.delivery;
  const cannotGo = asked.request.cannot.includes('leaving-home');
  const places = service.service_at_locations ?? [];
  const near =
    kilometres(truth.places[0] ?? { lat: truth.town.lat, lon: truth.town.lon }, homeOf(asked)) <=
    reachKm(asked);

  const away = waysHome(service, asked);
  if (away.length > 0 && (covers ?? near)) return 'fine';
  // Nobody says that a line or a website is for here only, nor that it is for everybody.
  const remote = away.some((one) => one !== 'home-visit');
  if (remote && covers === undefined && places.length === 0) return 'vague';
  if (delivery !== undefined && !delivery.includes('in-person'))
    return delivery.some((way) => !away.includes(way)) ? 'cannot' : 'unreachable';
  if (places.length === 0) {
    if (cannotGo && delivery !== undefined) return 'cannot';
    if (covers !== undefined) return covers ? 'fine' : 'unreachable';
    return near ? 'vague' : 'unreachable';
  }
  const way = best(places.map((_, index) => wayTo(listing, index, asked)));
  return cannotGo && way !== 'unreachable' ? 'cannot' : way;
}

/** To the nearest of its places, as the crow flies; undefined where it has none. */
export function kilometresAway({ truth }: JudgedListing, asked: RelevanceCase): number | undefined {
  if (truth.places.length === 0) return undefined;
  return Math.min(...truth.places.map((place) => kilometres(place, homeOf(asked))));
}
