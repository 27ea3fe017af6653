import type { IndexDocument, IndexPlace } from '../../domain/search/index-language.ts';

/** Bytes of an id, and of any one term: Lucene's bounds. */
const ID_BYTES_MAX = 512;

const isDegrees = (value: number, max: number) => value >= -max && value <= max;
const isOnEarth = ({ point }: IndexPlace) =>
  !point || (isDegrees(point.lat, 90) && isDegrees(point.lon, 180));

/** Why a document cannot be indexed, where the engine would take it for something else or refuse the whole request. */
export function reasonToRefuse(document: IndexDocument): string | undefined {
  if (document.id === '') return 'the id is empty';
  if (Buffer.byteLength(document.id) > ID_BYTES_MAX) return `the id is longer than ${ID_BYTES_MAX} bytes`;
  if (document.places.length === 0) return 'there is no place, not even an empty one';
  if (!document.places.every(isOnEarth)) return 'a point is not on the Earth';
  const strange = Object.entries(document.numbers).find(([, value]) => !Number.isFinite(value));
  return strange && `${strange[0]} is not a number`;
}
