import type { Books, ChangeFeed, ChangeNotice, Page, Record } from '../../functions/domain/ports.ts';
import type { BadRow } from '../../functions/store/parsing.ts';
import type { HistoryEntry, Listing } from '../../schemas/listing.ts';

export type TestedRecord = Record & Books;

/** An empty record of its own, with what the contract needs around it. */
export interface Opened {
  readonly record: TestedRecord;
  readonly feed: ChangeFeed;
  /** The same record as another process would open it. */
  again(): Promise<TestedRecord>;
  /** Another feed of the same record, as after a restart. */
  feedAgain(): Promise<ChangeFeed>;
  close(): Promise<void>;
}

/** Gives the opened record inside a test; it is opened once for a suite. */
export type Use = () => Opened;

/** All items of a paged operation, a page at a time; ends with an error where the pages never do. */
export async function allPages<T>(
  page: (request: { limit: number; cursor?: string }) => Promise<Page<T>>,
  limit: number,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 10_000; pages += 1) {
    const answer = await page({ limit, ...(cursor === undefined ? {} : { cursor }) });
    if (answer.items.length > limit) throw new Error(`a page of ${answer.items.length} for ${limit}`);
    items.push(...answer.items);
    if (answer.next === undefined) return items;
    cursor = answer.next;
  }
  throw new Error('the pages never end');
}

export const idsOf = (listings: readonly Listing[]): string[] => listings.map((listing) => listing.id);

/** Reads the feed from a position until `count` different writes have come, at most for 10 s. */
export async function delivered(feed: ChangeFeed, from: string, count: number) {
  const notices: ChangeNotice[] = [];
  const seen = new Set<string>();
  let position = from;
  const giveUpAt = Date.now() + 10_000;
  while (seen.size < count && Date.now() < giveUpAt) {
    const answer = await feed.read(position, { limit: 100, waitMs: 500 });
    notices.push(...answer.notices);
    for (const { id, version } of answer.notices) seen.add(`${id} ${version}`);
    position = answer.position;
  }
  return { notices, position };
}

/** Runs writes and waits until the feed has carried `count` of them: history may follow the feed. */
export async function settled(feed: ChangeFeed, count: number, writes: () => Promise<unknown>) {
  const from = await feed.tail();
  await writes();
  return delivered(feed, from, count);
}

export const versionsOf = (history: readonly HistoryEntry[]): number[] =>
  history.map((entry) => entry.version);

/** Nothing that the contract writes may be unreadable, and a tombstone is no bad listing. */
export function noBadRows({ kind, id, reason }: BadRow): never {
  throw new Error(`${kind} ${id} is unreadable: ${reason}`);
}
