import type { Service } from '../../../schemas/service.ts';
import { firstSentence } from '../text/cut.ts';
import { addDays } from './dates.ts';
import { idOf } from './ids.ts';
import { randomFrom } from './random.ts';
import type { Draft } from './types.ts';

/** Every so many listings, one is in the directory a second time, as somebody else typed it. */
export const TWIN_EVERY = 140;

const renamed = (name: string): string => {
  const [what = name, ...where] = name.split(', ');
  if (where.length > 0) return [...where, what].join(' ');
  return name.startsWith('The ') ? name.slice('The '.length) : `The ${name}`;
};

/** The same group under a slightly other name, seen in a feed and never confirmed. */
export function twinOf(service: Service, draft: Draft): Service {
  const random = randomFrom(`${draft.seed}/twin/${draft.number}`);
  const { email: _e, url: _u, languages: _l, eligibility_description: _d, ...kept } = service;
  const seen = addDays(draft.today, -random.int(2, 60));
  const first = firstSentence(service.description ?? service.name);
  return {
    ...kept,
    id: idOf(draft.seed, 'twin', draft.number),
    name: renamed(service.name),
    description: `${first} Details from the community noticeboard.`,
    last_modified: `${seen}T06:00:00Z`,
    ...(service.service_at_locations
      ? {
          service_at_locations: service.service_at_locations.map((place, index) => ({
            ...place,
            id: idOf(draft.seed, 'twin-place', draft.number, index),
          })),
        }
      : {}),
    hereabouts: { sample: true, assurance: [{ kind: 'seen', on: seen, by: 'feed' }] },
  };
}
