import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = 'followed-to.json';
const Kept = z.object({ position: z.string(), madeBy: z.string() });
type Kept = z.infer<typeof Kept>;

/** Up to where this machine's index has followed the record, and what made it; undefined where that is not known. */
export async function readKept(folder: string): Promise<Kept | undefined> {
  try {
    return Kept.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
  } catch {
    return undefined;
  }
}

export async function writeKept(folder: string, kept: Kept): Promise<void> {
  await mkdir(folder, { recursive: true });
  const partial = join(folder, `${FILE}.partial`);
  await writeFile(partial, JSON.stringify(kept));
  await rename(partial, join(folder, FILE));
}
