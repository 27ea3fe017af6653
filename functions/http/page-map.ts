import { type AskedSearch, radiusOf, type SearchAnswer } from '../../schemas/search.ts';
import type { Frame } from '../../web/frame.ts';
import type { MapView, ResultView } from '../../web/views.ts';
import { placesInside } from '../domain/place/gazetteer.ts';

/** Names on a map without tiles: enough to know where one is, few enough to read. */
const TOWNS_SHOWN = 14;
const KM_PER_DEGREE = 111.2;

/** Pins numbered as in the list, the place that was asked for, and the reach around it. */
export function mapView(
  frame: Frame,
  answer: SearchAnswer,
  request: AskedSearch,
  results: readonly ResultView[],
): MapView {
  const { place } = answer.understood;
  const pins = answer.results.flatMap(({ id, place: at }, i) => {
    const view = results[i];
    if (!view || at?.latitude == null || at.longitude == null) return [];
    return [pinOf(frame, view, at.latitude, at.longitude, at.approximate, id)];
  });
  const here = place
    ? { lat: place.latitude, lon: place.longitude, label: `${frame.say('map.here')}: ${place.name}` }
    : null;
  const radiusKm = here ? (answer.widened?.usedKm ?? radiusOf(request)) : null;
  return {
    here,
    radiusKm,
    pins,
    towns: frame.tiles ? [] : townsAround(here, radiusKm, pins),
    tiles: frame.tiles ?? null,
  };
}

function pinOf({ say }: Frame, view: ResultView, lat: number, lon: number, approximate: boolean, id: string) {
  const label = say(approximate ? 'map.pin-approximate' : 'map.pin', {
    number: view.number,
    name: view.name,
  });
  return { n: view.number, lat, lon, label, id, approximate };
}

export function townsAround(
  here: MapView['here'],
  radiusKm: number | null,
  pins: readonly { lat: number; lon: number }[],
): MapView['towns'] {
  const points = here ? [here] : pins;
  if (points.length === 0) return [];
  const lats = points.map((point) => point.lat);
  const lons = points.map((point) => point.lon);
  const margin = (here ? (radiusKm ?? 8) : 3) / KM_PER_DEGREE;
  const wide = margin / Math.cos(((lats[0] ?? 54) * Math.PI) / 180);
  const box = {
    south: Math.min(...lats) - margin,
    north: Math.max(...lats) + margin,
    west: Math.min(...lons) - wide,
    east: Math.max(...lons) + wide,
  };
  return placesInside(box, TOWNS_SHOWN).map(({ name, point }) => ({ name, lat: point.lat, lon: point.lon }));
}

const AROUND_KM = 30;

/** The largest town around a point that has another name; undefined where there is none. */
export function largestNear({ lat, lon }: { lat: number; lon: number }, name: string): string | undefined {
  const high = AROUND_KM / KM_PER_DEGREE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  const box = { south: lat - high, north: lat + high, west: lon - wide, east: lon + wide };
  return placesInside(box, 2).find((place) => !name.startsWith(place.name))?.name;
}
