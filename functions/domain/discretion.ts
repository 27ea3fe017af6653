import type { Service } from '../../schemas/service.ts';
import { isSensitive } from './search/sought.ts';
import { topicsOf } from './topics.ts';

/** Whether it may put somebody in danger that others learn of it: where it is is kept private, or it is told of only when asked for. */
export function asksForDiscretion(service: Service): boolean {
  const { stated, proposed } = topicsOf(service);
  return (
    service.hereabouts?.confidential === true ||
    [...stated.map(({ id }) => id), ...proposed].some(isSensitive)
  );
}
