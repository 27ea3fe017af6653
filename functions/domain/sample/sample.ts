import type { Service } from '../../../schemas/service.ts';
import { draftsOf } from './drafts.ts';
import { listingOf } from './listing.ts';
import { TWIN_EVERY, twinOf } from './twins.ts';

/**
 * Some 2,000 made-up listings in and around Swansea, the South Wales valleys, rural Powys, Cornwall and Leeds,
 * in feed shape. The same `seed` and `today` (`YYYY-MM-DD`) give the same listings; ids depend on the seed alone,
 * dates on today, so that there are fresh and stale ones whenever it runs.
 */
export function* sampleServices({ seed, today }: { seed: string; today: string }): Generator<Service> {
  const used = new Set<string>();
  for (const draft of draftsOf(seed, today)) {
    const service = listingOf(draft, used);
    yield service;
    const repeated = draft.number % TWIN_EVERY === TWIN_EVERY - 1 && service.status === 'active';
    if (repeated && !service.hereabouts?.confidential) yield twinOf(service, draft);
  }
}
