import type { IndexDocument } from '../../domain/search/index-language.ts';

/** Why a document cannot go in, or undefined. */
export function faultOf(document: IndexDocument): string | undefined {
  if (!document.id) return 'id is empty';
  if (!Number.isSafeInteger(document.version) || document.version < 1)
    return 'version is not a whole number above 0';
  if (document.places.length === 0) return 'places: at least one is needed';
  for (const [key, value] of Object.entries(document.numbers)) {
    if (value !== undefined && !Number.isFinite(value)) return `numbers.${key}: is not a number`;
  }
  for (const [i, { point }] of document.places.entries()) {
    if (point && !(Math.abs(point.lat) <= 90)) return `places.${i}.point.lat: is not within 90 degrees`;
    if (point && !(Math.abs(point.lon) <= 180)) return `places.${i}.point.lon: is not within 180 degrees`;
  }
  return undefined;
}
