import type { ListingStore } from '../ports.ts';

const PAGE = 200;

/** True where there are listings and every one of them is made up. Ends at the first that is not. */
export async function isOnlySample(record: Pick<ListingStore, 'pageListings'>): Promise<boolean> {
  let any = false;
  for (let cursor: string | undefined; ; ) {
    const page = await record.pageListings({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    if (page.items.some(({ service }) => service.hereabouts?.sample !== true)) return false;
    any ||= page.items.length > 0;
    if (page.next === undefined) return any;
    cursor = page.next;
  }
}
