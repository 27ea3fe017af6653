import { expect, test } from 'vitest';
import { gatherLocalities } from '../../../functions/domain/stops/localities.ts';

const stop = (lat: number, lon: number) =>
  ({ atco: 'A', name: 'A', mode: 'bus', point: { lat, lon } }) as const;

test('a locality lies in the middle of its stops', () => {
  const localities = gatherLocalities();
  const allendale = { code: 'N0077250', name: 'Allendale' };
  localities.add({ stop: stop(54.89, -2.25), locality: allendale });
  localities.add({ stop: stop(54.9, -2.26), locality: allendale });
  localities.add({ stop: stop(54.1, -2.1), locality: { code: 'N0000001', name: 'Elsewhere' } });
  localities.add({ stop: stop(0, 0) });
  expect(localities.all()).toEqual([
    { ...allendale, key: 'allendale', point: { lat: 54.895, lon: -2.255 } },
    { code: 'N0000001', key: 'elsewhere', name: 'Elsewhere', point: { lat: 54.1, lon: -2.1 } },
  ]);
});
