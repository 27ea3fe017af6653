import type { Page } from './ports.ts';

/** The pages of a store, first to last; each is asked for when the one before it has been dealt with. */
export async function* pagesOf<T>(
  read: (request: { limit: number; cursor?: string }) => Promise<Page<T>>,
  limit: number,
): AsyncGenerator<readonly T[]> {
  let cursor: string | undefined;
  do {
    const page = await read({ limit, ...(cursor === undefined ? {} : { cursor }) });
    yield page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}
