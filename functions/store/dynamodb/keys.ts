/*
 * One table. Every key of it is made here.
 *
 * | access pattern                            | key or index                                        | operation            |
 * |-------------------------------------------|-----------------------------------------------------|----------------------|
 * | listings by id                            | LISTING#id / CURRENT                                | BatchGet, consistent |
 * | save a listing or its tombstone           | LISTING#id / CURRENT                                | Put on `version`     |
 * | history of a listing, newest first        | LISTING#id / HISTORY#version                        | Query, backwards     |
 * | from which version history keeps values   | LISTING#id / HIDDEN                                 | Get, consistent      |
 * | every live listing                        | byGroup: LISTINGS#shard / id                        | Query each shard     |
 * | whether there ever was a listing          | byGroup: LISTINGS#shard or TOMBSTONES#shard         | Query, one of each   |
 * | live listings of an organization          | byOwner: ORGANIZATION#id / id                       | Query                |
 * | listings due on a day, earliest first     | byReviewDay: DUE#shard / day#id                     | Query all, merged    |
 * | organizations by id                       | ORGANIZATION#id / CURRENT                           | BatchGet, consistent |
 * | save an organization                      | ORGANIZATION#id / CURRENT                           | Put on `version`     |
 * | every organization                        | byGroup: ORGANIZATIONS#shard / id                   | Query each shard     |
 * | source records of one source, by record   | SOURCE#shard#hash of source / hash of record        | BatchGet, BatchWrite |
 * | every record of a source                  | SOURCE#shard#hash of source                         | Query each shard     |
 * | source records behind a listing           | byOwner: SOURCES#listing / hashes                   | Query                |
 * | postcodes                                 | POSTCODE#postcode / POINT                           | BatchGet, BatchWrite |
 * | areas that hold a point                   | AREA#cell / code                                    | Query, BatchWrite    |
 * | the cells of an area, to replace it       | AREAS#code / CELLS                                  | BatchGet, BatchWrite |
 * | stops near a point                        | STOP#cell / atco                                    | Query, BatchWrite    |
 * | cells with stops in a wide cell           | STOPCELLS#wide cell / cell                          | Query, BatchWrite    |
 * | the cell of a stop, to move it            | STOPS#atco / CELL                                   | BatchGet, BatchWrite |
 * | localities of one name                    | LOCALITY#name / code                                | Query, BatchWrite    |
 * | the name of a locality, to rename it      | LOCALITIES#code / NAME                              | BatchGet, BatchWrite |
 * | traces of a day                           | TRACE#day / random mark                             | Query, BatchWrite    |
 *
 * What an index lists is read from the table (BatchGet, consistent), for the indexes project keys only.
 * Addresses of sources and records may be 2,000 characters, over what a key may be (1,024 bytes): hence hashes.
 */
import { createHash } from 'node:crypto';
import type { SourceRecord, StoredListing } from '../../../schemas/listing.ts';
import { SHARDS } from './table-definition.ts';

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

const sha = (text: string) => createHash('sha256').update(text).digest();
const shardOf = (text: string, shards: number) => sha(text).readUInt32BE() % shards;
const twoDigits = (shard: number) => String(shard).padStart(2, '0');
const shardsOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, shard) => `${prefix}#${twoDigits(shard)}`);
const hash = (text: string) => sha(text).toString('base64url').slice(0, 32);

const LISTING = 'LISTING#';
export const listingKey = (id: string): ItemKey => ({ pk: LISTING + id, sk: 'CURRENT' });
export const hiddenKey = (id: string): ItemKey => ({ pk: LISTING + id, sk: 'HIDDEN' });
export const organizationKey = (id: string): ItemKey => ({ pk: `ORGANIZATION#${id}`, sk: 'CURRENT' });
export const postcodeItemKey = (postcode: string): ItemKey => ({ pk: `POSTCODE#${postcode}`, sk: 'POINT' });

