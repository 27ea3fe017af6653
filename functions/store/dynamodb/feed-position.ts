import { InvalidInput } from '../../domain/errors.ts';

/**
 * Up to where a shard was read. `after`: a sequence number. `iterator`: the service's own mark, for a shard
 * from which nothing was read yet; it holds for 15 minutes. Neither: from the oldest record that is kept (24 h).
 */
export interface ShardPosition {
  readonly after?: string;
  readonly iterator?: string;
  readonly done?: true;
}

/** Of each shard by its id. A shard that is not in it was made later, and is read from its start. */
export type FeedPosition = ReadonlyMap<string, ShardPosition>;

export const writePosition = (position: FeedPosition): string =>
  JSON.stringify({ shards: Object.fromEntries(position) });

/** Throws `InvalidInput`. */
export function readPosition(text: string): FeedPosition {
  try {
    const { shards } = JSON.parse(text) as { shards: { [id: string]: ShardPosition } };
    return new Map(Object.entries(shards));
  } catch {
    throw new InvalidInput([{ field: 'position', reason: 'is not one that this feed gave out' }]);
  }
}
