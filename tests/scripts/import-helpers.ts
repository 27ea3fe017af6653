import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toLine } from '../../functions/domain/export/ndjson.ts';
import { sortedListings } from '../../functions/domain/export/sorted.ts';
import type { ImportReport } from '../../functions/domain/import/report.ts';
import { runImport } from '../../functions/domain/import/run.ts';
import { openSqliteRecord, type SqliteRecord } from '../../functions/store/sqlite/record.ts';
import { loadMapping } from '../../scripts/import/mapped-csv.ts';
import { openSource } from '../../scripts/import/open-source.ts';

export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));
export const NOW = '2026-11-21T09:00:00Z';

/** Data that is not part of the project: a test that needs it says so loudly where it is missing. */
export function shared(path: string): string | undefined {
  const file = resolve(ROOT, '../shared', path);
  if (existsSync(file)) return file;
  console.warn(`SKIPPED: ../shared/${path} is not here`);
  return undefined;
}

export interface Folder {
  readonly path: string;
  write(name: string, content: string | Buffer): string;
  remove(): void;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'hereabouts-test-'));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export const openMemoryRecord = (): SqliteRecord =>
  openSqliteRecord(':memory:', { now: () => new Date(NOW) });

let runs = 0;

export async function importInto(
  record: SqliteRecord,
  source: string,
  mapping?: string,
): Promise<ImportReport> {
  const open = await openSource(source, {
    mapping: mapping === undefined ? undefined : loadMapping(mapping),
  });
  runs += 1;
  return runImport({ record, postcodes: record, stops: record, now: () => new Date(NOW) }, open, {
    run: `run-${runs}`,
  });
}

export async function exported(record: SqliteRecord): Promise<string[]> {
  const lines: string[] = [];
  for await (const { service } of sortedListings(record)) lines.push(toLine(service));
  return lines;
}

export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command of the project, in a process of its own, over the directory in `data`. */
export function command(script: string, args: readonly string[], data: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', join('scripts', script), ...args], {
    cwd: ROOT,
    env: { ...process.env, HEREABOUTS_DATA: data, HEREABOUTS_NOW: NOW, HEREABOUTS_ENGINES: 'sqlite' },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const done = new Promise<Finished>((answer) => child.on('close', (status) => answer({ status, out, err })));
  return { child, done };
}
