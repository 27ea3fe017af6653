import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compileAsync } from 'sass';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'web', 'assets');
const MODULES = join(ROOT, 'node_modules');

/** Where the one-machine form keeps what was built. */
export const ASSETS_DIR = join(ROOT, '.build', 'assets');

interface Manifest {
  readonly sources: string;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Styles and islands of script, each with the hash of its content in its name, beside its brotli and gzip forms, and
 * a manifest. Skipped when nothing that they are made of has changed. Several programs may build into one folder at
 * once: each file comes into it whole, the manifest last, and none is taken away that the manifest names.
 */
export async function buildAssets(outDir: string = ASSETS_DIR): Promise<void> {
  const sources = await hashOfSources();
  const before = await readFile(join(outDir, 'manifest.json'), 'utf8').then(
    (text) => JSON.parse(text) as Manifest,
    () => undefined,
  );
  if (before?.sources === sources) return;
  const [styles, mapStyles, script, map, icon] = await Promise.all([
    css('styles.scss'),
    css('map.scss').then(async (own) => (await leafletStyles()) + own),
    island('page.ts'),
    island('map.ts'),
    readFile(join(SOURCES, 'icon.svg'), 'utf8'),
  ]);
  const made = {
    styles: [styles, 'css'],
    mapStyles: [mapStyles, 'css'],
    script: [script, 'js'],
    map: [map, 'js'],
    icon: [icon, 'svg'],
  } as const;
  await mkdir(outDir, { recursive: true });
  const files: Record<string, string> = {};
  for (const [name, [text, ending]] of Object.entries(made))
    files[name] = await write(outDir, name, text, ending);
  await put(join(outDir, 'manifest.json'), JSON.stringify({ sources, files } satisfies Manifest));
  const outdated = Object.values(before?.files ?? {}).filter((file) => !Object.values(files).includes(file));
  await Promise.all(
    outdated.flatMap((file) => FORMS.map((form) => rm(join(outDir, `${file}${form}`), { force: true }))),
  );
}

const FORMS = ['', '.br', '.gz'] as const;

async function write(outDir: string, name: string, text: string, ending: string): Promise<string> {
  const bytes = Buffer.from(text);
  const file = `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}.${ending}`;
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const forms = { '': bytes, '.br': brotli, '.gz': gzipSync(bytes, { level: 9 }) };
  await Promise.all(FORMS.map((form) => put(join(outDir, `${file}${form}`), forms[form])));
  return file;
}

/** A reader finds all of it or what was there before, never a part. */
async function put(file: string, content: string | Buffer): Promise<void> {
  const part = `${file}.${randomUUID()}`;
  await writeFile(part, content);
  await rename(part, file);
}

async function css(file: string): Promise<string> {
  const compiled = await compileAsync(join(SOURCES, file), {
    style: 'compressed',
    loadPaths: [MODULES],
    quietDeps: true,
  });
  return compiled.css.replace(/^\uFEFF/, '');
}

const UNUSED = /leaflet-(popup|tooltip|control-layers|vml)|lvml/;

/** Without the parts that we do not use: their pictures would be asked for in vain. */
async function leafletStyles(): Promise<string> {
  const text = await readFile(join(MODULES, 'leaflet', 'dist', 'leaflet.css'), 'utf8');
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/[^{}]*\{[^{}]*url\([^{}]*\}/g, '')
    .replace(/([^{}]+)\{([^{}]*)\}/g, (_, selectors: string, rules: string) => {
      const used = selectors.split(',').filter((selector) => !UNUSED.test(selector));
      return used.length === 0 ? '' : `${used.join(',')}{${rules}}`;
    })
    .replace(/\s+/g, ' ');
}

async function island(file: string): Promise<string> {
  const built = await build({
    entryPoints: [join(SOURCES, 'islands', file)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2020'],
    legalComments: 'inline',
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'leaflet-used',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^leaflet$/ }, () => ({ path: join(SOURCES, 'leaflet-used.js') })),
      },
    ],
  });
  return built.outputFiles[0]?.text ?? '';
}

async function hashOfSources(): Promise<string> {
  const entries = await readdir(SOURCES, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const versions = ['govuk-frontend', 'leaflet', 'sass', 'esbuild'].map((name) =>
    join(MODULES, name, 'package.json'),
  );
  const hash = createHash('sha256');
  for (const name of [...names.toSorted(), ...versions, import.meta.filename])
    hash.update(name.slice(ROOT.length)).update(await readFile(name));
  return hash.digest('hex');
}
