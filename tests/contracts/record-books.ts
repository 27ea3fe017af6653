import { expect, test } from 'vitest';
import type { Area, Locality, StopPoint } from '../../schemas/area.ts';
import type { Point } from '../../schemas/common.ts';
import type { Trace } from '../../schemas/trace.ts';
import { allPages, type Use } from './record-opening.ts';

type Box = readonly [west: number, south: number, east: number, north: number];
const ring = ([west, south, east, north]: Box): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const area = (code: string, boxes: readonly (readonly Box[])[], more: Partial<Area> = {}): Area => ({
  code,
  kind: 'other',
  parents: [],
  polygons: boxes.map((polygon) => polygon.map(ring)),
  ...more,
});

export function areasContract(use: Use): void {
  const codesAt = async (point: Point) => (await use().record.areasAt(point)).map(({ code }) => code);

  test('nothing loaded holds nothing', async () => {
    expect(await codesAt({ lat: 51.62, lon: -3.94 })).toEqual([]);
  });

  test('an area with a hole and an island holds what is inside, over many cells, and names its parents', async () => {
    const parent = { code: 'W06000011', name: 'Swansea', kind: 'district' as const };
    const outline: Box = [-4.123, 51.511, -3.877, 51.689];
    const hole: Box = [-4.051, 51.561, -3.951, 51.641];
    const island: Box = [-3.5, 51.5, -3.49, 51.51];
    await use().record.saveAreas([
      area('HOLED', [[outline, hole], [island]], { name: 'Holed', parents: [parent] }),
    ]);
    const inside = await use().record.areasAt({ lat: 51.53, lon: -4.1 });
    expect(inside).toEqual([{ code: 'HOLED', name: 'Holed', kind: 'other' }, parent]);
    expect(await codesAt({ lat: 51.6, lon: -4 })).toEqual([]);
    expect(await codesAt({ lat: 51.505, lon: -3.495 })).toEqual(['HOLED', 'W06000011']);
    const metre = 1e-5;
    for (const [lat, lon, held] of [
      [51.6, -4.123 + metre, true],
      [51.6, -4.123 - metre, false],
      [51.6, -4.051 - metre, true],
      [51.6, -4.051 + metre, false],
      [51.689 - metre, -4, true],
      [51.689 + metre, -4, false],
      [51.54, -4.02, true],
    ] as const) {
      expect((await codesAt({ lat, lon })).includes('HOLED'), `${lat}, ${lon}`).toBe(held);
    }
  });

  test('of two areas that share an edge exactly one holds a point on it, on the edges of cells too', async () => {
    await use().record.saveAreas([
      area('WEST', [[[-2, 53, -1.98, 53.04]]]),
      area('EAST', [[[-1.98, 53, -1.9, 53.04]]]),
      area('NORTH', [[[-2, 53.04, -1.9, 53.08]]]),
    ]);
    for (const lat of [53.01, 53.02, 53.0312345]) {
      expect(await codesAt({ lat, lon: -1.98 }), `${lat}`).toHaveLength(1);
    }
    for (const lon of [-1.99, -1.96, -1.9512345]) {
      expect(await codesAt({ lat: 53.04, lon }), `${lon}`).toHaveLength(1);
    }
  });

  test('an area that is saved again is where it is now, and no longer where it was', async () => {
    const { record } = use();
    await record.saveAreas([
      area('MOVES', [[[-3, 54, -2.9, 54.1]]]),
      area('STAYS', [[[-3, 54, -2.9, 54.1]]]),
    ]);
    expect(await codesAt({ lat: 54.05, lon: -2.95 })).toEqual(['MOVES', 'STAYS']);
    await record.saveAreas([area('MOVES', [[[-3, 54.08, -2.9, 54.2]]])]);
    await record.saveAreas([]);
    expect(await codesAt({ lat: 54.05, lon: -2.95 })).toEqual(['STAYS']);
    expect(await codesAt({ lat: 54.15, lon: -2.95 })).toEqual(['MOVES']);
    expect(await codesAt({ lat: 54.09, lon: -2.95 })).toEqual(['MOVES', 'STAYS']);
  });
}

