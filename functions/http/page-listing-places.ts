import type { Access, Stop } from '../../schemas/place.ts';
import type { Service } from '../../schemas/service.ts';
import type { Frame } from '../../web/frame.ts';
import type { PlaceView, YesNo } from '../../web/views.ts';
import { say as sayFact } from '../domain/messages/message.ts';
import { accessOf, addressOf, isApproximate, stopsAt } from '../domain/place-facts.ts';
import { townsAround } from './page-map.ts';
import { schedulesIn } from './page-sessions.ts';

/** Its places: address, stops and what is known of the building. */
export function placesOf(frame: Frame, service: Service): PlaceView[] {
  return (service.service_at_locations ?? []).map((at) => {
    const { location } = at;
    const approximate = isApproximate(service, location.id);
    const address = addressOf(location);
    const lines = [address?.address_1, address?.address_2, address?.city, address?.postal_code].filter(
      (line) => line !== undefined,
    );
    return {
      name: location.name ?? null,
      address: lines.filter((line) => line !== location.name),
      description: at.description ?? location.description ?? null,
      schedules: schedulesIn(frame, [...(at.schedules ?? []), ...(location.schedules ?? [])]),
      stops: stopsAt(service, at.id).map((stop) => stopWords(frame, stop)),
      access: yesOrNo(frame, accessOf(service, at)),
      notes: [
        location.transportation,
        ...(location.accessibility ?? []).map(({ description }) => description),
      ].filter((note) => note !== undefined),
      approximate,
      map: placeMap(frame, service, location, approximate),
    };
  });
}

function placeMap(
  frame: Frame,
  service: Service,
  location: { latitude?: number | undefined; longitude?: number | undefined; name?: string | undefined },
  approximate: boolean,
): PlaceView['map'] {
  const { latitude: lat, longitude: lon } = location;
  if (lat === undefined || lon === undefined) return null;
  const pins = [{ n: 1, lat, lon, label: location.name ?? service.name, id: 'here', approximate }];
  return {
    here: null,
    radiusKm: null,
    pins,
    towns: frame.tiles ? [] : townsAround(null, null, pins),
    tiles: frame.tiles ?? null,
  };
}

const ACCESS = {
  stepFree: 'step-free',
  hearingLoop: 'hearing-loop',
  accessibleToilet: 'accessible-toilet',
  quietSpace: 'quiet-space',
  parking: 'parking',
} as const;

function yesOrNo({ say }: Frame, access: Access | undefined): YesNo[] {
  return (Object.keys(ACCESS) as (keyof typeof ACCESS)[]).map((key) => {
    const stated = access?.[key];
    const state = stated === undefined ? 'unknown' : stated ? 'yes' : 'no';
    return { state, text: say(`${state}.${ACCESS[key]}`) };
  });
}

export const stopWords = ({ say, lang }: Frame, { name, mode, metres }: Stop): string =>
  say('listing.stop', { name, metres, mode: sayFact(lang, `word.${mode}`) });

/** How people are helped to get there. */
export function transportOf({ say }: Frame, { hereabouts }: Service): string[] {
  const { pickUp, communityTransport, travelCostsPaid } = hereabouts?.transport ?? {};
  return [
    ...(pickUp ? [say('listing.pick-up')] : []),
    ...(communityTransport ? [say('listing.community-transport')] : []),
    ...(travelCostsPaid ? [say('listing.travel-costs')] : []),
  ];
}
