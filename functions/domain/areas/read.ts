import type { Area, AreaName } from '../../../schemas/area.ts';
import { type FieldProblem, InvalidInput } from '../errors.ts';
import { boxOf, surfaceOf } from '../geo/polygon.ts';
import { insideUk } from '../geo/uk.ts';
import { isObject, type JsonObject } from '../import/json.ts';
import { Geometry, polygonsOf } from './geometry.ts';
import { areaKind, isAreaCode } from './kind.ts';

/** Which properties of a feature say what. `parents`: codes of areas that hold all of the file's. */
export interface AreaMapping {
  readonly code: string;
  readonly name?: string;
  readonly parents: readonly string[];
}

export type AreaRow = { readonly area: Area } | { readonly problem: FieldProblem };

/** The ONS's names: LSOA21CD and LSOA21NM, LAD24CD, WD23CD, CTRY21CD; and DataZone's and Northern Ireland's. */
const ONS_CODE = /^(lsoa|msoa|oa|wd|lad|ltla|utla|cty|rgn|ctry|ward|dz|sdz|dea|lgd)\d{0,4}_?(cd|code)$/i;
const NAME = /^name$/i;
const CODE = /^(code|id)$/i;
/** Some 60,000 square kilometres at 53° north, in square degrees: as much as a store can list the cells of. */
const SURFACE_MAX = 8;

/** The features of a GeoJSON text. Throws `InvalidInput` where it is none. */
export function readCollection(source: string, text: string): readonly unknown[] {
  const refuse = (reason: string) => new InvalidInput([{ field: source, reason }]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('is not JSON');
  }
  if (!isObject(value) || !Array.isArray(value.features))
    throw refuse('is not a GeoJSON collection of features');
  return value.features;
}

const propertiesOf = (feature: unknown): JsonObject =>
  isObject(feature) && isObject(feature.properties) ? feature.properties : {};

/** What is given holds; the rest is found from the names of the first feature's properties. Throws `InvalidInput`. */
export function areaMapping(
  source: string,
  features: readonly unknown[],
  wanted: Partial<AreaMapping>,
): AreaMapping {
  const names = Object.keys(propertiesOf(features[0]));
  const missing = [wanted.code, wanted.name].filter((name) => name !== undefined && !names.includes(name));
  const code =
    wanted.code ?? names.find((name) => ONS_CODE.test(name)) ?? names.find((name) => CODE.test(name));
  if (code === undefined || missing.length > 0) {
    const lacks =
      missing.length > 0 ? `no ${missing.join(' and no ')}` : 'no property that is known for a code';
    const reason = `has ${lacks}; its features have: ${names.join(', ') || 'none'} (see --code and --name)`;
    throw new InvalidInput([{ field: source, reason }]);
  }
  const partner = code.replace(/cd$/i, 'NM').toLowerCase();
  const name =
    wanted.name ??
    names.find((other) => other !== code && other.toLowerCase() === partner) ??
    names.find((other) => NAME.test(other));
  return { code, ...(name === undefined ? {} : { name }), parents: wanted.parents ?? [] };
}

/** One feature as an area, or why it is none. Other properties that hold a code of the ONS are its parents. */
export function readArea(feature: unknown, mapping: AreaMapping): AreaRow {
  const properties = propertiesOf(feature);
  const code = String(properties[mapping.code] ?? '').trim();
  if (!/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/.test(code))
    return { problem: { field: mapping.code, reason: 'is not a code' } };
  const geometry = Geometry.safeParse(isObject(feature) ? feature.geometry : undefined);
  if (!geometry.success)
    return { problem: { field: 'geometry', reason: 'is not a polygon or several of them' } };
  const polygons = polygonsOf(geometry.data);
  const { south, north, west, east } = boxOf(polygons);
  if (!insideUk(south, west) || !insideUk(north, east))
    return {
      problem: {
        field: 'geometry',
        reason: 'is outside the United Kingdom: coordinates must be longitude and latitude (WGS 84)',
      },
    };
  if (polygons.reduce((sum, polygon) => sum + surfaceOf(polygon), 0) > SURFACE_MAX)
    return {
      problem: { field: 'geometry', reason: 'is too large: load regions at most, countries by --parent' },
    };
  const name = mapping.name === undefined ? '' : String(properties[mapping.name] ?? '').trim();
  const parents = parentsOf(properties, code, mapping.parents);
  return { area: { code, kind: areaKind(code), ...(name ? { name } : {}), parents, polygons } };
}

function parentsOf(properties: JsonObject, own: string, given: readonly string[]): AreaName[] {
  const stated = Object.values(properties).filter(
    (value): value is string => typeof value === 'string' && isAreaCode(value),
  );
  const codes = [...new Set([...given, ...stated])].filter((code) => code !== own);
  return codes.map((code) => ({ code, kind: areaKind(code) }));
}
