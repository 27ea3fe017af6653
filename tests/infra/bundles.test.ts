import { readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { small } from '../../infra/stages.ts';
import { synthesise } from './synthesised.ts';

/** Above what the functions need today; a jump over it is a package that came in by accident. */
const BUNDLE_MB_MAX = 12.5;
const MB = 1_000_000;
/** The OpenSearch client looks for the SDK of old where it is given no credentials; it is given some. */
const OPTIONAL = new Set(['aws-sdk']);

const { app, template } = synthesise(small, {}, { bundled: true });
const assembly = app.synth();
const functions = Object.entries(template('service').findResources('AWS::Lambda::Function')).map(
  ([id, { Properties }]) => ({
    name: id.slice(0, -'Function12345678'.length),
    file: join(assembly.directory, `asset.${Properties.Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs'),
  }),
);

describe('the bundles', () => {
  it('are those of the three functions', () => {
    expect(functions.map(({ name }) => name).sort()).toEqual(['Answers', 'Projector', 'Review']);
  });

  it.each(functions)('stay small: $name', ({ name, file }) => {
    const size = statSync(file).size;
    const compressed = gzipSync(readFileSync(file)).byteLength;
    console.info(`${name}: ${(size / MB).toFixed(2)} MB, ${(compressed / MB).toFixed(2)} MB compressed`);
    expect(size).toBeLessThan(BUNDLE_MB_MAX * MB);
  });

  it.each(functions)('bring all that they need but Node itself: $name', async ({ file }) => {
    const { metafile } = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      metafile: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
    const foreign = imports.filter((path) => !isBuiltin(path) && !OPTIONAL.has(path));
    expect(imports.length).toBeGreaterThan(0);
    expect(foreign).toEqual([]);
  });
});
