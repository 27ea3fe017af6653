import { z } from 'zod';
import { Point, shortText } from './common.ts';
import { LIMITS } from './limits.ts';
import { StopMode } from './words.ts';

/** What an area is, as the first letters of its code in the ONS's register say. */
export const AreaKind = z.enum([
  'small-area',
  'middle-area',
  'ward',
  'district',
  'region',
  'country',
  'other',
]);
export type AreaKind = z.infer<typeof AreaKind>;

/** An area by its code, such as W01000736 (an LSOA) or W06000011 (Swansea). */
export const AreaName = z.strictObject({
  code: shortText(LIMITS.idChars),
  name: shortText(LIMITS.nameChars).optional(),
  kind: AreaKind,
});
export type AreaName = z.infer<typeof AreaName>;

/** GeoJSON's polygon: an outline and holes, each a closed ring of [longitude, latitude], degrees. */
export const Polygon = z.array(z.array(z.tuple([z.number(), z.number()])));
export type Polygon = readonly (readonly (readonly [lon: number, lat: number])[])[];

/** What a store keeps of an area for one cell: its name and its parents', and its part of the cell; no parts fill it. */
export const AreaPiece = z.strictObject({ names: z.array(AreaName).min(1), parts: z.array(Polygon) });

/** The boundary of an area, and the areas that are known to hold the whole of it. */
export interface Area extends AreaName {
  readonly parents: readonly AreaName[];
  readonly polygons: readonly Polygon[];
}

/** "NptgLocalityCode" has eight at the most (NPTG schema 2.5); E0012345. */
export const LOCALITY_CODE_CHARS = 8;

/** A stop of public transport, by its code in NaPTAN. */
export const StopPoint = z.strictObject({
  atco: shortText(20),
  name: shortText(LIMITS.nameChars),
  mode: StopMode,
  point: Point,
});
export type StopPoint = z.infer<typeof StopPoint>;

/** A town, village or part of one, by its code in the National Public Transport Gazetteer, and the middle of its stops. */
export const Locality = z.strictObject({
  code: shortText(LOCALITY_CODE_CHARS),
  /** Its name as names of places are compared. */
  key: shortText(LIMITS.nameChars),
  name: shortText(LIMITS.nameChars),
  point: Point,
});
export type Locality = z.infer<typeof Locality>;
