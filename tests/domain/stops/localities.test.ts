import { expect, test } from 'vitest';
import { gatherLocalities } from '../../../functions/domain/stops/localities.ts';

const stop = (lat: number, lon: number) =>
  ({ atco: 'A', name: 'A', mode: 'bus', point: { lat, lon } }) as const;

test('of three stops one with wrong coordinates does not pull it away', () => {
  const localities = gatherLocalities();
  const locality = { code: 'N0077250', name: 'Allendale' };
  for (const lat of [54.89, 0, 54.9]) localities.add({ stop: stop(lat, -2.25), locality });
  expect(localities.all()).toMatchObject([{ point: { lat: 54.89, lon: -2.25 } }]);
});

test('a locality lies in the middle of its stops', () => {
  const localities = gatherLocalities();
  const allendale = { code: 'N0077250', name: 'Allendale' };
  localities.add({ stop: stop(54.89, -2.25), locality: allendale });
  localities.add({ stop: stop(54.9, -2.26), locality: allendale });
  localities.add({ stop: stop(54.1, -2.1), locality: { code: 'N0000001', name: 'Elsewhere' } });
  localities.add({ stop: stop(0, 0) });
  localities.add({ stop: stop(1, 1), locality: { code: 'N0000002', name: '—' } });
  expect(localities.all()).toEqual([
    { ...allendale, key: 'allendale', point: { lat: 54.895, lon: -2.255 } },
    { code: 'N0000001', key: 'elsewhere', name: 'Elsewhere', point: { lat: 54.1, lon: -2.1 } },
  ]);
});
