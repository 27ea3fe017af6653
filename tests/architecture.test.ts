import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Who may import whom. A layer is a folder; its line says which folders and packages it may import.  Longest matching layer holds.
 */
const RULES: Readonly<Record<string, { folders: readonly string[]; packages: readonly string[] }>> = {
  schemas: { folders: ['schemas'], packages: ['zod'] },
  'functions/domain': {
    folders: ['schemas', 'functions/domain'],
    packages: ['node:crypto', 'rrule-temporal', 'snowball-stemmers', 'uuid', 'zod'],
  },
  'functions/store': {
    folders: [
      'schemas',
      'functions/store',
      'functions/domain/ports.ts',
      'functions/domain/errors.ts',
      'functions/domain/geo',
    ],
    packages: ['node:', '@aws-sdk/'],
  },
  'functions/search': {
    folders: [
      'schemas',
      'functions/search',
      'functions/domain/ports.ts',
      'functions/domain/errors.ts',
      'functions/domain/geo',
      'functions/domain/search/index-language.ts',
      'functions/domain/topics/sense.ts',
      'functions/domain/text/fold.ts',
      'functions/domain/text/edits.ts',
    ],
    packages: ['node:', '@opensearch-project/', '@aws-sdk/credential-provider-node', 'zod'],
  },
  'functions/http': {
    folders: ['schemas', 'functions/domain', 'functions/http', 'web'],
    packages: ['hono', 'zod', 'node:'],
  },
  'functions/runtime': {
    folders: ['schemas', 'functions/domain', 'functions/store', 'functions/search', 'functions/runtime'],
    packages: ['node:', '@aws-sdk/', '@aws-lambda-powertools/', 'aws-lambda', 'zod'],
  },
  functions: {
    folders: ['schemas', 'functions/domain', 'functions/http', 'functions/runtime'],
    packages: ['hono', 'aws-lambda'],
  },
  web: {
    folders: ['schemas', 'functions/domain', 'web'],
    packages: ['hono/jsx', 'leaflet', 'node:', 'esbuild', 'sass'],
  },
  infra: {
    folders: [
      'schemas',
      'infra',
      'functions/store/dynamodb/table-definition.ts',
      'functions/store/dynamodb/keys.ts',
      'web/build.ts',
    ],
    packages: ['aws-cdk-lib', 'constructs', 'cdk-nag', 'node:', 'esbuild'],
  },
  scripts: {
    folders: [
      'schemas',
      'functions/domain',
      'functions/runtime',
      'functions/http',
      'functions/search',
      'functions/store',
      'scripts',
      'web',
    ],
    packages: [
      'node:',
      '@hono/node-server',
      'cli-progress',
      'sass',
      'csv-parse',
      '@aws-sdk/',
      '@opensearch-project/',
      'zod',
      'playwright-core',
      '@axe-core/playwright',
      'pg',
      'esbuild',
      'vitest',
    ],
  },
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const IMPORT = /\bfrom\s+['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]|^import\s+['"]([^'"\n]+)['"]/gm;

function importsIn(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((to) => ({ from: file, to: to.startsWith('.') ? normalize(join(dirname(file), to)) : to }));
}

const layerOf = (file: string) =>
  Object.keys(RULES)
    .filter((layer) => file.startsWith(`${layer}/`))
    .toSorted((a, b) => b.length - a.length)[0];

const isOurs = (to: string) => /^(schemas|functions|web|infra|scripts|tests)\//.test(to);
const startsIn = (to: string, folder: string) => to === folder || to.startsWith(`${folder}/`);

function broken({ from, to }: Import): string | undefined {
  const layer = layerOf(from);
  const rule = layer && RULES[layer];
  if (!rule) return undefined;
  const allowed = isOurs(to)
    ? rule.folders.some((folder) => startsIn(to, folder))
    : rule.packages.some((name) =>
        name.endsWith(':') || name.endsWith('/')
          ? to.startsWith(name)
          : to === name || to.startsWith(`${name}/`),
      );
  return allowed ? undefined : `${from} (${layer}) must not import ${to}`;
}

const files = globSync('{schemas,functions,web,infra,scripts,tests}/**/*.{ts,tsx}').filter(
  (file) => !file.endsWith('.d.ts'),
);
const imports = files.flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));

describe('the import rules', () => {
  test('every import keeps to the table', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(imports.map(broken).filter((fault) => fault !== undefined)).toEqual([]);
  });

  test('nothing imports tests or entry points', () => {
    const entry = /^functions\/[^/]+\.ts$/;
    const faults = imports.filter(
      ({ from, to }) =>
        (to.startsWith('tests/') && !from.startsWith('tests/')) ||
        (entry.test(to) && !from.startsWith('tests/')),
    );
    expect(faults).toEqual([]);
  });

  test('there are no cycles', () => {
    const next = Map.groupBy(
      imports.filter(({ to }) => isOurs(to)),
      ({ from }) => from,
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('only the runtime reads the environment', () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(file, 'utf8')));
    const allowed = /^(functions\/runtime\/config\.ts|infra\/|scripts\/|tests\/)/;
    expect(readers.filter((file) => !allowed.test(file))).toEqual([]);
  });

  test('the clock is read only at the edge', () => {
    const readers = files.filter((file) => /new Date\(\)|Date\.now\(\)/.test(readFileSync(file, 'utf8')));
    const allowed =
      /^(functions\/runtime\/|functions\/search\/|functions\/store\/|scripts\/|tests\/|infra\/|web\/assets\/|web\/islands\/)/;
    expect(readers.filter((file) => !allowed.test(file))).toEqual([]);
  });
});

describe('the rules can fail', () => {
  const fault = (from: string, text: string) => importsIn(from, text).map(broken);

  test('a rule that reaches for an engine', () => {
    expect(fault('functions/domain/ranking.ts', "import { x } from '../search/memory/index.ts';")).toEqual([
      'functions/domain/ranking.ts (functions/domain) must not import functions/search/memory/index.ts',
    ]);
  });

  test('an adapter that imports a rule, over several lines', () => {
    expect(
      fault('functions/store/sqlite/x.ts', "import {\n  a,\n  b,\n} from '../../domain/ranking.ts';")[0],
    ).toContain('must not import');
  });

  test('a schema that imports a package other than zod', () => {
    expect(fault('schemas/x.ts', "import 'hono';")[0]).toContain('must not import hono');
  });

  test('what is allowed is no fault', () => {
    expect(
      fault('functions/http/x.ts', "import { Hono } from 'hono';\nimport { y } from '../domain/y.ts';"),
    ).toEqual([undefined, undefined]);
  });
});
