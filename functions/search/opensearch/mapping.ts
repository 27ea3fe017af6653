import { createHash } from 'node:crypto';
import type { Types } from '@opensearch-project/opensearch';
import { SEARCH } from '../../../schemas/limits.ts';
import {
  type IndexDocument,
  type IndexPlace,
  LISTING_FACETS,
  NUMBER_KEYS,
  PLACE_FACETS,
  TEXT_FIELDS,
} from '../../domain/search/index-language.ts';
import { foldWords } from '../../domain/text/fold.ts';
import { type IndexName, nameRank } from './names.ts';

type Property = Types.Common_Mapping.Property;

const each = <K extends string>(keys: readonly K[], property: Property) =>
  Object.fromEntries(keys.map((key) => [key, property]));

/** Words to find by: never sorted or counted by, so no columns. */
const found: Property = { type: 'keyword', doc_values: false };
/** Values to count: never found by. Few and steady, so their numbering is made at refresh and not by a search. */
const counted: Property = { type: 'keyword', index: false, eager_global_ordinals: true };
const numbers: Property = { type: 'object', properties: each(NUMBER_KEYS, { type: 'double' }) };

const places: Property = {
  type: 'nested',
  properties: {
    terms: found,
    point: { type: 'geo_point' },
    facets: { type: 'object', properties: each(PLACE_FACETS, counted) },
    // The listing's own terms and numbers once more: conditions at a place and the order by distance read them.
    numbers,
    listing: found,
  },
};

const names: Property = {
  type: 'nested',
  properties: {
    words: found,
    first: found,
    rank: { type: 'keyword', index: false },
    id: { type: 'keyword', index: false },
  },
};

/**
 * What a listing looks like in the engine. What an answer tells of it is read back from one column: the 300 candidates
 * of a search come three times as fast as from stored documents, which are unpacked block by block (measured).
 */
export const MAPPING: Types.Common_Mapping.TypeMapping = {
  dynamic: 'strict',
  _source: { enabled: false },
  properties: {
    id: { type: 'keyword' },
    told: { type: 'binary', doc_values: true },
    text: { type: 'object', properties: each(TEXT_FIELDS, { ...found, copy_to: 'tokens' }) },
    tokens: found,
    terms: found,
    facets: { type: 'object', properties: each(LISTING_FACETS, counted) },
    numbers,
    points: { type: 'geo_point' },
    places,
    names,
  },
};

export const SETTINGS = {
  // One shard of a million listings is some 2 GB, and one shard counts exactly without asking the others.
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  // For how long a removal is remembered, so that an update that comes late does not undo it.
  gc_deletes: '24h',
  max_result_window: SEARCH.offsetMax + SEARCH.candidatesMax,
} as const;

/** What an answer tells of a listing. */
export const TOLD = [
  'id',
  'version',
  'terms',
  'numbers',
  'about',
  'sense',
  'places',
] as const satisfies readonly (keyof IndexDocument)[];

/** Changes whenever mapping or settings change, or what is told: an index made by another version of the program is told by its name. */
export const MAPPING_HASH = createHash('sha256')
  .update(JSON.stringify([MAPPING, SETTINGS, TOLD]))
  .digest('hex')
  .slice(0, 8);

const valuesOf = (facet: string, terms: readonly string[]) =>
  terms.filter((term) => term.startsWith(`${facet}:`)).map((term) => term.slice(facet.length + 1));

const facetsOf = (facets: readonly string[], terms: readonly string[]) =>
  Object.fromEntries(facets.map((facet) => [facet, valuesOf(facet, terms)]));

function storedName(name: IndexName) {
  const words = foldWords(name.text);
  return { words, first: words[0] ?? '', rank: nameRank(name), id: name.id };
}

function storedPlace(place: IndexPlace, document: IndexDocument) {
  const { terms, point } = place;
  const seen = { terms, numbers: document.numbers, facets: facetsOf(PLACE_FACETS, terms) };
  // Only a place with a point has a distance to sort by.
  return point ? { ...seen, point, listing: document.terms } : seen;
}

/** What an answer tells, as JSON in base64. */
const told = (document: IndexDocument): string =>
  Buffer.from(JSON.stringify(Object.fromEntries(TOLD.map((key) => [key, spelt(document[key])])))).toString(
    'base64',
  );

/** Numbers of one byte as Base64. */
const spelt = (value: unknown) =>
  value instanceof Int8Array ? Buffer.from(value).toString('base64') : value;

/** The document as it is sent to the engine. */
export function storedDocument(document: IndexDocument) {
  return {
    id: document.id,
    told: told(document),
    text: document.text,
    terms: document.terms,
    facets: facetsOf(LISTING_FACETS, document.terms),
    numbers: document.numbers,
    points: document.places.flatMap((place) => place.point ?? []),
    places: document.places.map((place) => storedPlace(place, document)),
    names: document.names.map(storedName),
  };
}