export function stopsContract(use: Use): void {
  const at = { lat: 51.62, lon: -3.94 };
  const north = (metres: number, from: Point = at): Point => ({
    lat: from.lat + metres / 111_195,
    lon: from.lon,
  });
  const stop = (atco: string, point: Point): StopPoint => ({
    atco,
    name: `Stop ${atco}`,
    mode: 'bus',
    point,
  });
  const near = async (metres: number) =>
    (await use().record.stopsNear(at, metres)).map((found) => [found.atco, found.metres]);

  test('no stops are near where none are loaded', async () => {
    expect(await near(800)).toEqual([]);
    expect(await use().record.hasStops()).toBe(false);
    expect(await use().record.hasStopWithin(at, 100_000)).toBe(false);
  });

  test('stops are found by a circle in metres, the nearest first, over the edges of cells', async () => {
    const { record } = use();
    const around = [
      stop('C', north(801)),
      stop('B', north(-799)),
      stop('A', north(10)),
      stop('A2', north(-10)),
    ];
    const far = stop('FAR', { lat: at.lat, lon: at.lon + 0.3 });
    await record.saveStops([...around, far], []);
    expect(await record.hasStops()).toBe(true);
    expect(await near(800)).toEqual([
      ['A', 10],
      ['A2', 10],
      ['B', 799],
    ]);
    expect((await near(900)).length).toBe(4);
    expect((await record.stopsNear(at, 30_000)).at(-1)).toMatchObject(far);
  });

  test('a stop that is saved again moves, and one that has ended is gone', async () => {
    const { record } = use();
    await record.saveStops([stop('B', { lat: 55, lon: -3 })], ['C', 'never-there']);
    await record.saveStops([], []);
    expect((await near(900)).map(([atco]) => atco)).toEqual(['A', 'A2']);
    const moved = await record.stopsNear({ lat: 55, lon: -3 }, 10);
    expect(moved).toEqual([{ ...stop('B', { lat: 55, lon: -3 }), metres: 0 }]);
    await record.saveStops([stop('C', north(600))], []);
    expect((await near(900)).map(([atco]) => atco)).toEqual(['A', 'A2', 'C']);
  });

  test('localities are found by their name as it is compared, and no more by one that they had', async () => {
    const { record } = use();
    const locality = (code: string, key: string): Locality => ({ code, key, name: key, point: at });
    expect(await record.localitiesCalled('allendale')).toEqual([]);
    await record.saveLocalities([]);
    await record.saveLocalities([
      locality('E0000002', 'newton'),
      locality('E0000001', 'newton'),
      locality('E0000004', 'was called'),
    ]);
    const called = async (name: string) => (await record.localitiesCalled(name)).map(({ code }) => code);
    expect(await called('newton')).toEqual(['E0000001', 'E0000002']);
    expect(await called('new')).toEqual([]);
    await record.saveLocalities([{ ...locality('E0000004', 'is called'), point: north(100) }]);
    expect(await called('was called')).toEqual([]);
    expect(await record.localitiesCalled('is called')).toEqual([
      { ...locality('E0000004', 'is called'), point: north(100) },
    ]);
  });

  test.each([50, 51])('of %i localities of one name at most 50 are told', async (count) => {
    const { record } = use();
    const code = (i: number) => `N${String(i).padStart(6, '0')}`;
    await record.saveLocalities(
      Array.from({ length: count }, (_, i) => ({
        code: code(i),
        key: `often ${count}`,
        name: 'Often',
        point: at,
      })),
    );
    const found = await record.localitiesCalled(`often ${count}`);
    expect(found.map((each) => each.code)).toEqual(Array.from({ length: 50 }, (_, i) => code(i)));
  });

  const lonely = { lat: 57, lon: -5 };
  test.each([
    ['to the north', (metres: number) => north(metres, lonely)],
    [
      'to the west',
      (metres: number) => ({ lat: 57, lon: -5 - metres / (111_195 * Math.cos((57 * Math.PI) / 180)) }),
    ],
    ['in the next wide cell', (metres: number) => north(-metres, lonely)],
  ])('whether there is any stop within a distance: %s', async (way, point) => {
    const { record } = use();
    const within = (metres: number) => record.hasStopWithin(lonely, metres);
    expect(await within(10_000)).toBe(false);
    await record.saveStops([stop('LONE', point(9_000))], []);
    expect([await within(8_998), await within(9_002), await within(10_000)]).toEqual([false, true, true]);
    await record.saveStops([stop('LONE', point(10_050))], []);
    expect([await within(10_000), await within(10_060)]).toEqual([false, true]);
    await record.saveStops([stop('NEARER', point(30))], []);
    expect([await within(29), await within(31), await within(10_000)]).toEqual([false, true, true]);
    await record.saveStops([], ['LONE', 'NEARER']);
    expect(await within(20_000), way).toBe(false);
  });
}

export function tracesContract(use: Use): void {
  const trace = (results: number, day = '2026-11-21'): Trace => ({
    day,
    area: 'W01000736',
    filters: ['cannot=bus', 'age'],
    topics: ['walking'],
    results,
    shown: 3,
    fresh: 2,
  });

  test('traces are kept by day, as often as they happened, and paged', async () => {
    const { record } = use();
    await record.addTraces([]);
    await record.addTraces(Array.from({ length: 60 }, (_, n) => trace(n % 30)));
    await record.addTraces([trace(1, '2026-11-22')]);
    for (const limit of [7, 60, 100]) {
      const all = await allPages((request) => record.pageTraces('2026-11-21', request), limit);
      const expected = Array.from({ length: 60 }, (_, n) => trace(n % 30));
      const byResults = (a: Trace, b: Trace) => a.results - b.results;
      expect(all.toSorted(byResults)).toEqual(expected.toSorted(byResults));
    }
    expect((await record.pageTraces('2026-11-22', { limit: 10 })).items).toEqual([trace(1, '2026-11-22')]);
    expect((await record.pageTraces('2026-11-23', { limit: 10 })).items).toEqual([]);
  });
}
