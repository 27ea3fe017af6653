import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SearchIndex } from '../../functions/domain/ports.ts';
import type {
  IndexAnswer,
  IndexDocument,
  IndexQuery,
  ReachWay,
  Test,
} from '../../functions/domain/search/index-language.ts';
import { NO_SENSE } from '../../functions/domain/topics/sense.ts';
import {
  anyHistory,
  anyQuery,
  document,
  place,
  puts,
  query,
  SPELLINGS,
  SWANSEA,
  TYPED,
  words,
} from './search-index-documents.ts';
import {
  applyToModel,
  independentKm,
  liveDocuments,
  oracleComplete,
  oracleFrequency,
  oracleSearch,
  oracleSimilar,
  pointAt,
} from './search-index-oracle.ts';

export interface OpenIndex {
  readonly index: SearchIndex;
  /** Waits until every applied write can be seen. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

async function* stream(documents: readonly IndexDocument[]) {
  yield* documents;
}

const idsOf = (answer: IndexAnswer) => answer.hits.map((hit) => hit.id);
const METRES = 0.001;

/** Distances within half a metre, terms in any order, all else alike. */
function expectSame(actual: IndexAnswer, expected: IndexAnswer) {
  const plain = (answer: IndexAnswer) => ({
    ...answer,
    hits: answer.hits.map(({ distanceKm, terms, place: at, ...hit }) => ({
      ...hit,
      terms: terms.toSorted(),
      place: at && { id: at.id, terms: at.terms.toSorted() },
      hasDistance: distanceKm !== null,
    })),
  });
  expect(plain(actual)).toEqual(plain(expected));
  actual.hits.forEach((hit, i) => {
    const difference = (hit.distanceKm ?? 0) - (expected.hits[i]?.distanceKm ?? 0);
    expect(Math.abs(difference)).toBeLessThan(0.5 * METRES);
  });
}

/**
 * What every search index must do. `open` gives an empty index; it is called once, and the index emptied by
 * `rebuild` between the tests. `runs` random histories, each with `queries` random queries.
 */
export function searchIndexContract(
  name: string,
  open: () => Promise<OpenIndex>,
  { runs = 60, queries = 20 }: { runs?: number; queries?: number } = {},
) {
  describe(`search index: ${name}`, () => {
    let opened: OpenIndex;
    let index: SearchIndex;
    beforeAll(async () => {
      opened = await open();
      index = opened.index;
    });
    afterAll(() => opened.close());
    beforeEach(async () => {
      await index.rebuild(stream([]));
    });

    async function given(...documents: IndexDocument[]) {
      const { refused } = await index.apply(puts(documents));
      expect(refused).toEqual([]);
      await opened.settle();
    }
    const found = async (parts: Partial<IndexQuery>) => idsOf(await index.search(query(parts)));

    test('an empty index is ready and answers nothing', async () => {
      expect(await index.ready()).toBe(true);
      expect(await index.size()).toBe(0);
      expectSame(await index.search(query({ facets: ['topic'], countIgnoring: ['age'] })), {
        total: 0,
        hits: [],
        facets: { topic: [] },
        ignoring: { age: 0 },
      });
      expect(await index.ids({ offset: 0, limit: 10 })).toEqual({ ids: [], total: 0 });
      expect(await index.complete(['a'], 10)).toEqual([]);
      expect(await index.similar('walk', 10)).toEqual([]);
    });

    describe('text', () => {
      const weighed = (field: keyof IndexDocument['text'], id = `in-${field}`) =>
        document(id, { text: { [field]: ['shed'] } });

      test('a word counts by its best field', async () => {
        await given(
          weighed('detail'),
          weighed('summary'),
          weighed('topic'),
          weighed('name'),
          document('in-both', { text: { summary: ['shed'], detail: ['shed', 'x'] } }),
        );
        const { hits } = await index.search(query({ text: words('shed') }));
        expect(hits.map(({ id, matches }) => [id, ...matches])).toEqual([
          ['in-topic', 1],
          ['in-name', 0.875],
          ['in-both', 0.625],
          ['in-summary', 0.625],
          ['in-detail', 0.375],
        ]);
      });

      test('the best alternative of a group counts, and groups are weighed and summed', async () => {
        await given(
          document('a', { text: { detail: ['walk'], topic: ['stroll'] } }),
          document('b', { text: { name: ['walk'] } }),
          document('c', { text: { name: ['tea'] } }),
        );
        const text = [
          {
            alternatives: [
              { token: 'walk', weight: 1 },
              { token: 'stroll', weight: 0.5 },
            ],
            weight: 2,
          },
          { alternatives: [{ token: 'tea', weight: 1 }], weight: 0.5 },
        ];
        const { hits } = await index.search(query({ text }));
        expect(hits.map(({ id, matches }) => [id, matches])).toEqual([
          ['b', [0.875, 0]],
          ['a', [0.5, 0]],
          ['c', [0, 0.875]],
        ]);
      });

      test('as many groups as asked must be met', async () => {
        await given(
          document('one', { text: { name: ['a'] } }),
          document('two', { text: { name: ['a'], detail: ['b'] } }),
          document('three', { text: { topic: ['a'], name: ['b'], detail: ['c'] } }),
        );
        await given(document('none'));
        const text = words('a', 'b', 'c');
        expect(await found({ text, minimumGroups: 0 })).toEqual(['three', 'two', 'one', 'none']);
        expect(await found({ text, minimumGroups: 1 })).toEqual(['three', 'two', 'one']);
        expect(await found({ text, minimumGroups: 2 })).toEqual(['three', 'two']);
        expect(await found({ text, minimumGroups: 3 })).toEqual(['three']);
        expect(await found({ text: words('unheard'), minimumGroups: 1 })).toEqual([]);
      });

      test('tokens are taken as they are: markers, accents, marks of a query language', async () => {
        const odd = ['#walking-group', '~gait', 'tŷ', 'a:b', '*', 'x"y', '🧶', 'OR', '(', '\\'];
        await given(...odd.map((token, i) => document(`odd-${i}`, { text: { name: [token] } })));
        for (const [i, token] of odd.entries()) {
          expect(await found({ text: words(token) }), token).toEqual([`odd-${i}`]);
        }
      });
    });

    describe('reach', () => {
      const centres = {
        'at the antimeridian': { lat: -16.8, lon: 179.995 },
        'at 60 degrees north': { lat: 60, lon: -1.2 },
        'in Swansea': SWANSEA,
      };
      for (const [where, centre] of Object.entries(centres)) {
        test(`a circle is a circle on the ground, ${where}`, async () => {
          const radiusKm = 5;
          const bearings = [0, 45, 90, 135, 180, 225, 270, 315];
          const ring = (name: string, km: number) =>
            bearings.map((bearing) =>
              document(`${name}-${bearing}`, { places: [place('p', pointAt(centre, bearing, km))] }),
            );
          const near = ring('near', 1.25);
          const inside = ring('inside', radiusKm - 2 * METRES);
          await given(...near, ...inside, ...ring('outside', radiusKm + 2 * METRES), ...ring('far', 20));
          const answer = await index.search(
            query({ circle: { point: centre, radiusKm }, sort: 'distance', limit: 100 }),
          );
          expect(idsOf(answer).toSorted()).toEqual([...near, ...inside].map((doc) => doc.id).toSorted());
          expect(
            idsOf(answer)
              .slice(0, near.length)
              .every((id) => id.startsWith('near')),
          ).toBe(true);
          for (const { id, distanceKm } of answer.hits) {
            const point = [...near, ...inside].find((doc) => doc.id === id)?.places[0]?.point;
            const expected = independentKm(centre, point ?? centre);
            expect(Math.abs((distanceKm ?? 0) - expected)).toBeLessThan(0.5 * METRES);
          }
        });
      }

      const [near, nearer, far] = [pointAt(SWANSEA, 80, 3), pointAt(SWANSEA, 10, 1), pointAt(SWANSEA, 9, 30)];
      const circle = { point: SWANSEA, radiusKm: 5 };

      test('the nearest place that meets everything stands for the listing', async () => {
        await given(
          document('a', {
            places: [
              place('far', far, 'day:mo'),
              place('near', near, 'day:mo'),
              place('nearer', nearer, 'day:tu'),
              place('nowhere', undefined, 'day:mo'),
            ],
          }),
        );
        const standing = async (parts: Partial<IndexQuery>) =>
          (await index.search(query(parts))).hits.map((hit) => [hit.reach, hit.place?.id]);
        const monday = { key: 'when', scope: 'place', test: { has: ['day:mo'] } } as const;
        expect(await standing({ circle })).toEqual([['within-reach', 'nearer']]);
        expect(await standing({ circle, clauses: [monday] })).toEqual([['within-reach', 'near']]);
        expect(await standing({ clauses: [monday] })).toEqual([['within-reach', 'far']]);
        expect(await standing({})).toEqual([['within-reach', 'far']]);
      });

      test('a listing that happens nowhere is found where there is no circle, without a distance', async () => {
        await given(document('nowhere'));
        expectSame(await index.search(query({})), {
          total: 1,
          hits: [
            {
              id: 'nowhere',
              version: 1,
              reach: 'within-reach',
              place: { id: '', terms: [] },
              distanceKm: null,
              matches: [],
              terms: [],
              numbers: {},
              about: [],
              sense: NO_SENSE,
            },
          ],
          facets: {},
          ignoring: {},
        });
        expect(await found({ circle })).toEqual([]);
      });

      test('other ways are tried after the circle, in order, with or without a place', async () => {
        const online = { way: 'comes-to-you', test: { has: ['delivery:online'] }, atPlace: false } as const;
        const covers = { way: 'covers', test: { has: ['area:W1'] }, atPlace: true } as const;
        await given(
          document('near', { places: [place('p', near)], terms: ['delivery:online'] }),
          document('remote', { terms: ['delivery:online', 'area:W1'], places: [place('p', far)] }),
          document('covering', { terms: ['area:W1'], places: [place('no', far), place('yes', far, 'ok')] }),
          document('unplaced', { terms: ['area:W1'], places: [place('yes', undefined, 'ok')] }),
          document('neither', { places: [place('p', far, 'ok')] }),
        );
        const clauses = [{ key: 'k', scope: 'place', test: { has: ['ok'] } }] as const;
        const { hits } = await index.search(query({ circle, ways: [online, covers], clauses }));
        const rounded = (km: number | null) => km && Math.round(km);
        expect(hits.map((hit) => [hit.id, hit.reach, hit.place?.id, rounded(hit.distanceKm)])).toEqual([
          ['covering', 'covers', 'yes', 30],
          ['near', 'comes-to-you', undefined, null],
          ['remote', 'comes-to-you', undefined, null],
          ['unplaced', 'covers', 'yes', null],
        ]);
        const without = await index.search(query({ circle, ways: [covers, online] }));
        expect(without.hits.map((hit) => [hit.id, hit.reach])).toEqual([
          ['near', 'within-reach'],
          ['covering', 'covers'],
          ['remote', 'covers'],
          ['unplaced', 'covers'],
        ]);
      });
    });

    describe('clauses', () => {
      const clause = (test: IndexQuery['clauses'][number]['test'], scope: 'listing' | 'place' = 'listing') =>
        ({ clauses: [{ key: 'k', scope, test }] }) satisfies Partial<IndexQuery>;

      test('every form of test', async () => {
        await given(
          document('a', { terms: ['x:1', 'x:2'], numbers: { ageFrom: 18, costFrom: 2.55 } }),
          document('b', { terms: ['x:2'], numbers: { ageFrom: 50, confirmedOn: 20_000 } }),
          document('c', { numbers: { costFrom: 0 } }),
        );
        const age = { number: 'ageFrom', atLeast: 18, atMost: 49.5, orUnknown: false } as const;
        const cases: [IndexQuery['clauses'][number]['test'], string[]][] = [
          [{ has: ['x:1', 'x:3'] }, ['a']],
          [{ has: ['x:2'] }, ['a', 'b']],
          [{ has: [] }, []],
          [{ lacks: ['x:1', 'x:3'] }, ['b', 'c']],
          [{ lacks: [] }, ['a', 'b', 'c']],
          [age, ['a']],
          [{ ...age, orUnknown: true }, ['a', 'c']],
          [{ number: 'ageFrom', atLeast: 50, orUnknown: false }, ['b']],
          [{ number: 'ageFrom', atMost: 18, orUnknown: false }, ['a']],
          [{ number: 'costFrom', atMost: 2.55, orUnknown: false }, ['a', 'c']],
          [{ number: 'costFrom', atLeast: 2.55, orUnknown: true }, ['a', 'b']],
          [{ number: 'costFrom', atMost: 2.54, orUnknown: false }, ['c']],
          [{ number: 'confirmedOn', orUnknown: false }, ['b']],
          [{ any: [] }, []],
          [{ all: [] }, ['a', 'b', 'c']],
          [{ any: [{ has: ['x:1'] }, { number: 'costFrom', atMost: 0, orUnknown: false }] }, ['a', 'c']],
          [{ all: [{ has: ['x:2'] }, { lacks: ['x:1'] }] }, ['b']],
          [
            { all: [{ any: [{ has: ['x:2'] }, { all: [] }] }, { any: [{ lacks: ['x:2'] }, age] }] },
            ['a', 'c'],
          ],
        ];
        for (const [one, expected] of cases) {
          expect(await found(clause(one)), JSON.stringify(one)).toEqual(expected);
        }
      });

      test('one place must meet all place clauses and the circle: places are not combined', async () => {
        const here = pointAt(SWANSEA, 50, 1);
        await given(
          document('split', { places: [place('1', here, 'venue:step-free'), place('2', here, 'day:mo')] }),
          document('whole', { places: [place('1'), place('2', here, 'venue:step-free', 'day:mo')] }),
          document('away', {
            places: [
              place('1', here, 'day:mo'),
              place('2', pointAt(SWANSEA, 1, 50), 'venue:step-free', 'day:mo'),
            ],
          }),
        );
        const clauses = [
          { key: 'venue', scope: 'place', test: { has: ['venue:step-free'] } },
          { key: 'when', scope: 'place', test: { has: ['day:mo'] } },
        ] as const;
        expect(await found({ clauses, circle: { point: SWANSEA, radiusKm: 5 } })).toEqual(['whole']);
        expect(await found({ clauses })).toEqual(['away', 'whole']);
      });

      test("a place clause sees the place's terms, a listing clause the listing's; numbers are the listing's", async () => {
        await given(
          document('a', { terms: ['x:1'], places: [place('p', undefined, 'y:1')], numbers: { ageFrom: 5 } }),
        );
        expect(await found(clause({ has: ['x:1'] }, 'place'))).toEqual([]);
        expect(await found(clause({ has: ['y:1'] }, 'listing'))).toEqual([]);
        expect(await found(clause({ lacks: ['y:1'] }, 'place'))).toEqual([]);
        expect(await found(clause({ number: 'ageFrom', atMost: 5, orUnknown: false }, 'place'))).toEqual([
          'a',
        ]);
      });

      test('within a distance: of the place that meets the rest, by the same circle on the ground', async () => {
        await given(
          document('at-its-edge', { places: [place('p', pointAt(SWANSEA, 40, 1.999), 'y:1')] }),
          document('beyond-it', { places: [place('p', pointAt(SWANSEA, 40, 2.001), 'y:1')] }),
          document('near-another', {
            places: [place('p', pointAt(SWANSEA, 80, 1.5)), place('q', pointAt(SWANSEA, 120, 4), 'y:1')],
          }),
          document('without-point', { places: [place('p', undefined, 'y:1')] }),
        );
        const near: Test = { withinKm: 2 };
        const circle = { point: SWANSEA, radiusKm: 10 };
        const all: ReachWay = { way: 'covers', test: { all: [] }, atPlace: true };
        const withY = { key: 'y', scope: 'place', test: { has: ['y:1'] } } as const;
        const cases: [Partial<IndexQuery>, string[]][] = [
          [clause(near, 'place'), []],
          [{ ...clause(near, 'place'), circle }, ['near-another', 'at-its-edge']],
          [{ ...clause(near, 'place'), circle, ways: [all] }, ['near-another', 'at-its-edge']],
          [{ ...clause(near, 'listing'), circle, ways: [all] }, []],
          [{ clauses: [withY, { key: 'x', scope: 'place', test: near }], circle }, ['at-its-edge']],
          [
            { ...clause({ any: [near, { has: ['y:1'] }] }, 'place'), circle, ways: [all] },
            ['near-another', 'at-its-edge', 'beyond-it', 'without-point'],
          ],
        ];
        for (const [parts, expected] of cases) {
          expect(await found(parts), JSON.stringify(parts)).toEqual(expected);
        }
        const { ignoring } = await index.search(
          query({ ...clause(near, 'place'), circle, countIgnoring: ['k'] }),
        );
        expect(ignoring).toEqual({ k: 1 });
      });
    });

    describe('counts', () => {
      const here = pointAt(SWANSEA, 50, 1);
      const circle = { point: SWANSEA, radiusKm: 5 };
      const documents = [
        document('a', { terms: ['topic:walk', 'route:self'], places: [place('p', here, 'venue:parking')] }),
        document('b', { terms: ['topic:walk', 'route:gp'], places: [place('p', here, 'venue:step-free')] }),
        document('c', {
          terms: ['topic:tea', 'topic:walk', 'route:self', 'topics:no'],
          places: [place('p', here, 'venue:parking'), place('q', here, 'venue:parking', 'venue:step-free')],
        }),
        document('d', {
          terms: ['topic:tea', 'route:self', 'online'],
          places: [place('p', undefined, 'venue:x')],
        }),
      ];
      const has = (key: string, term: string, scope: 'listing' | 'place' = 'listing') =>
        ({ key, scope, test: { has: [term] } }) as const;

      test('a facet ignores its own clause and no other', async () => {
        await given(...documents);
        const clauses = [has('topic', 'topic:tea'), has('route', 'route:self')];
        const answer = await index.search(query({ clauses, facets: ['topic', 'route', 'support'] }));
        expect(answer.total).toBe(2);
        expect(answer.facets).toEqual({
          topic: [
            { value: 'tea', count: 2 },
            { value: 'walk', count: 2 },
          ],
          route: [{ value: 'self', count: 2 }],
          support: [],
        });
      });

      test('a place facet counts listings by their places inside the circle', async () => {
        await given(...documents);
        const ways = [{ way: 'comes-to-you', test: { has: ['online'] }, atPlace: false }] as const;
        const clauses = [has('venue', 'venue:step-free', 'place')];
        const answer = await index.search(query({ circle, ways, clauses, facets: ['venue'] }));
        expect(answer.total).toBe(3);
        expect(answer.facets.venue).toEqual([
          { value: 'parking', count: 2 },
          { value: 'step-free', count: 2 },
        ]);
        const anywhere = await index.search(query({ facets: ['venue'] }));
        expect(anywhere.facets.venue).toEqual([
          { value: 'parking', count: 2 },
          { value: 'step-free', count: 2 },
          { value: 'x', count: 1 },
        ]);
      });

      test('ignoring counts the listings that fail one key only', async () => {
        await given(...documents);
        const clauses = [
          has('topic', 'topic:tea'),
          has('route', 'route:self'),
          has('venue', 'venue:step-free', 'place'),
        ];
        const answer = await index.search(
          query({ circle, clauses, countIgnoring: ['topic', 'route', 'venue', 'unused'] }),
        );
        expect(answer.total).toBe(1);
        expect(answer.ignoring).toEqual({ topic: 0, route: 0, venue: 0, unused: 0 });
        const two = await index.search(
          query({ circle, clauses: clauses.slice(1), countIgnoring: ['route', 'venue'] }),
        );
        expect(two.ignoring).toEqual({ route: 1, venue: 1 });
      });

      test('what is left out can be asked for by itself: as many as were counted, at places that do not count', async () => {
        await given(...documents);
        const self = has('route', 'route:self');
        const stepFree = has('venue', 'venue:step-free', 'place');
        const { ignoring } = await index.search(
          query({ circle, clauses: [self, stepFree], countIgnoring: ['route', 'venue'] }),
        );
        for (const [clause, other, key] of [
          [self, stepFree, 'route'],
          [stepFree, self, 'venue'],
        ] as const) {
          const answer = await index.search(query({ circle, clauses: [other], failing: [clause] }));
          expect(answer.total).toBe(ignoring[key]);
          expect(answer.hits).toHaveLength(1);
        }
        expect((await index.search(query({ circle, failing: [] }))).total).toBe(0);
      });

      test('a facet gives its fifty most frequent values', async () => {
        const value = (i: number) => `topic:t${String(i).padStart(3, '0')}`;
        await given(
          ...Array.from({ length: 60 }, (_, i) => document(`d${i}`, { terms: [value(i), value(59)] })),
        );
        const { facets } = await index.search(query({ facets: ['topic'], limit: 0 }));
        expect(facets.topic?.length).toBe(50);
        expect(facets.topic?.slice(0, 3)).toEqual([
          { value: 't059', count: 60 },
          { value: 't000', count: 1 },
          { value: 't001', count: 1 },
        ]);
      });
    });

    test('all pages together are the whole, in one order, with no repeat', async () => {
      const points = [1, 2, 3, undefined].map((km) => km && pointAt(SWANSEA, 20, km));
      const documents = Array.from({ length: 57 }, (_, i) => {
        const point = points[i % points.length];
        return document(`d${(i * 31) % 57}`, {
          places: [point ? place('p', point) : place('p')],
          text: { [i % 3 === 0 ? 'name' : 'detail']: ['tea'] },
        });
      });
      await given(...documents);
      const circle = { point: SWANSEA, radiusKm: 50 };
      const ways = [{ way: 'unplaced', test: { lacks: ['x'] }, atPlace: false }] as const;
      for (const sort of ['best', 'distance'] as const) {
        const asked = { circle, ways, sort, text: words('tea') };
        const whole = await found({ ...asked, limit: 100 });
        expect(whole).toEqual(idsOf(oracleSearch(documents, query({ ...asked, limit: 100 }))));
        const pages = [];
        for (let offset = 0; offset < 60; offset += 10)
          pages.push(...(await found({ ...asked, offset, limit: 10 })));
        expect(pages).toEqual(whole);
      }
      expect(await found({ offset: 57, limit: 10 })).toEqual([]);
      const { total, hits } = await index.search(query({ limit: 0 }));
      expect([total, hits]).toEqual([57, []]);
    });

    describe('writes', () => {
      const about = (id: string, version: number, ...name: string[]) =>
        document(id, { version, text: { name }, terms: name.map((word) => `topic:${word}`) });

      test('a written listing is visible at once when asked for', async () => {
        await index.apply(puts([about('a', 1, 'old')]), { visible: true });
        expect(await found({ text: words('old') })).toEqual(['a']);
        await index.apply(puts([about('a', 2, 'new')]), { visible: true });
        expect(await found({ text: words('new') })).toEqual(['a']);
        expect(await found({ text: words('old') })).toEqual([]);
        expect(await index.size()).toBe(1);
      });

      test('the later version wins in any order, and a repeat changes nothing', async () => {
        await given(about('a', 3, 'three'));
        await given(about('a', 1, 'one'), about('a', 2, 'two'));
        await given(about('a', 3, 'three'));
        const { hits } = await index.search(query({}));
        expect(hits.map((hit) => [hit.id, hit.version, hit.terms])).toEqual([['a', 3, ['topic:three']]]);
        await index.apply(puts([about('b', 2, 'two'), about('b', 1, 'one')]), { visible: true });
        expect(await found({ text: words('one') })).toEqual([]);
      });

      test('a removal removes, and a late put does not undo it', async () => {
        await given(about('a', 1, 'one'), about('b', 1, 'one'));
        await index.apply([{ remove: { id: 'a', version: 2 } }], { visible: true });
        expect(await found({})).toEqual(['b']);
        await index.apply(puts([about('a', 1, 'one'), about('a', 2, 'one')]), { visible: true });
        expect(await found({})).toEqual(['b']);
        await index.apply(puts([about('a', 3, 'back')]), { visible: true });
        expect(await found({ text: words('back') })).toEqual(['a']);
      });

      test('a removal of an unknown listing is remembered, and a late removal does nothing', async () => {
        await index.apply([{ remove: { id: 'a', version: 5 } }]);
        await given(about('a', 4, 'four'));
        expect(await index.size()).toBe(0);
        await given(about('a', 6, 'six'));
        await index.apply([{ remove: { id: 'a', version: 5 } }], { visible: true });
        expect(await found({})).toEqual(['a']);
      });

      test('a bad document is refused with its reason and the rest goes in', async () => {
        const at = (lat: number, lon: number) => ({ places: [place('p', { lat, lon })] });
        const bad = [
          document('not-a-number', at(Number.NaN, 0)),
          document('too-far-north', at(91, 0)),
          document('too-far-east', at(0, 180.5)),
          document('endless', { numbers: { ageFrom: Number.POSITIVE_INFINITY } }),
          document('nowhere', { places: [] }),
          document(''),
        ];
        const changes = puts([document('good-1'), ...bad, document('good-2')]);
        const { refused } = await index.apply(changes, { visible: true });
        expect(refused.map(({ id }) => id).toSorted()).toEqual(bad.map(({ id }) => id).toSorted());
        for (const { reason } of refused) expect(reason).not.toBe('');
        expect(await found({})).toEqual(['good-1', 'good-2']);
      });

      test('a rebuild replaces everything; until it is done readers see the old', async () => {
        await given(about('old', 9, 'old'), about('both', 9, 'old'));
        let seenMeanwhile: string[] = [];
        async function* fresh() {
          yield about('both', 2, 'new');
          yield document('bad', { places: [] });
          seenMeanwhile = await found({});
          yield about('new', 1, 'new');
        }
        const result = await index.rebuild(fresh());
        expect(result.count).toBe(2);
        expect(result.refused.map(({ id }) => id)).toEqual(['bad']);
        expect(seenMeanwhile).toEqual(['both', 'old']);
        expect(await found({})).toEqual(['both', 'new']);
        expect(await found({ text: words('old') })).toEqual([]);
        expect(await index.size()).toBe(2);
        await given(about('both', 3, 'newer'));
        expect(await found({ text: words('newer') })).toEqual(['both']);
      });

      test('a rebuild that fails leaves the old index', async () => {
        await given(about('old', 1, 'old'));
        async function* failing() {
          yield about('new', 1, 'new');
          throw new Error('the record went away');
        }
        await expect(index.rebuild(failing())).rejects.toThrow('the record went away');
        expect(await found({})).toEqual(['old']);
      });
    });

    describe('words and names', () => {
      test('frequencies count live listings, in any field, once', async () => {
        await given(
          document('a', { text: { name: ['tea'], detail: ['tea', 'shed'] } }),
          document('b', { text: { summary: ['tea'] } }),
        );
        expect(await index.frequencies(['tea', 'shed', 'none'])).toEqual(
          new Map([
            ['tea', 2],
            ['shed', 1],
            ['none', 0],
          ]),
        );
        await index.apply([{ remove: { id: 'b', version: 2 } }], { visible: true });
        expect((await index.frequencies(['tea'])).get('tea')).toBe(1);
      });

      test('similar tokens are one edit away, the most frequent first, markers left out', async () => {
        const tokens = ['walks', 'wlak', 'wak', 'balk', 'walk', 'talks', '#walk', '~wal', 'awalk'];
        await given(
          document('all', { text: { detail: tokens } }),
          document('more', { text: { detail: ['balk', 'wak'] } }),
          document('most', { text: { name: ['wak'] } }),
        );
        expect(await index.similar('walk', 10)).toEqual([
          { token: 'wak', frequency: 3 },
          { token: 'balk', frequency: 2 },
          { token: 'awalk', frequency: 1 },
          { token: 'walks', frequency: 1 },
          { token: 'wlak', frequency: 1 },
        ]);
        expect((await index.similar('walk', 2)).length).toBe(2);
        expect(await index.similar('tŷ', 2)).toEqual([]);
      });

      test('names are completed from the starts of their words, once each', async () => {
        const named = (id: string, text: string, organization = 'Age Cymru') =>
          document(id, {
            names: [
              { kind: 'listing', text, id },
              { kind: 'organization', text: organization, id: 'org' },
            ],
          });
        await given(
          named('a', "Uplands Men's Shed"),
          named('b', "Men's Shed"),
          named('c', 'Tŷ Mens'),
          named('d', 'Menopause Café', 'Menter Abertawe'),
          named('e', "Men's Shed"),
        );
        const completed = async (...typed: string[]) =>
          (await index.complete(typed, 10)).map(({ kind, text }) => `${kind} ${text}`);
        expect(await completed('men')).toEqual([
          "listing Men's Shed",
          'listing Menopause Café',
          'organization Menter Abertawe',
          'listing Tŷ Mens',
          "listing Uplands Men's Shed",
        ]);
        expect(await completed('shed', 'mens')).toEqual(["listing Men's Shed", "listing Uplands Men's Shed"]);
        expect(await completed('cafe')).toEqual(['listing Menopause Café']);
        expect(await completed('ty', 'm')).toEqual(['listing Tŷ Mens']);
        expect(await completed('age', 'x')).toEqual([]);
        expect(await index.complete(['age'], 1)).toEqual([
          { kind: 'organization', text: 'Age Cymru', id: 'org' },
        ]);
        await index.apply([{ remove: { id: 'b', version: 2 } }], { visible: true });
        const [shed] = await index.complete(['mens', 'shed'], 1);
        expect(shed).toEqual({ kind: 'listing', text: "Men's Shed", id: 'e' });
      });

      test('ids come in ascending order, by pages', async () => {
        await given(...['b', 'B', 'a-2', 'a', 'c'].map((id) => document(id)));
        await index.apply([{ remove: { id: 'c', version: 2 } }], { visible: true });
        expect(await index.ids({ offset: 0, limit: 3 })).toEqual({ ids: ['B', 'a', 'a-2'], total: 4 });
        expect(await index.ids({ offset: 3, limit: 3 })).toEqual({ ids: ['b'], total: 4 });
        expect(await index.ids({ offset: 9, limit: 3 })).toEqual({ ids: [], total: 4 });
      });
    });

    test('after any history every query answers as the oracle does', { timeout: 300_000 }, async () => {
      const asked = fc.array(anyQuery, { minLength: queries, maxLength: queries });
      await fc.assert(
        fc.asyncProperty(anyHistory, asked, async (batches, questions) => {
          await index.rebuild(stream([]));
          for (const batch of batches) expect((await index.apply(batch)).refused).toEqual([]);
          await opened.settle();
          const live = liveDocuments(applyToModel(new Map(), batches.flat()));

          expect(await index.size()).toBe(live.length);
          const ids = live.map((doc) => doc.id).toSorted();
          expect(await index.ids({ offset: 0, limit: 100 })).toEqual({ ids, total: ids.length });
          for (const word of SPELLINGS)
            expect(await index.similar(word, 3)).toEqual(oracleSimilar(live, word, 3));
          expect([...(await index.frequencies(SPELLINGS))]).toEqual(
            SPELLINGS.map((word) => [word, oracleFrequency(live, word)]),
          );
          for (const typed of TYPED) {
            const names = await index.complete(typed, 4);
            expect(names.map(({ kind, text }) => ({ kind, text }))).toEqual(oracleComplete(live, typed, 4));
          }
          for (const question of questions)
            expectSame(await index.search(question), oracleSearch(live, question));
        }),
        { numRuns: runs },
      );
    });
  });
}
