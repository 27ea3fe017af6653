import type { Service } from '../../schemas/service.ts';
import { isSensitive } from './search/words/sought.ts';

/**
 * Whether it may put somebody in danger that others learn of a listing with these topics: where it is is kept private,
 * or it is told of only when asked for.
 */
export const asksForDiscretion = (
  { hereabouts }: Service,
  topics: readonly { readonly id: string }[],
): boolean => hereabouts?.confidential === true || topics.some(({ id }) => isSensitive(id));
