import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';

/** Names of what is built; the manifest gives each its file with the hash of its content in the name. */
export type AssetName = 'styles' | 'script' | 'map' | 'mapStyles' | 'icon';

interface AssetFile {
  readonly type: string;
  readonly plain: Buffer<ArrayBuffer>;
  readonly br: Buffer<ArrayBuffer>;
  readonly gzip: Buffer<ArrayBuffer>;
}

/** Built files, read once, with their compressed forms. */
export interface Assets {
  readonly links: Readonly<Partial<Record<AssetName, string>>>;
  readonly file: (name: string) => AssetFile | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Reads the folder that `buildAssets` filled. Throws where it was not. */
export async function loadAssets(folder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    files: Record<AssetName, string>;
  };
  const files = new Map<string, AssetFile>();
  for (const name of Object.values(manifest.files)) {
    const read = async (ending: string) => Buffer.from(await readFile(join(folder, `${name}${ending}`)));
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    files.set(name, { type, plain: await read(''), br: await read('.br'), gzip: await read('.gz') });
  }
  const links = Object.fromEntries(
    Object.entries(manifest.files).map(([name, file]) => [name, `/assets/${file}`]),
  );
  return { links, file: (name) => files.get(name) };
}

/** A file's name changes with its content, so that it may be kept for a year. */
export function assetRoutes(app: Hono, assets: Assets | undefined): void {
  app.get('/assets/:name', (context) => {
    const file = assets?.file(context.req.param('name'));
    if (!file) return context.notFound();
    const accepted = context.req.header('Accept-Encoding') ?? '';
    const coding = (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
    return context.body(coding ? file[coding] : file.plain, 200, {
      'Content-Type': file.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(coding ? { 'Content-Encoding': coding } : {}),
    });
  });
}
