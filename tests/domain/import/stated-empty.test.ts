import { expect, it } from 'vitest';
import { clean } from '../../../functions/domain/import/clean.ts';
import { nearestStop } from '../../../functions/domain/stops/match.ts';

it('an empty list of stops says that there is none; any other empty list says nothing', () => {
  expect(clean({ hereabouts: { access: [{ location_id: 'hall', stops: [], phones: [] }] } })).toEqual({
    hereabouts: { access: [{ location_id: 'hall', stops: [] }] },
  });
  expect(nearestStop({ location_id: 'hall', stops: [] })).toBe(Number.POSITIVE_INFINITY);
  expect(nearestStop({ location_id: 'hall' })).toBeUndefined();
});