export const areaItemKey = (cell: string, code: string): ItemKey => ({ pk: `AREA#${cell}`, sk: code });
export const areaCellsKey = (code: string): ItemKey => ({ pk: `AREAS#${code}`, sk: 'CELLS' });
export const stopItemKey = (cell: string, atco: string): ItemKey => ({ pk: `STOP#${cell}`, sk: atco });
/** There once any stop of the cell has been saved: it tells where to look, not that one is there still. */
export const wideStopCellKey = (wide: string, cell: string): ItemKey => ({
  pk: `STOPCELLS#${wide}`,
  sk: cell,
});
/** There once any stop has been saved. */
export const anyStopKey: ItemKey = { pk: 'STOPS', sk: 'ANY' };
export const stopCellKey = (atco: string): ItemKey => ({ pk: `STOPS#${atco}`, sk: 'CELL' });
export const localityItemKey = (key: string, code: string): ItemKey => ({ pk: `LOCALITY#${key}`, sk: code });
export const localityNameKey = (code: string): ItemKey => ({ pk: `LOCALITIES#${code}`, sk: 'NAME' });
export const traceItemKey = (day: string, mark: string): ItemKey => ({ pk: `TRACE#${day}`, sk: mark });

const historyPrefix = 'HISTORY#';
/** Sixteen digits: every safe integer sorts as its number. */
export const historyKey = (id: string, version: number): ItemKey => ({
  pk: LISTING + id,
  sk: historyPrefix + String(version).padStart(16, '0'),
});

/** The listing's id where the key is of a listing as it is now, not of its history. */
export const listingIdOf = (pk: string | undefined, sk: string | undefined): string | undefined =>
  sk === 'CURRENT' && pk?.startsWith(LISTING) ? pk.slice(LISTING.length) : undefined;

export const listingGroups = shardsOf('LISTINGS', SHARDS.group);
export const tombstoneGroups = shardsOf('TOMBSTONES', SHARDS.group);
export const organizationGroups = shardsOf('ORGANIZATIONS', SHARDS.group);
export const reviewGroups = shardsOf('DUE', SHARDS.review);
const groupOf = (groups: readonly string[], id: string) => groups[shardOf(id, groups.length)] as string;

export const ownedBy = {
  organization: (id: string) => `ORGANIZATION#${id}`,
  listing: (id: string) => `SOURCES#${id}`,
};

export const reviewKey = (day: string, id: string) => `${day}#${id}`;

/** In which lists a listing is: a tombstone is in none of the live ones. */
export function listingListKeys(listing: StoredListing): { readonly [attribute: string]: string } {
  const { id } = listing;
  if (listing.kind === 'tombstone') return { group: groupOf(tombstoneGroups, id), groupKey: id };
  const organization = listing.service.organization?.id;
  return {
    group: groupOf(listingGroups, id),
    groupKey: id,
    ...(organization === undefined ? {} : { owner: ownedBy.organization(organization), ownerKey: id }),
    ...(listing.reviewOn === undefined
      ? {}
      : { review: groupOf(reviewGroups, id), reviewKey: reviewKey(listing.reviewOn, id) }),
  };
}

export const organizationItemKeys = (id: string) => ({
  ...organizationKey(id),
  group: groupOf(organizationGroups, id),
  groupKey: id,
});

/** The partitions of a source's records, in the order in which they are paged. */
export const sourcePartitions = (source: string): readonly string[] =>
  shardsOf('SOURCE', SHARDS.source).map((shard) => `${shard}#${hash(source)}`);

export function sourceRecordKey(source: string, record: string): ItemKey {
  return { pk: groupOf(sourcePartitions(source), record), sk: hash(record) };
}

export function sourceRecordItemKeys({ source, record, listingId }: SourceRecord) {
  const key = sourceRecordKey(source, record);
  return { ...key, owner: ownedBy.listing(listingId), ownerKey: `${key.pk}#${key.sk}` };
}
