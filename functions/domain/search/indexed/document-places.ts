import type { Schedule, ServiceAtLocation } from '../../../../schemas/place.ts';
import type { Service } from '../../../../schemas/service.ts';
import type { Venue } from '../../../../schemas/words.ts';
import { placesNamed } from '../../place/gazetteer.ts';
import { squareOf } from '../../place/squares.ts';
import { townsInName } from '../../place/town-in-name.ts';
import { accessOf, isApproximate } from '../../place-facts.ts';
import { nearestStop } from '../../stops/match.ts';
import { allSchedules, isOver, schedulesAt } from '../../time/schedule.ts';
import type { IndexPlace } from '../index-language.ts';
import { COMES_TO_YOU, term } from '../terms.ts';
import { whenToCome, whileOpen } from '../when-to-come.ts';

/** A stop this near the door, metres, makes a venue reachable without a car: five minutes' walk, and what planners call near (DfT accessibility statistics use 400 m to 500 m). */
const NEAR_STOP_METRES = 500;

/** Where something that has no place on the map may be: the squares of the towns that its addresses name, else its own name or its organisation's; all of one name. */
export function squareTerms(service: Service): string[] {
  if (service.hereabouts?.confidential) return [];
  const stated = (service.service_at_locations ?? []).flatMap(townsOf).flatMap(placesNamed);
  const towns = stated.length > 0 ? stated : namedTowns(service);
  return towns.length === 0
    ? []
    : [term.townFound, ...towns.map(({ point }) => term.townSquare(squareOf(point)))];
}

function namedTowns({ name, organization }: Service) {
  const own = townsInName(name);
  return own.length > 0 ? own : townsInName(organization?.name ?? '');
}

export const liftTerms = ({ hereabouts }: Service): string[] => [
  ...(hereabouts?.transport?.pickUp ? [term.transport('pick-up')] : []),
  ...(hereabouts?.transport?.communityTransport ? [term.transport('community')] : []),
];

/** Ways to take part without being at the place: said at each place, where conditions on getting there are tested. */
const withoutGoingTerms = (service: Service): string[] => [
  ...liftTerms(service),
  ...(service.hereabouts?.delivery ?? []).filter((way) => way !== 'in-person').map(term.delivery),
];

const isRemotePlace = (at: ServiceAtLocation) => at.location.location_type !== 'physical';

/** Places with coordinates that may be shown. A confidential listing has none, whatever it was given. */
export function placePoints(service: Service): readonly ServiceAtLocation[] {
  if (service.hereabouts?.confidential) return [];
  return (service.service_at_locations ?? []).filter(
    (at) => !isRemotePlace(at) && at.location.latitude !== undefined && at.location.longitude !== undefined,
  );
}

export function placesOf(service: Service, today: string): IndexPlace[] {
  const anywhere = withoutGoingTerms(service);
  if (service.hereabouts?.confidential) return [{ id: '', terms: [term.noPoint, ...anywhere] }];
  const places = (service.service_at_locations ?? []).filter((at) => !isRemotePlace(at));
  if (places.length === 0)
    return [{ id: '', terms: [term.noPoint, ...anywhere, ...timeTerms(service, undefined, today)] }];
  return places.map((at) => ({
    id: at.id,
    ...(at.location.latitude !== undefined && at.location.longitude !== undefined
      ? { point: { lat: at.location.latitude, lon: at.location.longitude } }
      : {}),
    terms: unique([
      ...pointTerms(service, at),
      ...anywhere,
      ...timeTerms(service, at, today),
      ...venueTerms(service, at),
      ...townsOf(at).map(term.town),
    ]),
  }));
}

function pointTerms(service: Service, { location }: ServiceAtLocation): string[] {
  if (location.latitude === undefined || location.longitude === undefined) return [term.noPoint];
  return isApproximate(service, location.id) ? [term.approximate] : [];
}

const timeTerms = (service: Service, at: ServiceAtLocation | undefined, today: string): string[] =>
  statedTimes(schedulesAt(service, at), today, whenToCome);

/**
 * Nobody goes to a place for what comes to them: its times are those of the listing, and who rings a line that is open
 * from nine to five need not ring at nine.
 */
export function timesAtHome(service: Service, today: string): string[] {
  const { delivery, confidential } = service.hereabouts ?? {};
  const comes = COMES_TO_YOU.some((way) => delivery?.includes(way));
  return comes && !confidential ? statedTimes(allSchedules(service), today, whileOpen) : [];
}

function statedTimes(schedules: readonly Schedule[], today: string, termsOf: typeof whenToCome): string[] {
  const terms = schedules
    .filter((schedule) => !isOver(schedule, today))
    .flatMap((schedule) => termsOf(schedule));
  return terms.length === 0 ? [] : [term.timesStated, ...unique(terms)];
}

function venueTerms(service: Service, at: ServiceAtLocation): string[] {
  const access = accessOf(service, at);
  if (!access) return [];
  const say = (value: Venue, stated: boolean | undefined) =>
    stated === undefined ? [] : [stated ? term.venue(value) : term.noVenue(value)];
  const nearest = nearestStop(access);
  return [
    ...say('step-free', access.stepFree),
    ...say('hearing-loop', access.hearingLoop),
    ...say('accessible-toilet', access.accessibleToilet),
    ...say('quiet-space', access.quietSpace),
    ...say('parking', access.parking),
    ...say('near-stop', nearest === undefined ? undefined : nearest <= NEAR_STOP_METRES),
  ];
}

const townsOf = (at: ServiceAtLocation): string[] =>
  unique(
    (at.location.addresses ?? [])
      .flatMap((address) => [address.city ?? '', address.address_2 ?? ''])
      .filter(Boolean),
  );

export const unique = (values: readonly string[]): string[] => [...new Set(values)];
