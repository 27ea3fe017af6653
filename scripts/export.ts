import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { csvHeader, toRow } from '../functions/domain/export/csv.ts';
import { toLine } from '../functions/domain/export/ndjson.ts';
import { sortedListings } from '../functions/domain/export/sorted.ts';
import type { ListingStore } from '../functions/domain/ports.ts';
import { ukDate } from '../functions/domain/time/days.ts';
import { withDirectory } from './import/command.ts';

const USAGE = `npm run export -- FORMAT [--out FILE]

  FORMAT  ndjson: everything, one service a line; importing it into an empty directory gives the same directory
          csv: a flat table for people
  --out   the file to write; without it, standard output`;

const FORMATS = ['ndjson', 'csv'] as const;
type Format = (typeof FORMATS)[number];

const isFormat = (text: string | undefined): text is Format => FORMATS.some((format) => format === text);

async function* linesOf(record: ListingStore, format: Format, today: string): AsyncGenerator<string> {
  if (format === 'csv') yield csvHeader();
  for await (const { service } of sortedListings(record)) {
    yield format === 'csv' ? toRow(service, today) : toLine(service);
  }
}

async function writeAll(lines: AsyncIterable<string>, out: Writable): Promise<number> {
  let count = 0;
  for await (const line of lines) {
    if (!out.write(`${line}\n`)) await once(out, 'drain');
    count += 1;
  }
  return count;
}

/** Under another name until it is whole: a file of the name asked for is never half an export. */
async function writeFile(lines: AsyncIterable<string>, file: string): Promise<number> {
  const partial = `${file}.partial`;
  const out = createWriteStream(partial);
  try {
    const count = await writeAll(lines, out);
    out.end();
    await finished(out);
    renameSync(partial, file);
    return count;
  } catch (error) {
    out.destroy();
    rmSync(partial, { force: true });
    throw error;
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true });
  const [format, ...more] = positionals;
  if (!isFormat(format) || more.length > 0) {
    console.error(USAGE);
    return 2;
  }
  return withDirectory(async ({ record, now }) => {
    const lines = linesOf(record, format, ukDate(now()));
    if (values.out === undefined) await writeAll(lines, process.stdout);
    else console.error(`${await writeFile(lines, values.out)} lines in ${values.out}`);
    return 0;
  });
}

/** Whoever reads the export may stop reading: `npm run export -- csv | head` is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`Nothing could be exported: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
