import type { Service } from '../../schemas/service.ts';
import { type Topics, topicsOf } from './topics/topics.ts';
import { isSensitive } from './vocabulary/vocabulary.ts';

/** Whether a listing with these topics is told of only when asked for; also where another taxonomy has the topic. */
export const isAskedForOnly = ({ ours, proposed }: Topics): boolean =>
  [...ours, ...proposed].some(isSensitive);

/**
 * Whether it may put somebody in danger that others learn of a listing: where it is is kept private, or it is told of
 * only when asked for.
 */
export const asksForDiscretion = (service: Service, topics = topicsOf(service)): boolean =>
  service.hereabouts?.confidential === true || isAskedForOnly(topics);
