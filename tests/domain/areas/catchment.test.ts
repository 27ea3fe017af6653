import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CATCHMENT_CELLS_MAX,
  catchmentCells,
  cellsHolding,
} from '../../../functions/domain/areas/catchment.ts';
import type { SearchIndex } from '../../../functions/domain/ports.ts';
import { indexQuery, questionOf } from '../../../functions/domain/search/asking/question.ts';
import { indexDocument } from '../../../functions/domain/search/indexed/document.ts';
import { createMemoryIndex } from '../../../functions/search/memory/index.ts';
import { createOpenSearchClient } from '../../../functions/search/opensearch/client.ts';
import { createOpenSearchIndex } from '../../../functions/search/opensearch/index.ts';
import type { Point } from '../../../schemas/common.ts';
import { SearchRequest } from '../../../schemas/search.ts';
import { engines } from '../../engines.ts';
import { aListing, aService } from '../../fixtures/listing.ts';
import { NO_WORDS, NOWHERE } from '../../fixtures/understood.ts';

type Box = readonly [west: number, south: number, east: number, north: number];
const ring = ([w, s, e, n]: Box) => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const outline: Box = [-4.2, 51.5, -3.8, 51.75];
const hole: Box = [-4.08, 51.58, -3.92, 51.66];
const holed = JSON.stringify({ type: 'Polygon', coordinates: [ring(outline), ring(hole)] });
const cellsOf = (extent: string) => catchmentCells([{ extent, extent_type: 'geojson' }]);
const holds = (cells: readonly string[], point: Point) =>
  cellsHolding(point).some((cell) => cells.includes(cell));

/** What the finest cells may be wrong by at an edge, degrees. */
const EDGE = 0.0051;
const isNear = (value: number, edges: readonly number[]) =>
  edges.some((edge) => Math.abs(edge - value) < EDGE);

test('a drawn catchment holds what is inside and not what is outside or in a hole, but for half a cell', () => {
  const cells = cellsOf(holed);
  expect(cells.length).toBeLessThanOrEqual(CATCHMENT_CELLS_MAX);
  const [west, south, east, north] = outline;
  const [holeWest, holeSouth, holeEast, holeNorth] = hole;
  fc.assert(
    fc.property(
      fc.double({ min: 51.4, max: 51.85, noNaN: true }),
      fc.double({ min: -4.3, max: -3.7, noNaN: true }),
      (lat, lon) => {
        fc.pre(
          !isNear(lat, [south, north, holeSouth, holeNorth]) &&
            !isNear(lon, [west, east, holeWest, holeEast]),
        );
        const inside = lat > south && lat < north && lon > west && lon < east;
        const inHole = lat > holeSouth && lat < holeNorth && lon > holeWest && lon < holeEast;
        expect(holds(cells, { lat, lon })).toBe(inside && !inHole);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a large catchment is drawn more coarsely and keeps to the bound; a thin one has the cells that it touches', () => {
  const jagged = Array.from({ length: 2_000 }, (_, i) => {
    const angle = (i / 2_000) * 2 * Math.PI;
    const far = 1 + 0.3 * Math.sin(i * 37);
    return [-3.5 + far * 1.5 * Math.cos(angle), 52.5 + far * Math.sin(angle)];
  });
  const cells = cellsOf(JSON.stringify({ type: 'MultiPolygon', coordinates: [[[...jagged, jagged[0]]]] }));
  expect(cells.length).toBeGreaterThan(20);
  expect(cells.length).toBeLessThanOrEqual(CATCHMENT_CELLS_MAX);
  expect(holds(cells, { lat: 52.5, lon: -3.5 })).toBe(true);
  expect(holds(cells, { lat: 54.5, lon: -3.5 })).toBe(false);
  const thin = cellsOf(
    JSON.stringify({ type: 'Polygon', coordinates: [ring([-4.0001, 51.6001, -4, 51.6002])] }),
  );
  expect(holds(thin, { lat: 51.60015, lon: -4.00005 })).toBe(true);
});

test('what is no shape has no cells', () => {
  const point = JSON.stringify({ type: 'Point', coordinates: [-4, 51.6] });
  for (const extent of ['W06000011', 'Swansea', '{', '{}', '{"type":"Polygon","coordinates":[]}', point])
    expect(cellsOf(extent), extent).toEqual([]);
});

function catchmentContract(
  name: string,
  open: () => Promise<{ index: SearchIndex; close(): Promise<void> }>,
) {
  describe(`a drawn catchment: ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open();
      const service = aService({
        service_areas: [{ name: 'Round the town', extent: holed, extent_type: 'geojson' }],
        service_at_locations: [{ id: 'far', location: { id: 'far-hall', latitude: 52.4, longitude: -3.1 } }],
      });
      await opened.index.apply([{ put: indexDocument(aListing({ service }), '2026-11-21') }], {
        visible: true,
      });
    });
    afterAll(() => opened.close());

    const reachAt = async (point: Point) => {
      const where = { ...NOWHERE, point };
      const question = questionOf(SearchRequest.parse({}), NO_WORDS, where, '2026-11-21');
      const answer = await opened.index.search(indexQuery(question, { radiusKm: 5, offset: 0, limit: 5 }));
      return answer.hits.map(({ reach }) => reach);
    };

    test('covers who lives inside it, and nobody outside or in its hole', async () => {
      expect(await reachAt({ lat: 51.55, lon: -4 })).toEqual(['covers']);
      expect(await reachAt({ lat: 51.7, lon: -3.85 })).toEqual(['covers']);
      expect(await reachAt({ lat: 51.8, lon: -4 })).toEqual([]);
      expect(await reachAt({ lat: 51.62, lon: -4 })).toEqual([]);
    });
  });
}

catchmentContract('in memory', async () => {
  const index = createMemoryIndex();
  return { index, close: () => index.close() };
});

describe.skipIf(!engines)('with a real engine', () => {
  catchmentContract('OpenSearch', async () => {
    const client = createOpenSearchClient({ node: engines?.opensearch ?? '', sign: false });
    const alias = `test-${randomUUID()}`;
    const index = createOpenSearchIndex({ client, alias });
    await index.ensure();
    return {
      index,
      close: async () => {
        await client.indices.delete({ index: `${alias}-v*` });
        await index.close();
      },
    };
  });
});
