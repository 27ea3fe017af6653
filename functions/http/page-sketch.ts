import type { Service } from '../../schemas/service.ts';
import type { Frame } from '../../web/frame.ts';
import type { SketchView } from '../../web/views.ts';
import { textIn } from '../domain/search/results.ts';
import { townsAround } from './page-map.ts';

const WIDTH = 540;
const HEIGHT = 260;
const MARGIN = 46;
const KM_PER_DEGREE = 111.2;
const KM_PER_MILE = 1.609344;
/** Lengths of the scale that read well, in miles. */
const SCALES = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100];
/** One place alone is drawn with this much around it. */
const LEAST_SPAN_KM = 1.5;

/** Where the listings lie to one another, to scale and with north up; null where there is nothing to set one place beside. */
export function sketchOf(frame: Frame, services: readonly Service[]): SketchView | null {
  const points = services.flatMap((service, i) => {
    const location = service.hereabouts?.confidential
      ? undefined
      : service.service_at_locations?.[0]?.location;
    if (location?.latitude === undefined || location.longitude === undefined) return [];
    return [
      { n: i + 1, lat: location.latitude, lon: location.longitude, label: textIn(service, frame.lang).name },
    ];
  });
  const [first] = points;
  if (!first) return null;
  const shrink = Math.cos((first.lat * Math.PI) / 180);
  const east = (lon: number) => lon * KM_PER_DEGREE * shrink;
  const north = (lat: number) => lat * KM_PER_DEGREE;
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const xs = points.map((point) => east(point.lon));
  const ys = points.map((point) => north(point.lat));
  const perKm = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(span(xs), LEAST_SPAN_KM),
    (HEIGHT - 2 * MARGIN) / Math.max(span(ys), LEAST_SPAN_KM),
  );
  const at = ({ lat, lon }: { lat: number; lon: number }) => ({
    x: Math.round(WIDTH / 2 + (east(lon) - middle(xs)) * perKm),
    y: Math.round(HEIGHT / 2 - (north(lat) - middle(ys)) * perKm),
  });
  const scaleMiles = SCALES.findLast((miles) => miles * KM_PER_MILE * perKm < WIDTH / 3) ?? 0.1;
  const dots = apart(points.map((point) => ({ ...at(point), n: point.n, label: point.label })));
  const towns = townsAround(null, null, points)
    .map((town) => ({ name: town.name, ...at(town) }))
    .filter(({ x, y }) => x > 8 && x < WIDTH - 110 && y > 16 && y < HEIGHT - 36)
    .filter(({ x, y }) => !dots.some((dot) => Math.abs(dot.y - y) < 22 && dot.x > x - 20 && dot.x < x + 90))
    .slice(0, 8);
  if (dots.length + towns.length < 2) return null;
  return {
    width: WIDTH,
    height: HEIGHT,
    dots,
    towns,
    scale: {
      length: Math.round(scaleMiles * KM_PER_MILE * perKm),
      label: scaleMiles === 1 ? frame.say('miles.one') : frame.say('miles.some', { miles: scaleMiles }),
    },
  };
}

/** Dots on one spot are moved beside each other, so that each number can be read. */
function apart(dots: SketchView['dots']): SketchView['dots'] {
  const placed: SketchView['dots'][number][] = [];
  for (const dot of dots) {
    let { x } = dot;
    while (placed.some((other) => Math.abs(other.x - x) < 24 && Math.abs(other.y - dot.y) < 24)) x += 26;
    placed.push({ ...dot, x });
  }
  return placed;
}
