import type { Point } from '../../schemas/common.ts';
import type { Service } from '../../schemas/service.ts';
import type { Frame } from '../../web/frame.ts';
import type { SketchView } from '../../web/views.ts';
import { textIn } from '../domain/listing-words.ts';
import { nearestPlace, placesInside } from '../domain/place/gazetteer.ts';
import { meetsInPerson } from '../domain/place-facts.ts';
import { placesSoonestFirst } from '../domain/time/sessions.ts';
import { apart, type Box, named, pinBox } from './page-sketch-labels.ts';

const WIDTH = 400;
const HEIGHT = 170;
/** Below what is drawn to scale, with the scale and the arrow to the north, which no pin may cover. */
const LEGEND_HEIGHT = 30;
const SHEET: Box = { left: 4, top: 4, right: WIDTH - 4, bottom: HEIGHT - 4 };
const MARGIN = 34;
const KM_PER_DEGREE = 111.2;
const KM_PER_MILE = 1.609344;
/** Lengths of the scale that read well, in miles. */
const SCALES = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100];
/** One place alone is drawn with this much around it. */
const LEAST_SPAN_KM = 1.5;
/** Names beside those of the pins' own towns: some to find one's way, not so many that those are lost among them. */
const OTHER_TOWNS = 3;
/** Of those, the largest are tried first: so many, for some have no room. */
const LARGEST = 14;

/** Where those lie to one another that one goes to, to scale and with north up; null where one goes nowhere. */
export function sketchOf(frame: Frame, services: readonly Service[], now: Date): SketchView | null {
  const pins = services.flatMap((service, i) => {
    const point = pointOf(service, now);
    return point ? [{ ...point, n: i + 1, label: textIn(service, frame.lang).name }] : [];
  });
  const ownTowns = [...new Set(pins.map(nearestPlace))].filter((place) => place !== undefined);
  const [first] = pins;
  if (!first) return null;
  const { at, perKm, seen } = projectionOf([first, ...pins.slice(1), ...ownTowns.map(({ point }) => point)]);
  const scaleMiles = SCALES.findLast((miles) => miles * KM_PER_MILE * perKm < WIDTH / 3) ?? 0.1;
  const length = Math.round(scaleMiles * KM_PER_MILE * perKm);
  const dots = apart(
    pins.map(({ n, label, ...point }) => ({ ...at(point), n, label })),
    SHEET,
  );
  const towns = [...new Set([...ownTowns, ...placesInside(seen, LARGEST)])].map((place) => ({
    name: place.name,
    own: ownTowns.includes(place),
    ...at(place.point),
  }));
  return {
    width: WIDTH,
    height: HEIGHT + LEGEND_HEIGHT,
    dots,
    towns: named(towns, dots.map(pinBox), SHEET).slice(0, ownTowns.length + OTHER_TOWNS),
    scale: {
      length,
      label: scaleMiles === 1 ? frame.say('miles.one') : frame.say('miles.some', { miles: scaleMiles }),
    },
  };
}

/** How points are drawn so that all of these fit, and what the sketch shows then, in degrees. */
function projectionOf(points: readonly [Point, ...Point[]]) {
  const eastKm = KM_PER_DEGREE * Math.cos((points[0].lat * Math.PI) / 180);
  const lats = rangeOf(points.map(({ lat }) => lat));
  const lons = rangeOf(points.map(({ lon }) => lon));
  const perKm = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(lons.span * eastKm, LEAST_SPAN_KM),
    (HEIGHT - 2 * MARGIN) / Math.max(lats.span * KM_PER_DEGREE, LEAST_SPAN_KM),
  );
  const high = HEIGHT / 2 / perKm / KM_PER_DEGREE;
  const wide = WIDTH / 2 / perKm / eastKm;
  return {
    perKm,
    at: ({ lat, lon }: Point) => ({
      x: Math.round(WIDTH / 2 + (lon - lons.middle) * eastKm * perKm),
      y: Math.round(HEIGHT / 2 - (lat - lats.middle) * KM_PER_DEGREE * perKm),
    }),
    seen: {
      south: lats.middle - high,
      north: lats.middle + high,
      west: lons.middle - wide,
      east: lons.middle + wide,
    },
  };
}

function rangeOf(values: readonly number[]): { readonly middle: number; readonly span: number } {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return { middle: (least + most) / 2, span: most - least };
}

/** Where one goes next; undefined where one goes nowhere, or nobody may know where. */
function pointOf(service: Service, now: Date): Point | undefined {
  const location = placesSoonestFirst(service, now)[0]?.location;
  if (service.hereabouts?.confidential || !meetsInPerson(service)) return undefined;
  if (location?.latitude === undefined || location.longitude === undefined) return undefined;
  return { lat: location.latitude, lon: location.longitude };
}
