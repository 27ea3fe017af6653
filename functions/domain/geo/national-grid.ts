import type { Point } from '../../../schemas/common.ts';

/*
 * Ordnance Survey, "A guide to coordinate systems in Great Britain", 2020: the grid's projection (annex C) and the
 * seven-parameter Helmert transformation to WGS 84 (section 6.6), which is good to about 5 metres. OSTN15 would be
 * good to a decimetre and needs its table of shifts; for the nearest stop the metres do not matter.
 */
const AIRY = { a: 6_377_563.396, b: 6_356_256.909 };
const WGS84 = { a: 6_378_137, b: 6_356_752.3142 };
const SCALE = 0.9996012717;
const ORIGIN = { lat: (49 * Math.PI) / 180, lon: (-2 * Math.PI) / 180, east: 400_000, north: -100_000 };
const SECONDS = Math.PI / 180 / 3_600;
/** Metres, parts per million, seconds of arc. */
const TO_WGS84 = { x: 446.448, y: -125.157, z: 542.06, ppm: -20.4894, rx: 0.1502, ry: 0.247, rz: 0.8421 };

interface Geodetic {
  readonly lat: number;
  readonly lon: number;
}
const eccentricity2 = ({ a, b }: typeof AIRY) => (a * a - b * b) / (a * a);

/** Length of the meridian from the origin, on the scale of the grid. */
function meridian(lat: number): number {
  const { a, b } = AIRY;
  const n = (a - b) / (a + b);
  const [d, s] = [lat - ORIGIN.lat, lat + ORIGIN.lat];
  return (
    b *
    SCALE *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * d -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(d) * Math.cos(s) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * d) * Math.cos(2 * s) -
      (35 / 24) * n ** 3 * Math.sin(3 * d) * Math.cos(3 * s))
  );
}

function latitudeOf(northing: number): number {
  let lat = ORIGIN.lat;
  let rest = northing - ORIGIN.north;
  for (let i = 0; i < 20 && Math.abs(rest) >= 1e-5; i++) {
    lat += rest / (AIRY.a * SCALE);
    rest = northing - ORIGIN.north - meridian(lat);
  }
  return lat;
}

/** Grid to latitude and longitude on Airy's ellipsoid (OSGB36), radians. */
function unprojected(easting: number, northing: number): Geodetic {
  const foot = latitudeOf(northing);
  const e2 = eccentricity2(AIRY);
  const sin2 = Math.sin(foot) ** 2;
  const nu = (AIRY.a * SCALE) / Math.sqrt(1 - e2 * sin2);
  const rho = (AIRY.a * SCALE * (1 - e2)) / (1 - e2 * sin2) ** 1.5;
  const eta2 = nu / rho - 1;
  const t = Math.tan(foot);
  const sec = 1 / Math.cos(foot);
  const vii = t / (2 * rho * nu);
  const viii = (t / (24 * rho * nu ** 3)) * (5 + 3 * t ** 2 + eta2 - 9 * t ** 2 * eta2);
  const ix = (t / (720 * rho * nu ** 5)) * (61 + 90 * t ** 2 + 45 * t ** 4);
  const x = sec / nu;
  const xi = (sec / (6 * nu ** 3)) * (nu / rho + 2 * t ** 2);
  const xii = (sec / (120 * nu ** 5)) * (5 + 28 * t ** 2 + 24 * t ** 4);
  const xiia = (sec / (5_040 * nu ** 7)) * (61 + 662 * t ** 2 + 1_320 * t ** 4 + 720 * t ** 6);
  const d = easting - ORIGIN.east;
  return {
    lat: foot - vii * d ** 2 + viii * d ** 4 - ix * d ** 6,
    lon: ORIGIN.lon + x * d - xi * d ** 3 + xii * d ** 5 - xiia * d ** 7,
  };
}

/** Easting and northing of the National Grid, metres, as degrees of WGS 84; right to about 5 metres. */
export function fromNationalGrid(easting: number, northing: number): Point {
  const { lat, lon } = unprojected(easting, northing);
  const radius = AIRY.a / Math.sqrt(1 - eccentricity2(AIRY) * Math.sin(lat) ** 2);
  const x = radius * Math.cos(lat) * Math.cos(lon);
  const y = radius * Math.cos(lat) * Math.sin(lon);
  const z = radius * (1 - eccentricity2(AIRY)) * Math.sin(lat);
  const grow = 1 + TO_WGS84.ppm / 1e6;
  const [rx, ry, rz] = [TO_WGS84.rx * SECONDS, TO_WGS84.ry * SECONDS, TO_WGS84.rz * SECONDS];
  return geodetic(
    TO_WGS84.x + grow * x - rz * y + ry * z,
    TO_WGS84.y + rz * x + grow * y - rx * z,
    TO_WGS84.z - ry * x + rx * y + grow * z,
  );
}

function geodetic(x: number, y: number, z: number): Point {
  const e2 = eccentricity2(WGS84);
  const p = Math.hypot(x, y);
  let lat = Math.atan2(z, p * (1 - e2));
  for (let i = 0; i < 10; i++) {
    const radius = WGS84.a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + e2 * radius * Math.sin(lat), p);
  }
  return { lat: (lat * 180) / Math.PI, lon: (Math.atan2(y, x) * 180) / Math.PI };
}
