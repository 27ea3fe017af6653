/** The table as a plain object: DynamoDB Local makes it from this, and CDK deploys the same. No SDK in here. */
export const KEY = { partition: 'pk', sort: 'sk' } as const;

/**
 * Sparse indexes, each with its own pair of attributes: an item without them is not in the index. All project
 * keys only: what is listed is then read from the table, consistently, so no index holds a copy of a listing.
 */
export const INDEXES = {
  byGroup: { partition: 'group', sort: 'groupKey' },
  byOwner: { partition: 'owner', sort: 'ownerKey' },
  byReviewDay: { partition: 'review', sort: 'reviewKey' },
} as const;
export type IndexName = keyof typeof INDEXES;

/**
 * Partitions over which the lists of everything are spread, so that an import is not held to the 1,000 writes
 * a second of one partition. A change of these needs every item written again.
 */
export const SHARDS = { group: 16, review: 4, source: 16 } as const;

const hashAndRange = ({ partition, sort }: { partition: string; sort: string }) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

const attributes = [KEY, ...Object.values(INDEXES)].flatMap(({ partition, sort }) => [partition, sort]);

export const TABLE_DEFINITION = {
  KeySchema: hashAndRange(KEY),
  AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
  GlobalSecondaryIndexes: Object.entries(INDEXES).map(([IndexName, keys]) => ({
    IndexName,
    KeySchema: hashAndRange(keys),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  })),
  BillingMode: 'PAY_PER_REQUEST' as const,
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
};
