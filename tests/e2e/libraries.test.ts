import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchResult } from '../../schemas/search.ts';
import { engines } from '../engines.ts';
import { command, type Environment, ROOT, shared, temporaryFolder } from '../fixtures/surroundings.ts';
import { startProgram } from './program.ts';

const LIBRARIES = shared('data/libraries/england-2023.csv');
const POSTCODES = shared('data/postcodes/libraries-england.csv');
const CORNWALL = shared('data/postcodes/TR.csv');
const MAPPING = join(ROOT, 'scripts/mappings/english-libraries.json');
const NEAR = ['LS1 3AB', 'TR1 2SH', 'CB1 9HZ'];
const RADIUS_KM = 20;

type Row = Readonly<Record<string, string>>;

/** CSV as RFC 4180 has it, all at once: another reader than the program's. */
function rows(file: string): Row[] {
  const text = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd();
  const table: string[][] = [[]];
  for (const [, cell = '', end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    table.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell.trim());
    if (end === '') break;
    if (end !== ',') table.push([]);
  }
  const [header = [], ...body] = table;
  return body.map((cells) => Object.fromEntries(header.map((name, n) => [name, cells[n] ?? ''])));
}

interface Expected {
  readonly name: string;
  readonly km: number;
}

/** Kilometres by the chord between two points on the unit sphere: another formula than the program's. */
function kilometres(a: readonly [number, number], b: readonly [number, number]): number {
  const onSphere = ([lat, lon]: readonly [number, number]) => {
    const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)] as const;
  };
  const [p, q] = [onSphere(a), onSphere(b)];
  return 2 * 6371.0087714 * Math.asin(Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) / 2);
}

/** Straight from the publisher's files: open libraries around a postcode, nearest first. */
function independently(libraries: string, postcodes: string, near: string): Expected[] {
  const points = new Map(
    rows(postcodes).map((row) => [row.Postcode, [Number(row.lat), Number(row.long)] as const]),
  );
  const here = points.get(near);
  if (!here) throw new Error(`${near} is not among the postcodes`);
  return rows(libraries)
    .filter(
      (row) =>
        !/\d{4}/.test(row.closed ?? '') && !/^(closed|temporary closure)$/i.test(row.operation_23 ?? ''),
    )
    .flatMap((row) => {
      const point = points.get(row.postcode ?? '');
      return point ? [{ name: row.name ?? '', km: kilometres(here, point) }] : [];
    })
    .filter(({ km }) => km <= RADIUS_KM)
    .toSorted((a, b) => a.km - b.km);
}

/** Postcodes of the libraries, and the one in Cornwall from which we search, in one file. */
function postcodesFile(): string {
  const wanted = NEAR.flatMap((near) =>
    readFileSync(CORNWALL ?? '', 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.startsWith(`${near},`)),
  );
  const file = join(folder.path, 'postcodes.csv');
  writeFileSync(file, `${readFileSync(POSTCODES ?? '', 'utf8').trimEnd()}\n${wanted.join('\n')}\n`);
  return file;
}

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Loads postcodes and libraries, then asks for the libraries near each postcode: every page, nearest first. */
async function answers(libraries: string, postcodes: string, env: Environment) {
  expect((await command('postcodes.ts', [postcodes], env).done).status).toBe(0);
  const imported = await command('import.ts', [libraries, '--mapping', MAPPING, '--json'], env).done;
  expect(imported.status, imported.err).toBe(0);
  const report = JSON.parse(imported.out) as Record<string, number>;
  const program = await startProgram(['--no-sample'], env);
  try {
    const found = new Map<string, SearchResult[]>();
    for (const near of NEAR) {
      const results: SearchResult[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const question = `q=library&near=${near.replace(' ', '+')}&radiusKm=${RADIUS_KM}&sort=distance&limit=100&cursor=${cursor}`;
        const page = await program.search(question);
        results.push(...page.results);
        cursor = page.nextCursor;
      }
      found.set(near, results);
    }
    const { total } = await program.search('q=library&show=closed&limit=1');
    return { report, found, total };
  } finally {
    await program.stop();
  }
}

function check(
  libraries: string,
  postcodes: string,
  { report, found, total }: Awaited<ReturnType<typeof answers>>,
) {
  expect(report).toMatchObject({ read: 3_487, created: 3_487, refused: 0 });
  expect(total).toBe(3_487);
  for (const near of NEAR) {
    const expected = independently(libraries, postcodes, near);
    const results = (found.get(near) ?? []).filter(({ reach }) => reach === 'within-reach');
    expect(expected.length).toBeGreaterThan(5);
    expect(results.map(({ name }) => name).toSorted()).toEqual(expected.map(({ name }) => name).toSorted());
    for (const [n, { km }] of expected.entries())
      expect(Math.abs((results[n]?.distanceKm ?? -1) - km)).toBeLessThan(0.001);
    console.log(`${near}: ${results.length} libraries within ${RADIUS_KM} km, in order`);
  }
}

const ids = (found: ReadonlyMap<string, readonly SearchResult[]>) =>
  [...found].map(([near, results]) => [near, results.map(({ id }) => id)]);

describe.skipIf(!LIBRARIES || !POSTCODES || !CORNWALL)(
  'the libraries of England',
  { timeout: 300_000 },
  () => {
    const libraries = LIBRARIES ?? '';
    let postcodes = '';
    beforeAll(() => {
      postcodes = postcodesFile();
    });
    let onOneMachine: Awaited<ReturnType<typeof answers>> | undefined;

    it('on one machine: every row is accounted for, and those near a postcode come in the right order', async () => {
      onOneMachine = await answers(libraries, postcodes, { HEREABOUTS_DATA: join(folder.path, 'one') });
      check(libraries, postcodes, onOneMachine);
      const closed = rows(libraries).filter(
        (row) => /\d{4}/.test(row.closed ?? '') || /^closed$/i.test(row.operation_23 ?? ''),
      );
      expect(onOneMachine.report.closed).toBe(closed.length);
    });

    it.skipIf(!engines)('on DynamoDB and OpenSearch: the same, with the same ids', async () => {
      const name = `e2e-libraries-${Date.now()}`;
      const onAws = await answers(libraries, postcodes, {
        HEREABOUTS_ENGINES: 'aws',
        HEREABOUTS_DATA: join(folder.path, 'aws'),
        HEREABOUTS_TABLE: name,
        HEREABOUTS_OPENSEARCH_INDEX: name,
        HEREABOUTS_DYNAMODB_ENDPOINT: engines?.dynamodb ?? '',
        HEREABOUTS_OPENSEARCH_ENDPOINT: engines?.opensearch ?? '',
      });
      check(libraries, postcodes, onAws);
      expect(onOneMachine).toBeDefined();
      if (onOneMachine) expect(ids(onAws.found)).toEqual(ids(onOneMachine.found));
    });
  },
);
