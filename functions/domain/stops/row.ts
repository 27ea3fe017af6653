import { LOCALITY_CODE_CHARS, type Locality, type StopPoint } from '../../../schemas/area.ts';
import type { Point } from '../../../schemas/common.ts';
import { LIMITS } from '../../../schemas/limits.ts';
import type { StopMode } from '../../../schemas/words.ts';
import type { FieldProblem } from '../errors.ts';
import { fromNationalGrid } from '../geo/national-grid.ts';
import { insideUk } from '../geo/uk.ts';

/** NaPTAN's columns by the names of its CSV (NaPTAN guide for data managers, DfT 2023), in any case. */
const COLUMNS = [
  'atcocode',
  'commonname',
  'stoptype',
  'latitude',
  'longitude',
  'easting',
  'northing',
  'status',
  'busstoptype',
  'nptglocalitycode',
  'localityname',
] as const;
type Column = (typeof COLUMNS)[number];
export type StopColumns = Readonly<Partial<Record<Column, number>>>;

/** Kinds of stop that one can board at. Others (taxi ranks, airports, car parks) are passed over. */
const MODES: Readonly<Record<string, StopMode>> = {
  BCT: 'bus',
  BCS: 'bus',
  BCE: 'bus',
  BCQ: 'bus',
  BST: 'bus',
  RSE: 'train',
  RLY: 'train',
  RPL: 'train',
  TMU: 'tram',
  MET: 'tram',
  PLT: 'tram',
  FTD: 'ferry',
  FER: 'ferry',
  FBT: 'ferry',
};
/** NaPTAN has one kind for trams and metros; London Underground, Docklands, and Tyne and Wear call theirs otherwise. */
const METRO = /^9[34]00ZZ(LU|DL|TW)/;
const ACTIVE = new Set(['', 'active', 'act', 'new', 'rev']);
/** A flexible zone is an area without a stop in it. */
const FLEXIBLE = 'FLX';

/** Which column holds what, or what the header lacks. */
export function stopColumns(header: readonly string[]): StopColumns | { problems: FieldProblem[] } {
  const names = header.map((name) => name.trim().toLowerCase());
  const columns = Object.fromEntries(
    COLUMNS.map((name) => [name, names.indexOf(name)] as const).filter(([, at]) => at !== -1),
  ) as StopColumns;
  const lacks = (['atcocode', 'commonname', 'stoptype'] as const).filter(
    (name) => columns[name] === undefined,
  );
  const degrees = columns.latitude !== undefined && columns.longitude !== undefined;
  const grid = columns.easting !== undefined && columns.northing !== undefined;
  const missing = [...lacks, ...(degrees || grid ? [] : ['latitude and longitude, or easting and northing'])];
  if (missing.length === 0) return columns;
  return {
    problems: [{ field: 'header', reason: `lacks ${missing.join(', ')}; it has: ${header.join(', ')}` }],
  };
}

export type StopRow =
  | { readonly stop: StopPoint; readonly locality?: Pick<Locality, 'code' | 'name'> }
  /** There no more, or of no use: what was loaded under its code goes. */
  | { readonly ended: string }
  /** Nowhere that we know of. */
  | { readonly withoutPlace: true }
  /** Not a kind of stop that one boards at. */
  | { readonly otherKind: true }
  | { readonly problem: FieldProblem };

export function readStopRow(cells: readonly string[], columns: StopColumns): StopRow {
  const cell = (name: Column) => {
    const at = columns[name];
    return at === undefined ? '' : (cells[at] ?? '').trim();
  };
  const atco = cell('atcocode').toUpperCase();
  if (!/^[0-9A-Z]{1,20}$/.test(atco))
    return { problem: { field: 'ATCOCode', reason: 'is not a code of a stop' } };
  const mode = MODES[cell('stoptype').toUpperCase()];
  if (!mode) return { otherKind: true };
  if (!ACTIVE.has(cell('status').toLowerCase()) || cell('busstoptype').toUpperCase() === FLEXIBLE)
    return { ended: atco };
  const name = cell('commonname').slice(0, LIMITS.nameChars);
  if (name === '') return { problem: { field: 'CommonName', reason: 'is empty' } };
  const point = pointOf(cell);
  if (!point) return { withoutPlace: true };
  if (!insideUk(point.lat, point.lon))
    return { problem: { field: 'Latitude', reason: 'is with its longitude outside the UK' } };
  const stop = { atco, name, mode: mode === 'tram' && METRO.test(atco) ? 'metro' : mode, point } as const;
  const code = cell('nptglocalitycode').toUpperCase();
  const locality = cell('localityname').slice(0, LIMITS.nameChars);
  const isKnown = LOCALITY_CODE.test(code) && locality !== '';
  return isKnown ? { stop, locality: { code, name: locality } } : { stop };
}

const LOCALITY_CODE = new RegExp(`^[0-9A-Z]{1,${LOCALITY_CODE_CHARS}}$`);

/** Six decimals of a degree are a decimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

function pointOf(cell: (name: Column) => string): Point | undefined {
  const pair = (a: Column, b: Column) => {
    const values = [cell(a), cell(b)].map((text) => (text === '' ? Number.NaN : Number(text)));
    return values.every(Number.isFinite) && values.some((value) => value !== 0) ? values : undefined;
  };
  const [lat, lon] = pair('latitude', 'longitude') ?? [];
  if (lat !== undefined && lon !== undefined) return { lat: rounded(lat), lon: rounded(lon) };
  const [easting, northing] = pair('easting', 'northing') ?? [];
  if (easting === undefined || northing === undefined) return undefined;
  const point = fromNationalGrid(easting, northing);
  return { lat: rounded(point.lat), lon: rounded(point.lon) };
}
