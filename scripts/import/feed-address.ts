import { fingerprint } from '../../functions/domain/import/json.ts';
import type { OpenSource, ReadItem } from '../../functions/domain/import/records.ts';
import { FEED } from '../../schemas/limits.ts';
import { getJson, type HttpOptions } from './http.ts';
import { asPage, type FeedPage, idOf, isSummary } from './json-file.ts';

/** Details asked for at the same time: a small council's server should not notice. */
const AT_ONCE = 4;
/** Ten million services; a feed beyond that is one that never ends. */
const PAGES_MAX = 100_000;

interface Progress {
  read: number;
  total: number | undefined;
}

/** The address of a part of the feed. A query, such as a key, stays; it is never part of the source's id. */
function within(base: URL, path: string, query: Readonly<Record<string, number>> = {}): string {
  const address = new URL(base);
  address.pathname = `${base.pathname.replace(/\/+$/, '').replace(/\/services$/, '')}${path}`;
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
  return address.href;
}

/** What a person may see of an address. */
function shown(base: URL, path = ''): string {
  const pathname = base.pathname.replace(/\/+$/, '').replace(/\/services$/, '');
  return `${base.origin}${pathname}${path}`;
}

async function recordOf(base: URL, item: unknown, where: string, http: HttpOptions): Promise<ReadItem[]> {
  const id = idOf(item);
  if (id === undefined || !isSummary(item)) return [{ where, value: item }];
  const path = `/services/${encodeURIComponent(id)}`;
  const full = await getJson(within(base, path), http);
  if ('value' in full) return [{ where: shown(base, path), value: full.value, summary: item }];
  const reason = `its full record ${full.fault}`;
  return [
    { where: shown(base, path), value: item, problems: [{ field: '', reason }] },
    { where: shown(base, path), failure: full.fault },
  ];
}

async function* recordsOf(
  base: URL,
  page: FeedPage,
  where: string,
  http: HttpOptions,
): AsyncGenerator<ReadItem> {
  for (let from = 0; from < page.items.length; from += AT_ONCE) {
    const items = page.items.slice(from, from + AT_ONCE);
    const read = items.map((item, index) => recordOf(base, item, `${where} item ${from + index + 1}`, http));
    for (const records of await Promise.all(read)) yield* records;
  }
}

const isLast = (page: FeedPage, number: number): boolean =>
  page.last ?? (page.pages === undefined ? page.items.length === 0 : number >= page.pages);

async function* pagesOf(base: URL, progress: Progress, http: HttpOptions): AsyncGenerator<ReadItem> {
  let held = 0;
  let declared: number | undefined;
  let before: string | undefined;
  for (let number = 1; number <= PAGES_MAX; number += 1) {
    const query = { page: number, per_page: FEED.perPageDefault };
    const where = `${shown(base, '/services')} page ${number}`;
    const answer = await getJson(within(base, '/services', query), http);
    const page = 'value' in answer ? asPage(answer.value) : undefined;
    if (!page) {
      yield {
        where,
        failure: `${'fault' in answer ? answer.fault : 'is not a page of services'}; stopped there`,
      };
      return;
    }
    const content = fingerprint(page.items);
    if (page.items.length > 0 && content === before) {
      yield { where, failure: 'repeats the page before it; stopped there' };
      return;
    }
    before = content;
    declared ??= page.total;
    progress.total = declared;
    held += page.items.length;
    yield* recordsOf(base, page, where, http);
    progress.read = held;
    if (isLast(page, number) || page.items.length === 0) break;
  }
  if (declared !== undefined && declared !== held) {
    yield { where: shown(base, '/services'), notice: `declares ${declared} items and holds ${held}` };
  }
}

/**
 * An Open Referral UK v3 / HSDS 3 feed at its base address, page by page; entries that only announce a service are
 * read in full. Where a page fails, reading stops with that said, and the reading does not count as whole.
 */
export function openFeedAddress(address: string, named?: string, http: HttpOptions = {}): OpenSource {
  const base = new URL(address);
  const progress: Progress = { read: 0, total: undefined };
  return {
    source: { id: named ?? shown(base), name: named ?? base.host },
    complete: true,
    lossless: false,
    items: pagesOf(base, progress, http),
    progress: () => (progress.total ? Math.min(1, progress.read / progress.total) : 0),
  };
}
